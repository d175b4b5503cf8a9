/** Which parts of the analyst's page are in front where there is no room for all of them. */
import { innerHeight, innerWidth } from 'svelte/reactivity/window';

export type Pane = 'map' | 'list' | 'item' | 'time';

/**
 * `wide`: all stand side by side. `side`: lists and item share one side. `sheet`: they share a sheet at the
 * foot of the map. `column`: one part at a time.
 */
export type Layout = 'wide' | 'side' | 'sheet' | 'column';

/** The layout for a page of this size in pixels; as the media queries of styles have it. Pure. */
export function layoutFor(width: number, height: number): Layout {
  if (width >= 1100) return 'wide';
  if (width >= 700) return 'side';
  return width > 400 && height >= 560 ? 'sheet' : 'column';
}

export class Panes {
  #side = $state<'list' | 'item'>('list');
  #front = $state<Pane>('map');
  #folded = $state(false);

  get layout(): Layout {
    return layoutFor(innerWidth.current ?? 0, innerHeight.current ?? 0);
  }
  /** What the side shows, where lists and item share one. */
  get side(): 'list' | 'item' {
    return this.#side;
  }
  /** What a column shows. */
  get front(): Pane {
    return this.#front;
  }
  /** Whether lists and item have given their place to the map. */
  get folded(): boolean {
    return this.#folded && this.layout !== 'column';
  }

  isShown(pane: Pane): boolean {
    const { layout } = this;
    if (layout === 'column') return pane === this.#front;
    if (pane === 'map' || pane === 'time') return true;
    return !this.#folded && (layout === 'wide' || pane === this.#side);
  }

  /** Brings a part into sight, if it is not. */
  show(pane: Pane): void {
    this.#front = pane;
    if (pane !== 'list' && pane !== 'item') return;
    this.#side = pane;
    this.#folded = false;
  }

  /** Gives the place of lists and item to the map, or takes it back. */
  fold(): void {
    if (this.layout === 'column') this.#front = this.#front === 'map' ? this.#side : 'map';
    else this.#folded = !this.#folded;
  }

  /** Something was chosen, or is written: it is brought into sight, unless its place is being drawn. */
  follow(drawing: boolean): void {
    if (drawing && this.layout === 'column') this.#side = 'item';
    else this.show('item');
  }

  /** Nothing is chosen or written any more. */
  leave(): void {
    this.#side = 'list';
    if (this.#front === 'item') this.#front = 'list';
  }
}
