/** Makes the command that reports a row of a feed. Pure: the same row gives the same command. */
import type { z } from 'zod';
import {
  type CommandId,
  type DeskId,
  LANGUAGES,
  type Language,
  type PictureId,
} from '../basics.ts';
import { CATEGORIES, CATEGORY_IDS } from '../categories.ts';
import { derivedCommandId } from '../command-id.ts';
import { Command, faults } from '../entry.ts';
import { Link } from '../kinds/event.ts';
import { bare } from '../reading/names.ts';
import { tidy } from '../reading/text.ts';
import { type Dialect, type Field, type FieldValues, fieldOf } from './dialect.ts';
import { geometryOf, heightOf, radiusOf } from './geometry.ts';
import { contentOf, type RefusedRow, type Row, refusedRow } from './row.ts';
import { readInterval } from './time.ts';
import { titlesAndTexts } from './titles.ts';

/** A row as a command. */
export interface Report {
  readonly kind: 'report';
  readonly number: number;
  /** The share of the file read so far, 0 to 1. */
  readonly share: number;
  /** The row's own id, by which other rows link to it. */
  readonly key: string | undefined;
  /** ms since 1970 at which it occurred. */
  readonly at: number;
  readonly command: Command;
  /** The link to another row, not yet in the command: its key and the relation. */
  readonly to:
    | { readonly key: string; readonly relation: z.infer<typeof Link>['relation'] }
    | undefined;
}

/** The picture to report into, and the desk that reports. */
export interface Target {
  readonly picture: PictureId;
  readonly desk: DeskId;
}

/** The report of a row, or the field that prevents it. */
export function report(
  row: Row,
  dialect: Dialect,
  { picture, desk }: Target,
  idOf: (...parts: readonly string[]) => CommandId = derivedCommandId,
): Report | RefusedRow {
  const values: Partial<Record<Field, string>> = {};
  for (const field of Object.keys(dialect.fields) as Field[]) {
    // a table's own keys
    const value = fieldOf(dialect, field, row);
    if (typeof value === 'object') return refusedRow(row.number, field, 'rule', value.why);
    if (value !== undefined) values[field] = value;
  }
  const time = occurred(values, dialect);
  if ('why' in time) return refusedRow(row.number, time.field, 'rule', time.why);
  const words = titlesAndTexts(values);
  if (words === undefined) return refusedRow(row.number, 'title', 'rule', 'is missing');
  const { id, relatedTo } = values;
  const relation = Link.shape.relation.safeParse(values.relation ?? 'related');
  if (!relation.success)
    return refusedRow(row.number, 'relation', 'rule', 'is none that a link can have');
  const where = geometryOf(row, values);
  if ('why' in where) return refusedRow(row.number, 'place', 'rule', where.why);
  const within = radiusOf(values);
  if ('why' in within) return refusedRow(row.number, 'uncertainty', 'rule', within.why);
  const height = heightOf(values);
  if ('why' in height) return refusedRow(row.number, 'altitude', 'rule', height.why);
  const commandId = idOf(
    picture,
    desk,
    values.source ?? '',
    ...(id === undefined ? ['content', contentOf(row)] : ['id', id]),
  );
  const read = Command.safeParse({
    id: commandId,
    change: {
      type: 'event.reported',
      event: {
        category: categoryOf(values.category),
        precedence: values.precedence?.toUpperCase(),
        geometry: where.geometry,
        uncertainty: within.metres,
        occurred: time,
        ...words,
        source: {
          name: values.source && tidy(values.source),
          reference: values.reference && tidy(values.reference),
          reliability: values.reliability?.toUpperCase(),
          credibility: values.credibility,
        },
        altitude: height.altitude,
      },
    },
  });
  if (!read.success) {
    const [fault] = faults(read.error);
    const field = fault?.field.replace(/^change\.event\./, '') ?? '';
    return refusedRow(row.number, field, 'rule', fault?.why ?? 'is not valid');
  }
  return {
    kind: 'report',
    number: row.number,
    share: row.share,
    key: id,
    at: Date.parse(time.from),
    command: read.data,
    to: relatedTo === undefined ? undefined : { key: relatedTo, relation: relation.data },
  };
}

/** The interval in which it occurred, or the field that is wrong. */
function occurred(
  { time, until, day }: FieldValues,
  { timeZone }: Dialect,
): { from: string; to?: string } | { field: Field; why: string } {
  if (time === undefined) return { field: 'time', why: 'is missing' };
  const from = readInterval(time, timeZone, day);
  if ('why' in from) return { field: 'time', why: from.why };
  if (until === undefined) return from;
  const end = readInterval(until, timeZone, day);
  if ('why' in end) return { field: 'until', why: end.why };
  return { from: from.from, to: end.to ?? end.from };
}

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
  text === undefined ? undefined : (BY_NAME.get(bare(text)) ?? text);
