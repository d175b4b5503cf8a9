/** What the map draws of a crowd: how many, which groups of which desks, and the gravest among them. */
import type { DeskId } from '../../../picture/basics.ts';
import { CATEGORIES, GROUPS } from '../../../picture/categories.ts';
import type { LonLat } from '../../../picture/geo/place.ts';
import { PRECEDENCES } from '../../../picture/precedence.ts';
import type { Revisions } from '../../../picture/revisions/revisions.ts';
import { fadesOf } from '../../../picture/views/activity.ts';
import { type Drawing, deskOf, featureId, type Reader } from '../../drawing/drawing.ts';
import { GLYPHS } from '../crowd-images.ts';
import { CROWDS } from '../kind-layers.ts';
import type { Crowd } from './crowds.ts';
import { latAt, lonAt } from './world.ts';

const SHOWN = 4; // small symbols in a row

/** A number that names a crowd as long as its oldest event is in it: that of the feature drawn. */
export const crowdId = ({ rows }: Crowd, { item }: Revisions): number =>
  featureId(rows.reduce((least, row) => Math.min(least, item.get(row)), Number.POSITIVE_INFINITY));

/** Where a crowd stands. */
export const placeOf = ({ x, y }: Crowd, [ox, oy]: readonly [number, number]): LonLat => [
  lonAt(x + ox),
  latAt(y + oy),
];

/** `now` in ms since 1970: a crowd of which nothing is new steps back. */
export function crowdDrawing(
  crowd: Crowd,
  index: Revisions,
  { cell }: Reader,
  origin: readonly [number, number],
  now: number,
): Drawing {
  const parts = new Map<string, number>();
  const desks = new Map<DeskId, number>();
  for (const [look, count] of crowd.looks) {
    const { category, desk } = index.looks.unpack(look);
    const part = `${CATEGORIES[category].group}.${desk}`;
    parts.set(part, (parts.get(part) ?? 0) + count);
    desks.set(desk, (desks.get(desk) ?? 0) + count);
  }
  const most = [...parts].sort((a, b) => b[1] - a[1] || order(a[0]) - order(b[0]));
  const old = now - crowd.newest > fadesOf(cell).after * 60_000;
  const letters = cell.desks.filter(({ id }) => desks.has(id)).map(({ id }) => deskOf(cell, id));
  return {
    source: CROWDS,
    feature: {
      type: 'Feature',
      id: crowdId(crowd, index),
      geometry: { type: 'Point', coordinates: [...placeOf(crowd, origin)] },
      properties: {
        ref: '',
        part: 'crowd',
        count: String(crowd.rows.length),
        plate: `gathered/${old ? 'old/' : ''}${PRECEDENCES[crowd.gravest] ?? 'ROUTINE'}`,
        glyphs: `${GLYPHS}${most
          .slice(0, SHOWN)
          .map(([part]) => part)
          .join('+')}`,
        letters: letters.map((desk) => desk.letters).join(' '),
        rank: -crowd.rows.length,
        old,
      },
    },
  };
}

const order = (part: string): number => GROUPS.findIndex((group) => part.startsWith(group));
