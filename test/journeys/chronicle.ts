/** What a screen's strip said, and when, by the page's own clock: how long we look is no part of it. */
import type { Page } from '@playwright/test';
import { expect, strip } from '../support/journey.ts';

interface Said {
  readonly at: number;
  readonly text: string;
}
type Chronicle = typeof globalThis & { said: Said[] };

/** Has a page write down what its strip says, and when (ms since 1970; all pages are on one machine). */
export const chronicle = (page: Page): Promise<void> =>
  strip(page).evaluate((button) => {
    const said: Said[] = [];
    (globalThis as Chronicle).said = said;
    const write = () => said.push({ at: Date.now(), text: button.textContent ?? '' });
    write();
    new MutationObserver(write).observe(button, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });

const saidOn = (page: Page): Promise<Said[]> => page.evaluate(() => (globalThis as Chronicle).said);

/** When the strip first said this, after a moment. */
export async function when(page: Page, after: number, is: RegExp): Promise<number> {
  let at: number | undefined;
  await expect
    .poll(
      async () => {
        at = (await saidOn(page)).find((said) => said.at >= after && is.test(said.text))?.at;
        return at;
      },
      { message: `the strip says ${is}` },
    )
    .toBeDefined();
  return at ?? Number.NaN;
}
