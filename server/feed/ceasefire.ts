/** Incidents along the 1974 line, one a row, with the day, a place known to some kilometres, and responses. */
import type { Dialect } from './dialect.ts';

export const CEASEFIRE: Dialect = {
  name: 'ceasefire-line',
  columns: ['dateRaw', 'timePrecision', 'kind', 'place', 'precision_m'],
  timeZone: 'Asia/Jerusalem',
  fields: {
    id: '{id}',
    time: ['{date}T{localTime}', '{date}'],
    until: '{dateEnd}',
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
