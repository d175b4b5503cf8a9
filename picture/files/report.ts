/** Makes the commands that report a row of a file. Pure: the same row gives the same commands. */
import type { CommandId, DeskId, PictureId } from '../basics.ts';
import { derivedCommandId } from '../command-id.ts';
import type { Command } from '../entry.ts';
import type { LonLat, Shape } from '../geo/place.ts';
import type { Unread } from './geometry.ts';
import { identityOf } from './identity.ts';
import { doubtsOf } from './notes.ts';
import { type NotedRow, notedRow, type RefusedRow, type Row, refusedRow } from './row.ts';
import { eventOf, markOf, type Relation, saidIn } from './said.ts';
import type { Settled } from './settled.ts';

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
 * The reports of a row, after what is to be said of it: one of each part of its place, the others linked to the
 * first. Or the field that prevents it.
 */
export function reportsOfRow(
  row: Row,
  settled: Settled,
  { target: { picture, desk }, now, middle, commandId = derivedCommandId }: Reporting,
): readonly (Report | NotedRow)[] | RefusedRow {
  const { number, share } = row;
  const refuse = ({ field, fault, said, may }: Unread) =>
    refusedRow(number, field, fault, said, may);
  const said = saidIn(row, settled);
  if ('fault' in said) return refuse(said);
  const { values, time, words, relation, parts } = said;
  const { id, source = '', relatedTo } = values;
  const known = [picture, desk, source, ...identityOf(row, values, settled)];
  const last = known.pop() ?? '';
  const idOf = (part: number) => commandId(...known, `${last}${markOf(part)}`);
  const first = idOf(0);
  const key = id ?? (parts.length > 1 ? first : undefined);
  const reports: Report[] = [];
  const shapes: Shape[] = [];
  for (const part of parts.keys()) {
    const event = eventOf(said, part);
    if ('fault' in event) return refuse(event);
    const named = part === 0 ? relatedTo : key;
    shapes.push(event.geometry);
    reports.push({
      kind: 'report',
      number,
      share,
      key: key === undefined ? undefined : `${key}${markOf(part)}`,
      at: Date.parse(time.value.from),
      command: {
        id: part === 0 ? first : idOf(part),
        change: { type: 'event.reported', event },
      },
      to:
        named === undefined
          ? undefined
          : { key: named, relation: part === 0 ? relation : 'related' },
    });
  }
  return [
    ...words.notes.map(({ field, note }) => notedRow(number, field, note)),
    ...doubtsOf(number, time, shapes, { now, middle }),
    ...reports,
  ];
}
