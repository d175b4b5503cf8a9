/** What journeys in which desks agree to a zone share. */
import type { Page } from '@playwright/test';
import { NOTHING_RINGS } from '../support/nothing-rings.ts';
import type { Rooming, Who } from '../support/room.ts';

const NOTICE = 1; // minutes
export const CELL: Rooming = {
  cell: {
    channel: 'off',
    escalation: NOTHING_RINGS,
    consent: { notice: NOTICE },
  },
};
export const WHO: readonly Who[] = ['us officer', 'il officer', 'sy officer'];
const RING = [
  [35.82, 33.06],
  [35.9, 33.06],
  [35.9, 32.98],
  [35.82, 32.98],
  [35.82, 33.06],
];
export const WIDER = RING.map(([lon = 0, lat = 0]) => [lon > 35.85 ? 35.94 : lon, lat]);
export const at = (ms: number) => new Date(Date.now() + ms).toISOString();
export const terms = (over: object = {}) => ({
  kind: 'no-fire',
  name: { original: 'en', en: 'No fire, central sector', ar: 'منع النيران', he: 'ללא ירי' },
  area: { type: 'Polygon', coordinates: [RING] },
  altitude: { upper: { metres: 1500, reference: 'AGL' } },
  window: { from: at(-3_600_000), to: at(86_400_000) },
  rules: { original: 'en', en: 'No firing, no live exercise' },
  basis: 'Talks of 12 NOV, point 4',
  ...over,
});
export const proposed = (over: object = {}) => ({
  type: 'zone.proposed',
  terms: terms(over),
  agrees: true,
});

export const act = (page: Page, name: string) => page.locator(`[data-act="${name}"]`);
export const tick = (page: Page) => page.locator('.decision-foot input[type=checkbox]');
export const stance = (page: Page, desk: string) =>
  page.locator(`[data-desk=${desk}][data-stance]`);
