/** What the journeys of a release have in common: the draft, and where its page shows what. */
import type { Locator, Page } from '@playwright/test';
import { reported } from '../support/room.ts';

export const TITLE = 'Two vehicles under nets at the poplar row';
/** What no other desk may ever learn of it, released or not. */
export const STAYS = ['Post Heron', 'US-4417', '35.8600123', '33.0600456'];

export const DRAFT = reported(TITLE, {
  category: 'vehicle-movement', // the cell asks for a second person
  geometry: { type: 'Point', coordinates: [35.8600123, 33.0600456] },
  source: { name: 'Post Heron', reference: 'US-4417', reliability: 'B', credibility: '2' },
});

export const dialog = (page: Page): Locator => page.locator('dialog:modal');
export const releases = (page: Page): Locator => page.getByRole('region', { name: 'Releases' });
