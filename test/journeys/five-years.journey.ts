/** Five years of alerts: the whole at once, one evening of them, played, filtered; every count is right. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, same, test } from '../support/journey.ts';
import { sharedPath } from '../support/shared.ts';
import { atRest, eachAct } from './thread.ts';

const FILE = 'alerts/by_locality_2019-2024.ndjson.gz';
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
const alerts: readonly Alert[] = gunzipSync(readFileSync(sharedPath(FILE)))
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const times = alerts.map(({ t }) => Date.parse(t));
const occurredBy = (at: number): number => times.filter((time) => time <= at).length;

const slider = (page: Page) => page.getByRole('slider', { name: 'Moment shown' });
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

/** A step of the slider, the whole page with it, against what handing all to the worker of a GeoJSON source begins with. */
async function expectQuickSlider(page: Page): Promise<void> {
  const rest = await atRest(page);
  const steps = await eachAct(page, 60, rest, () =>
    slider(page).evaluate(
      (one) =>
        new Promise<void>((done) => {
          one.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
          requestAnimationFrame(() => setTimeout(done));
        }),
    ),
  );
  const all = await page.evaluate((count) => {
    const began = performance.now();
    const features = Array.from({ length: count }, (_, id) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [35 + id / 1e5, 33 - id / 1e5] },
      properties: { symbol: 'solid/military/il/ROUTINE', rank: id % 4, t: id },
    }));
    structuredClone({ type: 'FeatureCollection', features });
    return performance.now() - began;
  }, alerts.length);
  const [half = Number.NaN, most = Number.NaN] = [steps[30], steps[57]];
  console.log(
    `a step of the slider at 37,285 alerts, script of the whole page: p50 ${half.toFixed(1)} ms, ` +
      `p95 ${most.toFixed(1)} ms, besides ${rest.toFixed(1)} ms a second at rest; ` +
      `all of them as GeoJSON once: ${all.toFixed(1)} ms`,
  );
  expect(half).toBeLessThan(all);
  expect(most).toBeLessThan(all);
}

test('five years of alerts are one strip, one evening of them plays, and every count is right', async ({
  roomOf,
  open,
}) => {
  test.setTimeout(420_000);
  expect(alerts.length).toBe(37_285);
  const room = await roomOf();
  const fed = await room.feed(sharedPath(FILE), 'il', '--speed', 'max');
  expect(fed.text).toContain('37285 went in, 0 were there already, 0 were refused');
  const us = await open(room, 'us officer');
  const { page } = us;
  await same(room, [page], 120_000); // drawn, and reported, by the layer that draws the many
  await page.getByRole('button', { name: 'as it happened' }).click();
  await page.screenshot({ path: join(SHOTS, 'en-five-years.png') });

  // Into one evening by the wheel, about the place where it is.
  const box = await slider(page).boundingBox();
  if (box === null) throw new Error('no slider');
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
  }).toPass({ timeout: 20_000, intervals: [50] });
  const evening = await shown(page);
  expect(evening.from).toBeLessThan(middle);
  expect(evening.to).toBeGreaterThan(middle);

  // Ten moments of it: the list says as many as the file, and so does the server.
  for (let i = 0; i < 10; i++) {
    await slider(page).click({ position: { x: (box.width * (i + 0.5)) / 10, y: box.height / 2 } });
    const near = evening.from + ((evening.to - evening.from) * (i + 0.5)) / 10;
    await expect
      .poll(() => Math.abs(moment(page) - near), { message: `moment ${i} is looked at` })
      .toBeLessThan(120_000);
    const at = moment(page);
    await expect
      .poll(() => listed(page), { message: new Date(at).toISOString() })
      .toBe(occurredBy(at));
  }
  await page.screenshot({ path: join(SHOTS, 'en-one-evening.png') });

  await expectQuickSlider(page);

  // Played at 60 times: the moment moves as the clock does, sixty times as fast.
  await slider(page).click({ position: { x: box.width * 0.3, y: box.height / 2 } });
  await expect(page.getByRole('button', { name: 'Speed of replay: 60×' })).toBeVisible();
  const valueNow = async () => Number(await slider(page).getAttribute('aria-valuenow'));
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const [began, first] = [Date.now(), await valueNow()];
  await new Promise((done) => setTimeout(done, 5000)); // what is measured is how far it goes
  const rate = ((await valueNow()) - first) / ((Date.now() - began) / 1000);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  expect(rate).toBeGreaterThan(45);
  expect(rate).toBeLessThan(75);
  await expect.poll(() => listed(page)).toBe(occurredBy(moment(page)));

  // By category and place: what is listed is what the file has of them until then.
  const at = moment(page);
  const url = new URL(page.url());
  url.searchParams.set('category', 'uav');
  url.searchParams.set('within', NORTH.join(','));
  await page.goto(url.href);
  const [west, south, east, north] = NORTH;
  const near = alerts.filter(
    ({ kind, t, lon, lat }) =>
      kind === 'uav' &&
      Date.parse(t) <= at &&
      lon >= west &&
      lon <= east &&
      lat >= south &&
      lat <= north,
  );
  expect(near.length).toBeGreaterThan(100);
  expect(near.length).toBeLessThan(occurredBy(at));
  await expect(page.getByRole('tab', { name: 'Events' })).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => listed(page), { timeout: 30_000 }).toBe(near.length);

  // Where they crowd they are gathered: by keys from crowd to crowd, into its list, and closer.
  const crowd = page.getByRole('button', { name: /events here/ });
  const size = async () =>
    Number(/^\d+/.exec((await crowd.getAttribute('aria-label')) ?? '')?.[0] ?? '0');
  await expect.poll(size, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
  expect(await size()).toBeLessThanOrEqual(near.length);
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
  const zoom = () => Number(new URL(page.url()).searchParams.get('view')?.split(',')[2]);
  const wide = zoom();
  await crowd.press('Enter');
  await page
    .getByRole('dialog', { name: /events here/ })
    .getByRole('button', { name: 'Zoom in' })
    .press('Enter');
  await expect.poll(zoom).toBeGreaterThan(wide);
});
