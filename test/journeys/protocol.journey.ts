/** A page of an earlier version is open while its server is replaced: it reloads itself, says so, and calls nothing broken. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { PROTOCOL, PROTOCOL_HEADER } from '../../picture/wire.ts';
import { follow } from '../support/follow.ts';
import { expect, strip, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { ROOT, Succession, versionOf } from '../support/versions.ts';

/** The last commit whose pages speak protocol 1. */
const BEFORE = '75280d0';
/** What a page says of a line it cannot read, if it takes that for a broken log. */
const BROKEN = /\[(C|R)\d+\]|is not an entry|did not fit/;

test('[W11] the page of the version before reloads itself and says so', async ({ browser }) => {
  const old = versionOf(BEFORE);
  const succession = new Succession();
  try {
    await succession.serve(old);
    const context = await browser.newContext({ locale: 'en' });
    const page = await context.newPage();
    const said: string[] = [];
    await page.exposeFunction('hear', (text: string) => said.push(text));
    await page.addInitScript(`new MutationObserver(() => hear(document.body?.innerText ?? ''))
      .observe(document, { subtree: true, childList: true, characterData: true });`);
    await page.goto(succession.link('us officer'));
    await expect(strip(page)).toContainText('SAME PICTURE', { timeout: 120_000 });
    await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));

    await succession.serve(ROOT);
    await report(succession, 'After the server was replaced');
    await expect
      .poll(() => said.some((text) => text.includes('of an older version than the server')), {
        timeout: 120_000,
        message: 'the page says that it is older than its server',
      })
      .toBe(true);
    await page.waitForFunction(() => !('notReloaded' in globalThis), undefined, {
      timeout: 120_000,
    });
    await expect(strip(page)).toContainText('SAME PICTURE', { timeout: 120_000 });
    await expect(page.getByRole('tab', { name: 'Events 1' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(said.filter((text) => BROKEN.test(text))).toEqual([]);
    await context.close();
  } finally {
    await succession.close();
    rmSync(old, { recursive: true, force: true });
  }
});

test('[W11] a page without a socket learns it by any answer, says so in its language and reloads itself', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page } = await open(room, 'us admin', { language: 'ar' });
  const alert = page
    .getByRole('alert')
    .filter({ hasText: 'إصدار هذه الصفحة أقدم من إصدار الخادم' });
  await expect(page.locator('main table')).toBeVisible();
  await expect(alert).toHaveCount(0);
  await page.route('**/api/**', async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers(), [PROTOCOL_HEADER.toLowerCase()]: `${PROTOCOL + 1}` };
    await route.fulfill({ response: answer, headers });
  });
  await page.reload(); // as a page whose server has been replaced, and which now asks it
  await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
  await expect(alert).toContainText(`protocol ${PROTOCOL + 1}, this page ${PROTOCOL}`);
  await page.unrouteAll({ behavior: 'wait' }); // and comes again of the server's version
  await page.waitForFunction(() => !('notReloaded' in globalThis), undefined, { timeout: 120_000 });
  await expect(page.locator('main table')).toBeVisible();
  await expect(alert).toHaveCount(0);
});

/** Reports an event by the server that runs. */
async function report(succession: Succession, title: string): Promise<void> {
  const { url, cookie } = await follow(succession.link('il officer'));
  const answer = await fetch(`${url}/api/pictures/shared/changes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: cookie },
    body: JSON.stringify({ id: randomUUID(), change: reported(title) }),
  });
  expect(answer.status).toBe(201);
}
