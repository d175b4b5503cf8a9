/** Says to all what this screen has drawn, and finds out when its own picture is not the log's. [W6] */
import type { Hash } from '../../picture/basics.ts';
import type { Head } from '../../picture/chain.ts';
import { code, digest, rehash } from '../../picture/digest.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Up } from '../../picture/wire.ts';
import { mark } from '../lib/marks.ts';
import type { Ticker } from '../lib/ticker.ts';
import { type Claimed, type Glass, GlassRecord, type Prover, type Sight } from './glass.ts';
import type { Beat } from './link-parts.ts';

/** How the picture held here compares with the log, by the last beat. */
export type Agreement =
  | { readonly state: 'unknown' }
  | { readonly state: 'same' }
  | { readonly state: 'behind'; readonly by: number }
  | { readonly state: 'differs'; readonly own: string; readonly theirs: string };

export interface Held {
  readonly live: Picture;
  readonly head: Head;
  /** The log's hash at a picture that is or was live; undefined for any other. */
  hashOf(picture: Picture): Hash | undefined;
}

export interface Parts {
  readonly held: Held;
  readonly ticker: Ticker;
  /** Whether the past is looked at, which the map draws instead of what is live. */
  readonly replaying: () => boolean;
  /** Whether somebody moves through the past at this moment: what can wait does. */
  readonly moving: () => boolean;
  /** Whether something has altered what the page wrote. */
  readonly altered: () => boolean;
  readonly send: (message: Up) => void;
  /** Told of every judgement. */
  readonly judged: (agreement: Agreement) => void;
  /** Throws away what is held and fetches it again. */
  readonly heal: (why: string) => void;
}

/** Few items at a time are hashed anew, at each beat and between two: no step of a slider waits for more. */
const SLICE = 64; // items
const SLICES = 16; // from beat to beat
const BETWEEN_SLICES = 58; // ms
const BEHIND_AFTER = 2; // s for which an entry is not drawn until that is said
const LOOK = 2000; // ms for which a difference is shown before it is healed
const LONGEST_LOOK = 60_000; // when healing does not help
const REMEMBERED = 64; // pictures that were claimed, of which the hash of the log is known
const BETWEEN = 100; // ms from one report of a change to the next, at least; those of beats hold none back

export class DrawnReporter implements Prover {
  readonly #parts: Parts;
  readonly #record: GlassRecord;
  #claimed = new WeakMap<Picture, Claimed>();
  #hashes = new Map<number, Hash>(); // of the log at the pictures claimed last, by seq
  #said: Glass['state'] | undefined;
  #from = 0; // the seq from which items are hashed anew next
  #next = () => {};
  #look = LOOK;
  #healing = () => {};
  #state: Agreement['state'] = 'unknown';
  #told = Number.NEGATIVE_INFINITY; // when a change was reported last
  #beats: readonly { readonly at: number; readonly head: number }[] = [];
  #planned: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#record = new GlassRecord(() => parts.ticker.now());
  }

  claimed(picture: Picture): Claimed | undefined {
    const hash = this.#parts.held.hashOf(picture);
    if (hash === undefined || this.#parts.replaying()) return undefined;
    const known = this.#claimed.get(picture);
    if (known !== undefined) return known;
    const claimed = { seq: picture.seq, code: code(hash, picture) };
    this.#claimed.set(picture, claimed);
    this.#hashes.delete(claimed.seq);
    this.#hashes.set(claimed.seq, hash);
    const [oldest] = this.#hashes.keys();
    if (this.#hashes.size > REMEMBERED && oldest !== undefined) this.#hashes.delete(oldest);
    return claimed;
  }

  proved(read: Claimed): void {
    const { seq, code } = this.#record.proved ?? {};
    this.#record.prove(read);
    if (seq !== read.seq || code !== read.code) this.#reportSoon();
  }

  /** The entry that the glass really shows now; undefined while nothing that was proved stands there. */
  get drawn(): Pick<Head, 'seq' | 'hash'> | undefined {
    const { proved } = this.#record;
    const hash = proved && this.#hashes.get(proved.seq);
    if (proved === undefined || hash === undefined) return undefined;
    return this.#judged().state === 'there' ? { seq: proved.seq, hash } : undefined;
  }

  sight(sight: Sight): void {
    this.#record.see(sight);
    this.glass();
  }

  /** What the page may say of its own glass now; asked a few times a second. A change is reported at once. */
  glass(): Glass {
    const glass = this.#judged();
    if (glass.state !== this.#said && this.#said !== undefined) this.#reportSoon();
    return glass;
  }

  /** Compares with the log what memory really holds, and repeats the report. */
  beat({ head, hash, code: theirs }: Beat): void {
    const { live, head: own } = this.#parts.held;
    this.#rehash();
    this.#sliceSoon(SLICES - 1);
    const missing = this.#missing(head);
    if (live.seq === head) {
      const ownCode = code(own.hash, live);
      const same = own.hash === hash && ownCode === theirs;
      if (!same) this.#judge({ state: 'differs', own: ownCode, theirs });
      else this.#judge(missing > 0 ? { state: 'behind', by: missing } : { state: 'same' });
    } else if (missing > 0) this.#judge({ state: 'behind', by: missing });
    // a little behind, or ahead of a beat made earlier: the next one tells
    this.#report();
  }

  /** How many entries the glass lacks, if it has lacked one of them for over 2 s. */
  #missing(head: number): number {
    const now = this.#parts.ticker.now();
    const isLong = ({ at }: { at: number }) => now - at > BEHIND_AFTER * 1000;
    const last = this.#beats.findLast(isLong);
    this.#beats = [
      ...this.#beats.filter((beat) => beat === last || !isLong(beat)),
      { at: now, head },
    ];
    const shown = this.#record.proved?.seq ?? this.#parts.held.live.seq;
    return last !== undefined && shown < last.head ? head - shown : 0;
  }

  /** Forgets what was planned. */
  stop(): void {
    this.#next();
    this.#healing();
    this.#planned?.();
  }

  /** Hashes the next items anew, from what memory really holds; the next beat judges. */
  #rehash(): void {
    const { live } = this.#parts.held;
    this.#from = rehash(live, this.#from, SLICE);
    digest(live);
  }

  #sliceSoon(left: number): void {
    this.#next();
    if (left === 0) return;
    this.#next = this.#parts.ticker.after(BETWEEN_SLICES, () => {
      if (!this.#parts.moving()) this.#rehash();
      this.#sliceSoon(left - 1);
    });
  }

  #judge(agreement: Agreement): void {
    this.#parts.judged(agreement);
    const before = this.#state;
    this.#state = agreement.state;
    if (agreement.state === 'same') this.#look = LOOK;
    if (agreement.state !== 'differs') {
      this.#healing();
      this.#healing = () => {};
    } else if (before !== 'differs') {
      const { own, theirs } = agreement;
      this.#healing = this.#parts.ticker.after(this.#look, () => {
        this.#state = 'unknown';
        this.#parts.heal(`this screen held ${own}, the log is ${theirs}`);
      });
      this.#look = Math.min(LONGEST_LOOK, this.#look * 2);
    }
  }

  #judged(): Glass {
    const { replaying, altered } = this.#parts;
    this.#record.replaying = replaying();
    return this.#record.judge(altered());
  }

  #reportSoon(): void {
    const { ticker } = this.#parts;
    const due = this.#told + BETWEEN - ticker.now();
    if (due <= 0) this.#tell();
    else this.#planned ??= ticker.after(due, () => this.#tell());
  }

  #tell(): void {
    this.#told = this.#parts.ticker.now();
    this.#report();
  }

  #report(): void {
    this.#planned?.();
    this.#planned = undefined;
    const { state } = this.#judged();
    this.#said = state;
    const { proved } = this.#record;
    if (state !== 'there' || proved === undefined) {
      this.#parts.send({ type: 'undrawn', state: state === 'there' ? 'drawing' : state });
    } else {
      this.#parts.send({ type: 'seen', ...this.#standing(proved) });
      mark('reported', proved.seq);
    }
  }

  /** What was read from the glass; if memory no longer holds that, what it holds. */
  #standing(proved: Claimed): Claimed {
    const { live, head } = this.#parts.held;
    if (this.#state !== 'differs' || proved.seq !== live.seq) return proved;
    return { seq: live.seq, code: code(head.hash, live) };
  }
}
