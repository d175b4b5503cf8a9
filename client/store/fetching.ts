/**
 * Fetches what a socket did not carry: a checkpoint in parts, lines of the log, or one after the other. What
 * failed is asked for again, and the parts that came are kept. No Svelte.
 */
import { BrokenLog } from '../../picture/broken.ts';
import {
  assemble,
  type Manifest,
  type Part,
  type PartInfo,
  type ReadCheckpoint,
  readPart,
} from '../../picture/checkpoint.ts';
import { code } from '../../picture/digest.ts';
import { type Fetcher, isUnfetched, type Unfetched } from './fetcher-parts.ts';
import type { HashItems } from './hashing.ts';
import { CalledOff, Insisting, type InsistingParts } from './insisting.ts';
import type { Refusal } from './link-parts.ts';
import { type Progress, Progressing } from './progress.ts';
import { sha256Of } from './sha256.ts';

const AT_ONCE = 2; // parts: one on its way while another is asked for
const LIES = 3; // times that a part may come with another hash

/** Parts of checkpoints by id, kept from one fetch to the next until a picture is made of them. */
export type KeptParts = Map<string, Part>;

/** How a fetch ended, if it was not called off. */
export type Ending =
  | { readonly ended: 'done' }
  | { readonly ended: 'refused'; readonly status: Refusal }
  | { readonly ended: 'broken'; readonly why: string }
  | { readonly ended: 'other'; readonly why: string };

export interface FetchingParts extends InsistingParts {
  readonly fetcher: Fetcher;
  readonly kept: KeptParts;
  readonly hash: HashItems;
  readonly progress: (progress: Progress) => void;
  /** Takes a checkpoint. Throws BrokenLog if it is not one. */
  readonly checkpoint: (read: ReadCheckpoint) => void;
  readonly lines: (lines: readonly Uint8Array[]) => void;
  readonly ended: (ending: Ending) => void;
}

/** What is to be fetched: with `whole` a checkpoint first; then the entries after it, until `until`. */
export interface Wanted {
  readonly whole: boolean;
  readonly after: number;
  readonly until: number;
}

/** Ends a fetch from wherever it is. */
class Ended extends Error {
  readonly ending: Ending;
  constructor(ending: Ending) {
    super(ending.ended);
    this.ending = ending;
  }
}

export class Fetching {
  readonly #parts: FetchingParts;
  readonly #insisting: Insisting;
  readonly #progress: Progressing;
  readonly #whole: boolean;
  #after: number;
  #until: number;

  constructor(parts: FetchingParts, { whole, after, until }: Wanted) {
    const { ticker, progress, heard } = parts;
    this.#parts = parts;
    this.#progress = new Progressing(ticker, progress);
    this.#insisting = new Insisting({
      ...parts,
      heard: () => {
        heard();
        this.#progress.tell();
      },
      paused: () => this.#progress.pause(),
    });
    this.#whole = whole;
    this.#after = after;
    this.#until = until;
  }

  /** Begins. Calls `ended` at the end, unless it is stopped before. */
  start(): void {
    void this.#run();
  }

  /** The last entry that is fetched. */
  get until(): number {
    return this.#until;
  }

  /** Goes on until a later entry. */
  extend(until: number): void {
    if (until <= this.#until) return;
    this.#until = until;
    this.#progress.lacking(this.#until - this.#after);
  }

  stop(): void {
    this.#insisting.stop();
  }

  async #run(): Promise<void> {
    let ending: Ending = { ended: 'done' };
    try {
      if (this.#whole) await this.#checkpoint();
      await this.#entries();
    } catch (fault) {
      const stopped = this.#insisting.stopped;
      this.stop(); // what else is on its way
      if (fault instanceof CalledOff && stopped) return;
      if (!(fault instanceof Ended)) {
        // our own mistake: it is told of, and the link begins anew
        if (!stopped) this.#parts.ended({ ended: 'broken', why: String(fault) });
        throw fault;
      }
      ending = fault.ending;
    }
    this.#parts.ended(ending);
  }

  async #checkpoint(): Promise<void> {
    const { kept, fetcher } = this.#parts;
    for (let attempt = 0; ; attempt++) {
      if (attempt > 1) await this.#insisting.pause(attempt - 2);
      const manifest = await this.#insisting.ask((asking) => fetcher.manifest(asking));
      if (isUnfetched(manifest)) throw refusedBy(manifest);
      if ('other' in manifest) throw new Ended({ ended: 'other', why: manifest.other });
      const listed = new Set<string>(manifest.parts.map(({ id }) => id));
      for (const id of kept.keys()) if (!listed.has(id)) kept.delete(id);
      this.#progress.list(manifest.parts, (id) => kept.has(id));
      if (!(await this.#fetchParts(manifest))) continue; // one is no longer there
      this.#take(manifest);
      return;
    }
  }

  /** Fetches the parts that are not kept; false if the server no longer has one. */
  async #fetchParts({ parts }: Manifest): Promise<boolean> {
    const wanted = parts.filter(({ id }) => !this.#parts.kept.has(id));
    let gone = false;
    const lane = async () => {
      for (let part = wanted.shift(); part !== undefined && !gone; part = wanted.shift()) {
        if (!(await this.#fetchPart(part))) gone = true;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return !gone;
  }

  /** False if the server no longer has the part. */
  async #fetchPart(info: PartInfo): Promise<boolean> {
    const { id } = info;
    for (let lies = 0; lies < LIES; lies++) {
      if (lies > 0) await this.#insisting.pause(lies - 1);
      const bytes = await this.#insisting.ask((asking) => {
        const heard = this.#progress.arriving(id);
        return this.#parts.fetcher.part(id, {
          signal: asking.signal,
          heard: (count) => {
            heard(count);
            asking.heard(count);
          },
        });
      });
      if (isUnfetched(bytes) && bytes.failed === 404) return false;
      if (isUnfetched(bytes)) throw refusedBy(bytes);
      if ((await sha256Of(bytes)) === id) {
        await this.#keep(info, bytes);
        return true;
      }
    }
    throw new Ended({ ended: 'broken', why: `part ${id.slice(0, 8)} does not have its hash` });
  }

  async #keep({ id, items }: PartInfo, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const part = readPart(new TextDecoder().decode(bytes));
    if (part === 'other') throw new Ended({ ended: 'other', why: 'a part of another version' });
    if (part === 'spoilt' || part.items.length !== items) {
      throw new Ended({ ended: 'broken', why: `part ${id.slice(0, 8)} is not what it is called` });
    }
    await this.#parts.hash(part.items, bytes);
    await this.#insisting.turn(); // other parts came meanwhile
    this.#parts.kept.set(id, part);
    this.#progress.arrived(id);
  }

  /** Makes the picture of the parts, and computes its code again. */
  #take(manifest: Manifest): void {
    const { kept, checkpoint } = this.#parts;
    try {
      const read = assemble(manifest, kept);
      if ('missing' in read) throw new Error('a part that was kept is missing');
      const { seq, hash } = read.head;
      const own = code(hash, read.picture);
      if (own !== read.code)
        throw new BrokenLog(seq, 'R20', `has the code ${own}, not ${read.code}`);
      checkpoint(read);
      this.#after = seq;
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      throw new Ended({ ended: 'broken', why: fault.message });
    } finally {
      kept.clear();
    }
  }

  async #entries(): Promise<void> {
    const { fetcher, lines } = this.#parts;
    this.#progress.lacking(this.#until - this.#after);
    for (let empty = 0; this.#after < this.#until; ) {
      const before = this.#after;
      const failure = await this.#insisting.ask((asking) =>
        fetcher.entries(
          { after: this.#after, until: this.#until },
          (some) => {
            if (asking.signal.aborted) return;
            this.#after += some.length;
            this.#progress.came(some.length);
            lines(some);
          },
          asking,
        ),
      );
      if (failure !== undefined) throw refusedBy(failure);
      empty = this.#after === before ? empty + 1 : 0;
      if (empty > 0) await this.#insisting.pause(empty - 1); // the server lacks what it named
    }
  }
}

function refusedBy({ failed, why }: Unfetched): Error {
  return failed === 401 || failed === 403 || failed === 404
    ? new Ended({ ended: 'refused', status: failed })
    : new Error(`a fetch gave up by itself: ${why}`);
}
