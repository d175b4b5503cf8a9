/**
 * One trial of a random log at a random time: the lists of a view that followed from entry 1, of one begun
 * from a picture that was read from text, and what a plain search says. Runs in Node and in a browser. [R37]
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Cell } from '../../../picture/cell.ts';
import { type AnyItem, EMPTY, fold, type Picture } from '../../../picture/fold.ts';
import type { StaffItem } from '../../../picture/staff/staff.ts';
import { all, NOTHING, put } from '../../../picture/table.ts';
import type { AlarmGroup, DeskAlarms } from '../../../picture/views/alarms/alarm.ts';
import { alarms, deskAlarms } from '../../../picture/views/alarms/alarms.ts';
import { DESKS } from './log.ts';
import { naiveLists } from './naive.ts';
import { randomLog } from './random-log.ts';

export interface Trial {
  readonly followed: string;
  readonly begun: string;
  /** One row for each alarm, by desk: name, desk that responds, state. */
  readonly rows: Record<string, string[]>;
  readonly groups: readonly AlarmGroup[];
  /** The same, and how far each alarm has gone. */
  readonly naive: Record<string, string[]>;
  /** What says when it changes: the moment, what is said before it, and then. */
  readonly next:
    | { readonly at: number; readonly before: string; readonly after: string }
    | undefined;
}

/** The trial of a number. */
export function trial(seed: number): Trial {
  const { log, cell, dice } = randomLog(seed);
  const stop = 1 + Math.floor(dice.next() * log.entries.length);
  const entries = log.entries.slice(0, stop);
  const view = alarms(cell);
  let picture = EMPTY;
  view.start(picture);
  for (let i = 0; i < stop; ) {
    const batch = entries.slice(i, i + dice.of(1, 1, 2, 3, 8));
    picture = fold(picture, batch);
    view.take(batch, picture);
    if (dice.one(3)) view.at(timeOf(picture) + dice.of(0, 60_000, 3_600_000)); // it is looked at meanwhile
    i += batch.length;
  }
  const now = timeOf(picture) + Math.floor(dice.next() * dice.of(1, 60_000, 600_000, 86_400_000));
  const followed = textOf(view.at(now));
  const next = view.next(now);
  const read = reread(picture);
  return {
    followed,
    begun: textOf(deskAlarms(read, fresh(cell), now)),
    rows: rowsOf(view.at(now)),
    groups: DESKS.flatMap((desk) => view.at(now)(desk).groups),
    naive: naiveLists(read, cell, now),
    next:
      next === undefined
        ? undefined
        : { at: next, before: textOf(view.at(next - 1)), after: textOf(view.at(next)) },
  };
}

/** The hash of the lists of many trials, to compare engines by. */
export function lists(from: number, count: number): string {
  const said = Array.from({ length: count }, (_, i) => trial(from + i).followed);
  return bytesToHex(sha256(utf8ToBytes(said.join('\n'))));
}

const timeOf = ({ time }: Picture): number => (time === undefined ? 0 : Date.parse(time));
const textOf = (says: (desk: (typeof DESKS)[number]) => DeskAlarms): string =>
  JSON.stringify(DESKS.map(says));

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

function rowsOf(says: (desk: (typeof DESKS)[number]) => DeskAlarms): Record<string, string[]> {
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
