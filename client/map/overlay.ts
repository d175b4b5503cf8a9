/** A second picture on the same map, with sources and layers of its own. */
import type { Ref } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Prover } from '../store/glass.ts';
import { KIND_SOURCES } from './kind-layers.ts';

export interface Overlay {
  readonly picture: Picture;
  /** Only what had occurred by then, ms since 1970; left out: all of it. */
  readonly until: number | undefined;
  /** The item of it that is selected. */
  readonly selected?: Ref | undefined;
  /** An item of it was clicked. */
  readonly onpick: (ref: Ref) => void;
  /** Who it is drawn for. */
  readonly prover: Prover;
}

/** Before the names of its sources and layers. */
export const OVERLAY = 'overlay-';

/** How its sources are called on the map; its events are never gathered. */
export const OVERLAY_SOURCES: ReadonlyMap<string, string> = new Map(
  KIND_SOURCES.map((source) => [source, `${OVERLAY}${source}`]),
);
