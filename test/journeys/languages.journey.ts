/** Three languages are equals: in words, in direction, in layout; and anybody can use the page. */
import type { Page } from '@playwright/test';
import { expect, same, strip, test } from '../support/journey.ts';
import type { Room } from '../support/room.ts';
import {
  AXE,
  expectLaidOut,
  expectUsable,
  fill,
  LANGUAGES,
  shoot,
  TAGS,
  type Tag,
} from './look.ts';
import { drawSparingly } from './still.ts';

type Size = { readonly width: number; readonly height: number };
/** Where colours are looked at, and what else does not change with the size. */
const USUAL: Size = { width: 1440, height: 900 };
const SIZES: readonly Size[] = [{ width: 1280, height: 720 }, USUAL, { width: 1920, height: 1080 }];
/** Drawn with a quarter of its pixels: software would take ten seconds for each look. */
const LARGEST: Size = { width: 3840, height: 2160 };

async function speak(page: Page, tag: Tag): Promise<void> {
  const { button, dir } = LANGUAGES[tag];
  // a click by the mouse waits for frames that a large map, drawn by software, is slow to give
  await page.locator('header').getByRole('button', { name: button }).dispatchEvent('click');
  await expect(page.locator('html')).toHaveAttribute('lang', tag);
  await expect(page.locator('html')).toHaveAttribute('dir', dir);
}

/** Turns the page, while it speaks English, dark or bright. */
async function turn(page: Page, theme: 'Dark' | 'Bright'): Promise<void> {
  await page.getByRole('button', { name: 'Layers' }).click();
  await page.locator('#layers-panel').getByRole('button', { name: theme }).click();
  await page.getByRole('button', { name: 'Layers' }).click();
}

/** The page as it is now, under a name: laid out and used by everybody in the dark, legible in bright. */
type See = (state: string) => Promise<void>;

/**
 * The page dark and bright, in every language, at every size, the map drawn anew once for each; `look`
 * sees its states one after the other, and leaves it as it found it.
 */
async function everyLook(page: Page, sizes: readonly Size[], look: (see: See) => Promise<void>) {
  for (const theme of ['Dark', 'Bright'] as const) {
    await turn(page, theme);
    for (const tag of TAGS) {
      await speak(page, tag);
      for (const size of sizes) {
        await page.setViewportSize(size);
        await look(async (state) => {
          const where = `${tag}-${state}-${size.width}${theme === 'Dark' ? '' : '-bright'}`;
          await shoot(page, where);
          if (theme === 'Dark') await expectLaidOut(page, where);
          if (size === USUAL && (theme === 'Dark' || tag === 'en')) {
            await expectUsable(page, where);
          }
        });
      }
    }
    await speak(page, 'en');
  }
  await turn(page, 'Dark');
}

/** The page at work: looking, writing, looking back. By keys, which are the same in every language. */
async function lookThrough(page: Page, room: Room, item: string, sizes: readonly Size[]) {
  await page.goto(`${room.url}/?item=${item}`);
  await expect(strip(page)).toContainText('SAME PICTURE');
  const press = (...keys: readonly string[]) => pressed(page, keys);
  const replayed = page.locator('.replay-frame');
  await everyLook(page, sizes, async (see) => {
    await see('analyst');
    await press('e');
    await expect(page.locator('[name=category]')).toBeFocused();
    await see('event-form');
    await press('Escape', 'z');
    await expect(page.locator('[name=kind]')).toBeFocused();
    await page.locator('[name=basis]').scrollIntoViewIfNeeded();
    await see('zone-form');
    await press('Escape', 'r', 'PageDown', 'PageDown', 'PageDown');
    await expect(replayed).toBeVisible();
    await see('replay');
    await press('b');
    await expect(replayed).toHaveCount(0);
  });
}

async function pressed(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const EXPECTED = /WebSocket|ERR_CONNECTION|Failed to load/; // of the server that is ended below

/** The page at work at these sizes, and then after its server has ended. */
async function lookToTheEnd(page: Page, room: Room, item: string, sizes: readonly Size[]) {
  await lookThrough(page, room, item, sizes);
  await page.goto(`${room.url}/?item=${item}`);
  await expect(page.getByRole('button', { name: 'Layers' })).toBeVisible(); // the map has come
  await room.kill();
  await expect(page.getByRole('alert').filter({ hasText: 'NOT LIVE' })).toBeVisible();
  await everyLook(page, sizes, (see) => see('not-live'));
}

test('the page speaks three languages in both directions, whole at every size, dark and bright', async ({
  roomOf,
  open,
}) => {
  test.setTimeout(900_000); // some sixty looks at a map that software draws
  const room = await roomOf({ exercise: true });
  const item = await fill(room);
  const opening = { script: AXE, viewport: USUAL, expected: EXPECTED };
  const { page, context } = await open(room, 'sy officer', opening);
  await drawSparingly(context);
  await same(room, [page]);
  await page.goto(`${room.url}/?item=${item}`);
  for (const tag of TAGS) {
    await speak(page, tag);
    await expect(strip(page)).toContainText(LANGUAGES[tag].same);
    await expect(page.getByRole('tab')).toHaveCount(3);
    if (tag !== 'en') await expect(page.getByText('SAME PICTURE')).toHaveCount(0);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[tag].dir);
    await expect(strip(page)).toContainText(LANGUAGES[tag].same);
  }
  await speak(page, 'en');
  await lookToTheEnd(page, room, item, SIZES);
});

test('the page is whole at the largest size, dark and bright', async ({ roomOf, open }) => {
  test.setTimeout(600_000);
  const room = await roomOf({ exercise: true });
  const item = await fill(room);
  const opening = { viewport: LARGEST, scale: 0.5, expected: EXPECTED };
  const { page, context } = await open(room, 'us officer', opening);
  await drawSparingly(context);
  await same(room, [page], 120_000);
  await lookToTheEnd(page, room, item, [LARGEST]);
});

test('an empty picture, and what opens over the page', async ({ roomOf, open }) => {
  test.setTimeout(300_000);
  const room = await roomOf();
  const { page, context } = await open(room, 'us officer', { script: AXE, viewport: USUAL });
  await drawSparingly(context);
  await page.reload();
  await same(room, [page]);
  await everyLook(page, SIZES, (see) => see('empty'));
  const { page: large, context: other } = await open(room, 'il officer', {
    viewport: LARGEST,
    scale: 0.5,
  });
  await drawSparingly(other);
  await large.reload();
  await same(room, [large]);
  await everyLook(large, [LARGEST], (see) => see('empty'));
  await large.goto('about:blank');
  const item = await fill(room);
  await page.goto(`${room.url}/?item=${item}`);
  await same(room, [page]);
  const opened = page.locator('dialog[open], [role=dialog]');

  for (const tag of TAGS) {
    await speak(page, tag);
    const looked = async (what: string) => {
      await shoot(page, `${tag}-${what}`, false);
      await expectUsable(page, `${tag} ${what}`);
    };
    await page.locator('body').press('?');
    await expect(opened).toBeVisible();
    await looked('keys');
    await page.keyboard.press('Escape');
    await page.locator('body').press('/');
    await expect(opened).toBeVisible();
    await page.keyboard.type('a');
    await looked('search');
    await page.keyboard.press('Escape');
    await expect(opened).toHaveCount(0);
    await page.locator('body').press('f');
    await looked('filter');
    await page.locator('body').press('f');
    await strip(page).click();
    await expect(opened).toBeVisible();
    await looked('screens');
    await page.keyboard.press('Escape');
    await page.locator('[aria-controls=layers-panel]').click();
    await looked('layers');
    await page.locator('[aria-controls=layers-panel]').click();
    await page.locator('aside details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    await looked('details');
  }
  for (const tag of TAGS) {
    const nobody = await page.context().browser()?.newPage({ locale: tag });
    if (nobody === undefined) throw new Error('no browser');
    await nobody.addInitScript({ path: AXE });
    await nobody.goto(room.url, { waitUntil: 'networkidle' }); // the page to sign in comes by itself
    await expect(nobody.locator('main')).toBeVisible();
    await expectUsable(nobody, `${tag} refused`);
    await expectLaidOut(nobody, `${tag} refused`);
    await nobody.close();
  }
});
