/** Desks agree to what was in view, by keys alone. */
import type { Page } from '@playwright/test';
import { expect, same, test, within } from '../support/journey.ts';
import { CELL, proposed, stance, tick } from './agreeing.ts';

/** Goes on with Tab to an element, as somebody without a pointer does. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((one) => document.activeElement?.matches(one), wanted)) return;
  }
  throw new Error(`Tab does not reach ${wanted}`);
}

test('[R46] by keys alone: read to the end, ticked, agreed', async ({ roomOf, open }) => {
  const room = await roomOf(CELL);
  const { item: ref } = await room.send('il officer', proposed());
  const { page } = await open(room, 'us officer');
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.goto(within(page, `/?item=${ref}`));
  await same(room, [page]);
  await tabTo(page, '.scrolled');
  await readToTheEnd(page);
  await expect(tick(page)).toBeEnabled();
  await tabTo(page, '.decision-foot input[type=checkbox]');
  await page.keyboard.press('Space');
  await tabTo(page, '[data-act=agree]');
  await page.keyboard.press('Enter');
  await expect(stance(page, 'us')).toContainText('Agrees');
});

/** Page by page, each of which comes to rest before the next. */
async function readToTheEnd(page: Page): Promise<void> {
  const pane = page.locator('.scrolled');
  const top = () => pane.evaluate(({ scrollTop }) => scrollTop);
  const rest = () =>
    pane.evaluate(async (one) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let at = -1; at !== one.scrollTop; await frame()) {
        at = one.scrollTop;
        await frame();
      }
      return one.scrollTop + one.clientHeight < one.scrollHeight - 1; // pixels, which are rounded
    });
  expect(await rest(), 'there is more than one page').toBe(true);
  for (let more = true; more; more = await rest()) {
    const before = await top();
    await page.keyboard.press('PageDown');
    await expect.poll(top).not.toBe(before);
  }
}

test('[R46] what is jumped over has not been seen: it is counted, shown by a button, and then agreed to', async ({
  roomOf,
  open,
}) => {
  const room = await roomOf(CELL);
  const { item: ref } = await room.send('il officer', proposed());
  const { page } = await open(room, 'us officer');
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.goto(within(page, `/?item=${ref}`));
  await same(room, [page]);
  const lacks = page.locator('.decision-foot .lacks');
  const unseen = lacks.locator('[data-act=unseen]');
  // In one frame, as by the scroll bar; End does the same where frames are few.
  await page.locator('.scrolled').evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight }));
  await expect(page.locator('[data-term=terms]')).not.toBeInViewport(); // it lies above the end
  await expect(lacks).toHaveText(/^\d changed rows? ha/); // and the map has been drawn
  await unseen.focus(); // Tab goes through the rows, and would bring them into view by itself
  for (let rows = 0; rows < 10 && (await unseen.count()) > 0; rows++) {
    const before = await lacks.allTextContents();
    await page.keyboard.press('Enter');
    await expect.poll(() => lacks.allTextContents()).not.toEqual(before);
  }
  await expect(unseen).toHaveCount(0);
  await expect(page.locator('.scrolled')).toBeFocused();
  await expect(tick(page)).toBeEnabled();
  await tabTo(page, '.decision-foot input[type=checkbox]');
  await page.keyboard.press('Space');
  await tabTo(page, '[data-act=agree]');
  await page.keyboard.press('Enter');
  await expect(stance(page, 'us')).toContainText('Agrees');
});
