/** Five years of alerts, each twentieth of them: one strip, one evening of it, filtered, gathered. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from '../support/journey.ts';
import { sharedPath } from '../support/shared.ts';
import {
  type Alerts,
  alertsIn,
  FIVE_YEARS,
  filter,
  goThroughCrowds,
  lookThroughEvening,
  openAlerts,
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
