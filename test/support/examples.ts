/** One plain example of each thing, for tests that need a case and not all cases. */

export const EVENT = {
  category: 'small-arms-fire',
  precedence: 'IMMEDIATE',
  geometry: { type: 'Point', coordinates: [35.8412345, 33.0654321] },
  occurred: { from: '2026-11-22T14:19:00.000Z' },
  title: { original: 'en', en: 'Shots heard', ar: 'سماع إطلاق نار', he: 'נשמעו יריות' },
  source: { reliability: 'B', credibility: '2' },
} as const;

export const TERMS = {
  kind: 'no-fire',
  name: { original: 'he', he: 'מסדרון החילוץ', en: 'Evacuation corridor' },
  area: { type: 'Circle', centre: [35.83, 33.05], radius: 2500 },
  window: { from: '2026-11-22T14:00:00.000Z', to: '2026-11-22T18:00:00.000Z' },
  basis: 'Agreement of 1974, article A',
} as const;

export const NOTE = {
  text: { original: 'ar', ar: 'شوهد الدخان من التل', en: 'Smoke seen from the hill' },
  mark: { form: 'pin', geometry: { type: 'Point', coordinates: [35.84, 33.06] } },
} as const;

export const reported = (over: object = {}) => ({
  type: 'event.reported',
  event: { ...EVENT, ...over },
});
export const proposed = (over: object = {}) => ({
  type: 'zone.proposed',
  terms: { ...TERMS, ...over },
});
export const added = (over: object = {}) => ({ type: 'note.added', note: { ...NOTE, ...over } });
