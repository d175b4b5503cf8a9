/** What a hand does on the page: the map by shares of its size, forms by their fields, keys counted. */
import { expect, type Locator, type Page } from '@playwright/test';

export const canvas = (page: Page): Locator => page.locator('canvas.maplibregl-canvas');
/** An act of the menu at the head of an item's details, unfolded first. */
export async function further(page: Page, name: string): Promise<Locator> {
  const head = page.getByRole('article');
  const more = head.locator('.menu > button');
  if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
  return head.getByRole('button', { name, exact: true });
}

export const field = (page: Page, name: string): Locator => page.locator(`[name="${name}"]`);
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

/** Waits until the pen of the tool in hand is there: it is fetched when it is first taken up. */
export const penTaken = (page: Page): Promise<void> =>
  expect(canvas(page)).toHaveCSS('cursor', 'crosshair');

/** A place on the map in shares of its width and height, as pixels of the page. */
async function at(page: Page, across: number, down: number): Promise<[number, number]> {
  const box = await canvas(page).boundingBox();
  if (box === null) throw new Error('no map');
  return [box.x + box.width * across, box.y + box.height * down];
}

export async function clickMap(
  page: Page,
  across: number,
  down: number,
  which: 'left' | 'right' = 'left',
): Promise<void> {
  const [x, y] = await at(page, across, down);
  await page.mouse.move(x, y, { steps: 3 }); // the pen follows the pointer
  await page.mouse.click(x, y, { button: which });
}

export async function dragMap(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  await page.mouse.move(...(await at(page, ...from)), { steps: 3 });
  await page.mouse.down();
  await page.mouse.move(...(await at(page, ...to)), { steps: 6 });
  await page.mouse.up();
}

/** Presses keys one by one, and counts each: `Control+Enter` is two. */
export class Keys {
  readonly #page: Page;
  count = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.count += key.split('+').length;
      await this.#page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.press(...text);
  }

  /** Goes on by Tab, or back, until this has the keys. */
  async to(target: Locator, step: 'Tab' | 'Shift+Tab' = 'Tab', most = 40): Promise<void> {
    const there = () =>
      target.evaluateAll((all) => all.some((one) => one === document.activeElement));
    for (let i = 0; i < most; i++) {
      if (await there()) return;
      await this.press(step);
    }
    throw new Error(`${most} × ${step} lead not to ${target}`);
  }
}
