/** What a map that hands work on has beside one that is only looked at. A wall never fetches it. */
import type { Component } from 'svelte';
import Away from './Away.svelte';
import Aids from './aids/Aids.svelte';
import Chrome from './Chrome.svelte';
import Crowds from './Crowds.svelte';
import DraftLayer from './DraftLayer.svelte';
import FoundMark from './FoundMark.svelte';
import Pen from './Pen.svelte';
import { mapPanels } from './panels.ts';
import Sight from './Sight.svelte';
import type { SideLayers } from './side-layers.ts';

export const mapTools = {
  Aids,
  Away,
  Chrome,
  Crowds,
  DraftLayer,
  FoundMark,
  Pen,
  /** What opens over it when it is asked for. */
  panels: mapPanels,
  Sight,
} as const;
export type MapTools = typeof mapTools & {
  /** Undefined until what stands beside the map is here. */
  readonly side?: SideLayers | undefined;
  /** Draws the rows of a file that is open, once it's here. */
  readonly file?: Component | undefined;
  /** Has a file chosen; undefined where none is read. */
  readonly onfile?: (() => void) | undefined;
};
