/** What the address bar says: which picture, what is selected, where, when. A reload brings it back. */
import { untrack } from 'svelte';
import { Language, PictureId, type Ref } from '../../picture/basics.ts';
import { LonLat } from '../../picture/geo/place.ts';
import { readLinkTime } from '../../picture/reading/links.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { readRef } from '../../picture/reading/refs.ts';
import type { Moment } from '../../picture/replay.ts';
import type { Filter } from '../find/filter.ts';
import { readFilter, writeFilter } from '../find/filter-query.ts';
import { ORDERS, type Order } from '../find/order.ts';
import { here } from '../lib/base.ts';
import { Parameters, type Unread } from '../lib/parameters.ts';
import type { As } from '../store/picture-store.svelte.ts';

const AS: readonly As[] = ['known', 'happened'];

/** Where the map looks. */
export interface View {
  readonly centre: LonLat;
  readonly zoom: number;
}

export interface RouteState {
  /** The picture shown. */
  readonly picture: PictureId | undefined;
  readonly item: Ref | undefined;
  /** The picture that the item is of, if not the one shown. */
  readonly in: PictureId | undefined;
  readonly view: View | undefined;
  readonly at: Moment | undefined;
  readonly as: As;
  readonly lang: Language | undefined;
  /** What is asked of the lists and the map; undefined: everything. */
  readonly filter: Filter | undefined;
  /** The order of the lists, if not the usual one of this person. */
  readonly order: Order | undefined;
  /** Whether items that are closed are shown too. */
  readonly closed: boolean;
  /** Whether the page of the watch stands in front. */
  readonly watch: boolean;
  /** Whether the board of who is active does; the page of the watch stands before it. */
  readonly board: boolean;
  /** Whether the page of messages does, before both. */
  readonly traffic: boolean;
  /** What of the address could not be read, as it stood there: the page must say so. */
  readonly unread: readonly Unread[];
}

/** Reads a query; what cannot be read is as if it were not there, and is named. */
export function readRoute(search: string): RouteState {
  const query = new Parameters(new URLSearchParams(search));
  return {
    picture: query.read('picture', (text) => PictureId.safeParse(text).data),
    item: query.read('item', (text) => onlyValue(readRef(text))),
    in: query.read('in', (text) => PictureId.safeParse(text).data),
    view: query.read('view', readView),
    at: query.read('at', readMoment),
    as: query.read('as', (text) => AS.find((as) => as === text)) ?? 'known',
    lang: query.read('lang', (text) => Language.safeParse(text).data),
    filter: readFilter(query),
    order: query.read('order', (text) => ORDERS.find((order) => order === text)),
    closed: query.flag('closed'),
    watch: query.flag('watch'),
    board: query.flag('board'),
    traffic: query.flag('traffic'),
    unread: query.unread,
  };
}

/** The query of a route, in one order, without what is not set. */
export function writeRoute(state: RouteState): string {
  const { picture, item, view, at, as, lang, filter, order, closed, watch, board, traffic } = state;
  const query = new URLSearchParams();
  if (picture !== undefined) query.set('picture', picture);
  if (item !== undefined) query.set('item', item);
  if (item !== undefined && state.in !== undefined) query.set('in', state.in);
  if (at !== undefined) {
    query.set('at', 'seq' in at ? String(at.seq) : at.time);
    query.set('as', as);
  }
  if (view !== undefined) {
    const [lon, lat] = view.centre;
    query.set('view', `${lon.toFixed(5)},${lat.toFixed(5)},${view.zoom.toFixed(2)}`);
  }
  if (lang !== undefined) query.set('lang', lang);
  writeFilter(filter, query);
  if (order !== undefined) query.set('order', order);
  if (closed) query.set('closed', '1');
  if (watch) query.set('watch', '1');
  if (board) query.set('board', '1');
  if (traffic) query.set('traffic', '1');
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

function readMoment(text: string): Moment | undefined {
  if (/^[1-9]\d{0,14}$/.test(text)) return { seq: Number(text) };
  const read = onlyValue(readLinkTime(text));
  return read && { time: read.from };
}

function readView(text: string): View | undefined {
  const [lon, lat, zoom = Number.NaN] = text.split(',').map(Number);
  const centre = LonLat.safeParse([lon, lat]);
  return centre.success && zoom >= 0 && zoom <= 22 ? { centre: centre.data, zoom } : undefined;
}

const REST = 300; // ms until what changes without a break is written down; browsers ration it

/** Where this page is. A step the person would go back from is pushed; the rest replaces. */
export class Route {
  #state = $state.raw<RouteState>(readRoute(location.search));
  #timer = 0;
  #written = Number.NEGATIVE_INFINITY; // ms
  readonly wall = here().path === '/wall';

  get state(): RouteState {
    return this.#state;
  }

  /** Goes to another route; `step` makes the back button return here. */
  go(change: Partial<RouteState>, step = false): void {
    const before = untrack(() => this.#state); // an effect that moves the map must not wait for itself
    const after = { ...before, ...change };
    if (writeRoute(before) === writeRoute(after) && before.unread === after.unread) return;
    this.#state = after;
    const rested = performance.now() - this.#written;
    if (step) this.#write('pushState');
    else if (rested >= REST)
      this.#write('replaceState'); // so that what was chosen survives a reload at once
    else if (this.#timer === 0) {
      this.#timer = window.setTimeout(() => this.#write('replaceState'), REST - rested);
    }
  }

  /** Listens to the back and forward buttons until called off. */
  listen(moved: (state: RouteState) => void): () => void {
    const read = () => {
      this.#forget();
      this.#state = readRoute(location.search);
      moved(this.#state);
    };
    addEventListener('popstate', read);
    return () => {
      removeEventListener('popstate', read);
      this.#forget();
    };
  }

  #write(how: 'pushState' | 'replaceState'): void {
    this.#forget();
    this.#written = performance.now();
    history[how](null, '', `${location.pathname}${writeRoute(this.#state)}`);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
