/** Says to all what this screen has drawn, and finds out when its own picture is not the log's. [W6] */
import type { Hash } from '../../picture/basics.ts';
import type { Head } from '../../picture/chain.ts';
import { code, digest, rehash } from '../../picture/digest.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Up } from '../../picture/wire.ts';
import type { Ticker } from '../lib/ticker.ts';
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
  /** Whether anybody can see the page. */
  readonly visible: () => boolean;
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
const LOOK = 2000; // ms for which a difference is shown before it is healed
const LONGEST_LOOK = 60_000; // when healing does not help
const BETWEEN = 100; // ms between reports, at least

export class DrawnReporter {
  readonly #parts: Parts;
  #drawn: Picture | undefined;
  #from = 0; // the seq from which items are hashed anew next
  #next = () => {};
  #look = LOOK;
  #healing = () => {};
  #state: Agreement['state'] = 'unknown';
  #reported = Number.NEGATIVE_INFINITY;
  #planned: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The map has drawn this picture: really, on the glass. Replayed pictures are not reported. */
  drawn(picture: Picture): void {
    if (picture === this.#drawn || this.#parts.held.hashOf(picture) === undefined) return;
    this.#drawn = picture;
    const { ticker } = this.#parts;
    const due = this.#reported + BETWEEN - ticker.now();
    if (due <= 0) this.#report();
    else this.#planned ??= ticker.after(due, () => this.#report());
  }

  /** Compares with the log what memory really holds, and repeats the report. */
  beat({ head, hash, code: theirs }: Beat): void {
    const { live, head: own } = this.#parts.held;
    this.#rehash();
    this.#sliceSoon(SLICES - 1);
    if (live.seq < head) this.#judge({ state: 'behind', by: head - live.seq });
    else if (live.seq === head) {
      const ownCode = code(own.hash, live);
      const same = own.hash === hash && ownCode === theirs;
      this.#judge(same ? { state: 'same' } : { state: 'differs', own: ownCode, theirs });
    } // ahead of a beat made earlier: the next one tells
    this.#report();
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
      this.#rehash();
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

  #report(): void {
    this.#planned?.();
    this.#planned = undefined;
    const { held, visible, send, ticker } = this.#parts;
    const hash = this.#drawn && held.hashOf(this.#drawn);
    if (this.#drawn === undefined || hash === undefined || !visible()) return;
    this.#reported = ticker.now();
    send({ type: 'seen', seq: this.#drawn.seq, code: code(hash, this.#drawn) });
  }
}
