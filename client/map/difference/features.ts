/** What the map draws of two versions of a zone: their outlines, what one adds and leaves out, and the words. Pure. */
import type { Feature } from 'geojson';
import type { Language } from '../../../picture/basics.ts';
import { around, type Box } from '../../../picture/geo/box.ts';
import { anchorOf, extentOf } from '../../../picture/geo/geometry.ts';
import { outline } from '../../../picture/geo/outline.ts';
import type { Area, LonLat, Polygon } from '../../../picture/geo/place.ts';
import type { Difference as Pieces } from '../../conflicts/pieces.ts';
import { directed, unmarked } from '../../drawing/drawing.ts';
import type { Comparison, DifferenceMode } from '../../kinds/zone/difference.svelte.ts';
import { areaText } from '../../lib/format.ts';
import type { Messages } from '../../messages/catalogue.ts';

export type DifferencePart = 'before' | 'after' | 'added' | 'left' | 'label';

interface Shown {
  readonly comparison: Comparison;
  readonly mode: DifferenceMode;
  /** Undefined while they are not computed, where nothing is compared, and where they cannot be. */
  readonly pieces: Pieces | undefined;
  readonly language: Language;
  readonly words: Messages['difference'];
}

/** What is to be drawn, in this order. */
export function featuresOf({ comparison, mode, pieces, language, words }: Shown): Feature[] {
  const { from, to } = comparison;
  const before = mode === 'after' ? undefined : from;
  const after = mode === 'before' ? undefined : to;
  const both = mode === 'both' && from !== undefined ? pieces : undefined;
  const size = (km2: number, sign: string, word: string) =>
    `\u200e${sign} ${areaText(km2 * 1e6, language)}\u200e\n${word}`;
  return [
    ...(both?.added ?? []).map((piece) => shape(piece, 'added')),
    ...(both?.leftOut ?? []).map((piece) => shape(piece, 'left')),
    ...(before ? [shape(before.terms.area, 'before')] : []),
    ...(after ? [shape(after.terms.area, 'after')] : []),
    ...(before
      ? [label(corner(before.terms.area, 'north-west'), before.label, language, 'before')]
      : []),
    ...(after
      ? [label(corner(after.terms.area, 'south-east'), after.label, language, 'after')]
      : []),
    ...pieceLabel(both?.added, size(both?.addedKm2 ?? 0, '+', words.added), language, 'added'),
    ...pieceLabel(both?.leftOut, size(both?.leftOutKm2 ?? 0, '−', words.leftOut), language, 'left'),
    ...(both && isSame(both)
      ? [label(anchorOf(to.terms.area), words.same, language, 'added')]
      : []),
  ];
}

/** Whether two versions are about the same area. */
export const isSame = ({ added, leftOut }: Pieces): boolean =>
  added.length === 0 && leftOut.length === 0;

/** All that two versions are about. */
export function boxOf({ from, to }: Comparison): Box {
  const box = extentOf(to.terms.area);
  if (from === undefined) return box;
  return around(box, extentOf(from.terms.area));
}

const shape = (area: Area, part: DifferencePart): Feature => ({
  type: 'Feature',
  geometry: outline(area),
  properties: { part },
});

const label = (at: LonLat, text: string, language: Language, of: DifferencePart): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...at] },
  properties: { part: 'label', of, text: directed(unmarked(text), language) },
});

/** The size of all pieces, at the largest of them. */
function pieceLabel(
  pieces: readonly Polygon[] | undefined,
  text: string,
  language: Language,
  of: DifferencePart,
): Feature[] {
  const [first] = (pieces ?? []).toSorted((a, b) => spread(b) - spread(a));
  return first === undefined ? [] : [label(anchorOf(first), text, language, of)];
}

/** How much a piece spreads, to tell large ones from small. */
function spread(piece: Polygon): number {
  const [west, south, east, north] = extentOf(piece);
  return (east - west) * (north - south);
}

/** The corner of an outline that lies farthest in a direction. */
function corner(area: Area, towards: 'north-west' | 'south-east'): LonLat {
  const sign = towards === 'north-west' ? 1 : -1;
  const [ring = []] = outline(area).coordinates;
  const far = ([lon, lat]: LonLat) => sign * (lat - lon);
  const [first = [0, 0], ...others] = ring as readonly LonLat[];
  return others.reduce<LonLat>((best, one) => (far(one) > far(best) ? one : best), [...first]);
}
