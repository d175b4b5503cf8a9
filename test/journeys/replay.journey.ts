/** The past: any moment by the slider, in both senses, and its address. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, same, strip, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';

const count = async (page: Page, tab: 'Events' | 'Zones' | 'Notes'): Promise<number> => {
  const text = (await page.getByRole('tab', { name: tab }).textContent()) ?? '';
  return Number(text.replace(/\D/g, ''));
};
const items = async (page: Page): Promise<number> =>
  (await count(page, 'Events')) + (await count(page, 'Zones')) + (await count(page, 'Notes'));

const SHOTS = join(import.meta.dirname, '..', '..', 'artefacts', 'journeys');

/** The moment in the address. */
const moment = (page: Page): string | null => new URL(page.url()).searchParams.get('at');

const DAY = 86_400_000;

test('the slider shows an earlier moment, as known and as it happened, and the address keeps it', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const started = Date.now();
  // Six events, of which the last three are reported late: they occurred before all others.
  for (let i = 0; i < 6; i++) {
    const from = new Date(started - (i < 3 ? 3_600_000 : 2 * DAY) - i * 60_000).toISOString();
    await room.send('il officer', reported(`Event ${i + 1}`, { occurred: { from } }));
  }
  const us = await open(room, 'us officer');
  const { page } = us;
  await same(room, [page]);
  expect(await items(page)).toBe(3);
  await page.getByRole('button', { name: '3 closed hidden' }).click(); // over for two days
  expect(await items(page)).toBe(6);

  const replay = page.getByText('REPLAY', { exact: false }).first();
  const frame = page.locator('.replay-frame');
  await expect(frame).toHaveCount(0);

  // Entry by entry back: 1 opens the log, so entry 4 made the third event.
  const back = page.getByRole('button', { name: 'One entry back' });
  for (let i = 0; i < 3; i++) await back.click();
  await expect(replay).toBeVisible();
  await expect(frame).toHaveCSS('border-top-color', 'rgb(255, 194, 77)');
  await expect(page.getByText(/\d{6}Z [A-Z]{3} \d{2}/).first()).toBeVisible();
  await expect.poll(() => moment(page)).toBe('4');
  const known = await room.picture('?at=4&as=known');
  expect(known.items.length).toBe(3);
  await expect.poll(() => items(page)).toBe(known.items.length);
  await expect(page.getByRole('button', { name: 'Event', exact: true })).toHaveCount(0); // no tools in the past

  await page.screenshot({ path: join(SHOTS, 'en-replay.png') });

  // The copied address shows the same in another page.
  const copied = await us.context.newPage();
  await copied.goto(page.url());
  await expect(copied.locator('.replay-frame')).toBeVisible();
  await expect.poll(() => items(copied)).toBe(known.items.length);
  await copied.close();

  // What had happened by then is another picture: three more were reported only later.
  await page.getByRole('button', { name: 'as it happened' }).click();
  await expect.poll(() => moment(page)).not.toBe('4');
  const at = moment(page);
  const happened = await room.picture(`?at=${at}&as=happened`);
  expect(happened.items.length).toBe(6);
  await expect.poll(() => items(page)).toBe(happened.items.length);
  await expect(replay).toContainText('as it happened by');

  // By the slider, a day back: only what is known by now to have occurred two days ago.
  const slider = page.getByRole('slider', { name: 'Moment shown' });
  const box = await slider.boundingBox();
  if (box === null) throw new Error('no slider');
  await slider.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect.poll(() => items(page)).toBe(3);
  await expect.poll(() => moment(page)).not.toBe(at); // written down when the slider rests
  const middle = moment(page);
  expect((await room.picture(`?at=${middle}&as=happened`)).items.length).toBe(3);
  expect((await room.picture(`?at=${middle}&as=known`)).items.length).toBe(0);
  await slider.press('ArrowLeft');
  await slider.press('Home');
  await expect.poll(() => items(page)).toBeLessThan(3);

  // A live screen goes on underneath.
  await room.send('sy officer', reported('Reported meanwhile'));
  await page.getByRole('button', { name: 'Back to live' }).click();
  await expect(frame).toHaveCount(0);
  await expect.poll(() => items(page)).toBe(7);
  await expect(strip(page)).toContainText('SAME PICTURE');
  await expect.poll(() => moment(page)).toBeNull();

  // The back button returns to the past, and forward to the present.
  await page.goBack();
  await expect(frame).toBeVisible();
  await expect.poll(() => moment(page)).not.toBeNull();
  await page.goForward();
  await expect(frame).toHaveCount(0);
  await expect.poll(() => items(page)).toBe(7);
});
