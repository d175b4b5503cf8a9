/** Forgeries: logs that their server changed and sealed anew, so that only their contents give it away. */
import { type PictureKind, pictureKindBy } from '../../../picture/cell.ts';
import type { Entry } from '../../../picture/entry.ts';
import { type AnyItem, EMPTY, fold } from '../../../picture/fold.ts';
import { SERVER } from '../../../picture/permission.ts';
import type { Role } from '../../../picture/roles.ts';
import { all } from '../../../picture/table.ts';
import type { VerifyOptions } from '../../../server/verify/verify.ts';
import { idOf, type Log } from '../logs.ts';
import { resealed, written } from '../resealed.ts';

export interface Forged {
  readonly log: Log;
  /** What the file ends with after the entries; the closing line that belongs there, if left out. */
  readonly end?: Uint8Array;
  /** The first thing to be found, or how it ends if nothing is: some forgeries leave a sound log. */
  readonly expected: { readonly seq: number; readonly rule: string } | 'verified' | 'incomplete';
  readonly options?: VerifyOptions;
}

/** One of a list by chance; undefined of an empty one. */
export type Pick = <T>(list: readonly T[]) => T | undefined;

export interface Forgery {
  readonly name: string;
  /** The log forged in some place where it can be; undefined: this log has none. */
  readonly forge: (log: Log, pick: Pick) => Forged | undefined;
}

export const forgery = (name: string, forge: Forgery['forge']): Forgery => ({ name, forge });

export function openedIn({ entries }: Log) {
  const change = entries[0]?.change;
  if (change?.type !== 'picture.opened') throw new Error('the log is not opened');
  return change;
}

export function kindIn(log: Log): PictureKind {
  const { picture, members } = openedIn(log);
  return pictureKindBy({ id: picture, members });
}

/** The log with one entry written otherwise, and all from there on sealed anew. */
export function altered(log: Log, { seq }: Entry, by: (entry: Entry) => object): Log {
  const entry = log.entries[seq - 1];
  if (entry === undefined) throw new Error(`there is no entry ${seq}`);
  return resealed(log.entries.with(seq - 1, written({ ...entry, ...by(entry) })), log, seq);
}

interface More {
  readonly by: object;
  readonly change: object;
  readonly seen?: object;
}

/** The log with one more entry at its end. */
export function added(log: Log, more: More): Log {
  const seq = log.entries.length + 1;
  const { hash, time } = log.heads.at(-1) ?? {};
  const entry = written({ seq, prev: hash, time, command: fresh(seq), ...more });
  return resealed([...log.entries, entry], log, seq);
}

/** A command id that no log has. */
export const fresh = (n: number): string => idOf(1_000_000 + n);

/** Entries by people, in the order of the log. */
export const byPeople = ({ entries }: Log): readonly Entry[] =>
  entries.filter(({ seq, by }) => seq > 1 && by.person !== SERVER);

/** Of those, the ones that name a role. */
export const inRoles = (log: Log): readonly Entry[] =>
  byPeople(log).filter(({ by }) => by.role !== undefined);

/** Somebody of a desk, as tests name them. */
export const acting = (desk: string, role: Role = 'officer') => ({
  desk,
  person: `${role}.${desk}`,
  role,
});

/** The items that a log ends with. */
export const itemsIn = ({ entries }: Log): readonly AnyItem[] => [
  ...all(fold(EMPTY, entries).items),
];
