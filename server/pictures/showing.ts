/**
 * What the screens of each desk say is in view, and what of it was shown there by their proofs: the words
 * stood on the glass for a second, on an attended page of an officer or on a wall. [R62]
 */
import type { DeskId, Ref } from '../../picture/basics.ts';
import type { Person } from '../../picture/decide.ts';
import { acknowledgedBy, shownAt } from '../../picture/facets/receipts/receipt.ts';
import { kindOf } from '../../picture/items.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture/picture.ts';
import { SPEAKERS } from '../../picture/roles.ts';
import { deliveryOf } from '../../picture/views/receipts/delivery.ts';
import { Bell } from '../log/bell.ts';
import { SILENT_AFTER } from './screens.ts';

/** ms for which words are in view until they are shown. */
const SHOWN_AFTER = 1000;

/** A proved frame: the entry that it holds, and the first time (ms since 1970) that it was reported. */
interface Proof {
  readonly seq: number;
  readonly at: number;
}

interface ShowingScreen {
  readonly desk: DeskId;
  /** In view, as it said last; it said so after a second. */
  items: readonly Ref[];
  /** Without a gap until now, by rising entry; the first may be long ago. */
  proofs: Proof[];
  /** ms since 1970 of the last report. */
  last: number;
}

/** An item that was shown at a desk, and the entry with the words that were. */
export interface Shown {
  readonly item: Ref;
  readonly words: number;
}

/** The screens of one picture. */
export class Showing {
  readonly #replica: { readonly picture: Picture };
  readonly #now: () => number;
  readonly #screens = new Map<string, ShowingScreen>();
  /** What was shown and is not written yet: the entry with its words, by item. */
  readonly #noted = new Map<DeskId, Map<Ref, number>>();
  /** Desks with something in view that may be shown soon. */
  readonly #waiting = new Set<DeskId>();
  readonly #bell = new Bell();
  /** What is known of items, by desk, in the picture `of`. */
  readonly #known = new Map<DeskId, Map<Ref, Words | undefined>>();
  #of: Picture | undefined;

  constructor(replica: { readonly picture: Picture }, now: () => number) {
    this.#replica = replica;
    this.#now = now;
  }

  /** Takes a screen in, if what is on it counts: those of analysts do not. */
  join(id: string, { desk, role }: Person): void {
    if (role !== 'wall' && !SPEAKERS.includes(role)) return;
    this.#screens.set(id, { desk, items: [], proofs: [], last: 0 });
  }

  leave(id: string): void {
    this.#note(id);
    this.#screens.delete(id);
  }

  /** Takes a report of a frame that is true to the log: of a visible page, or of a wall. */
  proved(id: string, seq: number): void {
    const screen = this.#screens.get(id);
    if (screen === undefined) return;
    const now = this.#now();
    const newest = screen.proofs.at(-1);
    if (now - screen.last > SILENT_AFTER || seq < (newest?.seq ?? 0)) screen.proofs = [];
    if (seq !== screen.proofs.at(-1)?.seq) screen.proofs.push({ seq, at: now });
    screen.last = now;
    settledOn(screen, now); // forgets what is too old to matter
  }

  /** Nothing is proved to be on a screen now: what it says is in view counts again after its next proofs. */
  unproved(id: string): void {
    this.#note(id);
    const screen = this.#screens.get(id);
    if (screen !== undefined) screen.proofs = [];
  }

  /** Takes what a screen says is in view now, in place of what it said before. */
  say(id: string, items: readonly Ref[]): void {
    this.#note(id);
    const screen = this.#screens.get(id);
    if (screen === undefined) return;
    screen.items = items;
    this.#waiting.add(screen.desk);
    this.#bell.ring();
  }

  /** The desks at which something may have to be written. */
  get desks(): ReadonlySet<DeskId> {
    return new Set([...this.#waiting, ...this.#noted.keys()]);
  }

  /** The picture is another one: words may be new, or have reached a desk. */
  lookAgain(): void {
    for (const { desk, items } of this.#screens.values()) {
      if (items.length > 0) this.#waiting.add(desk);
    }
  }

  /** All that was shown at a desk and is not written, as the picture is now. */
  shownAt(desk: DeskId): readonly Shown[] {
    let waits = false;
    for (const [id, screen] of this.#screens) {
      if (screen.desk === desk && this.#note(id)) waits = true;
    }
    if (!waits) this.#waiting.delete(desk);
    const noted = this.#noted.get(desk) ?? new Map<Ref, number>();
    for (const [item, words] of noted) {
      if (this.#wordsFor(desk, item)?.seq !== words) noted.delete(item); // written, or amended since
    }
    if (noted.size === 0) this.#noted.delete(desk);
    return [...noted].map(([item, words]) => ({ item, words }));
  }

  /** Forgets what cannot be written: it is noted again when other words of it are shown. */
  forget(desk: DeskId, shown: readonly Shown[]): void {
    for (const { item } of shown) this.#noted.get(desk)?.delete(item);
  }

  /** Settles when a screen says that something else is in view, or when `signal` aborts. */
  next(signal: AbortSignal): Promise<void> {
    return this.#bell.next(signal);
  }

  /** Notes what a screen has shown by now; true if more on it may be shown later. */
  #note(id: string): boolean {
    const screen = this.#screens.get(id);
    if (screen === undefined || screen.items.length === 0) return false;
    const now = this.#now();
    const settled = settledOn(screen, now);
    const noted = this.#noted.get(screen.desk) ?? new Map<Ref, number>();
    let waits = false;
    for (const item of screen.items) {
      const words = this.#wordsFor(screen.desk, item);
      if (words === undefined || noted.get(item) === words.seq) continue;
      if (settled < words.seq || words.delivered + SHOWN_AFTER > now) waits = true;
      else noted.set(item, words.seq);
    }
    if (noted.size > 0) this.#noted.set(screen.desk, noted);
    return waits;
  }

  /** What a desk must know of an item, found out once for each picture: many screens show the same. */
  #wordsFor(desk: DeskId, ref: Ref): Words | undefined {
    const { picture } = this.#replica;
    if (picture !== this.#of) this.#known.clear();
    this.#of = picture;
    const known = this.#known.get(desk) ?? new Map<Ref, Words | undefined>();
    this.#known.set(desk, known);
    let words = known.get(ref);
    if (words === undefined && !known.has(ref)) {
      const item = itemOf(picture, ref);
      if (item === undefined) return undefined; // and not kept: there are endless references
      words = wordsFor(picture, desk, item);
      known.set(ref, words);
    }
    return words === undefined || words.over <= this.#now() ? undefined : words;
  }
}

/** The words of an item: their entry, when they reach a desk, and since when nobody has to know them (ms). */
interface Words {
  readonly seq: number;
  readonly delivered: number;
  readonly over: number;
}

/** The words of an item that a desk must know and that were not shown there; undefined: there are none. */
function wordsFor(picture: Picture, desk: DeskId, item: AnyItem): Words | undefined {
  const asked = kindOf(item).asks(item, picture.opened?.members ?? []);
  if (asked?.desks.includes(desk) !== true) return undefined;
  if (shownAt(item, desk, asked) !== undefined) return undefined;
  if (acknowledgedBy(item, desk, asked) !== undefined) return undefined;
  const delivery = deliveryOf(picture.staff, desk, asked);
  return {
    seq: asked.words.seq,
    delivered: 'at' in delivery ? delivery.at : Number.POSITIVE_INFINITY,
    over: asked.over === undefined ? Number.POSITIVE_INFINITY : Date.parse(asked.over),
  };
}

/** The last entry of which a screen has proved the frame for a second, without a gap; 0: none. */
function settledOn(screen: ShowingScreen, now: number): number {
  if (now - screen.last > SILENT_AFTER) return 0;
  const later = screen.proofs.findIndex(({ at }) => at + SHOWN_AFTER > now);
  const settled = later < 0 ? screen.proofs.length - 1 : later - 1;
  if (settled > 0) screen.proofs.splice(0, settled);
  return settled < 0 ? 0 : (screen.proofs[0]?.seq ?? 0);
}
