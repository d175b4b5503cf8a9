/** A stranger's acts on the pages, once with the mouse and once with the keys alone. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { drawNothing } from '../support/blank-map.ts';
import { button, canvas, clickMap, field, further, Keys } from '../support/hands.ts';
import { expect } from '../support/journey.ts';
import { dialog, releases } from './release.ts';

/** A browser that comes to the one link, signed in nowhere, and what any of its pages complained of. */
export interface Newcomer {
  readonly context: BrowserContext;
  readonly first: Page;
  readonly complaints: readonly string[];
}

/** Its clock can be moved (`page.clock`). */
export async function newcomer(browser: Browser, link: string): Promise<Newcomer> {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.clock.install();
  await drawNothing(context);
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  context.on('weberror', (fault) => complaints.push(`thrown: ${fault.error().stack}`));
  const first = await context.newPage();
  await first.goto(link);
  return { context, first, complaints };
}

/** Seats of the first desk on the first page, by the digit that takes each. */
const DIGITS = { 'Watch officer': '1', 'Second officer': '3' } as const;
export type Seat = keyof typeof DIGITS;
export type Sits = (first: Page, seat: Seat) => Promise<Page>;

async function opened(first: Page, act: Promise<void>): Promise<Page> {
  const [page] = await Promise.all([first.context().waitForEvent('page'), act]);
  return page;
}
export const sitsByMouse: Sits = (first, seat) =>
  opened(first, first.getByRole('link', { name: `United States: ${seat}` }).click());
export const sitsByKeys: Sits = async (first, seat) => {
  await first.bringToFront();
  return opened(first, first.keyboard.press(DIGITS[seat]));
};

export interface Stranger {
  /** Counts what was typed. */
  readonly keys: Keys;
  /** Takes the position that it is not so, on what is selected. */
  readonly dispute: () => Promise<void>;
  /** Proposes the one draft for release, as it stands. */
  readonly propose: () => Promise<void>;
  /** Approves what waits. */
  readonly approve: () => Promise<void>;
  /** Searches for words, and takes the first that is found. */
  readonly search: (words: string) => Promise<void>;
  readonly filterMilitary: () => Promise<void>;
  /** Selects the first card of the list. */
  readonly firstCard: () => Promise<void>;
  readonly clearFilter: () => Promise<void>;
  readonly unselect: () => Promise<void>;
  /** Selects what stands in the middle of the map. */
  readonly pickOnMap: () => Promise<void>;
  readonly openHistory: () => Promise<void>;
  /** Firing heard at a place five minutes ago. */
  readonly report: () => Promise<void>;
  /** A zone of four corners, of this name, up to 400 m. */
  readonly drawZone: (name: string) => Promise<void>;
  /** Looks at what happened, from its beginning, and lets it play. */
  readonly playEvening: () => Promise<void>;
  readonly pause: () => Promise<void>;
  /** Copies a link to the selected item at the moment that is shown. */
  readonly copyLink: () => Promise<void>;
  readonly backToLive: () => Promise<void>;
}

/** The first card of the list. */
export const firstCard = (page: Page) => page.locator('.rows [role=option]').first();
const searchField = (page: Page) =>
  page.getByRole('combobox', { name: 'Search the picture and the map' });
const firstHit = (page: Page) => page.locator('#hits [role=option]').first();
const pane = (page: Page) => page.getByRole('region', { name: 'Filter lists and map' });
const slider = (page: Page) => page.getByRole('slider', { name: 'Moment shown' });
const disputes = (page: Page) => page.getByRole('radio', { name: 'Disputes' });
const happened = (page: Page) => button(page, 'as it happened');

export function byMouse(page: Page): Stranger {
  const keys = new Keys(page);
  const write = async (name: string, text: string) => {
    await field(page, name).click();
    await keys.type(text);
  };
  return {
    keys,
    dispute: async () => {
      await button(page, 'Take position').click();
      await disputes(page).check();
      await button(page, 'Take this position').click();
    },
    propose: async () => {
      const drafts = page.getByRole('region', { name: 'Drafts of our desk' });
      await drafts.getByRole('button', { name: 'Release…' }).click();
      await button(page, 'Propose for release').click();
      await expect(dialog(page)).toHaveCount(0);
    },
    approve: async () => {
      await button(page, /^Releases 1 waits/).click();
      await button(page, 'Look and decide').click();
      await button(page, 'Approve').click();
    },
    search: async (words) => {
      await button(page, /^Search/).click();
      await keys.type(words);
      await firstHit(page).click();
    },
    filterMilitary: async () => {
      await button(page, /^Filter/).click();
      await pane(page).getByRole('button', { name: 'military' }).click();
    },
    firstCard: () => firstCard(page).click(),
    clearFilter: async () => {
      await button(page, 'Clear the filter').first().click();
      await button(page, /^Filter/).click();
    },
    unselect: () => page.getByRole('article').getByRole('button', { name: 'Close' }).click(),
    pickOnMap: () => clickMap(page, 0.5, 0.5),
    openHistory: () => page.locator('summary').filter({ hasText: 'History' }).click(),
    report: async () => {
      await button(page, 'Event').click();
      await clickMap(page, 0.6, 0.6);
      await field(page, 'category').selectOption('small-arms-fire');
      await page.getByRole('radio', { name: 'PRIORITY' }).check();
      await field(page, 'occurred.from').click({ clickCount: 3 });
      await keys.type('-5m');
      await field(page, 'occurred.from').blur();
      await expect(field(page, 'occurred.from')).toHaveValue(/^\d{6}Z [A-Z]{3} \d\d$/);
      await button(page, 'Report').click();
    },
    drawZone: async (name) => {
      await button(page, 'Zone').click();
      await button(page, 'Polygon').click();
      for (const [across, down] of [
        [0.4, 0.4],
        [0.6, 0.4],
        [0.6, 0.6],
        [0.4, 0.6],
        [0.4, 0.4],
      ] as const) {
        await clickMap(page, across, down);
      }
      await expect(page.getByText('Drawn on the map')).toBeVisible();
      await field(page, 'kind').selectOption('no-fly');
      await write('name.en', name);
      await write('altitude.lower', '100 m');
      await write('altitude.upper', '400 m');
      await write('basis', 'Line call');
      await button(page, 'Propose and agree').click();
    },
    playEvening: async () => {
      await happened(page).click();
      const box = await slider(page).boundingBox();
      await slider(page).click({ position: { x: 2, y: (box?.height ?? 0) / 2 } });
      await button(page, 'Play').click();
    },
    pause: () => button(page, 'Pause').click(),
    copyLink: async () => (await further(page, 'Copy link to this moment')).click(),
    backToLive: () => page.getByRole('button', { name: 'Back to live' }).click(),
  };
}

export function byKeys(page: Page): Stranger {
  const keys = new Keys(page);
  const write = async (name: string, text: string) => {
    await keys.to(field(page, name));
    await keys.type(text);
  };
  const search = async (words: string) => {
    await keys.press('/');
    await expect(searchField(page)).toBeFocused();
    await keys.type(words);
    await expect(firstHit(page)).toBeVisible();
    await keys.press('Enter');
  };
  return {
    keys,
    dispute: async () => {
      await keys.press('p');
      await expect(page.getByRole('radio', { name: 'Reviewing' })).toBeFocused();
      await keys.press('ArrowDown');
      await expect(disputes(page)).toBeChecked();
      await keys.press('Control+Enter');
    },
    propose: async () => {
      await search('poplar row');
      await keys.to(releases(page).getByRole('button', { name: 'Release to' }));
      await keys.press('Enter');
      await keys.to(button(page, 'Propose for release'));
      await keys.press('Enter');
      await expect(dialog(page)).toHaveCount(0);
    },
    approve: async () => {
      for (const name of [/^Releases 1 waits/, 'Look and decide', 'Approve']) {
        await expect(button(page, name)).toBeVisible();
        await keys.to(button(page, name));
        await keys.press('Enter');
      }
    },
    search,
    filterMilitary: async () => {
      await keys.press('f');
      await keys.to(pane(page).getByRole('button', { name: 'military' }));
      await keys.press('Space');
      await keys.press('Escape');
    },
    firstCard: () => keys.press('l', 'Home', 'Enter'),
    clearFilter: async () => {
      await keys.press('l');
      await keys.to(button(page, 'Clear the filter'), 'Shift+Tab');
      await keys.press('Enter');
    },
    unselect: () => keys.press('Escape'),
    pickOnMap: async () => {
      await keys.press('m');
      await expect(canvas(page)).toBeFocused();
      await keys.press('Enter');
    },
    openHistory: () => keys.press('h'),
    report: async () => {
      await keys.press('e');
      await expect(field(page, 'category')).toBeFocused();
      await keys.type('s');
      await keys.press('Tab');
      await keys.type('p');
      await keys.press('Tab');
      await keys.type('Naw');
      await expect(page.getByRole('option', { name: /^Nawa/ })).toBeVisible();
      await keys.press('Enter', 'Tab', 'Tab'); // past how exact the place is
      await keys.type('-5m');
      await expect(field(page, 'title.en')).toHaveAttribute('placeholder', 'Small-arms fire, Nawa');
      await expect(page.getByText('This will be sent')).toBeVisible();
      await keys.press('Control+Enter');
    },
    drawZone: async (name) => {
      await keys.press('z');
      await expect(field(page, 'kind')).toBeFocused();
      await keys.type('No f');
      await write('corners', '33.05 35.9; 33.05 36.0; 33.15 36.0; 33.15 35.9');
      await write('name.en', name);
      await write('altitude.lower', '100 m');
      await write('altitude.upper', '400 m');
      await write('basis', 'Line call');
      await keys.press('Control+Enter');
    },
    playEvening: async () => {
      await keys.press('r');
      await expect(slider(page)).toBeFocused();
      await keys.to(happened(page));
      await keys.press('Enter', 'r', 'Home', 'Space');
    },
    pause: () => keys.press('Space'),
    copyLink: () => keys.press('y'),
    backToLive: () => keys.press('b'),
  };
}
