/**
 * One trial of a random log at a random time: the lists of a view that followed from entry 1, of one begun
 * from a picture that was read from text, and what a plain search says. Runs in Node and in a browser. [R37]
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DeskId } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import { type AnyItem, EMPTY, fold, type Picture } from '../../../picture/fold.ts';
import type { StaffItem } from '../../../picture/staff/staff.ts';
import { all, NOTHING, put } from '../../../picture/table.ts';
import type { AlarmGroup, DeskAlarms } from '../../../picture/views/alarms/alarm.ts';
import { alarms, deskAlarms, occurrenceNamed } from '../../../picture/views/alarms/alarms.ts';
import { DESKS } from './log.ts';
import { naiveLists } from './naive.ts';
import { randomLog } from './random-log.ts';

export interface Trial {
  readonly followed: string;
  readonly begun: string;
  /** One row for each alarm, by desk: name, desk that responds, state. */
  readonly rows: Record<string, string[]>;
  readonly groups: readonly AlarmGroup[];
  /** Alarms of lists that are not found by name, or that their desk could not answer. */
  readonly unnamed: readonly string[];
  /** The same, and how far each alarm has gone. */
  readonly naive: Record<string, string[]>;
  /** What says when it changes: the moment, what is said before it, and then. */
  readonly next:
    | { readonly at: number; readonly before: string; readonly after: string }
    | undefined;
}

/** A random log, a picture of it that a view followed from entry 1 in batches, and a time. */
function followed(seed: number) {
  const { log, cell, dice } = randomLog(seed);
  const stop = 1 + Math.floor(dice.next() * log.entries.length);
  const view = alarms(cell);
  let picture = EMPTY;
  view.start(picture);
  for (let i = 0; i < stop; ) {
    const batch = log.entries.slice(i, Math.min(stop, i + dice.of(1, 1, 2, 3, 8)));
    picture = fold(picture, batch);
    view.take(batch, picture);
    if (dice.one(3)) view.at(timeOf(picture) + dice.of(0, 60_000, 3_600_000)); // it is looked at meanwhile
    i += batch.length;
  }
  const now = timeOf(picture) + Math.floor(dice.next() * dice.of(1, 60_000, 600_000, 86_400_000));
  return { view, picture, cell, now, entries: log.entries.slice(0, stop) };
}

/** The trial of a number. */
export function trial(seed: number): Trial {
  const { view, picture, cell, now, entries } = followed(seed);
  const said = textOf(view.at(now));
  const next = view.next(now);
  const read = reread(picture);
  return {
    followed: said,
    begun: textOf(deskAlarms(read, fresh(cell), now)),
    rows: rowsOf(view.at(now)),
    groups: DESKS.flatMap((desk) => view.at(now)(desk).groups),
    unnamed: DESKS.flatMap((desk) => unnamedIn(view.at(now)(desk), desk, { read, cell, now })),
    naive: naiveLists(read, cell, now, entries),
    next:
      next === undefined
        ? undefined
        : { at: next, before: textOf(view.at(next - 1)), after: textOf(view.at(next)) },
  };
}

/** The hash of the lists of so many trials from one on, to compare engines by. */
export function lists(from: number, count: number): string {
  const said = Array.from({ length: count }, (_, i) => {
    const { view, now } = followed(from + i);
    return textOf(view.at(now));
  });
  return bytesToHex(sha256(utf8ToBytes(said.join('\n'))));
}

function unnamedIn(
  { groups }: DeskAlarms,
  desk: DeskId,
  { read, cell, now }: { readonly read: Picture; readonly cell: Cell; readonly now: number },
): string[] {
  return groups.flatMap((group) =>
    group.alarms.flatMap(({ occurrence }) => {
      const named = occurrenceNamed(read, cell, occurrence.name, now);
      const { desks: _, ...own } = occurrence;
      const { desks = [], ...found } = named ?? {};
      return desks.includes(desk) && JSON.stringify(found) === JSON.stringify(own)
        ? []
        : [occurrence.name];
    }),
  );
}

const timeOf = ({ time }: Picture): number => (time === undefined ? 0 : Date.parse(time));
const textOf = (says: (desk: DeskId) => DeskAlarms): string => JSON.stringify(DESKS.map(says));

/** A cell that no view is kept for. */
const fresh = (cell: Cell): Cell => ({ ...cell });

/** The picture as it is read from a checkpoint: nothing is shared with the one before. */
function reread(picture: Picture): Picture {
  const copy = <T>(items: Iterable<T>): T[] => JSON.parse(JSON.stringify([...items]));
  return {
    ...picture,
    opened: JSON.parse(JSON.stringify(picture.opened)),
    items: put<AnyItem>(NOTHING, copy(all(picture.items))),
    staff: put<StaffItem>(NOTHING, copy(all(picture.staff))),
  };
}

function rowsOf(says: (desk: DeskId) => DeskAlarms): Record<string, string[]> {
  return Object.fromEntries(
    DESKS.map((desk) => [
      desk,
      says(desk)
        .groups.flatMap(({ alarms, responds }) =>
          alarms.map(({ occurrence, state }) => `${occurrence.name} ${responds} ${state}`),
        )
        .sort(),
    ]),
  );
}

Object.assign(globalThis, { lists });
