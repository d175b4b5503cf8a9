/** The wall: read from eight metres at every size, in three languages, with nothing that needs a hand. */
import type { Page } from '@playwright/test';
import { LAYOUTS } from '../../client/wall/options.ts';
import { ACROSS, SMALLEST } from '../../client/wall/sizes.ts';
import { expect, same, strip, test, within } from '../support/journey.ts';
import { reported } from '../support/room.ts';
import { fill, LANGUAGES, settled, shoot, TAGS, THEMES } from './look.ts';
import {
  chosenOf,
  judge,
  LARGE,
  LARGEST,
  MAP,
  nameOf,
  type Size,
  SMALL,
  sizesBut,
  USUAL,
} from './looks.ts';
import { expectDrawn } from './pixels.ts';
import { rehearse } from './rehearsal.ts';

const SIZES = sizesBut([USUAL], SMALL, USUAL, LARGE, LARGEST);

interface Seen {
  /** Words smaller than the smallest (of those not on the map), or cut by an edge. */
  readonly faults: readonly string[];
  /** Of what is read, in pixels. */
  readonly smallest: number;
  /** Cursors wherever a pointer may rest. */
  readonly cursors: readonly string[];
  /** What could be scrolled. */
  readonly scrolls: readonly string[];
}

const lookAt = (page: Page, least: number): Promise<Seen> =>
  page.evaluate((least) => {
    const LETTERS = 4; // in the size of its letters: so much of what begins a line is read at least
    /** The line that ends in dots where an element has no room. */
    const dotted = (within: Element): Element | undefined => {
      for (let one: Element | null = within; one !== null; one = one.parentElement) {
        if (getComputedStyle(one).textOverflow === 'ellipsis') return one;
      }
      return undefined;
    };
    const firstOf = (line: Element): Node | null => {
      const within = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (within.nextNode() !== null && within.currentNode.textContent?.trim() === '');
      return within.currentNode;
    };
    const faults: string[] = [];
    let smallest = Number.POSITIVE_INFINITY;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (words === '' || parent === null || !parent.checkVisibility()) continue;
      if (parent.closest('section.map, .source, .unseen') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const out = box.right <= 0 || box.left >= innerWidth || box.top >= innerHeight;
      const list = parent.closest('.list, ul')?.getBoundingClientRect();
      if (out || (list && (box.left >= list.right || box.right <= list.left))) continue; // no room
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      smallest = Math.min(smallest, size);
      if (size < least - 0.1) faults.push(`"${words}" is ${size} px`);
      const line = dotted(parent);
      const room = line?.getBoundingClientRect() ?? box;
      const [left, right] = [Math.max(box.left, room.left), Math.min(box.right, room.right)];
      const begins = line !== undefined && firstOf(line) === node;
      if (right <= left && !begins) continue; // behind the dots of its line
      if (left < 0 || right > innerWidth + 0.5 || box.bottom > innerHeight) {
        faults.push(`"${words}" leaves the screen`);
      }
      if (begins && right - left < Math.min(box.width, LETTERS * size)) {
        faults.push(`"${words}" is cut to ${right - left} px`);
      }
      if (box.top < room.top - size / 4 || box.bottom > room.bottom + size / 4) {
        faults.push(`"${words}" is cut in its height`);
      }
    }
    for (const column of document.querySelectorAll('.column > section')) {
      if (column.scrollHeight > column.clientHeight + 1) faults.push('the column of events is cut');
    }
    const cursors = new Set<string>();
    for (let x = 0.05; x < 1; x += 0.1) {
      for (let y = 0.05; y < 1; y += 0.1) {
        const at = document.elementFromPoint(x * innerWidth, y * innerHeight);
        if (at !== null) cursors.add(getComputedStyle(at).cursor);
      }
    }
    const scrolls = [...document.querySelectorAll('*')]
      .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflow))
      .filter((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth)
      .map((one) => one.className.toString());
    const root = document.documentElement;
    if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) scrolls.push('the page');
    return { faults, smallest, cursors: [...cursors], scrolls };
  }, least);

const wallAt = async (page: Page, query: string): Promise<void> => {
  await page.goto(within(page, `/wall?${query}`));
  await expect(page.locator('main.wall')).toBeVisible();
};

/** What is read of a wall at a size: large enough, whole, and with nothing for a hand. */
async function expectRead(page: Page, size: Size, where: string): Promise<void> {
  const least = (SMALLEST * size.width) / ACROSS;
  const seen = await lookAt(page, least);
  expect.soft(seen.faults, where).toEqual([]);
  expect.soft(seen.smallest, where).toBeCloseTo(least, 0);
  expect.soft(seen.cursors, where).toEqual(['none']);
  expect.soft(seen.scrolls, where).toEqual([]);
}

test('every layout is read from eight metres at every size, in three languages', {
  tag: '@looks',
}, async ({ roomOf, open }) => {
  test.setTimeout(3_600_000);
  const all = LAYOUTS.flatMap((layout) =>
    TAGS.flatMap((tag) => THEMES.map((theme) => ({ layout, tag, theme }))),
  );
  const hung = chosenOf('the wall, at every size', all, ({ layout, tag, theme }) => [
    layout,
    tag,
    theme,
  ]);
  const room = await roomOf();
  await rehearse(room);
  await fill(room);
  const { page, asked } = await open(room, 'il wall', { map: MAP, viewport: LARGE });
  for (const { layout, tag, theme } of hung) {
    await wallAt(page, `lang=${tag}&layout=${layout}&theme=${theme}`);
    await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[tag].dir);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(strip(page)).toContainText(LANGUAGES[tag].same);
    for (const size of SIZES) {
      const state = layout === 'map-panels' ? 'wall' : `wall-${layout}`;
      const where = nameOf({ tag, state, size, theme });
      await page.setViewportSize(size);
      await judge(page, where, { mapped: layout.startsWith('map'), usable: size === SMALL });
      await expectRead(page, size, where);
    }
  }
  await page.setViewportSize(LARGE);

  // Who prefers less motion gets none: nothing is animated, and the wall does not walk.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await wallAt(page, 'lang=en');
  await expect(strip(page)).toContainText('SAME PICTURE');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await expect(page.locator('.body > .head')).toHaveCSS('translate', '0px');

  // What writes is never fetched by a screen that has no hands.
  const scripts = new Set(asked.map((url) => new URL(url).pathname));
  expect([...scripts].filter((path) => /\/(Work|pen|skeleton)-/.test(path))).toEqual([]);
  expect([...scripts].some((path) => /\/Wall-/.test(path))).toBe(true);
});

test('a tour goes round, stops for what is urgent; a dimmed wall wakes for it', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  const { page } = await open(room, 'us wall', {
    map: 'drawn',
    viewport: LARGE,
    clock: true,
    expected: /WebSocket|ERR_CONNECTION|ERR_CONTENT_LENGTH/, // of the server that is ended below
  });
  const wall = page.locator('main.wall');
  const caption = wall.locator('.caption');
  const dimmed = page.locator('[data-dimmed]');
  await wallAt(page, 'tour=5&dim=00-23:59');
  await same(room, [page]);
  await expect(dimmed).toHaveCount(1);
  const first = await caption.textContent();
  await expect(caption).not.toHaveText(first ?? '');
  await expect(wall).toHaveAttribute('data-awake', /held|none/);

  await room.send('sy officer', reported('A routine thing'));
  const { item } = await room.send('sy officer', reported('Fire', { precedence: 'FLASH' }));
  await expect(wall).toHaveAttribute('data-stop', 'urgent');
  await expect(caption).toContainText(item ?? 'E-');
  await expect(dimmed).toHaveCount(0);
  await expect(page).toHaveTitle(/FLASH/);
  await same(room, [page]);
  await shoot(page, `en-wall-urgent-${LARGE.width}`);
  await expectDrawn(page);
  for (const who of ['us officer', 'il officer'] as const) {
    await room.send(who, { type: 'position.taken', item, stance: 'confirms' });
  }
  await expect(dimmed).toHaveCount(1);
  await same(room, [page]);

  await room.kill();
  await page.clock.fastForward(11_000); // nothing is heard for ten seconds
  await expect(page.getByRole('alert').filter({ hasText: 'NOT LIVE' })).toBeVisible();
  await expect(dimmed).toHaveCount(0);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await settled(page);
    const where = `en-wall-not-live-${size.width}`;
    if (size === SMALL) await shoot(page, where, false);
    const least = (SMALLEST * size.width) / ACROSS;
    expect((await lookAt(page, least)).faults, where).toEqual([]);
  }
});
