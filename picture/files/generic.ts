/** Dialect of any file with a place, a time and a title, by the usual names of such columns. */
import type { Dialect, Field } from './dialect.ts';

const any = (...columns: readonly string[]): string[] => columns.map((column) => `{${column}}`);

/** Takes every file; so it comes last. */
export const GENERIC: Dialect = {
  name: 'generic',
  columns: [],
  fields: {
    id: any('id'),
    time: any('time', 'timestamp', 'datetime', 'occurred', 'from', 'start', 'date', 't', 'dtg'),
    until: any('until', 'to', 'end'),
    day: any('day', 'date'),
    lon: any('lon', 'lng', 'longitude', 'x'),
    lat: any('lat', 'latitude', 'y'),
    place: any('mgrs', 'grid', 'coordinates'),
    category: [...any('category'), 'civil-other'],
    precedence: [...any('precedence'), 'ROUTINE'],
    title: any('title', 'name', 'headline'),
    title_en: any('title_en'),
    title_ar: any('title_ar'),
    title_he: any('title_he'),
    text: any('text', 'description', 'summary'),
    text_en: any('text_en'),
    text_ar: any('text_ar'),
    text_he: any('text_he'),
    original: any('original'),
    uncertainty: any('uncertainty', 'uncertainty_m', 'precision_m', 'accuracy_m'),
    altitude: any('altitude', 'altitude_m'),
    source: any('source'),
    reference: any('reference', 'id'),
    reliability: [...any('reliability'), 'F'], // Admiralty code: cannot be judged
    credibility: [...any('credibility'), '6'],
    relatedTo: any('relatedTo', 'related_to'),
    relation: [...any('relation'), 'related'],
  } satisfies Record<Field, string[]>,
};
