/**
 * Dialect of incidents along the ceasefire line of 1974, with a day, a rough place and responses.
 */
import type { Dialect } from './dialect.ts';

/** Wikipedia's list of incidents 2012 to 2016. */
export const CEASEFIRE: Dialect = {
  name: 'ceasefire-line',
  columns: ['dateRaw', 'timePrecision', 'kind', 'place', 'precision_m'],
  timeZone: 'Asia/Jerusalem',
  daysInUtc: true, // as logs have them
  fields: {
    id: '{id}',
    time: ['{date}T{localTime}', '{date}'],
    until: '{dateEnd}',
    lon: '{lon}',
    lat: '{lat}',
    category: '{kind|category}',
    precedence: 'ROUTINE',
    title_en: '{place}: {kind|title}',
    text_en: ['{text}\n\nCasualties as listed: {casualties}', '{text}'],
    original: 'en',
    uncertainty: '{precision_m}',
    source: 'Wikipedia, list of incidents on the ceasefire line 2012–2016',
    reference: '{id}',
    reliability: 'C',
    credibility: '3',
    relatedTo: '{relatedTo}',
    relation: 'response',
  },
  tables: {
    category: {
      'indirect-fire': 'indirect-fire',
      'small-arms': 'small-arms-fire',
      'air-strike': 'air-strike',
      'air-defence/uav': 'air-defence',
      other: 'military-other',
    },
    title: {
      'indirect-fire': 'indirect fire',
      'small-arms': 'small-arms fire',
      'air-strike': 'air strike',
      'air-defence/uav': 'air defence or unmanned aircraft',
      other: 'incident',
    },
  },
};
