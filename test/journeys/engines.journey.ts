import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { build } from 'vite';
import { digests } from '../support/engine.ts';
import { log } from '../support/logs.ts';

const SEED = Number(process.env.SEED ?? 20261122);
const LOGS = 60;

/** test/support/engine.ts and the rules it imports, as one script for a browser. */
async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, '..', 'support', 'engine.ts'),
        formats: ['iife'],
        name: 'engine',
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
}

test('[R2] [R3] the same log folds to the same digest in Node and in Chromium', async ({
  page,
}) => {
  await page.addScriptTag({ content: await script() });
  const logs = fc.sample(log, { seed: SEED, numRuns: LOGS });
  let entries = 0;
  for (const { lines } of logs) {
    const texts = lines.map((line) => new TextDecoder().decode(line));
    const inChromium = await page.evaluate(
      (given) => (globalThis as unknown as { digests: typeof digests }).digests(given), // set by the script
      texts,
    );
    expect(inChromium, `again with SEED=${SEED}`).toEqual(digests(texts));
    entries += texts.length;
  }
  expect(entries).toBeGreaterThan(LOGS);
});
