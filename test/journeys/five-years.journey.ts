/** Five years of alerts, each twentieth of them: one strip, one evening of it, played, filtered, gathered. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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
} from './five-years.ts';

const EACH = 20;

test('five years of alerts are one strip, one evening of them plays, and every count is right', async ({
  roomOf,
  open,
}, info) => {
  const { all } = alertsIn(sharedPath(FIVE_YEARS));
  const file = info.outputPath('alerts.ndjson');
  mkdirSync(dirname(file), { recursive: true });
  const few = all.filter((_, i) => i % EACH === 0);
  writeFileSync(file, few.map((alert) => `${JSON.stringify(alert)}\n`).join(''));
  const alerts = { file, all: few };

  const page = await openAlerts({ roomOf, open }, alerts, { clock: true });
  await lookThroughEvening(page, alerts);

  // Played at 60 times: the moment moves as the page's clock does, sixty times as far.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
  const from = await play(page);
  await page.clock.fastForward(5000);
  await page.clock.runFor(400); // in which there is a frame at least
  const moved = (await played(page)) - from;
  expect(moved).toBeGreaterThanOrEqual(300);
  expect(moved).toBeLessThanOrEqual(324);
  await page.clock.resume();
  await pause(page, alerts);

  await goThroughCrowds(page, await filter(page, alerts));
});
