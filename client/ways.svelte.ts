/** Finding one's way on the analyst's page: filter, what is unseen, going to things, copying them. */
import { Instant } from '../picture/basics.ts';
import type { Cell } from '../picture/cell.ts';
import type { AnyItem } from '../picture/fold.ts';
import type { LonLat } from '../picture/geo/place.ts';
import { extentOf } from '../picture/item-place.ts';
import { type Address, type View, writePlace } from './address.svelte.ts';
import { copyText } from './clipboard.ts';
import type { Desk } from './desk.svelte.ts';
import { language, say } from './messages/language.svelte.ts';
import { boxBetween, boxShown, placeAt, viewOf } from './panels/mercator.ts';
import { reportText } from './panels/report.ts';
import { Sieve } from './panels/sieve.svelte.ts';
import { Unseen } from './panels/unseen.svelte.ts';

const CLOSE = 11; // the zoom from which a point is shown among what surrounds it
const NEARBY = 12; // the zoom of a place gone to
const READ = 2500; // ms for which a word about what a key did stands

export class Ways {
  readonly #address: Address;
  readonly #cell: Cell;
  readonly #desk: () => Desk;
  readonly #view: () => View;
  readonly sieve: Sieve;
  readonly unseen = new Unseen();
  /** Whether a rectangle for the filter is being drawn. */
  marking = $state(false);
  #span = $state.raw<{ readonly from: Instant; readonly to: Instant }>();
  #said = $state<string>();
  #timer = 0;

  constructor(address: Address, cell: Cell, desk: () => Desk, view: () => View) {
    this.#address = address;
    this.#cell = cell;
    this.#desk = desk;
    this.#view = view;
    this.sieve = new Sieve(address, cell, view);
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
    this.#address.go({ view: viewOf(box, this.sieve.size, closest) });
  }

  goTo(centre: LonLat): void {
    const zoom = Math.max(this.#view().zoom, NEARBY);
    this.#address.go({ view: { centre, zoom } }, true);
  }

  /** Moves the map to a place that was typed, unless it shows it already. */
  bringIntoSight(at: LonLat): void {
    const [west, south, east, north] = boxShown(this.#view(), this.sieve.size);
    const shown = west < at[0] && at[0] < east && south < at[1] && at[1] < north;
    if (!shown) this.goTo(at);
  }

  /** The address of an item for a colleague; `moment`: of the picture as it is shown now. */
  linkTo(item: AnyItem, moment: boolean): string {
    const desk = this.#desk();
    const at = desk.moment ?? (moment ? { seq: desk.picture.seq } : undefined);
    const own = { lang: undefined, filter: undefined, order: undefined }; // the reader's own matter
    const query = writePlace({ ...this.#address.place, ...own, item: item.ref, at });
    return `${location.origin}${location.pathname}${query}`;
  }

  textOf(item: AnyItem): string {
    const { picture } = this.#desk();
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
    const { size, filter } = this.sieve;
    const view = this.#view();
    this.marking = false;
    const within = boxBetween(
      placeAt(view, size, x, y),
      placeAt(view, size, x + width, y + height),
    );
    this.sieve.set({ ...filter, within });
  }
}
