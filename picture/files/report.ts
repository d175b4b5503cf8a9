/** Makes the commands that report a row of a file. Pure: the same row gives the same commands. */
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
import type { Command } from '../entry.ts';
import { flaw } from '../geo/flaw.ts';
import type { LonLat, Shape } from '../geo/place.ts';
import { EventFields, Link } from '../kinds/event.ts';
import { bare } from '../reading/names.ts';
import { tidy, withoutMarks } from '../reading/text.ts';
import type { FieldValues } from './dialect.ts';
import { beyond, heightOf, placesOf, radiusOf, type Unread } from './geometry.ts';
import { identityOf } from './identity.ts';
import { doubtsOf } from './notes.ts';
import { occurredIn } from './occurred.ts';
import { type NotedRow, notedRow, type RefusedRow, type Row, refusedRow } from './row.ts';
import { invisibleIn, unreadIn } from './schema-faults.ts';
import type { Settled } from './settled.ts';
import { titlesAndTexts } from './titles.ts';
import { measuredOf, valuesOf } from './values.ts';

/** An event of a row as a command. */
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
  readonly to: { readonly key: string; readonly relation: Relation } | undefined;
}

type Relation = z.infer<typeof Link>['relation'];

/** The picture to report into, and the desk that reports. */
export interface Target {
  readonly picture: PictureId;
  readonly desk: DeskId;
}

/** Into which picture, and by what rows are doubted. */
export interface Reporting {
  readonly target: Target;
  /** ms since 1970: what lies ahead of it, or a year back, is noted. [R67] */
  readonly now: number;
  /** The middle of the cell's view: what is far from it is noted; undefined: no place is. [R68] */
  readonly middle: LonLat | undefined;
  /** The id of a command from what it is about; default: that of feeds (L13). */
  readonly commandId?: (...parts: readonly string[]) => CommandId;
}

/**
 * The reports of a row, after what is to be said of it: one of each part of its geometry, the others linked to the
 * first. Or the field that prevents it.
 */
export function reportsOfRow(
  row: Row,
  settled: Settled,
  { target: { picture, desk }, now, middle, commandId = derivedCommandId }: Reporting,
): readonly (Report | NotedRow)[] | RefusedRow {
  const { number } = row;
  const refuse = ({ field, fault, said, may }: Unread) =>
    refusedRow(number, field, fault, said, may);
  const values = valuesOf(row, settled);
  if ('fault' in values) return refuse(values);
  const time = occurredIn(values, settled);
  if ('fault' in time) return refuse(time);
  const words = titlesAndTexts(values);
  if (words === undefined) return refusedRow(number, 'title', 'missing');
  const relation = Link.shape.relation.safeParse(values.relation ?? 'related');
  if (!relation.success) return refusedRow(number, 'relation', 'relation', values.relation);
  const parts = placesOf(row, values);
  if ('fault' in parts) return refuse(parts);
  const within = radiusOf(measuredOf('uncertainty', row, values, settled), settled.decimal);
  if ('fault' in within) return refuse(within);
  const height = heightOf(measuredOf('altitude', row, values, settled), settled.decimal);
  if ('fault' in height) return refuse(height);

  const known = [picture, desk, values.source ?? '', ...identityOf(row, values, settled)];
  const first = commandId(...known);
  const key = values.id ?? (parts.length > 1 ? first : undefined);
  const { notes, ...texts } = words;
  const reports: Report[] = [];
  const shapes: Shape[] = [];
  for (const [i, { shape, altitude = undefined }] of parts.entries()) {
    const band = height.altitude ?? altitude;
    const wrong = band && beyond(band);
    if (wrong !== undefined) return refuse(wrong);
    const part = i === 0 ? '' : `#${i + 1}`;
    const isPoint = shape.type === 'Point' || parts.length === 1;
    const read = EventFields.safeParse({
      category: categoryOf(values.category),
      precedence: values.precedence?.toUpperCase(),
      geometry: shape,
      uncertainty: isPoint ? within.metres : undefined,
      occurred: time.value,
      ...texts,
      source: sourceOf(values, part),
      altitude: band,
    });
    if (!read.success) return refuse(unreadIn(read.error, values));
    const invisible = invisibleIn(read.data, values);
    if (invisible !== undefined) return refuse(invisible);
    const unsound = flaw(read.data.geometry);
    if (unsound !== undefined) return refusedRow(number, 'place', 'unsound', unsound.why);
    shapes.push(read.data.geometry);
    reports.push({
      kind: 'report',
      number,
      share: row.share,
      key: key === undefined ? undefined : `${key}${part}`,
      at: Date.parse(time.value.from),
      command: {
        id: i === 0 ? first : commandId(...known.slice(0, -1), `${known.at(-1)}${part}`),
        change: { type: 'event.reported', event: read.data },
      },
      to: i === 0 ? linkOf(values, relation.data) : { key: key ?? '', relation: 'related' },
    });
  }
  return [
    ...notes.map(({ field, note }) => notedRow(number, field, note)),
    ...doubtsOf(number, time, shapes, { now, middle }),
    ...reports,
  ];
}

const linkOf = ({ relatedTo }: FieldValues, relation: Relation): Report['to'] =>
  relatedTo === undefined ? undefined : { key: relatedTo, relation };

/** The source; of a further part of a row, under a number of its own. */
const sourceOf = (
  { source, reference, reliability, credibility }: FieldValues,
  part: string,
): object => ({
  name: source && tidy(withoutMarks(source)),
  reference: reference && `${tidy(withoutMarks(reference))}${part}`,
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
  text === undefined ? undefined : (BY_NAME.get(bare(text)) ?? text);
