/** Names what the schema of events finds wrong, by the fields and codes of files. */

import type { z } from 'zod';
import { LANGUAGES } from '../basics.ts';
import { isBlank } from '../blank.ts';
import { type Fault, faults } from '../entry.ts';
import type { EventFields } from '../kinds/event.ts';
import type { Field, FieldValues } from './dialect.ts';
import type { RowFault } from './faults.ts';
import type { Unread } from './geometry.ts';

/** By the path in an event: the field of a file. */
const FIELD: readonly (readonly [RegExp, Field])[] = [
  [/^category/, 'category'],
  [/^precedence/, 'precedence'],
  [/^geometry/, 'place'],
  [/^uncertainty/, 'uncertainty'],
  [/^occurred\.to/, 'until'],
  [/^occurred/, 'time'],
  [/^title/, 'title'],
  [/^text/, 'text'],
  [/^source\.name/, 'source'],
  [/^source\.reference/, 'reference'],
  [/^source\.reliability/, 'reliability'],
  [/^source\.credibility/, 'credibility'],
  [/^altitude/, 'altitude'],
];

/** By what the schema says. */
const CODE: readonly (readonly [RegExp, RowFault])[] = [
  [/is blank/, 'invisible'],
  [/is empty|has no text/, 'missing'],
  [/control character|half a character/, 'control'],
  [/is longer than (\d+)/, 'longText'],
  [/latitude is (?:below|above)/, 'latitude'],
  [/longitude is (?:below|above)/, 'longitude'],
  [/more than \d+ vertices/, 'vertices'],
  [/a ring /, 'ring'],
  [/ends before it begins/, 'ends'],
  [/only a point/, 'radius'],
];

const CHOICES: ReadonlySet<Field> = new Set([
  'category',
  'precedence',
  'reliability',
  'credibility',
]);

/** The first fault of an event that a row was made into. */
export function unreadIn(error: z.ZodError<EventFields>, values: FieldValues): Unread {
  const [fault] = faults(error);
  if (fault === undefined) throw new Error('a schema refused without a fault');
  const field = fieldIn(fault, values);
  const [pattern, code] = CODE.find(([pattern]) => pattern.test(fault.why)) ?? [];
  if (field !== undefined && CHOICES.has(field)) {
    return { field, fault: 'unknownValue', said: values[field] ?? '' };
  }
  if (pattern !== undefined && code !== undefined) {
    return { field: field ?? 'title', fault: code, said: pattern.exec(fault.why)?.[1] ?? '' };
  }
  if (field === 'place') return { field, fault: 'geometry', said: '' };
  return { field: field ?? 'title', fault: 'rule', said: `${fault.field}: ${fault.why}` };
}

/** [R16] The first text of an event that shows nothing, which its schema lets through for the sake of old logs. */
export function invisibleIn(
  { title, text, source }: EventFields,
  values: FieldValues,
): Unread | undefined {
  const texts: readonly (readonly [path: string, text: string | undefined])[] = [
    ...LANGUAGES.flatMap((language) => [
      [`title.${language}`, title[language]] as const,
      [`text.${language}`, text?.[language]] as const,
    ]),
    ['source.name', source.name],
    ['source.reference', source.reference],
  ];
  const found = texts.find(([, one]) => one !== undefined && isBlank(one));
  if (found === undefined) return undefined;
  const field = fieldIn({ field: found[0], why: '' }, values) ?? 'title';
  return { field, fault: 'invisible', said: '' };
}

function fieldIn({ field: path }: Fault, values: FieldValues): Field | undefined {
  const field = FIELD.find(([pattern]) => pattern.test(path))?.[1];
  if (field !== 'title' && field !== 'text') return field;
  const [, language] = /\.(en|ar|he)$/.exec(path) ?? [];
  const named = language === undefined ? undefined : (`${field}_${language}` as const);
  return named === 'title_en' || named === 'title_ar' || named === 'title_he'
    ? own(named, field, values)
    : named === 'text_en' || named === 'text_ar' || named === 'text_he'
      ? own(named, field, values)
      : field;
}

const own = (named: Field, field: Field, values: FieldValues): Field =>
  values[named] === undefined ? field : named;
