/** What a map that hands work on has beside one that is only looked at. A wall never fetches it. */
import Away from './Away.svelte';
import MeasureAid from './aids/MeasureAid.svelte';
import RingsAid from './aids/RingsAid.svelte';
import Chrome from './Chrome.svelte';
import Crowds from './Crowds.svelte';
import DraftLayer from './DraftLayer.svelte';
import DifferenceBar from './difference/DifferenceBar.svelte';
import DifferenceLayer from './difference/DifferenceLayer.svelte';
import FoundMark from './FoundMark.svelte';
import Pen from './Pen.svelte';
import PointedLayer from './PointedLayer.svelte';
import Sight from './Sight.svelte';

export const mapTools = {
  Away,
  Chrome,
  Crowds,
  DifferenceBar,
  DifferenceLayer,
  DraftLayer,
  FoundMark,
  MeasureAid,
  Pen,
  PointedLayer,
  RingsAid,
  Sight,
} as const;
export type MapTools = typeof mapTools;
