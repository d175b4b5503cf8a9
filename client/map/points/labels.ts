/** The few events of a view that are named on the map: the gravest, then the newest. */
import type { AnyItem } from '../../../picture/fold.ts';
import { isWithdrawn, precedenceOf } from '../../../picture/revisions/look.ts';
import { OPEN, type Revisions } from '../../../picture/revisions/revisions.ts';
import type { Drawing, Reader } from '../../drawing/drawing.ts';
import { drawingsOf, isSymbol } from '../scene.ts';
import type { Points } from './layer.ts';
import type { Box } from './world.ts';

const MOST = 300;
/** The image in place of a symbol: nothing is seen of it, but no name stands there. */
export const UNSEEN = 'unseen';

/** How an event looks at a row; undefined if its words at that moment are not known. */
export type ItemAt = (item: number, current: boolean) => AnyItem | undefined;

/** The symbols with labels of at most `most` events that stand within a box. */
export function labelled(
  points: Points,
  index: Revisions,
  box: Box,
  reader: Reader,
  itemAt: ItemAt,
  gathered: ReadonlySet<number>,
  most = MOST,
): Drawing[] {
  const found: { row: number; order: number }[] = [];
  for (const row of points.rows.within(points.shown.cut, box)) {
    const look = index.look.get(row);
    if (isWithdrawn(look) || !points.rows.isClear(row) || gathered.has(row)) continue;
    found.push({ row, order: index.began.get(row) - precedenceOf(look) * 1e14 });
  }
  found.sort((a, b) => b.order - a.order);
  const drawings: Drawing[] = [];
  const { now } = points.shown;
  for (const { row } of found.slice(0, most)) {
    const item = itemAt(index.item.get(row), index.to.get(row) === OPEN);
    if (item === undefined) continue;
    const faded = points.rows.activity(row) !== 'open';
    for (const drawing of drawingsOf(item, reader, now)) {
      if (isSymbol(drawing)) drawings.push(faded ? wordsOf(drawing) : drawing);
    }
  }
  return drawings;
}

/** The place alone: a symbol that fades is drawn by the layer of points only. */
const wordsOf = ({ source, feature }: Drawing): Drawing => ({
  source,
  feature: {
    ...feature,
    properties: { ...feature.properties, symbol: UNSEEN, mark: UNSEEN, faded: true },
  },
});
