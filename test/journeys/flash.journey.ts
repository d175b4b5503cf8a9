/**
 * A FLASH over every page of the desks that it asks: in three languages, also in the past, until somebody types
 * its digits back; who is told while nobody does; what of it counts as shown; and how it stands on walls.
 */
import type { Page } from '@playwright/test';
import { proposed } from '../support/examples.ts';
import { expect, same, test, within } from '../support/journey.ts';
import { digitsOf, phrase, sent } from '../support/messaging.ts';
import { NOTHING_RINGS } from '../support/nothing-rings.ts';
import { type Room, reported } from '../support/room.ts';
import type { CellChanges } from '../support/room-cell.ts';
import { shownAtDesks } from '../support/shown-at.ts';
import { takeWatch } from '../support/taking.ts';
import { expectUsable, LANGUAGES, shoot, speak, TAGS } from './look.ts';
import { judge, LARGE, LARGEST, MAP, nameOf, USUAL } from './looks.ts';

const LIMIT = 10; // seconds, the shortest that a cell may set
const FLASH_ALONE: CellChanges = {
  channel: 'off',
  escalation: { ...NOTHING_RINGS, FLASH: { shown: 'off', acknowledged: LIMIT, unit: 'off' } },
};
const QUIET: CellChanges = { channel: 'off', escalation: NOTHING_RINGS };

const banner = (page: Page) => page.locator('section.flash');
const field = (page: Page) => banner(page).getByRole('textbox');

/** Sends a FLASH to US and IL: to cease firing at once at a place. */
async function cease(room: Room, to: readonly string[] = ['us', 'il']): Promise<string> {
  const { item: zone } = await room.send('sy officer', {
    ...proposed(),
    agrees: true,
  });
  const values = { activity: 'firing', zone: zone ?? '', time: '2027-01-01T12:00:00.000Z' };
  const { item } = await room.send(
    'sy officer',
    sent(to, { phrase: phrase('229', values) }, 'FLASH'),
  );
  if (item === null) throw new Error('a message has a reference');
  return item;
}
test('[R61] [P21] it stands over every page of a desk, digits acknowledge it, and it is gone at once everywhere', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ cell: QUIET });
  await takeWatch(room, 'us officer');
  const { page: us } = await open(room, 'us officer');
  const { page: analyst } = await open(room, 'us analyst');
  const { page: second } = await open(room, 'us second');
  const { page: il } = await open(room, 'il officer');
  const { page: sy } = await open(room, 'sy officer');
  const ref = await cease(room);

  for (const page of [us, analyst, second, il]) {
    await expect(banner(page)).toContainText('Please cease the following activity');
    await expect(banner(page).locator('[lang=ar]')).toBeVisible();
    await expect(banner(page).locator('[lang=he]')).toBeVisible();
  }
  await expect(banner(sy)).toHaveCount(0);
  await expect(us.getByRole('alert').filter({ hasText: `FLASH ${ref} from Syria` })).toHaveCount(1);
  const valuesIn = (tag: string) =>
    banner(us).locator(`[lang=${tag}] bdi[dir=ltr]`).allTextContents();
  expect(await valuesIn('ar')).toEqual(await valuesIn('en'));
  expect(await valuesIn('he')).toEqual(await valuesIn('en'));

  // whoever does not hold the watch reads who does; they fold it to one line, and it stays
  for (const page of [analyst, second]) {
    await expect(banner(page)).toContainText('us-officer holds your watch and acknowledges');
    await expect(field(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(banner(page)).toHaveClass(/folded/);
    await expect(banner(page)).toContainText(ref);
  }
  await expect(banner(il)).toContainText('nobody holds your watch');

  // other pages of the desk, and the past, stand under it
  for (const key of ['w', '9', 's']) {
    await us.locator('body').press(key);
    await expect(banner(us)).toBeVisible();
    await us.keyboard.press('Escape');
  }
  await il.goto(within(il, `/?at=2&as=known`));
  await expect(il.locator('.replay-frame')).toBeVisible();
  await expect(banner(il)).toContainText(ref);

  // by keys alone: A, three digits, Enter; other digits do nothing
  await us.locator('body').press('a');
  await expect(field(us)).toBeFocused();
  await us.keyboard.type('999');
  await expect(banner(us)).toContainText(`These are not the last three of ${ref}`);
  await expect(banner(us).getByRole('button', { name: 'Acknowledge' })).toBeDisabled();
  await field(us).fill('');
  await us.keyboard.type(digitsOf(ref));
  await us.keyboard.press('Enter');
  for (const page of [us, analyst, second]) await expect(banner(page)).toHaveCount(0);
  await expect(banner(il)).toBeVisible();

  // where nobody holds the watch any officer does, also from the past
  await il.locator('body').press('a');
  await il.keyboard.type(digitsOf(ref));
  await il.keyboard.press('Enter');
  await expect(banner(il)).toHaveCount(0);
});

test('of several the first stands there, with how many more; what comes unfolds it again', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ cell: QUIET });
  const { page } = await open(room, 'us officer');
  const { page: analyst } = await open(room, 'us analyst');
  const { item: first } = await room.send('sy officer', reported('One', { precedence: 'FLASH' }));
  await expect(banner(analyst)).toContainText('an officer of your desk acknowledges');
  await analyst.keyboard.press('Escape');
  await expect(banner(analyst)).toHaveClass(/folded/);
  const { item: second } = await room.send('sy officer', reported('Two', { precedence: 'FLASH' }));
  await expect(banner(analyst)).not.toHaveClass(/folded/);
  await expect(banner(page)).toContainText(first ?? '');
  await banner(page).getByRole('button', { name: '1 more' }).click();
  await expect(banner(page)).toContainText(second ?? '');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(digitsOf(second ?? ''));
  await page.keyboard.press('Enter');
  await expect(banner(page)).toContainText(first ?? '');
  await expect(banner(page).getByRole('button', { name: '1 more' })).toHaveCount(0);
  await expect(field(page)).toBeFocused();
});

test('[R63] while a desk is silent it rings there, at its second officer, at all desks; acknowledging the alarm holds nothing up', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ cell: FLASH_ALONE, steps: true });
  const { page: us } = await open(room, 'us officer');
  const { page: sy } = await open(room, 'sy officer');
  const { page: wall } = await open(room, 'us wall');
  const ref = await cease(room, ['us']);
  await expect(banner(us)).toContainText('then an alarm at your desk');
  await expect(wall.locator('.column')).toContainText('alarm in');
  await expect(wall.locator('.column')).toContainText('not acknowledged');
  const rows = us.locator('section.alarms [data-alarm]');
  await expect(rows).toContainText(`US has not acknowledged ${ref}`);
  await expect(rows).toContainText('US acknowledges it with its last three digits');
  await expect(banner(us)).toContainText('then all desks');

  // the alarm may be acknowledged in the list, which says what that does not do
  await us.locator('body').press('!');
  const list = us.getByRole('dialog', { name: 'All alarms' });
  await expect(list).toContainText(`It goes further until US has dealt with ${ref} itself`);
  await list.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(list.locator('[data-alarm]')).toHaveClass(/acknowledged/);
  await us.keyboard.press('Escape');
  room.step(5 * LIMIT * 1000);
  await expect(sy.locator('section.alarms [data-alarm]')).toContainText('tell US by voice');
  await expect(banner(us)).toContainText('all desks are told');
  await expect(wall.locator('.column')).toContainText('not acknowledged');

  await us.locator('body').press('a');
  await us.keyboard.type(digitsOf(ref));
  await us.keyboard.press('Enter');
  for (const page of [us, sy]) {
    await expect(page.locator('section.alarms [data-alarm]')).toHaveCount(0);
  }
  await expect(wall.locator('.column')).toContainText('US ✓ acknowledged'); // it is not answered yet
  await expect(wall.locator('.column [data-alarm]')).toHaveCount(0);
});

test('[R62] what can be read on the glass for a second is shown; covered, collapsed or past, it never is', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ cell: QUIET });
  const { page: us } = await open(room, 'us officer', { map: 'drawn' });
  const { page: il } = await open(room, 'il officer', { map: 'drawn' });
  const { page: analyst } = await open(room, 'sy analyst', { map: 'drawn' });
  await same(room, [us, il, analyst]);

  // a dialog lies over everything at US: nothing of it can be read there, and at IL it can
  await us.locator('body').press('?');
  await us.locator('dialog[open]').waitFor();
  const ref = await cease(room);
  await expect.poll(() => shownAtDesks(room, ref)).toEqual(['il']);
  await us.keyboard.press('Escape');
  await expect.poll(() => shownAtDesks(room, ref)).toEqual(['il', 'us']);

  // in the past the banner stands, and counts for nothing; back at what is live it does
  await us.goto(within(us, '/?at=2&as=known'));
  await expect(us.locator('.replay-frame')).toBeVisible();
  const later = await cease(room);
  await expect(banner(us)).toContainText('1 more');
  for (const page of [us, il]) {
    await banner(page).getByRole('button', { name: '1 more' }).click();
    await expect(banner(page)).toContainText(later);
  }
  await expect.poll(() => shownAtDesks(room, later), 'the banner at IL').toEqual(['il']);
  await us.goto(within(us, '/'));
  await banner(us).getByRole('button', { name: '1 more' }).click();
  await expect.poll(() => shownAtDesks(room, later)).toEqual(['il', 'us']);
});

test('it is laid out whole, and anybody can use it, in three languages', {
  tag: '@looks',
}, async ({ roomOf, open }) => {
  test.setTimeout(3_600_000);
  const room = await roomOf({ cell: QUIET });
  const { page } = await open(room, 'us officer', { map: MAP });
  const { page: analyst } = await open(room, 'us analyst', { map: MAP });
  const { page: wall } = await open(room, 'il wall', { map: MAP, viewport: LARGE });
  await room.send('il officer', reported('Fire', { precedence: 'FLASH' }));
  await cease(room);
  for (const tag of TAGS) {
    const look = (state: string, size = USUAL) => nameOf({ tag, state, size, theme: 'dark' });
    for (const [one, state] of [
      [page, 'flash'],
      [analyst, 'flash-told'],
    ] as const) {
      await speak(one, tag);
      await expect(banner(one)).toBeVisible();
      await judge(one, look(state));
      await expectUsable(one, look(state));
    }
    for (const size of [LARGE, LARGEST]) {
      await wall.setViewportSize(size);
      await wall.goto(within(wall, `/wall?lang=${tag}`));
      await expect(wall.locator('html')).toHaveAttribute('dir', LANGUAGES[tag].dir);
      await expect(wall.locator('.column .message [lang=he]')).toBeVisible();
      await shoot(wall, look('wall-flash', size), false);
    }
  }
});
