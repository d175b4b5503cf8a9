/** A page holds the texts of its reader's language and no other, and fetches another when it is chosen. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { CATEGORIES } from '../../picture/categories.ts';
import { expect, same, strip, test } from '../support/journey.ts';

const ROOT = join(import.meta.dirname, '../..');
const CHUNK = /\/assets\/(en|ar|he)-[^/]+\.js$/;

/** The languages whose texts were asked for, in the order in which they were: with the page, or later. */
const fetched = (asked: readonly string[]): string[] => [
  ...new Set(asked.flatMap((url) => CHUNK.exec(url)?.[1] ?? [])),
];

const speaks = async (page: Page, lang: string, dir: string): Promise<void> => {
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page.locator('html')).toHaveAttribute('dir', dir);
};

type Marked = typeof globalThis & { mark?: string; lacking: number };

/** The chip of the language, in each of them. */
const LANGUAGE = /^(EN|ع|ע) /;

const ENDED = /WebSocket|ERR_CONNECTION|Failed to load/; // complaints about a server that has ended

test('another language is fetched when it is chosen, and spoken without a reload', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page, asked } = await open(room, 'us officer', { expected: ENDED });
  const choose = async (name: string) => {
    await page.locator('header').getByRole('button', { name: LANGUAGE }).dispatchEvent('click');
    await page.locator('header').getByRole('button', { name }).dispatchEvent('click');
  };
  await same(room, [page]);
  expect(fetched(asked)).toEqual(['en']);
  await page.evaluate(() => {
    const marked = globalThis as Marked;
    marked.mark = 'still here';
    marked.lacking = 0;
    new MutationObserver(() => {
      if (/undefined|\[object|\{\w+\}/.test(document.body.innerText)) marked.lacking++;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (const [name, lang, dir, said] of [
    ['العربية', 'ar', 'rtl', 'الصورة متطابقة'],
    ['English', 'en', 'ltr', 'SAME PICTURE'],
  ] as const) {
    await choose(name);
    await speaks(page, lang, dir);
    await expect(strip(page)).toContainText(said);
  }
  expect(fetched(asked)).toEqual(['en', 'ar']);
  expect(await page.evaluate(() => (globalThis as Marked).mark)).toBe('still here');
  expect(await page.evaluate(() => (globalThis as Marked).lacking)).toBe(0);

  await page.reload();
  await expect(strip(page)).toContainText('SAME PICTURE');
  await room.kill();
  await choose('العربية'); // it was fetched once: the browser has kept it
  await speaks(page, 'ar', 'rtl');
});

test('a language that cannot be fetched is said, and the one before stays', async ({
  roomOf,
  browser,
}) => {
  const room = await roomOf();
  const page = await browser.newPage({ locale: 'en' });
  await page.route(/\/assets\/he-/, (route) => route.abort());
  await page.goto(`${room.url}/?lang=en`);
  await page.getByRole('button', { name: 'עברית' }).click();
  const failed = page
    .getByRole('alert')
    .filter({ hasText: 'The chosen language cannot be loaded' });
  await expect(failed).toBeVisible();
  await speaks(page, 'en', 'ltr');
  await expect(page.getByRole('heading', { name: /^Three desks/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page).toHaveURL(/\?lang=en$/); // so a reload does not fail again
  await page.unroute(/\/assets\/he-/);
  await page.getByRole('button', { name: 'עברית' }).click();
  await speaks(page, 'he', 'rtl');
  await expect(page.getByText('לא ניתן לטעון את השפה שנבחרה')).toHaveCount(0);
  await page.close();
});

test('a page whose first texts cannot be fetched says so in every language, and tries again', async ({
  roomOf,
  browser,
}) => {
  const room = await roomOf();
  const page = await browser.newPage({ locale: 'ar' });
  await page.route(/\/assets\/ar-/, (route) => route.abort());
  await page.goto(room.url);
  for (const lang of ['en', 'ar', 'he']) {
    await expect(page.locator(`#page p[lang=${lang}]`)).not.toBeEmpty();
  }
  await page.unroute(/\/assets\/ar-/);
  await expect(page.getByRole('heading', { name: /^ثلاثة مكاتب/ })).toBeVisible();
  await expect(page.locator('#page > p')).toHaveCount(0);
  await page.close();
});

/** Where letters of Arabic and Hebrew stand that are no texts of the page: to be read, typed or folded. */
const NAMED = [
  'picture/categories.ts',
  'client/messages/every-language.json',
  'picture/reading/*.ts',
  'picture/files/*.ts',
  'client/navigation/keys.ts',
  'client/{drawing/drawing,map/aids/rings}.ts',
  'client/kinds/event/{suggested-title,values}.ts',
  'client/{status/TopBar.svelte,ui/faces.ts}',
];
/** A sign of money among the entities of HTML that fast-xml-parser brings. */
const OF_LIBRARIES = ['؋'];
const WORD = /[\u0590-\u05ff\u0600-\u06ff]+/g;
const decoded = (code: string): string =>
  code.replace(/\\u(0[56][0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
const read = (file: string): string => decoded(readFileSync(join(ROOT, file), 'utf8'));

/** Whether a text stands in code as a string of its own. */
const holds = (code: string, text: string): boolean =>
  ["'", '"', '`'].some((quote) => code.includes(`${quote}${text}${quote}`));

/** Every text of a file of messages that is of one piece. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.values(z.looseObject({}).parse(value)).flatMap(textsIn);
const messagesIn = (file: string): string[] =>
  textsIn(JSON.parse(readFileSync(join(ROOT, 'client/messages', file), 'utf8')));

test('the bundle of an English reader holds no Arabic or Hebrew text', () => {
  const chunks = globSync('dist/assets/*.js', { cwd: ROOT }).map((file) => basename(file));
  const others = chunks.filter((file) => !/^(ar|he|maplibre.*)-/.test(file)); // MapLibre joins Arabic letters
  expect(chunks.length - others.length).toBeGreaterThanOrEqual(4);
  const sources = globSync(NAMED, { cwd: ROOT }).map(read);
  const named = new Set([
    ...OF_LIBRARIES,
    ...sources.flatMap((source) => source.match(WORD) ?? []),
  ]);
  const languages = ['العربية', 'עברית']; // each in itself, on the buttons that choose one
  const data = new Set([
    ...languages,
    ...messagesIn('every-language.json'),
    ...Object.values(CATEGORIES).flatMap(({ ar, he }) => [ar, he]),
  ]);
  const messages = ['ar.json', 'he.json']
    .flatMap(messagesIn)
    .filter((text) => text.search(WORD) >= 0 && !data.has(text))
    .filter((text) => !sources.some((source) => holds(source, text))); // a column's name, `today`
  expect(messages.length).toBeGreaterThan(1500);
  for (const file of others) {
    const code = read(`dist/assets/${file}`);
    const words = (code.match(WORD) ?? []).filter(
      (word) => !named.has(word) && !(file.startsWith('en-') && languages.includes(word)),
    );
    expect(words, `words in ${file}`).toEqual([]);
    const held = messages.filter((text) => holds(code, text));
    expect(held, `messages in ${file}`).toEqual([]);
  }
});
