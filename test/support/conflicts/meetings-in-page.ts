/** Calls among.ts in a page, which must have its script. */
import type { Page } from '@playwright/test';
import type { MEETINGS } from './among.ts';

type Ways = typeof MEETINGS;

export const inPage = <Way extends keyof Ways>(
  page: Page,
  way: Way,
  texts: readonly string[],
): Promise<ReturnType<Ways[Way]>> =>
  page.evaluate(
    ([name, given]) =>
      (globalThis as unknown as { MEETINGS: Ways }).MEETINGS[name](given) as ReturnType<Ways[Way]>, // set by the script
    [way, texts] as const,
  );
