/** How items of a kind are drawn on the map. */
import type { Component } from 'svelte';
import type { Cell } from '../../picture/cell.ts';
import type { KindItem } from '../../picture/items.ts';
import type { MapImage } from '../drawing/canvas.ts';
import type { Drawing, Reader } from '../drawing/drawing.ts';

/**
 * The order of layers from the ground up; words of a later level lie above words of an earlier one, and
 * are placed first. Areas are larger than what lies in them, so they are the ground of all else. Extents
 * say where symbols may be wrong: they lie beneath them. Remarks speak of what is drawn and come last.
 */
export const LEVELS = ['areas', 'extents', 'symbols', 'remarks'] as const;
export type Level = (typeof LEVELS)[number];

/** The order in which a click picks: the smaller a thing is drawn, the harder it is to hit. */
export const PICKS = ['symbol', 'mark', 'line', 'extent', 'area'] as const;
export type Pick = (typeof PICKS)[number];

/** One source of the map and the layers that draw it. */
export interface KindLayer {
  readonly level: Level;
  /** The name of the source, as drawings give it; no two kinds share one. */
  readonly source: string;
  /** Adds source and layers; `prefix` comes before all their names, for a second picture. */
  readonly component: Component<{ prefix?: string }>;
  /** In a scene whose words are placed, it holds nothing but these. */
  readonly words?: true;
  /** Those of its layers whose features can be picked, the first before the next. */
  readonly picks: Readonly<Partial<Record<Pick, readonly string[]>>>;
}

/** How the layer of points, which draws events from the revision index, relieves the layers of a kind. */
export interface Indexed<I extends KindItem> {
  /** What it draws of an item: all, or its `symbol` and not its shape. */
  draws(item: I): 'all' | 'symbol';
  /** The layers below which it draws areas of uncertainty, the many symbols and the urgent ones. */
  readonly under: Readonly<Record<'reach' | 'many' | 'loud', string>>;
}

export interface OnMap<I extends KindItem> {
  /** All that can be drawn of an item, even if it no longer stands. `now` is in ms since 1970. */
  draw(item: I, reader: Reader, now: number): readonly Drawing[];
  readonly layers: readonly KindLayer[];
  /** The images that drawings name, in the colours of the theme at this moment. */
  images(cell: Cell): readonly MapImage[];
  /** True if a withdrawn item stays on the map. */
  staysWithdrawn(item: I): boolean;
  /** True if corners that are drawn near a corner of an item fall on it. */
  readonly snaps: boolean;
  /** The state that the clock alone changes, as far as it is drawn; undefined: the clock changes nothing. */
  phase(item: I, now: number): string | undefined;
  /** Undefined: its sources hold all that is drawn of it. */
  readonly indexed: Indexed<I> | undefined;
}
