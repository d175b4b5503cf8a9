/** All conflicts among the alert zones as published, found in a page by an index, against each with each. CPU, not wall. */
import { chromium } from '@playwright/test';
import playwright from '../journeys/playwright.config.ts';
import { bundled } from '../support/bundled.ts';
import { alertTerms } from '../support/conflicts/alert-zones.ts';
import { inPage } from '../support/conflicts/meetings-in-page.ts';
import { mainThread } from './browser.ts';
import { quantile, type Row } from './support.ts';

const ROUNDS = 7;
const WAYS = ['nothing', 'indexed', 'eachWithEach', 'drafts'] as const;
type Way = (typeof WAYS)[number];

/** What each way costs a page that has just opened: ms of the main thread, without reading the terms. */
async function costs(texts: readonly string[]): Promise<Record<Exclude<Way, 'nothing'>, number>> {
  const script = await bundled('conflicts/among.ts');
  const browser = await chromium.launch(playwright.use?.launchOptions);
  const spent = new Map<Way, number[]>(WAYS.map((way) => [way, []]));
  try {
    for (let i = 0; i < ROUNDS; i++) {
      for (const way of WAYS) {
        const page = await browser.newPage();
        await page.addScriptTag({ content: script });
        const worked = await mainThread(page);
        const before = await worked();
        await inPage(page, way, texts);
        spent.get(way)?.push((await worked()) - before);
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
  const median = (way: Way) => quantile(spent.get(way) ?? [], 0.5);
  const of = (way: Way) => Math.max(0, median(way) - median('nothing'));
  return { indexed: of('indexed'), eachWithEach: of('eachWithEach'), drafts: of('drafts') };
}

export async function benchConflicts(): Promise<Row[]> {
  const texts = alertTerms();
  const zones = texts.length;
  const { indexed, eachWithEach, drafts } = await costs(texts);
  const draft = Math.max(0, drafts - indexed) / zones;
  const pairs = (zones * (zones - 1)) / 2;
  const size = `${zones.toLocaleString('en')} zones, ${pairs.toLocaleString('en')} pairs`;
  return [
    {
      what: 'all conflicts among zones as published, in a page that has just opened',
      size,
      result: `${indexed.toFixed(0)} ms`,
      limit: `${eachWithEach.toFixed(0)} ms: each with each`,
      ratio: indexed / eachWithEach,
    },
    {
      what: 'conflicts of a draft with these, in a page',
      size: `${zones.toLocaleString('en')} zones`,
      result: `${draft.toFixed(2)} ms`,
      aim: { value: draft, most: 16, unit: 'ms' },
    },
  ];
}
