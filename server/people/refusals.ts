/** What people were not let do, counted: the same by the same from the same place is said once a minute. [S12] */
import type { AccessChange } from '../../picture/access.ts';
import type { DeskId, PersonId } from '../../picture/basics.ts';
import { networkOf } from '../lib/client-address.ts';
import type { RecordQueue } from './record-queue.ts';

type Refused = Extract<AccessChange, { type: 'access.refused' }>;

const RECORD_EVERY = 60_000; // ms
/** Kinds, people and networks that are told apart at a time; beyond, networks are not. */
const MAX_KEYS = 500;

/** Who was refused: whoever signed in, or whose account it was. */
interface Who {
  readonly desk: DeskId;
  readonly person: PersonId;
}

interface Counted {
  readonly what: Refused['what'];
  readonly who: Who | undefined;
  /** That of the first one of its network. */
  readonly address: string | undefined;
  /** Since it was last said. */
  count: number;
  recordedAt: number;
}

export class Refusals {
  readonly #queue: RecordQueue;
  readonly #now: () => number;
  readonly #counted = new Map<string, Counted>();

  constructor(queue: RecordQueue, now: () => number) {
    this.#queue = queue;
    this.#now = now;
  }

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

  /** Writes what was counted for a minute; all of it, when the server stops. */
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
