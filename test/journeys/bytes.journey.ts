/**
 * What a page that has nothing yet fetches until it is drawn: bytes as brotli packs them best, which is how
 * a browser gets them over TLS, and requests. Letters are packed already; the map's worker and the picture
 * are apart.
 */
import { brotliCompressSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { LANGUAGES, type Language } from '../../picture/basics.ts';
import { expect, test } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { expectDrawn } from './pixels.ts';

/** Scripts, styles and words, in bytes. A wall was to have 400,000, and has alarms besides (known-gaps.md). */
const MOST = { 'us analyst': 500_000, 'us wall': 431_000 } as const;
/** Bytes by which the words of a language are longer, packed: others than Latin letters take two bytes. */
const LONGER: Partial<Readonly<Record<Language, number>>> = { ar: 4000, he: 2500 };
/** All that is fetched; the letters of Arabic alone are 90 KiB. */
const MOST_IN_ALL: Readonly<Record<Language, number>> = {
  en: 650 * 1024,
  he: 650 * 1024,
  ar: 722 * 1024,
};
const MOST_REQUESTS = 60;
/** Files of letters that a page needs only where text in that script stands on it, as in a FLASH on a wall. */
const LETTERS = [
  { file: /-arabic-/, script: /\p{Script=Arabic}/u },
  { file: /-hebrew-/, script: /\p{Script=Hebrew}/u },
];

declare global {
  /** Tells the test what stands on the page. */
  function stood(text: string): void;
}

const CODE = /\.(js|css)$/;
const APART = /\/api\/|maplibre-gl-worker/;

for (const who of ['us analyst', 'us wall'] as const) {
  for (const language of LANGUAGES) {
    test(`the page of a ${who} in ${language} fetches little until it is drawn`, async ({
      roomOf,
      browser,
    }) => {
      const room = await roomOf({ exercise: true });
      await room.send('us officer', reported('Seen from far away'));
      const context = await browser.newContext({ locale: language });
      await context.addInitScript(() => {
        window.requestIdleCallback = () => 0; // what waits for an idle moment is not fetched at all
      });
      const page = await context.newPage();
      const answers = new Map<string, Response>(); // by address: a second time it is in the cache
      page.on('response', (answer) => {
        if (answer.ok()) answers.set(answer.url(), answer);
      });
      const texts = new Set<string>(); // all that ever stood there
      await page.exposeFunction('stood', (text: string) => texts.add(text));
      await page.addInitScript(() => {
        new MutationObserver(() => stood(document.body?.textContent ?? '')).observe(document, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      });
      await page.goto(room.link(who));
      await expectDrawn(page);

      const sizes = new Map<string, number>();
      for (const [url, answer] of answers) {
        const { pathname } = new URL(url);
        if (APART.test(pathname) || !url.startsWith('http')) continue;
        const body = await answer.body();
        const packed = pathname.endsWith('.woff2') ? body : brotliCompressSync(body);
        sizes.set(pathname, packed.length);
      }
      await context.close();

      const sum = (wanted: (path: string) => boolean) =>
        [...sizes].reduce((total, [path, bytes]) => total + (wanted(path) ? bytes : 0), 0);
      const code = sum((path) => CODE.test(path));
      const all = sum(() => true);
      const about = `${who} ${language}: ${sizes.size} requests, ${Math.round(code / 1000)} kB of scripts, styles and words, ${Math.round(all / 1024)} KiB in all`;
      test.info().annotations.push({ type: 'bytes', description: about });
      expect(code, about).toBeLessThanOrEqual(MOST[who] + (LONGER[language] ?? 0));
      expect(code, 'scripts were seen at all').toBeGreaterThan(200_000);
      expect(all, about).toBeLessThanOrEqual(MOST_IN_ALL[language]);
      expect(sizes.size, about).toBeLessThanOrEqual(MOST_REQUESTS);
      const paths = [...sizes.keys()];
      expect(paths.filter((path) => path.startsWith('/basemap/'))).toEqual(['/basemap/all.json']);
      for (const { file, script } of LETTERS) {
        if ([...texts].some((text) => script.test(text))) continue;
        expect(paths.filter((path) => file.test(path))).toEqual([]);
      }
      if (who === 'us wall') {
        expect(paths.filter((path) => /\/AnalystPage-/.test(path))).toEqual([]);
      }
    });
  }
}

test('a part that cannot be fetched says so, is asked for again, and what is begun goes on', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf({ exercise: true });
  const { page } = await open(room, 'us officer', {
    expected: /net::ERR_|Failed to fetch dynamically imported module/,
    before: async (page) => {
      await page.addInitScript(() => {
        window.requestIdleCallback = () => 0; // nothing comes before its first use
      });
      await page.route('**/assets/side-parts-*.js*', (route) => route.abort('connectionrefused'));
    },
  });
  await page.getByRole('button', { name: 'Event', exact: true }).click();
  await expect(page.locator('#pane-item').getByRole('alert')).toContainText('could not be fetched');
  await page.unroute('**/assets/side-parts-*.js*');
  await expect(page.locator('#pane-item form')).toBeVisible();
  await expect(page.locator('#pane-item')).not.toContainText('could not be fetched');
});
