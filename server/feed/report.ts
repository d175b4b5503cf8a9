/** A row of a feed as the command that reports it. Pure: the same row gives the same command. */
import type { z } from 'zod';
import { type DeskId, LANGUAGES, type Language, type PictureId } from '../../picture/basics.ts';
import { CATEGORIES, CATEGORY_IDS } from '../../picture/categories.ts';
import { Command, faults } from '../../picture/entry.ts';
import { Link } from '../../picture/kinds/event.ts';
import { bare } from '../../picture/reading/names.ts';
import { tidy } from '../../picture/reading/text.ts';
import { derivedCommandId } from '../lib/command-id.ts';
import { type Dialect, type Field, type FieldValues, fieldOf } from './dialect.ts';
import { geometryOf, heightOf, radiusOf } from './geometry.ts';
import { contentOf, type RefusedRow, type Row, refusedRow } from './row.ts';
import { readInterval } from './time.ts';
import { titlesAndTexts } from './titles.ts';

export interface Report {
  readonly kind: 'report';
  readonly number: number;
  readonly share: number;
  /** The row's own id, under which others may name it. */
  readonly key: string | undefined;
  /** When it occurred, ms since 1970. */
  readonly at: number;
  readonly command: Command;
  /** The id of the row that this one has to do with, and how. Not yet in the command. */
  readonly to:
    | { readonly key: string; readonly relation: z.infer<typeof Link>['relation'] }
    | undefined;
}

export interface Target {
  readonly picture: PictureId;
  readonly desk: DeskId;
}

export function report(row: Row, dialect: Dialect, { picture, desk }: Target): Report | RefusedRow {
  const said: Partial<Record<Field, string>> = {};
  for (const field of Object.keys(dialect.fields) as Field[]) {
    // a table's own keys
    const value = fieldOf(dialect, field, row);
    if (typeof value === 'object') return refusedRow(row.number, field, value.why);
    if (value !== undefined) said[field] = value;
  }
  const time = occurred(said, dialect);
  if ('why' in time) return refusedRow(row.number, time.field, time.why);
  const words = titlesAndTexts(said);
  if (words === undefined) return refusedRow(row.number, 'title', 'is missing');
  const { id, relatedTo } = said;
  const relation = Link.shape.relation.safeParse(said.relation ?? 'related');
  if (!relation.success) return refusedRow(row.number, 'relation', 'is none that a link can have');
  const where = geometryOf(row, said);
  if ('why' in where) return refusedRow(row.number, 'place', where.why);
  const within = radiusOf(said);
  if ('why' in within) return refusedRow(row.number, 'uncertainty', within.why);
  const height = heightOf(said);
  if ('why' in height) return refusedRow(row.number, 'altitude', height.why);
  const commandId = derivedCommandId(
    picture,
    desk,
    said.source ?? '',
    ...(id === undefined ? ['content', contentOf(row)] : ['id', id]),
  );
  const read = Command.safeParse({
    id: commandId,
    change: {
      type: 'event.reported',
      event: {
        category: categoryOf(said.category),
        precedence: said.precedence?.toUpperCase(),
        geometry: where.geometry,
        uncertainty: within.metres,
        occurred: time,
        ...words,
        source: {
          name: said.source && tidy(said.source),
          reference: said.reference && tidy(said.reference),
          reliability: said.reliability?.toUpperCase(),
          credibility: said.credibility,
        },
        altitude: height.altitude,
      },
    },
  });
  if (!read.success) {
    const [fault] = faults(read.error);
    const field = fault?.field.replace(/^change\.event\./, '') ?? '';
    return refusedRow(row.number, field, fault?.why ?? 'is not valid');
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

/** A category by its id or its name in any of the languages. */
const categoryOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : (BY_NAME.get(bare(text)) ?? text);
