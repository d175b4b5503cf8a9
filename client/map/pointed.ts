/** What the map draws of what terms meet and of what was not seen: pieces, numbers, outlines. Pure. */
import type { Feature } from 'geojson';
import { anchorOf, extentOf } from '../../picture/geo/geometry.ts';
import { outline } from '../../picture/geo/outline.ts';
import type { Area, Polygon } from '../../picture/geo/place.ts';
import type { MetMark, UnseenMark } from '../conflicts/pointed-out.svelte.ts';

/** How much of what lies below a single tint hides, and all of them where they lie on one another. */
const TINT = { one: 0.15, all: 0.35 };

/** All that is pointed out; the first number on top. */
export const pointedFeatures = (
  met: readonly MetMark[],
  unseen: readonly UnseenMark[],
): Feature[] => {
  const tint = tintOf(met.reduce((sum, { shared }) => sum + shared.length, 0));
  return [
    ...unseen.flatMap(({ areas }) => areas.map((area) => feature(area, { part: 'unseen' }))),
    ...met.toReversed().flatMap((mark) => featuresOf(mark, tint)),
  ];
};

/** How opaque each of several tints is, so that the map is seen through all of them at one place. */
export const tintOf = (pieces: number): number =>
  Math.min(TINT.one, 1 - (1 - TINT.all) ** (1 / pieces));

function featuresOf({ number, shared }: MetMark, tint: number): Feature[] {
  const [first] = shared.toSorted((a, b) => spread(b) - spread(a));
  const at = first && anchorOf(first); // the piece that spreads most carries the number
  return [
    ...shared.map((piece) => feature(piece, { part: 'shared', tint })),
    ...(at ? [point([...at], { part: 'number', number })] : []),
  ];
}

/** How much a piece spreads, to tell large ones from small. */
function spread(piece: Polygon): number {
  const [west, south, east, north] = extentOf(piece);
  return (east - west) * (north - south);
}

const feature = (area: Area, properties: object): Feature => ({
  type: 'Feature',
  geometry: outline(area),
  properties: { ...properties },
});

const point = (coordinates: number[], properties: object): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties: { ...properties },
});
