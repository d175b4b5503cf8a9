/** A row of a feed as the command that reports it. Pure: the same row gives the same command. */
import type { z } from 'zod';
import { type DeskId, LANGUAGES, type Language, type PictureId } from '../../picture/basics.ts';
import { CATEGORIES, CATEGORY_IDS } from '../../picture/categories.ts';
import { Command, faults } from '../../picture/entry.ts';
import { Link } from '../../picture/kinds/event.ts';
import { commandIdOf } from '../uuid.ts';
import { type Dialect, type Field, fieldOf } from './dialect.ts';
import { contentOf, type Refused, type Row, refused } from './row.ts';
import { stretchOf } from './time.ts';
import { titled } from './titles.ts';

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

export function report(row: Row, dialect: Dialect, { picture, desk }: Target): Report | Refused {
  const said: Partial<Record<Field, string>> = {};
  for (const field of Object.keys(dialect.fields) as Field[]) {
    // a table's own keys
    const value = fieldOf(dialect, field, row);
    if (typeof value === 'object') return refused(row.number, field, value.why);
    if (value !== undefined) said[field] = value;
  }
  const time = occurred(said, dialect);
  if ('why' in time) return refused(row.number, time.field, time.why);
  const words = titled(said);
  if (words === undefined) return refused(row.number, 'title', 'is missing');
  const { id, relatedTo } = said;
  const relation = Link.shape.relation.safeParse(said.relation ?? 'related');
  if (!relation.success) return refused(row.number, 'relation', 'is none that a link can have');
  const commandId = commandIdOf(
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
        geometry: geometryOf(row, said),
        uncertainty: numberOf(said.uncertainty),
        occurred: time,
        ...words,
        source: {
          name: said.source,
          reference: said.reference,
          reliability: said.reliability?.toUpperCase(),
          credibility: said.credibility,
        },
        altitude: levelOf(said.altitude),
      },
    },
  });
  if (!read.success) {
    const [fault] = faults(read.error);
    const field = fault?.field.replace(/^change\.event\./, '') ?? '';
    return refused(row.number, field, fault?.why ?? 'is not valid');
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

type Said = Readonly<Partial<Record<Field, string>>>;

function occurred(
  { time, until }: Said,
  { timeZone }: Dialect,
): { from: string; to?: string } | { field: Field; why: string } {
  if (time === undefined) return { field: 'time', why: 'is missing' };
  const from = stretchOf(time, timeZone);
  if ('why' in from) return { field: 'time', why: from.why };
  if (until === undefined) return from;
  const end = stretchOf(until, timeZone);
  if ('why' in end) return { field: 'until', why: end.why };
  return { from: from.from, to: end.to ?? end.from };
}

const number = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const numberOf = (text: string | undefined): number | string | undefined =>
  text !== undefined && number.test(text) ? Number(text) : text;

function geometryOf({ geometry }: Row, { lon, lat }: Said): unknown {
  if (geometry === undefined || geometry === null) {
    return { type: 'Point', coordinates: [numberOf(lon), numberOf(lat)] };
  }
  if (typeof geometry !== 'object' || !('type' in geometry) || !('coordinates' in geometry)) {
    return geometry;
  }
  return { type: geometry.type, coordinates: flat(geometry.coordinates) };
}

/** Positions without a height of 0; any other height is for the schema to refuse. */
function flat(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (coordinates.length === 3 && coordinates[2] === 0) return coordinates.slice(0, 2);
  return Array.isArray(coordinates[0]) ? coordinates.map(flat) : coordinates;
}

const levelOf = (altitude: string | undefined) => {
  if (altitude === undefined) return undefined;
  const level = { metres: numberOf(altitude), reference: 'AMSL' };
  return { lower: level, upper: level };
};

const BY_NAME = new Map<string, string>(
  CATEGORY_IDS.flatMap((id) => [
    [id, id],
    ...LANGUAGES.map((language: Language): [string, string] => [
      CATEGORIES[id][language].toLowerCase(),
      id,
    ]),
  ]),
);

/** A category by its id or its name in any of the languages. */
const categoryOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : (BY_NAME.get(text.trim().toLowerCase()) ?? text);
