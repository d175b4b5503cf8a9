/**
 * A FLASH that another desk reports rings where nobody acknowledges it: in the strip, in the list, on the wall and
 * for the ear; the alarm is acknowledged in the list, for one desk, and ends with a position.
 */
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, test, within } from '../support/journey.ts';
import { NOTHING_RINGS } from '../support/nothing-rings.ts';
import { reported } from '../support/room.ts';
import type { CellChanges } from '../support/room-cell.ts';
import { LANGUAGES, shoot, speak, TAGS } from './look.ts';
import { judge, LARGE, MAP, nameOf, USUAL } from './looks.ts';

const LIMIT = 10; // seconds, the shortest that a cell may set
const RINGS: CellChanges = {
  channel: 'off',
  escalation: { ...NOTHING_RINGS, FLASH: { shown: 'off', acknowledged: LIMIT, unit: 'off' } },
};
const NARROW = { width: 1024, height: 768 };

const stripOn = (page: Page) => page.locator('section.alarms');
const rowsOn = (page: Page) => stripOn(page).locator('[data-alarm]');

declare global {
  interface Window {
    /** Notes that this page has sounded. */
    notes: number;
  }
}

/** Counts the notes that a page sounds, and lets all of them out. */
const listening = (page: Page) =>
  page.addInitScript(() => {
    window.notes = 0;
    const context = AudioContext.prototype;
    Object.defineProperty(context, 'state', { get: () => 'running' });
    const { createOscillator } = context;
    context.createOscillator = function note() {
      window.notes++;
      return createOscillator.call(this);
    };
  });
const notesOn = (page: Page) => page.evaluate(() => window.notes);

/** Columns of a wall in which something is cut. */
const cutOff = (): string[] =>
  [...document.querySelectorAll('.column > section')]
    .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
    .map(({ className }) => `${className} is cut`);

/** When an item was recorded. */
const Recorded = z.looseObject({ recorded: z.string() });

test('[R63] [P19] a FLASH is heard at once and rings by its limit, is acknowledged for one desk, a position ends it', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ cell: RINGS });
  const { page: us } = await open(room, 'us officer', { before: listening });
  const { page: analyst } = await open(room, 'us analyst', {
    before: listening,
  });
  const { page: il } = await open(room, 'il officer');
  await expect(stripOn(us).getByRole('heading')).toHaveText('Alarms 0');
  expect(await notesOn(us)).toBe(0);

  const { item } = await room.send('sy officer', reported('Fire', { precedence: 'FLASH' }));
  const row = rowsOn(us);
  await expect(row).toHaveCount(0);
  await expect.poll(() => notesOn(us)).toBe(2); // a FLASH is heard as it comes
  await expect(row).toContainText('US has not acknowledged');
  await expect(row).toHaveClass(/unacknowledged/);
  await expect(stripOn(us).getByRole('heading')).toHaveText('Alarms 1');
  await expect(us).toHaveTitle(/1 alarm · 1 FLASH/);
  await expect(us.locator('[data-told=alarms]')).toContainText('Alarm. US has not acknowledged');
  await expect.poll(() => notesOn(us)).toBe(4);

  // an analyst sees it, hears that it came and no more, and may not answer it
  await expect(rowsOn(analyst)).toHaveClass(/unacknowledged/);
  await expect(rowsOn(analyst).getByRole('button')).toHaveCount(1);
  await expect(rowsOn(analyst)).toContainText('Officers and supervisors answer alarms');
  expect(await notesOn(analyst)).toBe(2);

  // what rings is opened by its row
  await row.getByRole('button').first().click();
  await expect(us.locator('#pane-item article')).toContainText(item ?? '');

  await us.locator('body').press('!');
  const list = us.getByRole('dialog', { name: 'All alarms' });
  await list.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await us.keyboard.press('Escape');
  await expect(row).toHaveClass(/acknowledged/);
  await expect(row).toContainText('seen by us-officer');
  await expect(us).not.toHaveTitle(/alarm/);
  await expect(rowsOn(il)).toHaveClass(/unacknowledged/);
  await expect(il).toHaveTitle(/1 alarm/);

  await room.send('il officer', { type: 'position.taken', item, stance: 'confirms' });
  await expect(rowsOn(il)).toHaveCount(0);
  await expect(stripOn(il).getByRole('heading')).toHaveText('Alarms 0');
  await expect(row).toHaveCount(1);

  // shelved by the list, for a reason; taken off it rings again
  await us.locator('body').press('!');
  await list.getByRole('button', { name: 'Shelve…' }).click();
  await list.getByLabel('Minutes').fill('20');
  await list.getByLabel('Why').fill('Being looked into');
  await us.keyboard.press('Enter');
  await expect(list).toContainText('Being looked into');
  await expect(list.locator('[data-alarm]')).toHaveClass(/shelved/);
  await list.getByRole('button', { name: 'Take off the shelf' }).click();
  await expect(list.locator('[data-alarm]')).toHaveClass(/unacknowledged/);
  await us.keyboard.press('Escape');
  await expect(row).toHaveClass(/unacknowledged/);

  // a moment that is past shows what rang then, and makes no tone of its own
  const { items } = await room.picture();
  const { recorded } = Recorded.parse(items.find(({ ref }) => ref === item));
  const then = new Date(Date.parse(recorded) + LIMIT * 1000).toISOString();
  await il.goto(within(il, `/?at=${then}&as=known`));
  await expect(il.locator('.replay-frame')).toBeVisible();
  await expect(rowsOn(il)).toContainText('IL has not acknowledged');
  await expect(rowsOn(il)).toHaveClass(/unacknowledged/);
  await expect(rowsOn(il)).toContainText('+00:00');
  await expect(rowsOn(il).getByRole('button')).toHaveCount(1);
  const before = new Date(Date.parse(recorded) + LIMIT * 1000 - 1).toISOString();
  await il.goto(within(il, `/?at=${before}&as=known`));
  await expect(il.locator('.replay-frame')).toBeVisible();
  await expect(stripOn(il).getByRole('heading')).toHaveText('Alarms 0');
});

test('a person may switch sound off for themselves, and a browser that keeps it back is told of', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ cell: RINGS });
  const { page: off } = await open(room, 'us officer', { before: listening });
  await expect(stripOn(off).getByRole('heading')).toHaveText('Alarms 0');
  await off.locator('body').press('!');
  await off.getByLabel('Sound of alarms on this machine').uncheck();
  await off.reload();
  await expect(stripOn(off)).toContainText('sound off');
  const { page: held } = await open(room, 'us second');
  await room.send('sy officer', reported('Fire', { precedence: 'FLASH' }));
  await expect(rowsOn(off)).toHaveClass(/unacknowledged/);
  await expect(stripOn(held)).toContainText('Press any key to hear alarms');
  await held.keyboard.press('Shift');
  await expect(stripOn(held)).not.toContainText('Press any key');
  expect(await notesOn(off)).toBe(0);
});

test('what rings is laid out whole, and anybody can use it, in three languages', {
  tag: '@looks',
}, async ({ roomOf, open }) => {
  test.setTimeout(3_600_000);
  const room = await roomOf({ cell: RINGS });
  const { page } = await open(room, 'us officer', { map: MAP });
  const { page: wall } = await open(room, 'il wall', {
    map: MAP,
    viewport: LARGE,
  });
  for (const title of ['One', 'Two', 'Three', 'Four']) {
    await room.send('sy officer', reported(title, { precedence: 'FLASH' }));
  }
  await expect(rowsOn(page)).toHaveCount(3);
  for (const tag of TAGS) {
    const look = (state: string, size = USUAL) => nameOf({ tag, state, size, theme: 'dark' });
    await speak(page, tag);
    await page.setViewportSize(USUAL);
    await judge(page, look('alarms'));
    await page.locator('body').press('!');
    await page.locator('dialog[open] [data-alarm]').first().waitFor();
    await page.locator('dialog[open] article button[aria-expanded]').first().click();
    await judge(page, look('alarms-list'), { over: true });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.setViewportSize(NARROW);
    await page.locator('.bell .chip').click();
    await expect(rowsOn(page)).toHaveCount(3);
    await judge(page, look('alarms-bell', NARROW), { over: true });
    await page.keyboard.press('Escape');

    await wall.goto(within(wall, `/wall?lang=${tag}`));
    await expect(wall.locator('html')).toHaveAttribute('dir', LANGUAGES[tag].dir);
    await expect(wall.locator('.column [data-alarm]')).toBeVisible();
    await expect(wall.locator('.column').getByText('One', { exact: true })).toHaveCount(1); // nothing stands twice
    expect(await wall.evaluate(cutOff)).toEqual([]);
    await shoot(wall, look('wall-alarms', LARGE), false);
  }
});
