/** Finding one's way on the analyst's page: filter, what is unseen, going to things, copying them. */
import { type DeskId, Instant } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { type Box, boxOf, meet } from '../../picture/geo/box.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { extentOf } from '../../picture/item-place.ts';
import type { Moment } from '../../picture/replay.ts';
import type { Address } from '../context/selection.ts';
import { boxBetween, boxShown, placeAt, viewOf } from '../find/mercator.ts';
import type { Mark } from '../items/arrivals.ts';
import { reportText } from '../items/report.ts';
import { here } from '../lib/base.ts';
import { copyText } from '../lib/clipboard.ts';
import { language, say } from '../messages/language.svelte.ts';
import type { PictureStore } from '../store/picture-store.svelte.ts';
import { standsIn } from '../store/privacy.ts';
import { FilterState } from './filter-state.svelte.ts';
import { Panes } from './panes.svelte.ts';
import { type Route, type View, writeRoute } from './route.svelte.ts';
import { Unseen } from './unseen.svelte.ts';

const CLOSE = 11; // the zoom from which a point is shown among what surrounds it
const NEARBY = 12; // the zoom of a place gone to
const READ = 2500; // ms for which a word about what a key did stands

/** A place that was gone to, by the name or the figures it was found by. */
export interface Found {
  readonly at: LonLat;
  readonly name: string;
}

/** The picture shown, and the desk's own that is looked at with it. */
export interface Stores {
  readonly shown: PictureStore;
  readonly own: PictureStore | undefined;
}

export class Navigation {
  readonly #route: Route;
  readonly #cell: Cell;
  readonly #stores: Stores;
  readonly #view: () => View;
  readonly filterState: FilterState;
  readonly panes = new Panes();
  /** Of the picture shown. */
  readonly unseen = new Unseen();
  /** Of the desk's own. */
  readonly unseenOwn = new Unseen();
  /** Whether a rectangle for the filter is being drawn. */
  marking = $state(false);
  /** Whether a place is being pressed on the map, for a message. */
  placing = $state(false);
  /** Whether a file is open beside the map. */
  filing = $state(false);
  #span = $state.raw<{ readonly from: Instant; readonly to: Instant }>();
  #said = $state<string>();
  #found = $state.raw<Found>();
  #timer = 0;

  /** `desk`: the reader's. */
  constructor(route: Route, cell: Cell, stores: Stores, view: () => View, desk: DeskId) {
    this.#route = route;
    this.#cell = cell;
    this.#stores = stores;
    this.#view = view;
    this.filterState = new FilterState(route, cell, view, (item) => this.isOwn(item), desk);
  }

  /** Whether an item is one of the desk's own drafts, and not of the picture shown. */
  isOwn(item: AnyItem): boolean {
    const { own } = this.#stores;
    return own !== undefined && standsIn([own.picture, own.mapped, own.live], item);
  }

  addressOf(item: AnyItem): Address {
    return { picture: this.#storeOf(item).id, ref: item.ref };
  }

  /** Whether this item is the one at an address. */
  isAt(item: AnyItem, at: Address | undefined): boolean {
    return item.ref === at?.ref && this.addressOf(item).picture === at.picture;
  }
  /** Tells it from all other items on the page. */
  keyOf(item: AnyItem): string {
    return this.isOwn(item) ? `own-${item.ref}` : item.ref;
  }

  #storeOf(item: AnyItem): PictureStore {
    const { shown, own } = this.#stores;
    return own !== undefined && this.isOwn(item) ? own : shown;
  }

  unseenOf(item: AnyItem): Unseen {
    return this.isOwn(item) ? this.unseenOwn : this.unseen;
  }
  markOf(item: AnyItem): Mark | undefined {
    return this.unseenOf(item).fresh.get(item.seq);
  }
  seen(items: readonly AnyItem[]): void {
    for (const unseen of [this.unseen, this.unseenOwn]) {
      const mine = items.filter((item) => this.unseenOf(item) === unseen);
      if (mine.length > 0) unseen.seen(mine.map(({ seq }) => seq));
    }
  }
  seenAll(): void {
    this.unseen.seenAll();
    this.unseenOwn.seenAll();
  }
  /** How many came or changed while nobody looked. */
  get fresh(): number {
    return this.unseen.fresh.size + this.unseenOwn.fresh.size;
  }

  /** The place gone to, marked on the map until the mark is removed. */
  get found(): Found | undefined {
    return this.#found;
  }
  unmark(): void {
    this.#found = undefined;
  }

  /** From when to when the timeline shows, while it does not show all there is. */
  get span(): { readonly from: Instant; readonly to: Instant } | undefined {
    return this.#span;
  }

  /** The timeline now shows this stretch, in ms since 1970. */
  spans(span: { readonly from: number; readonly to: number } | undefined): void {
    const at = (ms: number) => Instant.parse(new Date(ms).toISOString());
    this.#span = span && { from: at(span.from), to: at(span.to) };
  }

  /** What was last done that cannot be seen otherwise. */
  get said(): string | undefined {
    return this.#said;
  }

  /** Whether the page of messages stands in front. */
  get trafficking(): boolean {
    return this.#route.state.traffic;
  }
  /** Brings the page of messages in front, or goes back to the picture; the back button undoes it. */
  traffic(on: boolean): void {
    this.placing = false;
    this.#route.go({ traffic: on, watch: false, board: false }, true);
  }
  /** Whether the page of the watch stands in front. */
  get watching(): boolean {
    return this.#route.state.watch && !this.trafficking;
  }
  /** The same for the page of the watch. */
  watch(on: boolean): void {
    this.#route.go({ watch: on, board: false, traffic: false }, true);
  }
  /** Whether the board of who is active stands in front. */
  get boarding(): boolean {
    return this.#route.state.board && !this.watching && !this.trafficking;
  }
  /** The same for the board. */
  board(on: boolean): void {
    this.#route.go({ board: on, watch: false, traffic: false }, true);
  }
  /** Marks an item of the picture shown and moves the map to it, without a step to go back to. */
  show(item: AnyItem | undefined): void {
    this.#route.go({ item: item?.ref, in: undefined });
    if (item !== undefined) this.centre(item);
  }

  /** Remembers where the map looks; the answer goes back there. */
  keepView(): () => void {
    const { view } = this.#route.state;
    return () => this.#route.go({ view });
  }

  /** Moves the map so that an item stands in its middle, or all of several are in sight. */
  centre(...items: readonly AnyItem[]): void {
    const corners = items.flatMap((item): LonLat[] => {
      const box = extentOf(item);
      if (box === undefined) return [];
      const [west, south, east, north] = box;
      return [
        [west, south],
        [east, north],
      ];
    });
    if (corners.length > 0) this.fitTo(boxOf(corners), false);
  }

  /** Whether some of a box is in sight. */
  sees(box: Box): boolean {
    return meet(box, boxShown(this.#view(), this.filterState.size));
  }

  /** Moves the map so that a box fills it, or a place stands in its middle. `step`: the back button goes back. */
  fitTo(box: Box, step = true): void {
    this.panes.show('map');
    const point = box[0] === box[2] && box[1] === box[3];
    const closest = point ? Math.max(CLOSE, this.#view().zoom) : undefined;
    this.#route.go({ view: viewOf(box, this.filterState.size, closest) }, step);
  }

  /** Brings the picture in front, whatever page stood there. */
  leavePages(): void {
    this.#route.go({ traffic: false, watch: false, board: false });
  }

  goTo(centre: LonLat): void {
    const zoom = Math.max(this.#view().zoom, NEARBY);
    this.#route.go({ view: { centre, zoom } }, true);
  }

  /** Goes to a place that was searched for, and marks it. `zoom`: how close its precision allows. */
  goToFound(found: Found, zoom = NEARBY): void {
    this.#found = found;
    this.panes.show('map');
    this.#route.go({ view: { centre: found.at, zoom } }, true);
  }

  /** Moves the map to a place that was typed, unless it shows it already. */
  bringIntoSight(at: LonLat): void {
    const [west, south, east, north] = boxShown(this.#view(), this.filterState.size);
    const shown = west < at[0] && at[0] < east && south < at[1] && at[1] < north;
    if (!shown) this.goTo(at);
  }

  /**
   * The address of an item for a colleague, who is somebody else: it names no tab of the exercise, but
   * leads to where its reader is signed in. [S15] `moment`: of the picture as it is shown now.
   */
  linkTo(item: AnyItem, moment: boolean): string {
    const { shown } = this.#stores;
    const store = this.#storeOf(item);
    const at = shown.moment ?? (moment ? this.#momentOf(store) : undefined);
    const own = {
      lang: undefined,
      filter: undefined,
      order: undefined,
      closed: false,
      watch: false,
      board: false,
      traffic: false,
    }; // the reader's own matter
    const there = { item: item.ref, in: store === shown ? undefined : store.id };
    const query = writeRoute({ ...this.#route.state, ...own, ...there, at });
    return `${location.origin}${here().path}${query}`;
  }

  /** What is shown now. Entries are counted in the picture shown: a draft is dated by the clock. */
  #momentOf(store: PictureStore): Moment | undefined {
    const { shown, own } = this.#stores;
    if (store === shown) return { seq: shown.picture.seq };
    const times = [shown, own].flatMap((one) => one?.picture.time ?? []).sort();
    const last = times.at(-1);
    return last && { time: last };
  }

  textOf(item: AnyItem): string {
    const { picture } = this.#storeOf(item);
    return reportText(item, { picture, cell: this.#cell, language: language.current });
  }

  async copy(text: string | undefined): Promise<void> {
    if (text === undefined) return;
    const copied = await copyText(text);
    this.tell(copied ? say('shell').copied : say('shell').notCopied);
  }

  /** Says something for a moment that cannot be seen otherwise. */
  tell(words: string): void {
    this.#said = words;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#said = undefined;
    }, READ);
  }

  /** The place under a point of the map, in pixels. */
  placeUnder(x: number, y: number): LonLat {
    return placeAt(this.#view(), this.filterState.size, x, y);
  }

  /** The rectangle that was drawn, in pixels of the map, becomes part of the filter. */
  mark(x: number, y: number, width: number, height: number): void {
    const { size, filter } = this.filterState;
    const view = this.#view();
    this.marking = false;
    const within = boxBetween(
      placeAt(view, size, x, y),
      placeAt(view, size, x + width, y + height),
    );
    this.filterState.set({ ...filter, within });
  }
}
