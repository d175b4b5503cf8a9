/** A clock that moves when told, and a server at the other end of a fake socket. */

import type { Ticker } from '../../client/lib/ticker.ts';
import type { Dial, Ears, Receiver } from '../../client/store/link-parts.ts';
import type { Hash } from '../../picture/basics.ts';
import { GENESIS, type Head, hashOf, headOf, seal } from '../../picture/chain.ts';
import { code } from '../../picture/digest.ts';
import { Command, type Entry } from '../../picture/entry.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { PROTOCOL } from '../../picture/wire.ts';
import { reported } from '../support/examples.ts';
import { CELL, OPENED, person } from '../support/people.ts';

export class FakeTicker implements Ticker {
  #now = 0;
  #plans: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }
  after(ms: number, run: () => void): () => void {
    const plan = { at: this.#now + ms, run };
    this.#plans.push(plan);
    return () => {
      this.#plans = this.#plans.filter((one) => one !== plan);
    };
  }
  /** ms until what is planned falls due. */
  get plans(): number[] {
    return this.#plans.map(({ at }) => at - this.#now);
  }
  /** Moves on, running what falls due on the way, in order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#plans.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#plans = this.#plans.filter((one) => one !== next);
      this.#now = next.at;
      next.run();
    }
    this.#now = end;
  }
}

/** The desk without Svelte. */
export class Holder implements Receiver {
  live: Picture = EMPTY;
  head: Head;
  readonly starts: number[] = [];
  readonly got: number[] = [];
  readonly #hashes = new WeakMap<Picture, Hash>();

  constructor(head: Head) {
    this.head = head;
  }
  start(picture: Picture, head: Head): void {
    this.live = picture;
    this.head = head;
    this.#hashes.set(picture, head.hash);
    this.starts.push(head.seq);
  }
  receive(entries: readonly Entry[], head: Head): void {
    this.live = fold(this.live, entries);
    this.head = head;
    this.#hashes.set(this.live, head.hash);
    this.got.push(...entries.map(({ seq }) => seq));
  }
  hashOf(picture: Picture): Hash | undefined {
    return this.#hashes.get(picture);
  }
}

/** A log that grows by one sealed command after another, a second apart. */
export class Growing {
  readonly entries: Entry[] = [];
  readonly lines: Uint8Array[] = [];
  picture: Picture = EMPTY;
  head: Head = GENESIS;

  constructor() {
    this.put(CELL, OPENED);
  }

  put(by: Entry['by'], change: unknown): void {
    const id = `00000000-0000-4000-8000-${String(this.head.seq).padStart(12, '0')}`;
    const now = Date.parse('2026-11-22T14:00:00Z') + this.head.seq * 1000;
    const { entry, sealed } = seal(this.head, by, Command.parse({ id, change }), now);
    this.entries.push(entry);
    this.lines.push(sealed.bytes);
    this.head = headOf({ entry, hash: sealed.hash });
    this.picture = fold(this.picture, [entry]);
  }
}

const TEXT = new TextDecoder();

/** A log and the sockets dialled to it; what it sends is what the test says, nothing by itself. */
export class FakeServer {
  readonly log = new Growing();
  readonly queries: string[] = [];
  readonly heard: string[] = [];
  readonly dial: Dial = (query, ears) => {
    this.queries.push(query);
    this.ears = ears;
    this.hungUp = false;
    return {
      send: (text) => {
        this.heard.push(text);
      },
      close: () => {
        this.hungUp = true;
      },
    };
  };
  ears: Ears | undefined;
  hungUp = true;

  grow(n: number): void {
    const { desk, person: who } = person('us');
    for (let i = 0; i < n; i++) this.log.put({ desk, person: who }, reported());
  }
  open(): void {
    this.ears?.opened();
  }
  frame(text: string): void {
    this.ears?.frame(text);
  }
  /** What the socket has not carried until `until` comes over HTTP. */
  gap(until = this.log.head.seq): void {
    this.frame(JSON.stringify({ type: 'gap', until }));
  }
  /** Entries `from` to `to`, both included; `change` may spoil the lines. */
  entries(from: number, to = this.log.head.seq, change = (line: string) => line): void {
    const lines = this.log.lines.slice(from - 1, to).map((line) => change(TEXT.decode(line)));
    const header = { type: 'entries', count: lines.length, head: this.log.head.seq };
    this.frame([JSON.stringify(header), ...lines].join('\n'));
  }
  beatNow(over: object = {}) {
    const { picture, head } = this.log;
    return {
      type: 'beat' as const,
      protocol: PROTOCOL,
      time: head.time ?? '2026-11-22T14:00:00.000Z',
      head: head.seq,
      hash: head.hash,
      code: code(head.hash, picture),
      ...over,
    };
  }
  beat(over: object = {}): void {
    this.frame(JSON.stringify(this.beatNow(over)));
  }
  /** The hash of a line, for a resume to name. */
  hashAt(seq: number): Hash {
    return hashOf(this.log.lines[seq - 1] ?? new Uint8Array());
  }
}
