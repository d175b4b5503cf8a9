/** Five years of alerts on one page: the whole at once, one evening of them, played, filtered, gathered in crowds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, type Fixtures, same } from '../support/journey.ts';
import type { Opening } from '../support/pages.ts';

export const FIVE_YEARS = 'alerts/by_locality_2019-2024.ndjson.gz';
const SHOTS = join(import.meta.dirname, '..', '..', 'artefacts', 'journeys');
const EVENING = {
  from: Date.parse('2024-10-01T15:00:00Z'),
  to: Date.parse('2024-10-01T18:00:00Z'),
};

/** West, south, east, north. */
const NORTH = [35.4, 33, 35.9, 33.4] as const;

interface Alert {
  readonly t: string;
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
}

/** A file of alerts as it is fed, and what it holds. */
export interface Alerts {
  readonly file: string;
  readonly all: readonly Alert[];
}

/** The alerts of a file: NDJSON, compressed if its name says so. */
export function alertsIn(file: string): Alerts {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim();
  return { file, all: lines.split('\n').map((line): Alert => JSON.parse(line)) };
}

const occurredBy = ({ all }: Alerts, at: number): number =>
  all.filter(({ t }) => Date.parse(t) <= at).length;

export const slider = (page: Page) => page.getByRole('slider', { name: 'Moment shown' });
const number = (text: string | null): number => Number((text ?? '').replace(/\D/g, ''));
const listed = async (page: Page) =>
  number(await page.getByRole('tab', { name: 'Events' }).textContent());
/** The moment in the address, ms since 1970. */
const moment = (page: Page): number => Date.parse(new URL(page.url()).searchParams.get('at') ?? '');

/** The stretch of time that the strip shows, as it says itself. */
async function shown(page: Page): Promise<{ from: number; to: number }> {
  const text = (await page.locator('.timeline .legend > .mono').textContent()) ?? '';
  const [from = Number.NaN, to = Number.NaN] = text.split('–').map((part) => {
    const [, day, hour, minute, month, year] =
      /(\d\d)(\d\d)(\d\d)Z (\w{3}) (\d\d)/.exec(part) ?? [];
    return Date.parse(`${day} ${month} 20${year} ${hour}:${minute} UTC`);
  });
  return { from, to };
}

/** Where the slider is on the page, in pixels. */
async function boxOf(page: Page) {
  const box = await slider(page).boundingBox();
  if (box === null) throw new Error('no slider');
  return box;
}

/** Feeds the alerts, and opens the page on all that had happened. */
export async function openAlerts(
  { roomOf, open }: Fixtures,
  alerts: Alerts,
  opening: Opening = {},
): Promise<Page> {
  const room = await roomOf();
  const fed = await room.feed(alerts.file, 'il', '--speed', 'max');
  expect(fed.text).toContain(`${alerts.all.length} went in, 0 were there already, 0 were refused`);
  const { page } = await open(room, 'us officer', { map: 'drawn', ...opening });
  await same(room, [page], 120_000); // drawn, and reported, by the layer that draws the many
  await page.getByRole('button', { name: 'as it happened' }).click();
  await page.getByRole('button', { name: /closed hidden$/ }).click(); // all but the last hours
  await page.screenshot({ path: join(SHOTS, 'en-five-years.png') });
  return page;
}

/** Into one evening by the wheel, about its place on the strip; at ten moments the list has as many as the file. */
export async function lookThroughEvening(page: Page, alerts: Alerts): Promise<void> {
  const box = await boxOf(page);
  const middle = (EVENING.from + EVENING.to) / 2;
  const placeOf = async (at: number) => {
    const { from, to } = await shown(page);
    return box.x + ((at - from) / (to - from)) * box.width;
  };
  await expect(async () => {
    await page.mouse.move(await placeOf(middle), box.y + box.height / 2);
    await page.mouse.wheel(0, -400);
    const { from, to } = await shown(page);
    expect(to - from).toBeLessThan(4 * 3_600_000);
  }).toPass({ intervals: [50] });
  const evening = await shown(page);
  expect(evening.from).toBeLessThan(middle);
  expect(evening.to).toBeGreaterThan(middle);

  for (let i = 0; i < 10; i++) {
    await slider(page).click({ position: { x: (box.width * (i + 0.5)) / 10, y: box.height / 2 } });
    const near = evening.from + ((evening.to - evening.from) * (i + 0.5)) / 10;
    await expect
      .poll(() => Math.abs(moment(page) - near), { message: `moment ${i} is looked at` })
      .toBeLessThan(120_000);
    const at = moment(page);
    await expect
      .poll(() => listed(page), { message: new Date(at).toISOString() })
      .toBe(occurredBy(alerts, at));
  }
  await page.screenshot({ path: join(SHOTS, 'en-one-evening.png') });
}

/** Looks at a moment early in the evening, and plays from there; answers where it was (s). */
export async function play(page: Page): Promise<number> {
  const { width, height } = await boxOf(page);
  await slider(page).click({ position: { x: width * 0.3, y: height / 2 } });
  await expect(page.getByRole('button', { name: 'Speed of replay: 60×' })).toBeVisible();
  const from = await played(page);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  return from;
}

/** The moment that the slider is at (s). */
export const played = async (page: Page): Promise<number> =>
  Number(await slider(page).getAttribute('aria-valuenow'));

export async function pause(page: Page, alerts: Alerts): Promise<void> {
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(async () => {
    expect(Math.abs(moment(page) / 1000 - (await played(page)))).toBeLessThanOrEqual(1); // written down
    expect(await listed(page)).toBe(occurredBy(alerts, moment(page)));
  }).toPass();
}

/** By category and place: what is listed is what the file has of them until then. Answers how many. */
export async function filter(page: Page, alerts: Alerts): Promise<number> {
  const at = moment(page);
  const url = new URL(page.url());
  url.searchParams.set('category', 'uav');
  url.searchParams.set('within', NORTH.join(','));
  await page.goto(url.href);
  const [west, south, east, north] = NORTH;
  const near = alerts.all.filter(
    ({ kind, t, lon, lat }) =>
      kind === 'uav' &&
      Date.parse(t) <= at &&
      lon >= west &&
      lon <= east &&
      lat >= south &&
      lat <= north,
  );
  expect(near.length).toBeGreaterThan(20);
  expect(near.length).toBeLessThan(occurredBy(alerts, at));
  await expect(page.getByRole('tab', { name: 'Events' })).toBeVisible();
  await expect.poll(() => listed(page)).toBe(near.length);
  return near.length;
}

/** Where they crowd they are gathered: by keys from crowd to crowd, into its list, and closer. `most` in one. */
export async function goThroughCrowds(page: Page, most: number): Promise<void> {
  const crowd = page.getByRole('button', { name: /events here/ });
  const size = async () =>
    Number(/^\d+/.exec((await crowd.getAttribute('aria-label')) ?? '')?.[0] ?? '0');
  await expect.poll(size).toBeGreaterThanOrEqual(4);
  expect(await size()).toBeLessThanOrEqual(most);
  await expect(crowd).toHaveAccessibleName(/Unmanned aircraft, gravest: Immediate$/);
  await crowd.focus();
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
    await page.keyboard.press(key);
  }
  const named = await crowd.getAttribute('aria-label');
  const among = await size();
  await page.keyboard.press('Enter');
  const list = page.getByRole('dialog', { name: `${among} events here` });
  await expect(list.getByRole('listitem')).toHaveCount(Math.min(among, 200));
  await page.screenshot({ path: join(SHOTS, 'en-crowd.png') });
  await list.getByRole('listitem').first().getByRole('button').press('Enter');
  await expect(page).toHaveURL(/item=E-/);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(crowd).not.toHaveAccessibleName(named ?? ''); // who is looked at stands alone
  const zoom = () => page.evaluate(() => window.tripointGlass?.map.getZoom() ?? Number.NaN);
  const wide = await zoom();
  await crowd.press('Enter');
  await page
    .getByRole('dialog', { name: /events here/ })
    .getByRole('button', { name: 'Zoom in' })
    .press('Enter');
  await expect.poll(zoom).toBeGreaterThan(wide);
}
