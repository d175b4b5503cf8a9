/** Drawing and reporting: by keys alone, with the pen, and what becomes of it when something fails. */
import type { Page } from '@playwright/test';
import { button, clickMap, dragMap, field, further, penTaken } from '../support/hands.ts';
import { expect, same, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { byKeys } from './stranger.ts';

const NAWA = [36.0391, 32.8865] as const;

test('an event is reported at a place that has a name, and linked', async ({ roomOf, open }) => {
  const room = await roomOf();
  await room.send('us officer', reported('Smoke by the road'));
  const { page } = await open(room, 'us officer');
  await same(room, [page]);

  await byKeys(page).report();
  await expect(page.getByRole('heading', { name: 'Small-arms fire, Nawa' })).toBeVisible();
  const item = (await room.picture()).items.find(({ ref }) => ref === 'E-3');
  expect(item?.fields).toMatchObject({
    category: 'small-arms-fire',
    precedence: 'PRIORITY',
    geometry: { coordinates: [expect.closeTo(NAWA[0], 3), expect.closeTo(NAWA[1], 3)] },
    title: { original: 'en', ar: 'إطلاق نار من أسلحة خفيفة، نوى' },
  });

  // Linked by reference, unlinked, and linked by picking.
  await (await further(page, 'Amend')).click();
  await page.locator('summary').filter({ hasText: 'links' }).click();
  await page.getByLabel('Relation').selectOption('response');
  await page.getByLabel('To the item').fill('e2');
  await button(page, 'Link').click();
  await button(page, 'Remove the link E-2').click();
  await page.getByLabel('Relation').selectOption('cause');
  await button(page, 'Pick').click();
  await page.getByRole('option').filter({ hasText: 'Smoke by the road' }).click();
  await button(page, 'Send the amendment').click();
  await expect(page.getByRole('heading', { name: 'Small-arms fire, Nawa' })).toBeVisible();
  const linked = (await room.picture()).items.find(({ ref }) => ref === 'E-3');
  expect(linked?.fields?.links).toEqual([{ relation: 'cause', item: 'E-2' }]);
});

const corners = async (page: Page): Promise<string[]> =>
  (await field(page, 'corners').inputValue()).split('\n');

test('a zone with a band of heights is drawn, a corner moved, and the step taken back', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page } = await open(room, 'sy officer', { map: 'drawn' });
  await same(room, [page]);

  await button(page, 'Zone').click();
  await button(page, 'Polygon').click();
  await expect(page.getByText('Click each corner')).toBeVisible();
  await penTaken(page);
  await clickMap(page, 0.4, 0.4);
  await clickMap(page, 0.6, 0.4);
  await clickMap(page, 0.7, 0.7);
  await page.keyboard.press('Control+z'); // the last corner
  await clickMap(page, 0.6, 0.6);
  await clickMap(page, 0.4, 0.6);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await corners(page)).length).toBe(4);
  const drawn = await corners(page);

  await expect(async () => {
    await dragMap(page, [0.6, 0.4], [0.68, 0.32]);
    expect(await corners(page)).not.toEqual(drawn);
  }).toPass();
  const moved = await corners(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => corners(page)).toEqual(drawn);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => corners(page)).toEqual(moved);
  await button(page, 'Undo').click();
  await expect.poll(() => corners(page)).toEqual(drawn);
  await dragMap(page, [0.5, 0.4], [0.5, 0.35]); // between two corners: one more
  await expect.poll(async () => (await corners(page)).length).toBe(5);
  await clickMap(page, 0.5, 0.35, 'right');
  await expect.poll(() => corners(page)).toEqual(drawn);

  await field(page, 'kind').selectOption('no-fly');
  await field(page, 'name.en').fill('Quiet sky');
  await field(page, 'altitude.upper').fill('1300 ft');
  await expect(page.getByText('396 m · 1 300 ft AMSL'.replace(' 300', '\u202f300'))).toBeVisible();
  await field(page, 'basis').fill('Minutes, item 4');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Quiet sky' })).toBeVisible();
  const [zone] = (await room.picture()).items;
  expect(zone?.terms).toMatchObject({ altitude: { upper: { metres: 396.2, reference: 'AMSL' } } });
  expect(zone?.terms).toMatchObject({ area: { type: 'Polygon', coordinates: [{ length: 5 }] } });

  // Amended, its shape is in the hand again; a circle by its radius as a number.
  await (await further(page, 'Amend')).click();
  await expect.poll(() => corners(page)).toHaveLength(4);
  await button(page, 'Zone').click();
  await button(page, 'Circle').click();
  await penTaken(page);
  await clickMap(page, 0.5, 0.5);
  await clickMap(page, 0.6, 0.5);
  await field(page, 'area.radius').fill('2.5 km');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Propose a zone' })).toHaveCount(0);
  await expect
    .poll(async () => (await room.picture()).items[0]?.terms)
    .toMatchObject({ area: { type: 'Circle', radius: 2500 } });
});

test('an arrow is drawn on an item; a draft survives a reload and an ended session', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await room.send('us officer', reported('Smoke by the road'));
  const { page, context } = await open(room, 'us officer', { expected: /401 \(Unauthorized\)/ });
  await same(room, [page]);
  await page.getByRole('option').filter({ hasText: 'Smoke by the road' }).click();
  const tools = page.getByRole('toolbar', { name: 'Map tools' }); // the details offer a note as well
  await tools.getByRole('button', { name: 'Note', exact: true }).click();
  await button(page, 'Arrow').click();
  await expect(page.getByText('Click along the line')).toBeVisible();
  await penTaken(page);
  await clickMap(page, 0.35, 0.6);
  await clickMap(page, 0.6, 0.45);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await corners(page)).length).toBe(2);
  const drawn = await corners(page);
  await expect(field(page, 'on')).toHaveValue('E-2');
  await expect(field(page, 'mark.form')).toHaveValue('arrow');
  await field(page, 'text.en').fill('The wind drives it this way');

  await page.reload();
  await expect(page.getByText('Taken up again where you left off.')).toBeVisible();
  await expect(field(page, 'text.en')).toHaveValue('The wind drives it this way');
  expect(await corners(page)).toEqual(drawn);
  await same(room, [page]);

  const cookies = await context.cookies();
  await context.clearCookies();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('What you wrote in this window is kept')).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(0);
  await context.addCookies(cookies); // as if they had signed in meanwhile in another window
  await page.evaluate(() => dispatchEvent(new Event('focus'))); // this one is turned to again
  await expect(page.getByText('Taken up again where you left off.')).toBeVisible();
  await button(page, 'Add the note').click();
  await expect(page.getByRole('heading', { name: 'The wind drives it this way' })).toBeVisible();
  const note = (await room.picture()).items.find(({ kind }) => kind === 'note');
  expect(note?.fields).toMatchObject({
    on: 'E-2',
    mark: { form: 'arrow', geometry: { type: 'LineString' } },
  });
  await page.reload();
  await expect(page.getByText('Taken up again where you left off.')).toHaveCount(0);
});
