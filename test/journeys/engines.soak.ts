/** The alarms of 10,000 random logs, each at a random time, in Node and in Chromium. */
import { test } from '@playwright/test';
import { compareLists } from '../support/alarms/compare-lists.ts';
import { bundled } from '../support/bundled.ts';

test('[R37] the alarms of 10,000 logs are the same in Node and in Chromium', async ({ page }) => {
  await page.addScriptTag({ content: await bundled('alarms/trial.ts') });
  await compareLists(page, 10_000);
});
