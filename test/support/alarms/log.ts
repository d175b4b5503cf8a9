/** A log for tests of alarms: what is said at which time, folded without asking if it may be. */
import cellJson from '../../../data/cell.json' with { type: 'json' };
import { CommandId, DeskId, Hash, Instant, PersonId, PictureId } from '../../../picture/basics.ts';
import { Cell } from '../../../picture/cell.ts';
import type { Change, Entry } from '../../../picture/entry.ts';
import { EMPTY, fold, type Picture } from '../../../picture/fold.ts';
import type { AuthorRole } from '../../../picture/roles.ts';

export const DESKS = ['us', 'il', 'sy'].map((id) => DeskId.parse(id));

/** The cell of the exercise, with other limits. */
export const cellWith = (over: object): Cell => Cell.parse({ ...cellJson, ...over });

const SHARED = PictureId.parse('shared');
const NO_HASH = Hash.parse('0'.repeat(64));
const NO_ID = CommandId.parse('00000000-0000-4000-8000-000000000000');

export const instant = (ms: number): Instant => Instant.parse(new Date(ms).toISOString());

export class AlarmLog {
  readonly entries: Entry[] = [];
  picture: Picture = EMPTY;
  /** Milliseconds since 1970. */
  now: number;

  constructor(start: number) {
    this.now = start;
    this.say('us', { type: 'picture.opened', picture: SHARED, members: DESKS, mode: 'exercise' });
  }

  /** Adds an entry at `now`, and answers its seq. The change is trusted: what fold() reads must be there. */
  say(desk: string, change: object, role: AuthorRole = 'officer'): number {
    const seq = this.picture.seq + 1;
    const by = { desk: DESKS.find((id) => id === desk) ?? DeskId.parse(desk), role };
    const entry: Entry = {
      seq,
      prev: NO_HASH,
      time: instantOf(this.now),
      by: { ...by, person: personOf(`${role}.${desk}`) },
      command: NO_ID,
      seen: { seq: seq - 1, hash: NO_HASH },
      change: change as Change,
    };
    this.entries.push(entry);
    this.picture = fold(this.picture, [entry]);
    return seq;
  }
}

const people = new Map<string, PersonId>();
function personOf(name: string): PersonId {
  const known = people.get(name) ?? PersonId.parse(name);
  people.set(name, known);
  return known;
}

/** Not parsed: a Date writes what an Instant is. */
const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant;
