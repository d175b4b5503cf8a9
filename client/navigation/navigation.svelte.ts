/** Finding one's way on the analyst's page: filter, what is unseen, going to things, copying them. */
import { Instant } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem } from '../../picture/fold.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { extentOf } from '../../picture/item-place.ts';
import { boxBetween, boxShown, placeAt, viewOf } from '../find/mercator.ts';
import { reportText } from '../items/report.ts';
import { here } from '../lib/base.ts';
import { copyText } from '../lib/clipboard.ts';
import { language, say } from '../messages/language.svelte.ts';
import type { PictureStore } from '../store/picture-store.svelte.ts';
import { FilterState } from './filter-state.svelte.ts';
import { type Route, type View, writeRoute } from './route.svelte.ts';
import { Unseen } from './unseen.svelte.ts';

const CLOSE = 11; // the zoom from which a point is shown among what surrounds it
const NEARBY = 12; // the zoom of a place gone to
const READ = 2500; // ms for which a word about what a key did stands

export class Navigation {
  readonly #route: Route;
  readonly #cell: Cell;
  readonly #store: () => PictureStore;
  readonly #view: () => View;
  readonly filterState: FilterState;
  readonly unseen = new Unseen();
  /** Whether a rectangle for the filter is being drawn. */
  marking = $state(false);
  #span = $state.raw<{ readonly from: Instant; readonly to: Instant }>();
  #said = $state<string>();
  #timer = 0;

  constructor(route: Route, cell: Cell, store: () => PictureStore, view: () => View) {
    this.#route = route;
    this.#cell = cell;
    this.#store = store;
    this.#view = view;
    this.filterState = new FilterState(route, cell, view);
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

  /** Moves the map so that an item stands in its middle. */
  centre(item: AnyItem): void {
    const box = extentOf(item);
    if (box === undefined) return;
    const point = box[0] === box[2] && box[1] === box[3];
    const closest = point ? Math.max(CLOSE, this.#view().zoom) : undefined;
    this.#route.go({ view: viewOf(box, this.filterState.size, closest) });
  }

  goTo(centre: LonLat): void {
    const zoom = Math.max(this.#view().zoom, NEARBY);
    this.#route.go({ view: { centre, zoom } }, true);
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
    const store = this.#store();
    const at = store.moment ?? (moment ? { seq: store.picture.seq } : undefined);
    const own = { lang: undefined, filter: undefined, order: undefined }; // the reader's own matter
    const query = writeRoute({ ...this.#route.state, ...own, item: item.ref, at });
    return `${location.origin}${here().path}${query}`;
  }

  textOf(item: AnyItem): string {
    const { picture } = this.#store();
    return reportText(item, { picture, cell: this.#cell, language: language.current });
  }

  async copy(text: string | undefined): Promise<void> {
    if (text === undefined) return;
    const copied = await copyText(text);
    this.#said = copied ? say('detail').copied : say('detail').notCopied;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#said = undefined;
    }, READ);
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
