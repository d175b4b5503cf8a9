/** Records what people were refused; repetitions are counted and recorded once a minute. [S12] */
import type { AccessChange } from '../../picture/access.ts';
import type { DeskId, PersonId } from '../../picture/basics.ts';
import { networkOf } from '../lib/client-address.ts';
import type { RecordQueue } from './record-queue.ts';

type Refused = Extract<AccessChange, { type: 'access.refused' }>;

const RECORD_EVERY = 60_000; // ms
/** Refusals told apart at a time; beyond, networks are not. */
const MAX_KEYS = 500;

/** The person who is signed in, or whose account it was. */
interface Who {
  readonly desk: DeskId;
  readonly person: PersonId;
}

/** Refusals of one kind, person and network. */
interface Counted {
  readonly what: Refused['what'];
  readonly who: Who | undefined;
  /** The address of the first of them. */
  readonly address: string | undefined;
  /** Since `recordedAt` (ms). */
  count: number;
  recordedAt: number;
}

/** Counts in memory; `flush` has to be called every now and then. */
export class Refusals {
  readonly #queue: RecordQueue;
  readonly #now: () => number;
  readonly #counted = new Map<string, Counted>();

  constructor(queue: RecordQueue, now: () => number) {
    this.#queue = queue;
    this.#now = now;
  }

  /** Records the first refusal of its kind at once, and counts the next ones. */
  record(what: Refused['what'], address: string, who?: Who): void {
    const from = this.#counted.size < MAX_KEYS ? address : undefined;
    const key = [what, who?.desk, who?.person, from && networkOf(from)].join(' ');
    const known = this.#counted.get(key);
    if (known !== undefined) known.count++;
    else {
      const counted = { what, who, address: from, count: 1, recordedAt: this.#now() };
      this.#counted.set(key, counted);
      this.#write(counted);
    }
  }

  /** Records counts that are a minute old; `all`: every count, when the server stops. */
  flush(all = false): void {
    const now = this.#now();
    for (const [key, counted] of this.#counted) {
      if (!all && now - counted.recordedAt < RECORD_EVERY) continue;
      if (counted.count === 0) this.#counted.delete(key);
      else this.#write(counted);
    }
  }

  #write(counted: Counted): void {
    const { what, who, address, count } = counted;
    const change = { type: 'access.refused' as const, what, count };
    const person = who && { person: who.person };
    this.#queue.add(who?.desk, { ...change, ...person, ...(address && { address }) });
    counted.count = 0;
    counted.recordedAt = this.#now();
  }
}
