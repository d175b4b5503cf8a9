/** Five years of alerts, each twentieth of them: one strip, one evening of it, played, filtered, gathered. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from '../support/journey.ts';
import { sharedPath } from '../support/shared.ts';
import {
  type Alerts,
  alertsIn,
  FIVE_YEARS,
  filter,
  goThroughCrowds,
  lookThroughEvening,
  openAlerts,
  pause,
  play,
  played,
} from './five-years.ts';

const EACH = 20;

/** One alert of every so many, in a file of their own. */
function someAlerts(path: string): Alerts {
  const few = alertsIn(sharedPath(FIVE_YEARS)).all.filter((_, i) => i % EACH === 0);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, few.map((alert) => `${JSON.stringify(alert)}\n`).join(''));
  return { file: path, all: few };
}

test('five years of alerts are one strip and crowds on the map, and every count is right', async ({
  roomOf,
  open,
}, info) => {
  const alerts = someAlerts(info.outputPath('alerts.ndjson'));
  const page = await openAlerts({ roomOf, open }, alerts);
  await lookThroughEvening(page, alerts);
  await goThroughCrowds(page, await filter(page, alerts));
});

test('one evening of five years plays: the moment moves as the clock of the page does, sixty times as far', async ({
  roomOf,
  open,
}, info) => {
  const alerts = someAlerts(info.outputPath('alerts.ndjson'));
  const page = await openAlerts({ roomOf, open }, alerts, { clock: true });
  await lookThroughEvening(page, alerts);
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
  const from = await play(page);
  await page.clock.fastForward(5000);
  await page.clock.runFor(400); // in which there is a frame at least
  const moved = (await played(page)) - from;
  expect(moved).toBeGreaterThanOrEqual(300);
  expect(moved).toBeLessThanOrEqual(324);
  await page.clock.resume();
  await pause(page, alerts);
});
