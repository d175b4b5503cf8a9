/** The page where there is little room: a small window, or a large one at 150 or 400 %. Nothing is lost. */
import type { Page } from '@playwright/test';
import { expect, same, strip, test, within } from '../support/journey.ts';
import { fill, speak, turn } from './look.ts';
import { judge, looksAt, MAP, nameOf, sizesBut } from './looks.ts';
import { rehearse } from './rehearsal.ts';

/** 960×600 is 1440×900 at 150 %; 320×640 is 1280×2560 at 400 %. */
const AT_150 = { width: 960, height: 600 };
const SMALL = { width: 400, height: 800 };
const SMALLEST = { width: 320, height: 640 };
const SIZES = sizesBut(
  [AT_150, SMALL], // laid out as at the sizes beside them
  { width: 1024, height: 768 },
  AT_150,
  { width: 690, height: 900 },
  SMALL,
  SMALLEST,
);

const tab = (page: Page, id: 'map' | 'list' | 'item' | 'time') => page.locator(`#to-${id}`);
const opened = (page: Page) => page.locator('dialog[open], [role=dialog]');
const lists = (page: Page) => page.locator('#pane-list');
const details = (page: Page) => page.locator('#pane-item');
const main = (page: Page) => page.locator('main');
const stepBack = (page: Page): Promise<void> => page.keyboard.press('Escape');
const press = (page: Page, key: string): Promise<void> => page.locator('body').press(key);

/** Controls and words that leave the window at its sides: they could not be scrolled to. */
const leaving = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const clipped = (one: Element): boolean => {
      for (let at: Element | null = one; at !== null; at = at.parentElement) {
        const { clipPath, overflowX, textOverflow } = getComputedStyle(at);
        if (clipPath !== 'none' || textOverflow === 'ellipsis' || overflowX === 'auto') return true;
        if (at.matches('section.map, svg')) return true;
      }
      return false;
    };
    const words = [...document.querySelectorAll('button, input, select, a, p, li, h1, h2, dd, bdi')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => {
        const { left, right, width } = one.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1) && !clipped(one);
      })
      .map((one) => `<${one.tagName}> ${one.textContent?.trim().slice(0, 40)}`);
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...words, `the page is ${scrollWidth} wide`] : words;
  });
const expectWithin = async (page: Page, where: string): Promise<void> =>
  expect.soft(await leaving(page), where).toEqual([]);

interface Reached {
  readonly reach: (page: Page) => Promise<unknown>;
  readonly leave?: (page: Page) => Promise<unknown>;
  /** It lies over the page, as menus do. */
  readonly over?: true;
}
const shut = async (page: Page): Promise<void> => {
  await stepBack(page);
  await expect(opened(page)).toHaveCount(0);
};

/** By keys, which bring what they are for into sight. */
const STATES = {
  map: { reach: (page) => press(page, 'm') },
  list: { reach: (page) => press(page, 'l') },
  item: { reach: (page) => press(page, 'd') },
  time: { reach: (page) => press(page, 'r') },
  position: {
    reach: async (page) => {
      await press(page, 'p');
      await expect(details(page).getByRole('radio').first()).toBeVisible();
    },
    leave: async (page) => {
      await stepBack(page);
      await expect(details(page).getByRole('radio')).toHaveCount(0);
    },
  },
  form: {
    reach: async (page) => {
      await press(page, 'e');
      await expect(page.locator('[name=category]')).toBeFocused();
    },
    leave: async (page) => {
      await stepBack(page);
      await expect(page.locator('[name=category]')).toHaveCount(0);
    },
  },
  filter: { reach: (page) => press(page, 'f'), leave: stepBack },
  layers: { reach: (page) => press(page, 'q'), leave: stepBack, over: true },
  legend: { reach: (page) => press(page, 'i'), leave: (page) => press(page, 'i'), over: true },
  keys: { reach: (page) => press(page, '?'), leave: shut },
  search: { reach: (page) => press(page, '/'), leave: shut },
  lamp: { reach: (page) => strip(page).click(), leave: shut, over: true },
  clock: {
    reach: (page) => page.locator('header .menu:has(.clocks) > button').click(),
    leave: stepBack,
    over: true,
  },
} as const satisfies Record<string, Reached>;
type State = keyof typeof STATES;
const names = Object.keys(STATES) as State[];

test('[F34] with little room the page is whole, and anybody can use it', {
  tag: '@looks',
}, async ({ roomOf, open }) => {
  test.setTimeout(3_600_000);
  const looks = looksAt('the page with little room', names, SIZES);
  const room = await roomOf();
  await rehearse(room);
  const item = await fill(room);
  const { page } = await open(room, 'us officer', { map: MAP });
  await same(room, [page]);
  await page.goto(within(page, `/?item=${item}`));
  await expect(page.locator('[aria-controls=layers-panel]')).toBeVisible();
  const html = page.locator('html');
  for (const look of looks) {
    if ((await html.getAttribute('data-theme')) !== look.theme) {
      await page.setViewportSize({ width: 1024, height: 768 }); // where the map is in sight
      await turn(page, look.theme);
    }
    if ((await html.getAttribute('lang')) !== look.tag) await speak(page, look.tag);
    await page.setViewportSize(look.size);
    const { reach, leave, over }: Reached = STATES[look.state];
    await reach(page);
    await judge(page, `narrow-${nameOf(look)}`, { over: over ?? false, mapped: false });
    await expectWithin(page, nameOf(look));
    await leave?.(page);
  }
});

test('[F34] at 320 pixels everything is reached by tabs, and the lamp says whether the map is in sight', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf();
  await rehearse(room);
  const item = await fill(room);
  const { page } = await open(room, 'us officer', {
    viewport: SMALLEST,
    clock: true,
    expected: /WebSocket|ERR_CONNECTION|Failed to load/, // of the server that is ended
  });
  await expect(tab(page, 'map')).toHaveAttribute('aria-selected', 'true');
  await expect(strip(page)).toContainText('SAME PICTURE');
  await expect(main(page)).toBeVisible();

  // Another part lies over the map: this screen shows none, and says so to all.
  await tab(page, 'list').click();
  await expect(main(page)).toBeHidden();
  await expect(strip(page)).toContainText('NO MAP');
  await page.getByRole('option').filter({ hasText: item }).click();
  await expect(tab(page, 'item')).toHaveAttribute('aria-selected', 'true');
  await expect(tab(page, 'item')).toHaveText(item);
  await expect(lists(page)).toBeHidden();
  await expect(details(page).getByRole('heading', { name: /^Brush fire/ })).toBeVisible();
  await expect(strip(page)).toContainText('NO MAP');

  // What is drawn is drawn on the map; what is written comes back once it stands there.
  await page.keyboard.press('e');
  await expect(page.locator('[name=category]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(details(page).getByRole('heading', { name: /^Brush fire/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tab(page, 'list')).toHaveAttribute('aria-selected', 'true');

  // Arrows move between the tabs, and the keys of the page bring what they are for.
  await tab(page, 'list').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tab(page, 'map')).toBeFocused();
  await expect(main(page)).toBeVisible();
  await expect(strip(page)).toContainText('SAME PICTURE');
  await page.keyboard.press('r');
  await expect(page.getByRole('slider', { name: 'Moment shown' })).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(strip(page)).toContainText('IN THE PAST');
  await expect(page.getByRole('button', { name: 'as it happened' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.locator('.replay-frame')).toHaveCount(0);

  // What the bar has no room for stands under the lamp and the clock.
  await tab(page, 'map').click();
  await expect(strip(page)).toContainText('SAME PICTURE');
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
  await strip(page).click();
  await expect(opened(page)).toContainText(/[0-9A-F]{4}-[0-9A-F]{4}/);
  await page.clock.resume();
  await expect(opened(page)).toContainText('NO MAP'); // on so small a screen it lies over the map
  await page.keyboard.press('Escape');
  await page.locator('header .menu:has(.clocks) > button').click();
  await expect(page.locator('header dl')).toContainText('DAM');
  await page.keyboard.press('Escape');

  await room.kill();
  await page.clock.fastForward(11_000);
  for (const one of ['map', 'list', 'item', 'time'] as const) {
    await tab(page, one).click();
    await expect(page.locator('[data-not-live] [role=alert]')).toBeVisible();
    await expectWithin(page, `not live, ${one}`);
  }
});

test('[F34] one side is folded, and comes back for what is chosen', async ({ roomOf, open }) => {
  const room = await roomOf();
  const item = await fill(room);
  const { page } = await open(room, 'us officer', { viewport: { width: 1024, height: 768 } });
  await same(room, [page]);
  await expect(lists(page)).toBeVisible();
  await expect(details(page)).toBeHidden();
  const wide = async () => (await main(page).boundingBox())?.width ?? 0;
  const before = await wide();
  await page.keyboard.press(']');
  await expect(lists(page)).toBeHidden();
  expect(await wide()).toBeGreaterThan(before + 300);
  await page.keyboard.press('d');
  await expect(details(page)).toBeFocused();
  await page.getByRole('button', { name: 'Fold lists and details' }).click();
  await expect(details(page)).toBeHidden();
  await page.getByRole('main').getByRole('button', { name: 'Unfold lists and details' }).click();
  await tab(page, 'list').click();
  await page.getByRole('option').filter({ hasText: item }).click();
  await expect(details(page).getByRole('heading', { name: /^Brush fire/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeVisible();
});
