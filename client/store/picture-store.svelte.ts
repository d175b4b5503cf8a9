/** What this page has received of one picture, and the moment it is looking at. */
import { type Hash, Instant, type PictureId } from '../../picture/basics.ts';
import { BrokenLog } from '../../picture/broken.ts';
import { GENESIS, type Head } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import { type AnyItem, EMPTY, fold, type Picture, type Result } from '../../picture/fold.ts';
import { asHappened, type Moment } from '../../picture/replay.ts';
import { readBlocks } from '../../picture/revisions/block-reader.ts';
import { blocksOf } from '../../picture/revisions/blocks.ts';
import { differenceIn } from '../../picture/revisions/compare.ts';
import { type Cut, Revisions } from '../../picture/revisions/revisions.ts';
import { all } from '../../picture/table.ts';
import { mark } from '../lib/marks.ts';
import type { Past } from './past.ts';

/** The two replays: the log as recorded until a moment, or what is known now of what had occurred by it. */
export type As = 'known' | 'happened';

/** What the past looked at is: there, still being fetched, or not to be had (and why). */
export type Replay =
  | { readonly state: 'live' }
  | { readonly state: 'there' }
  | { readonly state: 'fetching'; readonly have: number; readonly of: number }
  | { readonly state: 'failed'; readonly why: string };

/** The only store of pictures. Pictures are replaced whole, once per batch; none is ever mutated. */
export class PictureStore {
  readonly id: PictureId;
  readonly past: Past;
  /** Every way an event ever looked; `indexed` counts its changes. */
  readonly revisions: Revisions;
  #indexed = $state(0);
  #live = $state.raw<Picture>(EMPTY);
  #head = $state.raw<Head>(GENESIS);
  #started = $state(false);
  #moment = $state.raw<Moment>();
  #glance = $state.raw<Moment>(); // moved over, not yet looked at
  #as = $state<As>('known');
  #recalled = $state.raw<Picture>(); // of the past asked for last, as it was known
  #replay = $state.raw<Replay>({ state: 'live' });
  #hashes = new WeakMap<Picture, Hash>(); // of the log at each picture that was live
  #asked = 0;
  #misled = $state<number>();
  #compared = 0; // the last entry whose rows were compared with the log's
  #mending = false;

  /** What to show: live, or the moment looked at. While a past is fetched, the one before it. */
  readonly picture: Picture = $derived.by(() => this.#shown());
  /** Every item of the picture shown, in order of seq. */
  readonly items: readonly AnyItem[] = $derived([...all(this.picture.items)]);

  /** The two numbers of what the map shows: they follow a moment that moves without a fold. */
  readonly cut: Cut = $derived.by(() => {
    void this.#indexed;
    return this.revisions.cut(this.glanced, this.#as);
  });
  /** What the map draws besides points of events; by `cut.time` of it, if it is as it happened. */
  readonly mapped: Picture = $derived.by(() => {
    if (this.glanced === undefined || this.#as === 'happened') return this.#live;
    const near = this.#glance && this.past.at(this.#glance, this.#live.seq);
    return near ?? this.picture;
  });

  constructor(id: PictureId, past: Past) {
    this.id = id;
    this.past = past;
    this.revisions = new Revisions(past.revisions.looks);
    past.onread = () => this.#compare();
  }

  get indexed(): number {
    return this.#indexed;
  }
  /** The moment moved over, else the one looked at. */
  get glanced(): Moment | undefined {
    return this.#glance ?? this.#moment;
  }
  /** Whether a moment is moved over that is not looked at yet. */
  get moving(): boolean {
    return this.#glance !== undefined;
  }

  get live(): Picture {
    return this.#live;
  }
  get head(): Head {
    return this.#head;
  }
  /** Whether anything was received yet; an empty picture before that means nothing. */
  get started(): boolean {
    return this.#started;
  }
  get moment(): Moment | undefined {
    return this.#moment;
  }
  get as(): As {
    return this.#as;
  }
  get replay(): Replay {
    return this.#replay;
  }
  get isLive(): boolean {
    return this.glanced === undefined;
  }

  /**
   * A link to a moment as it was known: the log until then comes first, and what is live goes on from it.
   * As it happened, the moment is one of what is live, so that comes first.
   */
  ahead(until: number, heard: () => void): Promise<void> | undefined {
    if (this.#started || this.#moment === undefined || this.#as === 'happened') return undefined;
    return this.#aheadTo(this.#moment, until, heard);
  }

  async #aheadTo(moment: Moment, until: number, heard: () => void): Promise<void> {
    const got = await this.past.reach(moment, until, (have, of) => {
      if (!this.#started && this.#moment !== undefined)
        this.#replay = { state: 'fetching', have, of };
      heard();
    });
    if (this.#started || typeof got === 'string') return; // why it cannot be had is told when it is looked up
    const { head, picture } = this.past.end;
    this.start(picture, head, [blocksOf(this.past.revisions)]);
  }

  /**
   * A checkpoint: goes on from this picture, whatever was held before. Throws BrokenLog if the rows are
   * not those of the picture; then nothing of it is kept. [R28]
   */
  start(picture: Picture, head: Head, rows: unknown): void {
    const revisions = readBlocks(rows, picture, this.revisions.looks);
    this.#hold(picture, head);
    this.revisions.become(revisions);
    this.#compared = 0;
    this.#indexed++;
    this.#compare();
    this.#begin();
  }

  /** A batch that follows. Throws BrokenLog if it does not; then nothing of it is kept. */
  receive(entries: readonly Entry[], head: Head): void {
    const results: Result[] = [];
    this.#hold(fold(this.#live, entries, results), head);
    this.revisions.take(entries, results);
    this.#indexed++;
    this.#compare();
    this.#begin();
    mark('folded', head.seq);
    queueMicrotask(() => mark('followed', head.seq)); // behind the one in which effects run
  }

  /** The first entry of which the rows that came said something else than the log; undefined: none found. */
  get misled(): number | undefined {
    return this.#misled;
  }
  dismissMisled(): void {
    this.#misled = undefined;
  }

  /** Compares the rows that came with those of the log, as far as it is read. [R28] */
  #compare(): void {
    const until = Math.min(this.past.revisions.seq, this.revisions.seq);
    if (this.#mending || until <= this.#compared) return;
    const seq = differenceIn(this.revisions, this.past.revisions, this.#compared, until);
    this.#compared = until;
    if (seq === undefined) return;
    this.#misled = seq;
    this.#mending = true;
    void this.#mend().finally(() => {
      this.#mending = false;
    });
  }

  /** Reads the log to its end, and goes on with the rows that it makes. */
  async #mend(): Promise<void> {
    while (this.past.revisions.seq < this.#live.seq) {
      const { seq } = this.#live;
      const got = await this.past.reach({ seq }, seq, () => {});
      if (typeof got !== 'string') continue;
      this.#compared = 0; // found again, and tried again, with the next entries
      return;
    }
    const { seq } = this.#live;
    try {
      const rows = blocksOf(this.past.revisions, seq);
      this.revisions.become(readBlocks([rows], this.#live, this.revisions.looks));
    } catch (fault) {
      if (!(fault instanceof BrokenLog)) throw fault;
      return; // the log that was read leads to another picture: its rows are no better, and it is said
    }
    this.#compared = seq;
    this.#indexed++;
  }

  /** A moment asked for before anything was received is looked up now. */
  #begin(): void {
    if (this.#started) return;
    this.#started = true;
    if (this.#moment !== undefined) this.lookAt(this.#moment);
  }

  #hold(picture: Picture, head: Head): void {
    this.#hashes.set(picture, head.hash);
    this.#live = picture;
    this.#head = head;
  }

  /** The log's hash at a picture that is or was live; undefined for a replayed one. */
  hashOf(picture: Picture): Hash | undefined {
    return this.#hashes.get(picture);
  }

  /** Moves over a moment of the past: only the map follows, until it is looked at. */
  glance(moment: Moment): void {
    this.#glance = moment;
  }

  /** Looks at a moment of the past, or (undefined) at what is live. */
  lookAt(moment: Moment | undefined, as: As = this.#as): void {
    this.#glance = undefined;
    this.#moment = moment;
    this.#as = as;
    this.#asked++;
    if (moment === undefined) {
      this.#recalled = undefined;
      this.#replay = { state: 'live' };
    } else if (!this.#started) {
      this.#replay = { state: 'fetching', have: 0, of: 0 };
    } else if (as === 'happened') {
      this.#replay = { state: 'there' };
    } else void this.#recall(moment, this.#asked);
  }

  /** Asks for the past again after it could not be had. */
  retry(): void {
    this.lookAt(this.#moment);
  }

  async #recall(moment: Moment, asked: number): Promise<void> {
    const mine = () => this.#asked === asked;
    const ready = this.past.at(moment, this.#live.seq);
    if (ready !== undefined) {
      this.#recalled = ready;
      this.#replay = { state: 'there' };
      return;
    }
    const got = await this.past.reach(moment, this.#live.seq, (have, of) => {
      if (mine()) this.#replay = { state: 'fetching', have, of };
    });
    if (!mine()) return; // another moment was asked for meanwhile
    if (typeof got === 'string') this.#replay = { state: 'failed', why: got };
    else {
      this.#recalled = got;
      this.#replay = { state: 'there' };
    }
  }

  #shown(): Picture {
    if (this.#moment === undefined) return this.#live;
    if (this.#as === 'known') return this.#recalled ?? EMPTY;
    const until = this.timeOf(this.#moment);
    return until === undefined ? EMPTY : asHappened(this.#live, until);
  }

  /** The time a moment means; undefined for an entry that is not known here yet. */
  timeOf(moment: Moment): Instant | undefined {
    if ('time' in moment) return moment.time;
    void this.#indexed;
    const time = this.revisions.timeOf(moment.seq);
    return time === undefined ? undefined : Instant.parse(new Date(time).toISOString());
  }
}
