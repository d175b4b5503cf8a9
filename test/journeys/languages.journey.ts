/** Three languages are equals: in words, in direction, in layout; and anybody can use the page. */
import type { Page } from '@playwright/test';
import { expect, same, strip, test, within } from '../support/journey.ts';
import { expectLaidOut, expectUsable, fill, LANGUAGES, shoot, speak, TAGS, turn } from './look.ts';
import {
  judge,
  LARGE,
  LARGEST,
  LARGEST_SCALE,
  type Look,
  looksAt,
  MAP,
  nameOf,
  type Size,
  SMALL,
  sizesBut,
  USUAL,
} from './looks.ts';
import { expectDrawn } from './pixels.ts';
import { rehearse } from './rehearsal.ts';

const opened = (page: Page) => page.locator('dialog[open], [role=dialog]');
const replayed = (page: Page) => page.locator('.replay-frame');

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
async function closed(page: Page): Promise<void> {
  await press(page, 'Escape');
  await expect(opened(page)).toHaveCount(0);
}

interface Reached {
  readonly reach: (page: Page) => Promise<unknown>;
  readonly leave: (page: Page) => Promise<unknown>;
}
const nothing = async () => {};
const layersPanel = (page: Page) => page.locator('[aria-controls=layers-panel]').click();
const folded = (page: Page, open: boolean) =>
  page.locator('aside details').evaluateAll((all, open) => {
    for (const one of all) one.toggleAttribute('open', open);
  }, open);

/** The page at work: looking, writing, looking back, and what opens over it. By keys, the same in every language. */
const AT_WORK = {
  analyst: { reach: nothing, leave: nothing },
  'event-form': {
    reach: async (page) => {
      await press(page, 'e');
      await expect(page.locator('[name=category]')).toBeFocused();
    },
    leave: (page) => press(page, 'Escape'),
  },
  'zone-form': {
    reach: async (page) => {
      await press(page, 'z');
      await expect(page.locator('[name=kind]')).toBeFocused();
      await page.locator('[name=basis]').scrollIntoViewIfNeeded();
    },
    leave: (page) => press(page, 'Escape'),
  },
  replay: {
    reach: async (page) => {
      await press(page, 'r', 'PageDown', 'PageDown', 'PageDown');
      await expect(replayed(page)).toBeVisible();
    },
    leave: async (page) => {
      await press(page, 'b');
      await expect(replayed(page)).toHaveCount(0);
    },
  },
  keys: {
    reach: async (page) => {
      await page.locator('body').press('?');
      await expect(opened(page)).toBeVisible();
    },
    leave: closed,
  },
  search: {
    reach: async (page) => {
      await page.locator('body').press('/');
      await expect(opened(page)).toBeVisible();
      await page.keyboard.type('a');
    },
    leave: closed,
  },
  filter: {
    reach: (page) => page.locator('body').press('f'),
    leave: (page) => press(page, 'Escape'),
  },
  screens: {
    reach: async (page) => {
      await strip(page).click();
      await expect(opened(page)).toBeVisible();
    },
    leave: closed,
  },
  layers: { reach: layersPanel, leave: layersPanel },
  legend: { reach: (page) => press(page, 'i'), leave: (page) => press(page, 'i') },
  menu: {
    reach: (page) => page.locator('header .menu > button').first().click(),
    leave: (page) => press(page, 'Escape'),
  },
  'event-faults': {
    reach: async (page) => {
      await press(page, 'e');
      await page.locator('form [name=title], form textarea').first().fill('x'.repeat(2000));
      await press(page, 'Control+Enter');
      await expect(page.locator('form [aria-invalid=true]').first()).toBeVisible();
      await expect(page.locator('#context-missing li').first()).toBeVisible();
    },
    leave: async (page) => {
      await page.locator('form footer button').first().click(); // what was written is discarded
      await expect(page.locator('form footer')).toHaveCount(0);
    },
  },
  details: { reach: (page) => folded(page, true), leave: (page) => folded(page, false) },
} as const satisfies Record<string, Reached>;
const OVER: readonly string[] = ['screens', 'layers', 'menu']; // what lies over the page, as menus do
type AtWork = keyof typeof AT_WORK;
const STATES: readonly (AtWork | 'empty' | 'not-live')[] = [
  'empty',
  'analyst',
  'event-form',
  'zone-form',
  'replay',
  'keys',
  'search',
  'filter',
  'screens',
  'layers',
  'legend',
  'menu',
  'event-faults',
  'details',
  'not-live',
];
const isAtWork = (look: Look): look is Look<AtWork> => look.state in AT_WORK;

/** Takes these looks at a page, which is left as the last of them has it. */
async function take<One extends Look>(
  pageFor: (size: Size) => Page,
  looks: readonly One[],
  { reach, leave }: { [Act in keyof Reached]: (page: Page, look: One) => Promise<unknown> },
): Promise<void> {
  for (const look of looks) {
    const page = pageFor(look.size);
    const html = page.locator('html');
    if ((await html.getAttribute('data-theme')) !== look.theme) await turn(page, look.theme);
    if ((await html.getAttribute('lang')) !== look.tag) await speak(page, look.tag);
    await page.setViewportSize(look.size);
    await reach(page, look);
    await judge(page, nameOf(look), { over: OVER.includes(look.state) });
    await leave(page, look);
  }
}

/** The pages are at this item, and have all that they need of the server. */
async function goTo(pages: readonly Page[], item: string): Promise<void> {
  for (const page of pages) await page.goto(within(page, `/?item=${item}`));
  for (const page of pages) {
    await expect(page.locator('[aria-controls=layers-panel]')).toBeVisible(); // the map has come
    await expect(page.locator('aside.details article')).toBeVisible();
  }
}

const GONE = /WebSocket|ERR_CONNECTION|Failed to load/; // of the server that is ended

test('the page is whole and anybody can use it, in every language, theme and size', {
  tag: '@looks',
}, async ({ roomOf, open }) => {
  test.setTimeout(3_600_000);
  const sizes = sizesBut([LARGE], SMALL, USUAL, LARGE, LARGEST);
  const looks = looksAt("the analyst's page", STATES, sizes);
  const room = await roomOf();
  const opening = { map: MAP, clock: true, expected: GONE };
  const { page } = await open(room, 'sy officer', opening);
  const large =
    LARGEST_SCALE === 1
      ? page
      : (await open(room, 'us officer', { ...opening, scale: LARGEST_SCALE, viewport: LARGEST }))
          .page;
  const pages = [...new Set([page, large])];
  const pageFor = (size: Size) => (size === LARGEST ? large : page);
  await same(room, pages, 120_000);

  const empty = looks.filter(({ state }) => state === 'empty');
  await take(pageFor, empty, { reach: nothing, leave: nothing });

  await rehearse(room);
  const item = await fill(room);
  await goTo(pages, item);
  await take(pageFor, looks.filter(isAtWork), {
    reach: (at, { state }) => AT_WORK[state].reach(at),
    leave: (at, { state }) => AT_WORK[state].leave(at),
  });

  await goTo(pages, item);
  await room.kill();
  for (const one of pages) {
    await one.clock.fastForward(11_000); // nothing is heard for ten seconds
    await expect(one.locator('[data-not-live] [role=alert]')).toBeVisible();
  }
  const dead = looks.filter(({ state }) => state === 'not-live');
  await take(pageFor, dead, { reach: nothing, leave: nothing });
});

test('the page speaks three languages in both directions, with the map drawn', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await rehearse(room);
  const item = await fill(room);
  const { page } = await open(room, 'sy officer', { map: 'drawn' });
  await page.goto(within(page, `/?item=${item}`));
  for (const tag of TAGS) {
    await speak(page, tag);
    await expect(strip(page)).toContainText(LANGUAGES[tag].same);
    await expect(page.getByRole('tab')).toHaveCount(4);
    if (tag !== 'en') await expect(page.getByText('SAME PICTURE')).toHaveCount(0);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[tag].dir);
    await expect(strip(page)).toContainText(LANGUAGES[tag].same);
    await shoot(page, `${tag}-map-${USUAL.width}`);
    await expectLaidOut(page, `${tag} with a map`);
    await expectUsable(page, `${tag} with a map`);
    await page.setViewportSize(SMALL);
    await expectLaidOut(page, `${tag} with a map, at ${SMALL.width}`);
    await page.setViewportSize(USUAL);
    await expectDrawn(page);
  }
});

test('the page to sign in is whole and anybody can use it, in every language', {
  tag: '@with-looks',
}, async ({ roomOf, browser }) => {
  const room = await roomOf({ live: true });
  for (const tag of TAGS) {
    const page = await browser.newPage({ locale: tag });
    await page.goto(room.url, { waitUntil: 'networkidle' }); // the page to sign in comes by itself
    await expect(page.locator('main h1#door-title')).toBeVisible();
    await expectUsable(page, `${tag} refused`);
    await expectLaidOut(page, `${tag} refused`);
    await page.close();
  }
});
