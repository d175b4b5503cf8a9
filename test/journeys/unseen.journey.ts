/** What a desk has not seen when it proposes a zone, and what its terms meet: told, shown, and sent by one more press. */
import type { Page, Route } from '@playwright/test';
import { button, field } from '../support/hands.ts';
import { expect, same, test, within } from '../support/journey.ts';
import type { Room } from '../support/room.ts';
import { expectLaidOut, expectUsable, shoot, speak, TAGS } from './look.ts';
import { MAP } from './looks.ts';

/** What the browser says of an answer that tells what was not seen. */
const REFUSED = /409 \(Conflict\)/;
const HOUR = 3_600_000;
const iso = (ms: number): string => new Date(ms).toISOString();
const square = (west: number, south: number, side = 0.08) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});
const named = (en: string) => ({ original: 'en', en });
const proposed = (name: string, over: object = {}) => ({
  type: 'zone.proposed',
  agrees: true,
  terms: {
    kind: 'no-entry',
    name: named(name),
    area: square(35.8, 33.0),
    altitude: { upper: { metres: 400, reference: 'AMSL' } },
    window: { from: iso(Date.now() - HOUR), to: iso(Date.now() + 5 * HOUR) },
    basis: 'Talks of 12 NOV',
    ...over,
  },
});

/** Writes a zone into its form, which a key opens, up to the button that sends it. */
async function write(page: Page, kind: string, name: string): Promise<void> {
  await page.keyboard.press('z');
  await expect(field(page, 'kind')).toBeFocused();
  await field(page, 'kind').selectOption(kind);
  await field(page, 'corners').fill(
    ['33.04 N 35.84 E', '33.04 N 35.92 E', '33.12 N 35.92 E', '33.12 N 35.84 E'].join('\n'),
  );
  await field(page, 'name.en').fill(name);
  await field(page, 'altitude.upper').fill('300 m');
  await field(page, 'basis').fill('Talks of 12 NOV');
}
const meets = (page: Page) => page.getByRole('region', { name: 'Meets, if agreed' });
const unseen = (page: Page) => page.getByRole('alert').filter({ hasText: 'You have not seen' });
const send = (page: Page) => page.keyboard.press('Control+Enter');
/** Presses until it is sent: a press before the map has drawn what came is told to wait, and sends nothing. */
const sendAgain = (page: Page) =>
  expect(async () => {
    const asked = page.waitForRequest('**/changes', { timeout: 2000 });
    await Promise.all([send(page), asked]);
  }).toPass();

test('of two who propose zones that overlap the second is told, looks, and sends it by one press', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page: us } = await open(room, 'us officer', { expected: REFUSED });
  await same(room, [us]);
  await write(us, 'corridor', 'Way for the ambulances');
  await expect(meets(us)).toContainText('Nothing meets this in place, height and time.');
  await expect(button(us, 'Propose and agree')).toBeVisible();

  // Meanwhile another desk proposes: it is numbered in the list at once, and still asks for a look.
  const { item } = await room.send('sy officer', proposed('Closed for repairs'));
  const row = meets(us).getByRole('listitem');
  await expect(row).toContainText(`${item}`);
  await expect(row).toContainText('same height');
  await expect(row).toContainText('in conflict');
  await send(us);
  await expect(unseen(us)).toContainText('You have not seen 1 change that may meet this:');
  await expect(unseen(us)).toContainText(`${item}`);
  await expect(unseen(us)).toContainText('SY');
  await expect(field(us, 'name.en')).toHaveValue('Way for the ambulances');
  expect((await room.picture()).items).toHaveLength(1);
  await same(room, [us]);

  await expect(button(us, 'I have seen them: send')).toBeVisible();
  await sendAgain(us);
  await expect(us.getByRole('heading', { name: 'Way for the ambulances' })).toBeVisible();
  expect((await room.picture()).items).toHaveLength(2);
});

test('if more comes meanwhile it asks again, and never sends by itself', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page: us } = await open(room, 'us officer', { expected: REFUSED });
  await same(room, [us]);
  await write(us, 'corridor', 'Way for the ambulances');
  await room.send('sy officer', proposed('Closed for repairs'));
  await send(us);
  await expect(unseen(us)).toBeVisible();
  await same(room, [us]);
  const late = async (route: Route) => {
    await room.send('il officer', proposed('Drill', { kind: 'exercise' })); // just before it arrives
    await route.continue();
  };
  await us.route('**/changes', late, { times: 1 });
  await sendAgain(us);
  await expect(unseen(us)).toContainText('IL');
  await expect(unseen(us)).not.toContainText('SY');
  expect((await room.picture()).items).toHaveLength(2);
  await same(room, [us]);
  await sendAgain(us);
  await expect(us.getByRole('heading', { name: 'Way for the ambulances' })).toBeVisible();
});

test('life safety goes at once, and every screen says what its author had not seen', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page: us } = await open(room, 'us officer', { expected: REFUSED });
  const { page: il } = await open(room, 'il officer');
  await same(room, [us, il]);
  await write(us, 'hazard', 'Mines by the road');
  await expect(us.getByText('Life safety: this goes at once.')).toBeVisible();
  const { item: other } = await room.send('sy officer', proposed('Way', { kind: 'corridor' }));
  await send(us);
  await expect(us.getByRole('heading', { name: 'Mines by the road' })).toBeVisible();
  const zone = (await room.picture()).items.find(({ ref }) => ref !== other);
  for (const page of [us, il]) {
    await page.goto(within(page, '/'));
    await page.getByRole('tab', { name: 'Zones' }).click();
    const card = page.getByRole('option').filter({ hasText: 'Mines by the road' });
    await expect(card).toContainText('sent unseen');
    await page.goto(within(page, `/?item=${zone?.ref}`));
    await expect(page.getByText('Sent at once, before its author had seen:')).toContainText(
      `${other}`,
    );
  }
});

/** Zones that a draft meets: one in conflict, one by another reference of heights, one that may stay. */
async function three(room: Room): Promise<void> {
  await room.send('sy officer', proposed('Closed for repairs'));
  const upper = { metres: 900, reference: 'WGS84' };
  await room.send(
    'il officer',
    proposed('Quiet sky', { kind: 'no-fly', altitude: { lower: upper, upper } }),
  );
  await room.send(
    'sy officer',
    proposed('Above it', { altitude: { lower: { metres: 500, reference: 'AMSL' } } }),
  );
}

test('what terms meet is numbered before they are sent, and says why; in three languages', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await three(room);
  const { page: us } = await open(room, 'us officer', { map: MAP, expected: REFUSED });
  await same(room, [us]);
  await write(us, 'corridor', 'Way for the ambulances');
  const rows = meets(us).getByRole('listitem');
  await expect(rows).toHaveCount(2); // what lies above it does not meet it
  await expect(rows.nth(0)).toContainText('Closed for repairs');
  await expect(rows.nth(0)).toContainText('in conflict');
  await expect(rows.nth(1)).toContainText('different height references: always meet');
  await expect(rows.nth(1)).toContainText('allowed together');
  await rows.nth(0).getByRole('button').press('Enter'); // brings both into sight
  await room.send('il officer', proposed('Drill', { kind: 'exercise' }));
  await send(us);
  await expect(unseen(us)).toBeVisible();
  for (const tag of TAGS) {
    await speak(us, tag);
    await us.locator('.meets').scrollIntoViewIfNeeded();
    await shoot(us, `unseen-${tag}`, MAP === 'drawn');
    await expectUsable(us, `not seen, ${tag}`);
    await expectLaidOut(us, `not seen, ${tag}`);
  }
});

/** A zone that all have agreed to, and a wider version of it by another desk. */
async function versions(room: Room): Promise<string> {
  const { item } = await room.send('us officer', proposed('Closed for repairs'));
  const newest = async () => {
    const zone = (await room.picture()).items.find(({ ref }) => ref === item);
    const versions = zone?.versions as { version: number; hash: string }[] | undefined;
    return versions?.at(-1);
  };
  for (const who of ['il officer', 'sy officer'] as const) {
    const { version, hash } = (await newest()) ?? {};
    await room.send(who, { type: 'consent.agreed', item, version, termsHash: hash });
  }
  const { terms } = proposed('Closed for repairs', { area: square(35.82, 33.0) });
  await room.send('il officer', { type: 'zone.versioned', item, terms });
  return `${item}`;
}

test('two versions lie over each other on the map, and count as drawn once a frame has held both', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const ref = await versions(room);
  const { page: us } = await open(room, 'us officer', { map: 'drawn' });
  await same(room, [us]);
  await us.goto(within(us, `/?item=${ref}`));
  const shown = us.getByRole('group', { name: 'Version shown on the map' });
  await expect(shown.getByRole('button', { pressed: true })).toHaveText('Both, difference');
  const undrawn = us.getByText('The difference has not been drawn on the map for a second');
  await shown.getByRole('button', { name: 'Version 1' }).press('Enter');
  await expect(undrawn).toBeVisible();
  await same(room, [us]); // the map is painted, and one version alone is no difference
  await expect(undrawn).toBeVisible();
  await shown.getByRole('button', { name: 'Both, difference' }).press('Enter');
  await expect(undrawn).toBeHidden({ timeout: 120_000 });
});
