/** What a row says of its event, read field by field, and the event of each part of its place. */
import type { z } from 'zod';
import { LANGUAGES, type Language } from '../basics.ts';
import { CATEGORIES, CATEGORY_IDS } from '../categories.ts';
import { flaw } from '../geo/flaw.ts';
import type { Altitude } from '../geo/place.ts';
import { EventFields, Link } from '../kinds/event.ts';
import { bare } from '../reading/names.ts';
import { tidy, withoutMarks } from '../reading/text.ts';
import type { FieldValues } from './dialect.ts';
import { beyond, heightOf, placesOf, radiusOf, type Unread } from './geometry.ts';
import { type Occurred, occurredIn } from './occurred.ts';
import type { Part } from './parts.ts';
import type { Row } from './row.ts';
import { invisibleIn, unreadIn } from './schema-faults.ts';
import type { Settled } from './settled.ts';
import { type EventWords, titlesAndTexts } from './titles.ts';
import { measuredOf, valuesOf } from './values.ts';

export type Relation = z.infer<typeof Link>['relation'];

/** What a row says. */
export interface Said {
  readonly values: FieldValues;
  readonly time: Occurred;
  readonly words: EventWords;
  /** How it is linked to the row that it names. */
  readonly relation: Relation;
  /** The parts of its place, at least one. */
  readonly parts: readonly Part[];
  /** The radius (m) within which a point lies. */
  readonly radius: number | undefined;
  /** The altitude that a column says. */
  readonly altitude: Altitude | undefined;
}

/** What a row says, or the first field of it that cannot be read. */
export function saidIn(row: Row, settled: Settled): Said | Unread {
  const values = valuesOf(row, settled);
  if ('fault' in values) return values;
  const time = occurredIn(values, settled);
  if ('fault' in time) return time;
  const words = titlesAndTexts(values);
  if (words === undefined) return { field: 'title', fault: 'missing', said: '' };
  const { relation: named = 'related' } = values;
  const relation = Link.shape.relation.safeParse(named);
  if (!relation.success) return { field: 'relation', fault: 'relation', said: named };
  const parts = placesOf(row, values);
  if ('fault' in parts) return parts;
  const within = radiusOf(measuredOf('uncertainty', row, values, settled), settled.decimal);
  if ('fault' in within) return within;
  const height = heightOf(measuredOf('altitude', row, values, settled), settled.decimal);
  if ('fault' in height) return height;
  const { altitude } = height;
  return { values, time, words, relation: relation.data, parts, radius: within.metres, altitude };
}

/** What marks the ids and references of the further parts of a row: `#2`. */
export const markOf = (part: number): string => (part === 0 ? '' : `#${part + 1}`);

/** The event of one part of a row, which is sound; or why there is none. */
export function eventOf(said: Said, part: number): EventFields | Unread {
  const { values, time, words, parts, radius } = said;
  const { shape, altitude: height = undefined } = parts[part] ?? {};
  const altitude = said.altitude ?? height;
  const wrong = altitude && beyond(altitude);
  if (wrong !== undefined) return wrong;
  const { notes: _, ...texts } = words;
  const isPoint = shape?.type === 'Point' || parts.length === 1;
  const read = EventFields.safeParse({
    category: categoryOf(values.category),
    precedence: values.precedence?.toUpperCase(),
    geometry: shape,
    uncertainty: isPoint ? radius : undefined,
    occurred: time.value,
    ...texts,
    source: sourceOf(values, markOf(part)),
    altitude,
  });
  if (!read.success) return unreadIn(read.error, values);
  const unsound = flaw(read.data.geometry);
  if (unsound !== undefined) return { field: 'place', fault: 'unsound', said: unsound.why };
  return invisibleIn(read.data, values) ?? read.data;
}

/** The source; of a further part of a row, under a number of its own. */
const sourceOf = (
  { source, reference, reliability, credibility }: FieldValues,
  mark: string,
): object => ({
  name: source && tidy(withoutMarks(source)),
  reference: reference && `${tidy(withoutMarks(reference))}${mark}`,
  reliability: reliability?.toUpperCase(),
  credibility,
});

const BY_NAME = new Map<string, string>(
  CATEGORY_IDS.flatMap((id) => [
    [bare(id), id],
    ...LANGUAGES.map((language: Language): [string, string] => [
      bare(CATEGORIES[id][language]),
      id,
    ]),
  ]),
);

/** The id of a category, by id or by name in any language; other text as it is. */
const categoryOf = (text: string | undefined): string | undefined =>
  text === undefined || Object.hasOwn(CATEGORIES, text) ? text : (BY_NAME.get(bare(text)) ?? text);
