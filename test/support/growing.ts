/** Logs that grow by commands: read, decided and sealed by the rules themselves. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Ref } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { GENESIS, type Head, headOf, seal } from '../../picture/chain.ts';
import { decide } from '../../picture/decide.ts';
import { Command, type Entry, type Opened } from '../../picture/entry.ts';
import { type AnyItem, EMPTY, fold, itemOf, type Picture } from '../../picture/fold.ts';
import type { Actor } from '../../picture/permission.ts';
import { BOOK } from '../../server/lib/phrasebook.ts';
import { CELL, OPENED } from './people.ts';

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
    const context = this.#cell && { now: this.#now, cell: this.#cell, book: BOOK };
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
