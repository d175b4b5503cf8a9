/** Dialect of civil-defence alerts, one per locality, in Hebrew and mostly two more languages. */

import type { Language } from '../basics.ts';
import { CATEGORIES, type Category } from '../categories.ts';
import type { Dialect } from './dialect.ts';

const CATEGORY = {
  missile: 'rocket-alert',
  uav: 'uav',
  earthquake: 'earthquake',
  infiltration: 'line-crossing',
} as const satisfies Record<string, Category>;

/** The calm name of each kind in one language; the source's own words become the text. */
const named = (language: Language): Record<string, string> =>
  Object.fromEntries(
    Object.entries(CATEGORY).map(([kind, category]) => [kind, CATEGORIES[category][language]]),
  );

/** Home Front Command alerts. */
export const ALERTS: Dialect = {
  name: 'alerts',
  columns: ['alertId', 't', 'kind', 'city'],
  fields: {
    id: '{id}',
    time: '{t}',
    lon: '{lon}',
    lat: '{lat}',
    category: '{kind|category}',
    precedence: 'IMMEDIATE',
    title_he: '{kind|he}: {city}',
    title_en: '{kind|en}: {city_en}',
    title_ar: '{kind|ar}: {city_ar}',
    text_he: ['{title}. אזור: {zone}. זמן התגוננות: {countdown_s} שניות.', '{title}.'],
    text_en: 'Area: {zone_en}. Time to reach shelter: {countdown_s} s.',
    original: 'he',
    source: 'Home Front Command alerts',
    reference: '{id}',
    reliability: 'B',
    credibility: '3',
  },
  tables: { category: CATEGORY, en: named('en'), ar: named('ar'), he: named('he') },
};
