/** Real input on three desks' screens, one of them the wall; one screen's network is cut in the middle. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page, TestInfo } from '@playwright/test';
import destination from '@turf/destination';
import distance from '@turf/distance';
import { codeOn, expect, type Fixtures, same, strip, within } from '../support/journey.ts';
import type { Opening } from '../support/pages.ts';
import { startProxy } from '../support/proxy.ts';
import type { Room, Shown } from '../support/room.ts';
import { sharedPath } from '../support/shared.ts';

const INCIDENTS = 'incidents/ceasefire-line-2012-2016.geojson';
const ALERTS = 'alerts/demo_2024-10-01_15-18Z.geojson';
const NETWORK = /ERR_|net::|WebSocket/; // the browser's own words about a line that is cut

interface Feature {
  readonly properties: { readonly id: string; readonly precision_m?: number };
}

/** A file that is fed, and the numbers that the source gave what is in it. */
export interface Feed {
  readonly file: string;
  readonly ids: readonly string[];
}

function featuresOf(file: string): readonly Feature[] {
  const { features }: { features: Feature[] } = JSON.parse(readFileSync(sharedPath(file), 'utf8'));
  return features;
}
const idsOf = (features: readonly Feature[]): string[] =>
  features.map(({ properties }) => properties.id);

/** What is fed: incidents at once, then alerts before the cut, during it, and after. */
export interface Material {
  readonly incidents: Feed;
  readonly before: Feed;
  readonly during: Feed;
  readonly after: Feed;
  /** Times faster than the alerts came, or at once. */
  readonly speed: string;
}

/** The real material, the alerts cut in three at these places (counted from the first). */
export function materialOf(
  info: TestInfo,
  [one, two, end]: readonly [number, number, number],
  speed: string,
): Material {
  const features = featuresOf(ALERTS);
  mkdirSync(info.outputDir, { recursive: true });
  const part = (name: string, from: number, until: number): Feed => {
    const some = features.slice(from, until);
    const file = info.outputPath(`${name}.geojson`);
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: some }));
    return { file, ids: idsOf(some) };
  };
  return {
    incidents: { file: sharedPath(INCIDENTS), ids: idsOf(featuresOf(INCIDENTS)) },
    before: part('before', 0, one),
    during: part('during', one, two),
    after: part('after', two, end),
    speed,
  };
}

/** The events of the picture, each once: by its reference, and by the number its source gave it. */
function expectEach(picture: Shown, ids: readonly string[]): void {
  const events = picture.items.filter(({ kind }) => kind === 'event');
  expect(events.length).toBe(ids.length);
  expect(new Set(events.map(({ ref }) => ref)).size).toBe(ids.length);
  const references = events.map(({ fields }) => fields?.source?.reference ?? '');
  expect(references.sort()).toEqual([...ids].sort());
}

const eventsListed = (page: Page) => page.getByRole('tab', { name: 'Events' });

async function expectUncertain(room: Room, page: Page): Promise<void> {
  const { items } = await room.picture();
  const vague = items.filter(({ fields }) => (fields?.uncertainty ?? 0) >= 10_000);
  expect(vague.length).toBeGreaterThan(70);
  const one = vague[0];
  const radius = one?.fields?.uncertainty ?? 0;
  const centre = one?.fields?.geometry?.coordinates as [number, number]; // a radius is only of a point
  const [lon, lat] = destination(centre, radius / 1000, 77).geometry.coordinates as [
    number,
    number,
  ];

  // Nothing is known at the edge of the circle but the circle: a click there must meet it.
  await page.goto(within(page, `/?closed=1&view=${lon.toFixed(5)},${lat.toFixed(5)},13.00`));
  await expect(strip(page)).toContainText('SAME PICTURE');
  const map = page.locator('canvas.maplibregl-canvas');
  const box = await map.boundingBox();
  if (box === null) throw new Error('no map');
  await expect(async () => {
    await map.click({ position: { x: box.width / 2, y: box.height / 2 } });
    const ref = new URL(page.url()).searchParams.get('item');
    const met = items.find((item) => item.ref === ref);
    const at = met?.fields?.geometry?.coordinates as [number, number];
    expect(met?.fields?.uncertainty).toBeGreaterThanOrEqual(10_000);
    const metres = distance(at, [lon, lat], { units: 'meters' });
    expect(Math.abs(metres - (met?.fields?.uncertainty ?? 0))).toBeLessThan(300);
  }).toPass();
  await expect(page.getByText('Known to lie within')).toBeVisible();
}

/** How the screen that is cut off is watched; `cut` cuts it. Settles when it has long said NOT LIVE. */
export type Watching = (page: Page, cut: () => void) => Promise<void>;

export interface Screens {
  /** Of all screens. */
  readonly opening: Opening;
  /** Of the one that is cut off, besides. */
  readonly own: Opening;
}

/** Feeds it all to three screens; settles when all show all of it. Answers when the line was mended, and what was missed. */
export async function followInput(
  { roomOf, open }: Fixtures,
  { incidents, before, during, after, speed }: Material,
  { opening, own }: Screens,
  watching: Watching,
): Promise<{ readonly page: Page; readonly mended: number; readonly missed: number }> {
  const room = await roomOf();
  const proxy = await startProxy(room.url);
  const us = await open(room, 'us officer', { map: 'drawn', ...opening });
  const il = await open(room, 'il wall', {
    ...opening,
    viewport: { width: 1920, height: 1080 },
  });
  const sy = await open(room, 'sy analyst', {
    ...opening,
    ...own,
    through: proxy.url,
    expected: NETWORK,
  });
  const pages = [us.page, il.page, sy.page];
  await same(room, pages);
  expect(il.page.url()).toBe(within(il.page, '/wall'));
  await expect(us.page.getByText('EXERCISE', { exact: true })).toBeVisible();

  const feed = async ({ file, ids }: Feed, as: string, ...more: readonly string[]) => {
    const { text } = await room.feed(file, as, ...more);
    expect(text).toContain(`${ids.length} went in, 0 were there already, 0 were refused`);
  };
  await feed(incidents, 'us');
  await same(room, pages);
  for (const { page } of [us, sy]) {
    await page.getByRole('button', { name: /closed hidden$/ }).click(); // all of it is history
  }
  await feed(before, 'il', '--speed', speed);
  await same(room, pages, 60_000);

  const { seq: known } = await room.standing();
  const held = (await eventsListed(sy.page).textContent()) ?? '';
  let feeding = Promise.resolve();
  await watching(sy.page, () => {
    proxy.cut();
    feeding = feed(during, 'il', '--speed', speed);
  });
  await feeding;
  const red = sy.page.getByRole('alert').filter({ hasText: 'NOT LIVE' });
  await expect(red).toBeVisible();
  expect(await eventsListed(sy.page).textContent()).toBe(held);
  await expect(sy.page.locator('canvas.maplibregl-canvas')).toBeVisible(); // the last picture stays readable
  await expect(strip(us.page)).not.toContainText('NOT LIVE');
  const missed = (await room.standing()).seq - known;
  expect(missed).toBe(during.ids.length);

  const more = feed(after, 'il', '--speed', speed);
  proxy.mend();
  const mended = Date.now();
  await expect(red).toHaveCount(0);
  await more;
  const code = await same(room, pages, 180_000);
  const alerts = [before, during, after];
  const all = [incidents, ...alerts].flatMap(({ ids }) => ids);
  expectEach(await room.picture(), all);
  for (const { page } of [us, sy]) {
    await expect
      .poll(async () => (await eventsListed(page).textContent())?.replace(/\D/g, ''))
      .toBe(`${all.length}`);
  }

  const { seq } = await room.standing();
  for (const { file, ids, as } of [
    { ...incidents, as: 'us' },
    ...alerts.map((one) => ({ ...one, as: 'il' })),
  ]) {
    const again = await room.feed(file, as);
    expect(again.text).toContain(`0 went in, ${ids.length} were there already, 0 were refused`);
  }
  expect((await room.standing()).seq).toBe(seq);
  expect(await codeOn(il.page)).toBe(code);

  await expectUncertain(room, us.page);
  proxy.close();
  return { page: sy.page, mended, missed };
}
