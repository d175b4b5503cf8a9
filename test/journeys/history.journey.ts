/** History that is imported today stays in lists, map and timeline: no screen takes it for an emergency. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, strip, test, within } from '../support/journey.ts';
import { reported } from '../support/room.ts';

const COUNT = 300;
const SPRING = Date.parse('2021-05-11T18:00:00Z');

/** Alerts of 2021 as they stand in a feed's file. */
const alerts = (): string =>
  Array.from({ length: COUNT }, (_, n) =>
    JSON.stringify({
      id: `${n}`,
      time: new Date(SPRING + n * 60_000).toISOString(),
      precedence: n % 3 === 0 ? 'FLASH' : 'IMMEDIATE',
      category: 'rocket-alert',
      title: `Alert of 2021, number ${n}`,
      lat: 33 + (n % 50) / 1000,
      lon: 35.8,
    }),
  ).join('\n');

/** All that a screen says by itself, to whoever does not look: alarms and live regions. */
const spoken = (page: Page): Promise<string> =>
  page
    .locator('[role=alert], [aria-live=assertive], [aria-live=polite], [role=status]')
    .allTextContents()
    .then((texts) => texts.join(' '));

test('alerts of 2021 that are imported today are on no card, in no title, and not spoken; a FLASH of now is', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page: wall } = await open(room, 'sy wall');
  const { page: us } = await open(room, 'us officer');
  await wall.goto(within(wall, '/wall?tour=60'));
  for (const page of [wall, us]) await expect(strip(page)).toContainText('SAME PICTURE');
  await expect(wall.locator('.quiet')).toBeVisible();

  const file = join(room.dir, 'history.ndjson');
  writeFileSync(file, alerts());
  const fed = await room.feed(file, 'il');
  expect(fed.code, fed.text).toBe(0);
  // Over for years, it is closed: left out of the lists, said, and one press away. [R29]
  const closed = us.getByRole('button', { name: '300 closed hidden' });
  await expect(us.getByRole('tab', { name: 'Events' })).toHaveText(/\b0$/);
  await closed.click();
  await expect(us.getByRole('tab', { name: 'Events' })).toHaveText(/300/);
  await expect(strip(wall)).toContainText(`#${COUNT + 1}`);
  await expect(wall.locator('.quiet')).toBeVisible();
  await expect(wall.locator('article')).toHaveCount(0);
  await expect(wall.locator('main')).not.toHaveAttribute('data-stop', 'urgent');
  for (const page of [wall, us]) {
    expect(await page.title()).not.toMatch(/FLASH|IMMEDIATE/);
    expect(await spoken(page)).not.toMatch(/2021|FLASH|IMMEDIATE/);
  }

  await room.send('il officer', reported('Rockets, now', { precedence: 'FLASH' }));
  await expect(wall.locator('article')).toHaveCount(1);
  await expect(wall.locator('article').first()).toContainText('Rockets, now');
  await expect(wall.locator('main')).toHaveAttribute('data-stop', 'urgent');
  for (const page of [wall, us]) await expect(page).toHaveTitle(/1 FLASH\/IMMEDIATE/);
});
