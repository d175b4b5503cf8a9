/** Logs as they really come about: commands read, decided and sealed by the rules themselves. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { type Instant, Ref } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { GENESIS, type Head, headOf, seal } from '../../picture/chain.ts';
import { decide } from '../../picture/decide.ts';
import { Command, type Entry, type Opened } from '../../picture/entry.ts';
import { STANCES } from '../../picture/facets/positions.ts';
import { type AnyItem, EMPTY, fold, itemOf, type Picture } from '../../picture/fold.ts';
import type { Actor } from '../../picture/permission.ts';
import { PRECEDENCES } from '../../picture/precedence.ts';
import type { Role } from '../../picture/roles.ts';
import { all } from '../../picture/table.ts';
import { reported } from './examples.ts';
import { CELL, OPENED, person } from './people.ts';
import { type Wish, wish } from './wishes.ts';

export interface Log {
  readonly entries: readonly Entry[];
  readonly lines: readonly Uint8Array[];
  /** The head after each entry; heads[i] is that of entries[i]. */
  readonly heads: readonly Head[];
}

/** A UUID that is always the same for the same number. */
export function idOf(n: number): string {
  const hex = bytesToHex(sha256(utf8ToBytes(`command ${n}`)));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A command as the door would read it from the wire. */
export const command = (change: unknown, n = 1, seen?: Head): Command =>
  Command.parse(
    JSON.parse(
      JSON.stringify({
        id: idOf(n),
        ...(seen === undefined ? {} : { seen: { seq: seen.seq, hash: seen.hash } }),
        change,
      }),
    ),
  );

/** The item of this reference, as a test writes it. */
export const itemAt = (picture: Picture, ref: string): AnyItem | undefined =>
  itemOf(picture, Ref.parse(ref));

/** A log that grows by one command after another; what is refused leaves it as it was. */
export class Growing {
  readonly entries: Entry[] = [];
  readonly lines: Uint8Array[] = [];
  readonly heads: Head[] = [];
  picture: Picture = EMPTY;
  /** Whether entries say the role of their author: those of before protocol 2 do not. [P18] */
  roles = false;
  readonly #cell: Cell | undefined;
  #now: number;

  /** With a cell, things can be released from it. */
  constructor(start = Date.parse('2026-11-22T14:00:00Z'), opened: Opened = OPENED, cell?: Cell) {
    this.#now = start;
    this.#cell = cell;
    this.#put(CELL, command(opened, 0));
  }

  get now(): number {
    return this.#now;
  }

  /** Time passes. */
  pass(ms: number): void {
    this.#now += ms;
  }

  get head(): Head {
    return this.heads.at(-1) ?? GENESIS;
  }

  /** Seals what may be; answers why not, if it may not. `tick` moves the clock first. */
  ask(who: Actor, change: unknown, tick = 1000, seen?: Head) {
    this.#now += tick;
    const context = this.#cell && { now: this.#now, cell: this.#cell };
    const asked = command(change, this.entries.length, seen);
    const refusal = decide(this.picture, asked, who, context);
    const { desk, person, role } = who;
    const by = this.roles ? { desk, person, role } : { desk, person };
    if (refusal === undefined) this.#put(by, asked);
    return refusal;
  }

  #put(by: Entry['by'], asked: Command): void {
    const { entry, sealed } = seal(this.head, by, asked, this.#now);
    this.entries.push(entry);
    this.lines.push(sealed.bytes);
    this.heads.push(headOf({ entry, hash: sealed.hash }));
    this.picture = fold(this.picture, [entry]);
  }
}

/** [P14] Supervisors are of the supervising desk. */
const held = (desk: string, role: Role): Role =>
  role === 'supervisor' && desk !== 'us' ? 'officer' : role;

/**
 * The log that comes of these wishes; one that nothing in the picture allows leaves no trace. It is
 * begun by an older version and gone on with by this one.
 */
export function logOf(wishes: readonly Wish[]): Log {
  const log = new Growing();
  for (const [i, { desk, role, tick, pick, behind, change }] of wishes.entries()) {
    log.roles = i >= wishes.length / 3;
    const seen = behind === undefined ? undefined : log.heads.at(-1 - behind);
    let wait = tick;
    for (const aimed of aims(log.picture, pick, change)) {
      if (log.ask(person(desk, held(desk, role)), aimed, wait, seen) === undefined) break;
      wait = 0;
    }
  }
  return log;
}

/** Every log has its opening; most have some dozens of entries. */
export const log: fc.Arbitrary<Log> = fc.array(wish, { maxLength: 60, size: 'large' }).map(logOf);

/** One long log: 900 entries, with items on its first and last pages only, and positions between. */
export const LONG: Log = (() => {
  const log = new Growing();
  const desks = ['us', 'il', 'sy'] as const;
  for (let i = 2; i <= 900; i++) {
    const change =
      i > 100 && i < 800
        ? { type: 'position.taken', item: `E-${2 + (i % 90)}`, stance: STANCES[i % 6] }
        : reported({ precedence: PRECEDENCES[i % 4] });
    log.ask(person(desks[i % 3] ?? 'us'), change);
  }
  return log;
})();

/** The change with references where its numbers are, aimed at one item after another from `pick` on. */
export function aims(picture: Picture, pick: number, change: Wish['change']): unknown[] {
  const items = [...all(picture.items)];
  const refOf = (n: number) => items[n % Math.max(1, items.length)]?.ref;
  const whole = named(change, refOf);
  if (MAKES.has(change.type)) return [whole];
  const kind = change.type === 'position.taken' ? 'event' : change.type.split('.')[0];
  const fitting = items.filter((one) => one.kind === kind);
  const from = pick % Math.max(1, fitting.length);
  const turned = [...fitting.slice(from), ...fitting.slice(0, from)];
  return turned.map(({ ref }) => ({ ...whole, item: ref }));
}

/** The change with what it links to or stands on named; what there is not is left out. */
function named(change: Wish['change'], refOf: (n: number) => Ref | undefined): object {
  if ('event' in change) {
    const links = change.event.links?.flatMap(({ relation, item }) => {
      const ref = refOf(item);
      return ref === undefined ? [] : [{ relation, item: ref }];
    });
    return { ...change, event: { ...change.event, links } };
  }
  if ('note' in change) {
    const on = change.note.on === undefined ? undefined : refOf(change.note.on);
    return { ...change, note: { ...change.note, on } };
  }
  return change;
}

const MAKES: ReadonlySet<string> = new Set(['event.reported', 'zone.proposed', 'note.added']);

/** A moment of a log's own time, for replays: at, between, before and after its entries. */
export const momentIn = ({ heads }: Log, pick: number, off: number): Instant => {
  const time = heads[pick % heads.length]?.time ?? GENESIS.time;
  if (time === undefined) throw new Error('the log is empty');
  return new Date(Date.parse(time) + off).toISOString() as Instant; // a real time by construction
};
