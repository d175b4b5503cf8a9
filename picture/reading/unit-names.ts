/** The names that people give units of length in three languages. */
import type { Unit } from './units.ts';

/** Names as numbers.ts normalises them. A mile that does not say which may be either. */
const NAMES: readonly (readonly [readonly Unit[], string])[] = [
  [['M'], "M|METRE|METRES|METER|METERS|MTR|MTRS|م|متر|مترا|امتار|מ|מ'|מטר|מטרים"],
  [
    ['KM'],
    'KM|KMS|KILOMETRE|KILOMETRES|KILOMETER|KILOMETERS|كم|كلم|كيلو|كيلومتر|كيلومترا|كيلو متر',
  ],
  [['KM'], 'كيلومترات|كيلو مترات|كيلو مترا|קמ|ק"מ|ק\'מ|קילומטר|קילומטרים'],
  [['FT'], "FT|FEET|FOOT|'|قدم|قدما|اقدام|רגל|רגליים|רגלים"],
  [['NM'], 'NM|NMI|NAUTICAL MILE|NAUTICAL MILES|ميل بحري|ميلا بحريا|اميال بحريه'],
  [['NM'], 'מייל ימי|מיילים ימיים|מיל ימי|מילים ימיים'],
  [['MI'], 'MI|SM|STATUTE MILE|STATUTE MILES|ميل بري|اميال بريه|מייל יבשתי|מיילים יבשתיים'],
  [['MI', 'NM'], 'MILE|MILES|ميل|ميلا|اميال|מייל|מיילים|מיל'],
  [['YD'], 'YD|YDS|YARD|YARDS|يارده|ياردات|يارد|יארד|יארדים'],
];

const UNITS = new Map<string, readonly Unit[]>(
  NAMES.flatMap(([units, names]) => names.split('|').map((name) => [name, units] as const)),
);

/** The units that a normalised name may mean, the likeliest first; none if it is no name of a unit. */
export const unitsNamed = (name: string): readonly Unit[] =>
  UNITS.get(name) ?? UNITS.get(name.replaceAll('.', '')) ?? [];
