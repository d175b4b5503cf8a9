/** What somebody has read of a brief: each thing until its last entry. Pure. */
import { keyOf, type Row } from './rows.ts';

/** The last entry of each thing as it was read, by its id: what stands in two groups is read once. */
export type Read = ReadonlyMap<string, number>;

/** How long (ms) something has been looked at when it counts as read. */
export const LOOKED_AT = 2000;

/** The row that is open. */
export interface Opened {
  readonly key: string;
  readonly id: string;
  readonly last: number;
  /** In ms of the same clock as `now` below. */
  readonly since: number;
}

export const isRead = (read: Read, { id, last }: Pick<Row, 'id' | 'last'>): boolean =>
  read.get(id) === last;

/** The row is opened now; it goes on if it was open already, and nothing of it has changed. */
export function openedAt(before: Opened | undefined, row: Row, now: number): Opened {
  const { id, last } = row;
  const same = before?.id === id && before.last === last;
  return { key: keyOf(row), id, last, since: same ? before.since : now };
}

/** Whether what is open may be left as read. */
export const isRipe = (opened: Opened | undefined, now: number): opened is Opened =>
  opened !== undefined && now >= opened.since + LOOKED_AT;

/** What has been read once the open row is left. */
export const afterLeaving = (read: Read, opened: Opened | undefined, now: number): Read =>
  isRipe(opened, now) ? new Map([...read, [opened.id, opened.last]]) : read;

export interface Tally {
  readonly done: number;
  readonly all: number;
}

/** How many things of these rows have been read, each counted once. */
export function tallyOf(rows: readonly Row[], read: Read): Tally {
  const things = new Map(rows.map((row) => [row.id, row]));
  return {
    done: [...things.values()].filter((row) => isRead(read, row)).length,
    all: things.size,
  };
}

/** The next row after this one that has not been read, from the first again after the last; undefined: none. */
export function nextUnread(
  rows: readonly Row[],
  read: Read,
  after: string | undefined,
): Row | undefined {
  const from = rows.findIndex((row) => keyOf(row) === after) + 1;
  return [...rows.slice(from), ...rows.slice(0, from)].find((row) => !isRead(read, row));
}

/** The row so many steps from this one, at most the first or the last; the first if none is open. */
export function stepFrom(
  rows: readonly Row[],
  key: string | undefined,
  by: 1 | -1,
): Row | undefined {
  const at = rows.findIndex((row) => keyOf(row) === key);
  return at < 0 ? rows[0] : rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
}
