/** The log's lines fetched once for replay, verified, and kept with pictures along the way. No Svelte. */
import { BrokenLog } from '../../picture/broken.ts';
import { follow } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import { EMPTY, fold, type Picture, type Result } from '../../picture/fold.ts';
import {
  BEGINNING,
  Keyframes,
  type Moment,
  replay,
  type State,
  within,
} from '../../picture/replay.ts';
import { Revisions } from '../../picture/revisions/revisions.ts';
import { isNewer } from '../api/outdated.ts';

/** Lines of the log after `after`, at most `limit` of them, or why they could not be had. */
export type FetchLines = (after: number, limit: number) => Promise<readonly Uint8Array[] | string>;

/** Called as the lines come in: how many of how many are held. */
export type Progress = (have: number, of: number) => void;

const LIMIT = 2000; // lines a request
const SLICE = 12; // ms of reading before the page gets its turn

export class Past {
  readonly #fetch: FetchLines;
  readonly #turn: () => Promise<void>;
  readonly #entries: Entry[] = []; // entry n stands at n - 1
  readonly #keyframes = new Keyframes();
  #end: State = BEGINNING; // of all that is held
  #filling: Promise<string | undefined> | undefined;
  /** The rows of all that is held, made from its lines alone. [R28] */
  readonly revisions = new Revisions();
  /** Called when more is held. */
  onread: () => void = () => {};
  /** Called with the reason when a line is of a newer version than this page. */
  onnewer: (why: string) => void = () => {};

  constructor(fetch: FetchLines, turn = () => new Promise<void>((done) => setTimeout(done))) {
    this.#fetch = fetch;
    this.#turn = turn;
  }

  /** Where what is held ends. */
  get end(): State {
    return this.#end;
  }

  /** The picture as it was known at a moment, if all it needs is held. `until`: the log's last entry. */
  at(moment: Moment, until: number): Picture | undefined {
    if (!this.#holds(moment, until)) return undefined;
    const { picture } = this.#keyframes.before(moment);
    return replay(picture, this.#after(picture.seq), moment);
  }

  /** The same, fetching first what is missing. Returns the reason as text if it cannot be had. */
  async reach(moment: Moment, until: number, progress: Progress): Promise<Picture | string> {
    while (!this.#holds(moment, until)) {
      progress(this.#end.head.seq, 'seq' in moment ? Math.min(moment.seq, until) : until);
      this.#filling ??= this.#fill().finally(() => {
        this.#filling = undefined;
      });
      const why = await this.#filling;
      if (why !== undefined) return why;
    }
    return this.at(moment, until) ?? EMPTY;
  }

  /** These entries, fetched if they are not held. Returns the reason as text if they cannot be had. */
  async entries(seqs: readonly number[], until: number): Promise<readonly Entry[] | string> {
    const last = Math.max(0, ...seqs);
    const got = await this.reach({ seq: last }, Math.max(last, until), () => {});
    if (typeof got === 'string') return got;
    return seqs.flatMap((seq) => this.#entries[seq - 1] ?? []);
  }

  #holds(moment: Moment, until: number): boolean {
    const { seq, time } = this.#end.head;
    if (seq >= until || ('seq' in moment && seq >= moment.seq)) return true;
    return seq > 0 && !within(seq, time, moment); // the last one held is past it
  }

  /** Held entries after `seq`, without copying the list. */
  *#after(seq: number): Generator<Entry> {
    for (let i = seq; i < this.#entries.length; i++) {
      const entry = this.#entries[i];
      if (entry !== undefined) yield entry;
    }
  }

  /** Reads the next lines, in slices so that the page does not stall. */
  async #fill(): Promise<string | undefined> {
    const lines = await this.#fetch(this.#end.head.seq, LIMIT);
    if (typeof lines === 'string') return lines;
    if (lines.length === 0) return 'the server sent no further entries';
    let since = performance.now();
    for (const line of lines) {
      try {
        const { entry, head } = follow(this.#end.head, line);
        const results: Result[] = [];
        this.#end = { head, picture: fold(this.#end.picture, [entry], results) };
        this.revisions.take([entry], results);
        this.#entries.push(entry);
        this.#keyframes.offer(this.#end);
      } catch (fault) {
        this.onread();
        if (!(fault instanceof BrokenLog)) throw fault;
        if (isNewer(fault, line)) this.onnewer(fault.message);
        return fault.message;
      }
      if (performance.now() - since > SLICE) {
        await this.#turn();
        since = performance.now();
      }
    }
    this.onread();
    return undefined;
  }
}
