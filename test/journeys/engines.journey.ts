import { expect, type Page, test } from '@playwright/test';
import fc from 'fast-check';
import { entryLines, VERSIONS } from '../golden/versions.ts';
import { compareLists } from '../support/alarms/compare-lists.ts';
import { bundled } from '../support/bundled.ts';
import { alertTerms } from '../support/conflicts/alert-zones.ts';
import { MEETINGS } from '../support/conflicts/among.ts';
import { inPage } from '../support/conflicts/meetings-in-page.ts';
import { digests } from '../support/engine.ts';
import { log } from '../support/logs.ts';

const SEED = Number(process.env.SEED ?? 20261122);
const LOGS = 60;

let engine = '';
let trials = '';
let meetings = '';
test.beforeAll(async () => {
  [engine, trials, meetings] = await Promise.all([
    bundled('engine.ts'),
    bundled('alarms/trial.ts'),
    bundled('conflicts/among.ts'),
  ]);
});
test.beforeEach(async ({ page }) => {
  await page.addScriptTag({ content: engine });
  await page.addScriptTag({ content: trials });
});

/** The digest and the code after each of these lines, by the page's engine. */
const inChromium = (page: Page, lines: readonly string[]): Promise<string[]> =>
  page.evaluate(
    (given) => (globalThis as unknown as { digests: typeof digests }).digests(given), // set by the script
    lines,
  );

const textsOf = (lines: readonly Uint8Array[]): string[] =>
  lines.map((line) => new TextDecoder().decode(line));

test('[R2] [R3] the same log folds to the same digest in Node and in Chromium', async ({
  page,
}) => {
  const logs = fc.sample(log, { seed: SEED, numRuns: LOGS });
  let entries = 0;
  for (const { lines } of logs) {
    const texts = textsOf(lines);
    expect(await inChromium(page, texts), `again with SEED=${SEED}`).toEqual(digests(texts));
    entries += texts.length;
  }
  expect(entries).toBeGreaterThan(LOGS);
});

test('[R2] [R19] [R20] the golden logs come to what they always came to, in Chromium', async ({
  page,
}) => {
  expect(VERSIONS.length).toBeGreaterThan(0);
  for (const version of VERSIONS) {
    for (const [name, { digest, code, head, moments }] of Object.entries(version.expected.logs)) {
      const each = await inChromium(page, textsOf(entryLines(version, name)));
      expect([each.length, each.at(-1)], `${version.name} ${name}`).toEqual([
        head.seq,
        `${digest} ${code}`,
      ]);
      for (const then of moments) expect(each[then.seq - 1]).toBe(`${then.digest} ${then.code}`);
    }
  }
});

test('[R37] of the same log and time, the alarms are the same in Node and in Chromium', async ({
  page,
}) => {
  await compareLists(page, 500); // 10,000 in engines.soak.ts
});

test('[R54] all that meets among 1,233 zones is the same in Node and in Chromium, by index and pair by pair', async ({
  page,
}) => {
  const texts = alertTerms();
  await page.addScriptTag({ content: meetings });
  const found = await inPage(page, 'indexed', texts);
  expect(texts).toHaveLength(1233);
  expect(found).toMatchObject({ meet: 20, conflict: 6 });
  expect(found).toEqual(MEETINGS.indexed(texts));
  expect(await inPage(page, 'eachWithEach', texts)).toEqual(found);
});
