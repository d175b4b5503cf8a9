/** The rows of a board: one for each place that the cell names, and one for what covers several of them. Pure. */
import type { Cell } from '../../picture/cell.ts';
import type { Box } from '../../picture/geo/box.ts';
import { anchorOf } from '../../picture/geo/geometry.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { extentOf } from '../../picture/item-place.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import type { Span } from '../store/density.ts';
import { type Bar, barsOf } from './bars.ts';

export interface Row {
  readonly name: Cell['name'];
  /** By when they begin. */
  readonly bars: readonly Bar[];
}

type Places = Pick<Cell, 'name' | 'views'>;
type Named = NonNullable<Cell['views']>[number];

/** The number of a zone's row: 0 is the whole area, n the cell's view n. */
export function rowOf(zone: ZoneItem, { views = [] }: Places): number {
  const places = views.slice(1);
  const box = extentOf(zone);
  const covered = box === undefined ? 0 : places.filter(({ centre }) => isIn(box, centre)).length;
  if (places.length === 0 || covered > 1) return 0;
  const at = anchorOf(zone.terms.area);
  const far = places.map(({ centre }) => farOf(at, centre));
  return 1 + far.indexOf(Math.min(...far));
}

/** All rows, the whole area last; a place with nothing keeps its row. */
export function rowsOf(
  zones: readonly ZoneItem[],
  places: Places,
  span: Span,
  now: number,
): readonly Row[] {
  const [whole, ...named]: readonly Pick<Named, 'name'>[] = places.views ?? [];
  const bars = zones.flatMap((zone) =>
    barsOf(zone, span, now).map((bar) => ({ bar, row: rowOf(zone, places) })),
  );
  const rows = [whole ?? places, ...named].map(({ name }, i) => ({
    name,
    bars: bars
      .filter(({ row }) => row === i)
      .map(({ bar }) => bar)
      .sort((a, b) => a.from - b.from || a.to - b.to || a.zone.seq - b.zone.seq),
  }));
  return [...rows.slice(1), ...rows.slice(0, 1)];
}

const isIn = ([west, south, east, north]: Box, [lon, lat]: LonLat): boolean =>
  west <= lon && lon <= east && south <= lat && lat <= north;

const SHRINKS = 0.84; // a degree east beside one north, about where cells lie: only compared

const farOf = ([lon, lat]: LonLat, [east, north]: LonLat): number =>
  ((lon - east) * SHRINKS) ** 2 + (lat - north) ** 2;
