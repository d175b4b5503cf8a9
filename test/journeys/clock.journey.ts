/** Clocks that are wrong: the server's, which all screens say, and a workstation's, which changes nothing. */
import type { Page } from '@playwright/test';
import { button, clickMap, field } from '../support/hands.ts';
import { expect, strip, test, within } from '../support/journey.ts';
import { reported } from '../support/room.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How far the time on the page is from the right one, in whole seconds. */
async function off(page: Page): Promise<number> {
  const shown = await page.locator('.clocks time').getAttribute('datetime');
  return Math.round(Math.abs(Date.parse(shown ?? '') - Date.now()) / SECOND);
}

/** The moment of the slider, in seconds since 1970. */
const moment = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider', { name: 'Moment shown' }).getAttribute('aria-valuenow'));

test('a workstation\u2019s clock is 45 minutes slow, then a day fast: the page goes by the server\u2019s', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const minutesAgo = (n: number) => new Date(Date.now() - n * MINUTE).toISOString();
  await room.send(
    'il officer',
    reported('Seen two hours ago', { occurred: { from: minutesAgo(120) } }),
  );
  await room.send('il officer', reported('Seen just now', { occurred: { from: minutesAgo(6) } }));
  const { page } = await open(room, 'us officer', {
    before: (page) =>
      page.addInitScript((by) => {
        const Real = Date;
        const wrong = { by };
        Object.assign(window, { wrong });
        globalThis.Date = class extends Real {
          constructor(...given: []) {
            super(...(given.length > 0 ? given : ([Real.now() + wrong.by] as unknown as [])));
          }
          static override now() {
            return Real.now() + wrong.by;
          }
        } as DateConstructor;
      }, -45 * MINUTE),
  });
  await expect(strip(page)).toContainText('SAME PICTURE');
  await expect.poll(() => off(page)).toBeLessThanOrEqual(2);
  await expect(page.getByRole('option').filter({ hasText: 'Seen just now' })).toContainText(
    '6 min ago',
  );

  // Play plays: it does not jump to what is live.
  const at = encodeURIComponent(minutesAgo(100));
  await page.goto(within(page, `/?at=${at}&as=happened`));
  await expect(page.locator('.replay-frame')).toBeVisible();
  const from = await moment(page);
  await button(page, 'Play').click();
  await expect.poll(() => moment(page)).toBeGreaterThan(from + 60);
  await button(page, 'Pause').click();
  await expect(page.locator('.replay-frame')).toBeVisible();
  await button(page, /^Back to live/).click();
  await expect(page.locator('.replay-frame')).toHaveCount(0);

  // Set while the page is open, and a form's "-5m".
  await page.evaluate((day) => {
    const { wrong } = window as unknown as { wrong: { by: number } };
    wrong.by += day;
  }, 24 * HOUR);
  await button(page, 'Event').click();
  await clickMap(page, 0.5, 0.5);
  await field(page, 'category').selectOption('small-arms-fire');
  await field(page, 'title.en').fill('Typed by the server\u2019s clock');
  await field(page, 'occurred.from').fill('-5m');
  await button(page, 'Report').click();
  await expect(page.getByRole('heading', { name: 'Typed by the server' })).toBeVisible();
  expect(await off(page)).toBeLessThanOrEqual(2);
  const { items } = await room.picture();
  const { occurred } = Object(items.at(-1)?.fields);
  const minutes = (Date.now() - Date.parse(occurred.from)) / MINUTE;
  expect(minutes).toBeGreaterThan(4);
  expect(minutes).toBeLessThan(8);
});

test('[L15] [L16] the server\u2019s clock steps ahead: every screen says so, nothing is taken, an administrator confirms it', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ steps: true });
  const { page: us } = await open(room, 'us officer', { expected: /503|Failed to load/ });
  const { page: wall } = await open(room, 'sy wall');
  for (const page of [us, wall]) await expect(strip(page)).toContainText('SAME PICTURE');
  room.step(2 * HOUR + MINUTE);
  const alarm = /NOTHING IS WRITTEN: the server.s clock has jumped 2 hours, 1 minute ahead/;
  for (const page of [us, wall]) {
    await expect(page.getByRole('alert').filter({ hasText: alarm })).toBeVisible();
  }
  await expect(us.getByRole('alert').filter({ hasText: alarm })).toContainText('--accept-clock');
  await button(us, 'Event').click();
  await clickMap(us, 0.5, 0.5);
  await field(us, 'category').selectOption('small-arms-fire');
  await field(us, 'title.en').fill('Reported meanwhile');
  await field(us, 'occurred.from').fill('-5m');
  await button(us, 'Report').click();
  await expect(
    us.getByText('Nothing is written while the server\u2019s clock is in doubt'),
  ).toBeVisible();

  const { page: admin } = await open(room, 'us admin');
  const panel = admin
    .getByRole('alert')
    .filter({ hasText: 'It has jumped 2 hours, 1 minute ahead' });
  await expect(panel).toBeVisible();
  await button(admin, 'The clock is right: go by it').click();
  await expect(panel).toHaveCount(0);
  await expect(us.getByRole('alert').filter({ hasText: alarm })).toHaveCount(0);
  await button(us, 'Report').click();
  await expect(us.getByRole('heading', { name: 'Reported meanwhile' })).toBeVisible();
  await admin.getByRole('link', { name: 'Record of access' }).click();
  await expect(admin.getByText(/confirmed the server.s clock/)).toBeVisible();

  // Put right again, it lies behind what was written meanwhile.
  room.step(-2 * HOUR);
  const behind = /The server.s clock lies 1 hour behind the log/;
  for (const page of [us, wall]) {
    await expect(page.getByRole('alert').filter({ hasText: behind })).toBeVisible();
  }
});
