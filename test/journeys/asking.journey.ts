/** What may mean two things, or is unlikely, is asked about and answered by keys; what of a link cannot be read is said. */
import type { Page } from '@playwright/test';
import { field, Keys } from '../support/hands.ts';
import { expect, same, strip, test, within } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { speak, TAGS } from './look.ts';
import { judge, MAP, type Size, USUAL } from './looks.ts';

const NARROW: Size = { width: 1024, height: 768 };
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** The question under a field, and its answers. */
const question = (page: Page, name: string) =>
  page.locator('.field', { has: field(page, name) }).locator('.asks');
const answer = (page: Page, name: string, words: string | RegExp) =>
  question(page, name).getByRole('button', { name: words });

/** The minute that a date-time group names, in ms since 1970. */
function minuteOf(group: string): number {
  const [, day, hour, minute, month = '', year] =
    /^(\d\d)(\d\d)(\d\d)Z ([A-Z]{3}) (\d\d)$/.exec(group) ?? [];
  const at = Date.UTC(
    2000 + Number(year),
    MONTHS.indexOf(month),
    Number(day),
    Number(hour),
    Number(minute),
  );
  if (Number.isNaN(at)) throw new Error(`${group} is no group`);
  return at;
}
function groupOf(at: number): string {
  const [, year = '', month = '', day = '', time = ''] =
    /^\d\d(\d\d)-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(new Date(at).toISOString()) ?? [];
  return `${day}${time.replace(':', '')}Z ${MONTHS[Number(month) - 1]} ${year}`;
}

/** Writes an event in which everything is to be asked about, up to its title. */
async function write(page: Page, hand: Keys): Promise<{ readonly now: number }> {
  await hand.press('e');
  await expect(field(page, 'category')).toBeFocused();
  await field(page, 'category').selectOption('uav');
  await hand.to(field(page, 'geometry'));
  await page.keyboard.insertText('\u206635.82, 33.125\u2069'); // pasted
  await hand.press('Tab');
  const now = minuteOf(await field(page, 'occurred.from').inputValue());
  return { now };
}

test('[R66] a swapped place, a length, a time ahead and marks of direction are asked about, answered by keys and sent', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const [us, il] = [await open(room, 'us officer'), await open(room, 'il officer')];
  await same(room, [us.page, il.page]);
  const { page } = us;
  const hand = new Keys(page);
  const { now } = await write(page, hand);

  await expect(question(page, 'geometry')).toContainText('exchanged?');
  await expect(answer(page, 'geometry', /Exchange them 36S/)).toBeFocused();
  await hand.press('Control+Enter'); // nothing is sent while something is asked
  await expect(page.locator('#context-missing')).toContainText('Still to be answered: Place');
  await hand.to(answer(page, 'geometry', /Exchange/), 'Tab');
  await hand.press('Enter');
  await expect(question(page, 'geometry')).toHaveCount(0);
  await expect(field(page, 'geometry')).toBeFocused();
  await expect(field(page, 'geometry')).toHaveValue('33.125 N 35.82 E');

  await hand.press('Tab');
  await expect(field(page, 'uncertainty')).toBeFocused();
  await hand.type('1.200');
  await hand.press('Tab');
  await expect(answer(page, 'uncertainty', '1.2 m · 3.9 ft')).toBeFocused();
  await hand.press('Tab', 'Enter');
  await expect(field(page, 'uncertainty')).toHaveValue('1200 m');

  await hand.press('Tab');
  await expect(field(page, 'occurred.from')).toBeFocused();
  await hand.press('Control+a');
  await page.keyboard.insertText(groupOf(now + 3 * 3_600_000));
  await hand.press('Tab');
  const before = groupOf(now - 21 * 3_600_000);
  await expect(answer(page, 'occurred.from', new RegExp(`^${before}`))).toBeFocused();
  await expect(answer(page, 'occurred.from', 'It is meant so')).toBeVisible();
  await hand.press('Enter');
  await expect(field(page, 'occurred.from')).toHaveValue(before);

  await hand.press('Tab');
  await expect(field(page, 'title.en')).toBeFocused();
  await page.keyboard.insertText('Call \u202a+963 11 000 0000\u202c about smoke');
  await hand.press('Tab');
  await expect(answer(page, 'title.en', 'Remove the marks')).toBeFocused();
  await hand.press('Enter');
  await expect(field(page, 'title.en')).toHaveValue('Call +963 11 000 0000 about smoke');

  await hand.press('Control+Enter');
  const title = 'Call +963 11 000 0000 about smoke';
  const card = il.page.getByRole('article').filter({ hasText: title }).first();
  await card.click();
  const details = il.page.getByRole('complementary').last();
  await expect(details).toContainText('33.1250 N 35.8200 E');
  await expect(details).toContainText('1.2 km');
  await expect(details).toContainText(before);
  const { items } = await room.picture();
  expect(items).toMatchObject([
    {
      fields: {
        geometry: { type: 'Point', coordinates: [35.82, 33.125] },
        uncertainty: 1200,
        occurred: { from: new Date(now - 21 * 3_600_000).toISOString() },
        title: { en: title },
      },
    },
  ]);
});

test('what is meant as it stands is remembered for that text, over a reload, and asked again for another', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  const hand = new Keys(page);
  await write(page, hand);
  await hand.press('Tab');
  await expect(answer(page, 'geometry', 'It is meant so')).toBeFocused();
  await hand.press('Enter');
  await expect(question(page, 'geometry')).toHaveCount(0);
  await page.reload();
  await expect(field(page, 'geometry')).toHaveValue(/35\.82, 33\.125/);
  await field(page, 'geometry').focus();
  await hand.press('Tab');
  await expect(field(page, 'uncertainty')).toBeFocused();
  await field(page, 'geometry').fill('35.9, 33.125');
  await hand.press('Tab');
  await expect(answer(page, 'geometry', /Exchange/)).toBeFocused();
});

test('[F30] what of a link cannot be read is said, on a wall too, and nothing is live in silence', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await room.send('il officer', reported('Smoke by the road'));
  const { page } = await open(room, 'us officer');
  await same(room, [page]);
  const said = page.getByRole('alert').filter({ hasText: /can(not)? be read/ });
  await page.goto(within(page, '/?at=29.11.26+at+noon&item=Q-7&order=loudest'));
  // what stands in the address is kept apart by marks of direction
  await expect(said).toContainText(/names a time that cannot be read: “.29\.11\.26 at noon.”\./);
  await expect(said).toContainText('This is the live picture.');
  await expect(said).toContainText(/Left out: item “.Q-7.”, order of the lists “.loudest.”/);
  await said.getByRole('textbox', { name: 'Time that was meant' }).fill('-1d');
  await said.getByRole('button', { name: 'Show this time' }).click();
  await expect(said).toHaveCount(0);
  await expect(page).toHaveURL(/[?&]at=\d{4}-/);
  await page.goto(within(page, '/?view=somewhere'));
  await expect(said).toContainText(/Left out: part of the map “.somewhere.”/);
  await said.getByRole('button', { name: 'Dismiss' }).click();
  await expect(said).toHaveCount(0);
  await page.goto(within(page, '/?at=1&item=E-2'));
  await expect(page.getByRole('complementary').last()).toContainText(
    'E-2 had not been recorded yet at the moment shown',
  );

  const wall = await open(room, 'us wall');
  await expect(strip(wall.page)).toContainText('SAME PICTURE');
  await wall.page.goto(within(wall.page, '/wall?at=noon'));
  const there = wall.page.getByRole('alert').filter({ hasText: 'cannot be read' });
  await expect(there).toContainText('This is the live picture.');
  await expect(there.getByRole('button')).toHaveCount(0); // nobody is there to press one
});

test('questions @looks: in three languages, on two sizes, none is cut and anybody can use them', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page } = await open(room, 'us officer', { map: MAP });
  await page.goto(within(page, '/?at=noon'));
  await same(room, [page]);
  const hand = new Keys(page);
  await write(page, hand);
  await expect(answer(page, 'geometry', /Exchange/)).toBeFocused();
  await field(page, 'uncertainty').fill('1.200');
  await hand.press('Tab');
  await expect(answer(page, 'uncertainty', /^1.2 m/)).toBeFocused();
  for (const size of [USUAL, NARROW]) {
    await page.setViewportSize(size);
    for (const tag of TAGS) {
      await speak(page, tag);
      await expect(question(page, 'geometry').getByRole('button')).toHaveCount(2);
      await judge(page, `asking-${tag}-${size.width}`);
    }
  }
});
