/** A page of an earlier version is open while its server is replaced: it reloads itself, says so, and calls nothing broken. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { follow } from '../support/follow.ts';
import { expect, strip, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { ROOT, Succession, versionOf } from '../support/versions.ts';

/** The last commit whose pages speak protocol 1. */
const BEFORE = '75280d0';
/** What a page says of a line it cannot read, if it takes that for a broken log. */
const BROKEN = /\[(C|R)\d+\]|is not an entry|did not fit/;

test('[W11] the page of the version before reloads itself and says so', async ({ browser }) => {
  test.setTimeout(600_000); // it builds that page first
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
    await expect(strip(page)).toContainText('SAME PICTURE', { timeout: 60_000 });
    await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));

    await succession.serve(ROOT);
    await report(succession, 'After the server was replaced');
    await expect
      .poll(() => said.some((text) => text.includes('of an older version than the server')), {
        timeout: 60_000,
        message: 'the page says that it is older than its server',
      })
      .toBe(true);
    await page.waitForFunction(() => !('notReloaded' in globalThis), undefined, {
      timeout: 60_000,
    });
    await expect(strip(page)).toContainText('SAME PICTURE', { timeout: 60_000 });
    await expect(page.getByRole('tab', { name: 'Events 1' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(said.filter((text) => BROKEN.test(text))).toEqual([]);
    await context.close();
  } finally {
    await succession.close();
    rmSync(old, { recursive: true, force: true });
  }
});

/** Reports an event by the server that runs. */
async function report(succession: Succession, title: string): Promise<void> {
  const link = succession.link('il officer');
  const answer = await fetch(`${new URL(link).origin}/api/pictures/shared/changes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: await follow(link) },
    body: JSON.stringify({ id: randomUUID(), change: reported(title) }),
  });
  expect(answer.status).toBe(201);
}
