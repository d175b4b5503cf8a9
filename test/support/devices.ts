/** A browser of one person's own: with an authenticator built in, and a hand that uses the keyboard alone. */
import type { Browser, Locator, Page } from '@playwright/test';
import { drawSparingly } from '../journeys/still.ts';
import { drawNothing } from './blank-map.ts';
import { expect } from './journey.ts';
import { type Drawing, watch } from './pages.ts';

export interface Device {
  readonly page: Page;
  /** Every address that it asked for. */
  readonly asked: string[];
  /** What the page should not have done; answers that refuse are no fault of it. */
  readonly complaints: () => readonly string[];
  close(): Promise<void>;
}

export interface Making {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The test moves the page's clock (`page.clock`). */
  readonly clock?: boolean;
  readonly map?: Drawing;
}

const SMALL = { width: 1280, height: 720 };

const REFUSED = /status of (401|403|404|429)/;

/** Opens a browser context with a virtual authenticator: a platform's, for passkeys, that verifies its user. */
export async function deviceIn(browser: Browser, making: Making = {}): Promise<Device> {
  const { viewport = SMALL, clock = false, map = 'blank' } = making;
  const context = await browser.newContext({ locale: 'en', viewport });
  if (clock) await context.clock.install();
  await (map === 'blank' ? drawNothing(context) : drawSparingly(context));
  const page = await context.newPage();
  const seen = { page, complaints: [] as string[], asked: [] as string[] };
  await watch(seen);
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    page,
    asked: seen.asked,
    complaints: () => seen.complaints.filter((line) => !REFUSED.test(line)),
    close: () => context.close(),
  };
}

const FARTHEST = 60; // stops of the Tab key on one page

/** Goes to a control by the Tab key alone, and shows that it is seen to have the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < FARTHEST; stops++) {
    if (await target.evaluate((one) => one === document.activeElement)) {
      const outline = await target.evaluate((one) => getComputedStyle(one).outlineStyle);
      expect(outline, 'what has the focus shows it').not.toBe('none');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${target}`);
}
