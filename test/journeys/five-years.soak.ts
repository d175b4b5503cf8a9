/** Five years of alerts, all 37,285: as the journey goes through a part of them, and as quick. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { sharedPath } from '../support/shared.ts';
import {
  alertsIn,
  FIVE_YEARS,
  filter,
  goThroughCrowds,
  lookThroughEvening,
  openAlerts,
  pause,
  play,
  played,
  slider,
} from './five-years.ts';
import { atRest, eachAct } from './thread.ts';

/** A step of the slider, the whole page with it, against what handing all to the worker of a GeoJSON source begins with. */
async function expectQuickSlider(page: Page, alerts: number): Promise<void> {
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
  }, alerts);
  const [half = Number.NaN, most = Number.NaN] = [steps[30], steps[57]];
  console.log(
    `a step of the slider at 37,285 alerts, script of the whole page: p50 ${half.toFixed(1)} ms, ` +
      `p95 ${most.toFixed(1)} ms, besides ${rest.toFixed(1)} ms a second at rest; ` +
      `all of them as GeoJSON once: ${all.toFixed(1)} ms`,
  );
  expect(half).toBeLessThan(all);
  expect(most).toBeLessThan(all);
}

test('all of five years of alerts on one page, every count right, and no step of the slider slow', async ({
  roomOf,
  open,
}) => {
  test.setTimeout(900_000);
  const alerts = alertsIn(sharedPath(FIVE_YEARS));
  expect(alerts.all.length).toBe(37_285);
  const page = await openAlerts({ roomOf, open }, alerts);
  await lookThroughEvening(page, alerts);
  await expectQuickSlider(page, alerts.all.length);

  // Played at 60 times: the moment moves as the clock does, sixty times as fast.
  const from = await play(page);
  const began = Date.now();
  await new Promise((done) => setTimeout(done, 5000)); // what is measured is how far it goes
  const rate = ((await played(page)) - from) / ((Date.now() - began) / 1000);
  await pause(page, alerts);
  expect(rate).toBeGreaterThan(45);
  expect(rate).toBeLessThan(75);

  const near = await filter(page, alerts);
  expect(near).toBeGreaterThan(100);
  await goThroughCrowds(page, near);
});
