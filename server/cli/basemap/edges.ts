/** Finds the edges that neighbouring polygons share. */
import type { Feature, Polygon, Position } from 'geojson';
import { type Box, same } from './shapes.ts';

type Segment = { a: Position; b: Position; owners: Set<string> };

const key = (p: Position) => `${p[0]},${p[1]}`;

/**
 * The name of the line that a segment belongs to, by its sorted owners; undefined leaves it out.
 */
type LineOf = (owners: readonly string[], at: Position) => string | undefined;

const betweenTwo: LineOf = (owners) => (owners.length === 2 ? owners.join('|') : undefined);

/**
 * Edges of polygons as long lines, by pair of owners (`ISR|JOR`, sorted) or as `lineOf` names them.
 * Only segments that touch the box are read. Neighbours must share vertices exactly.
 */
export function sharedEdges(
  areas: Iterable<{ owner: string; area: Feature<Polygon> }>,
  box: Box,
  lineOf: LineOf = betweenTwo,
): Map<string, Position[][]> {
  const segments = new Map<string, Segment>();
  for (const { owner, area } of areas) {
    for (const ring of area.geometry.coordinates) {
      for (let i = 1; i < ring.length; i++) add(segments, owner, ring[i - 1]!, ring[i]!, box);
    }
  }
  const lines = new Map<string, Segment[]>();
  for (const segment of segments.values()) {
    const line = lineOf([...segment.owners].sort(), segment.a);
    if (line !== undefined) lines.set(line, (lines.get(line) ?? []).concat(segment));
  }
  return new Map([...lines].map(([name, list]) => [name, chained(list)]));
}

function add(
  segments: Map<string, Segment>,
  owner: string,
  from: Position,
  to: Position,
  [west, south, east, north]: Box,
): void {
  if (same(from, to)) return;
  if (Math.max(from[0]!, to[0]!) < west || Math.min(from[0]!, to[0]!) > east) return;
  if (Math.max(from[1]!, to[1]!) < south || Math.min(from[1]!, to[1]!) > north) return;
  const [a, b] = key(from) < key(to) ? [from, to] : [to, from];
  const id = `${key(a)} ${key(b)}`;
  const known = segments.get(id);
  if (known) known.owners.add(owner);
  else segments.set(id, { a, b, owners: new Set([owner]) });
}

/** Joins segments end to end into the longest lines; a point of three segments ends a line. */
function chained(segments: readonly Segment[]): Position[][] {
  const at = new Map<string, Set<Segment>>();
  for (const segment of segments) {
    for (const end of [segment.a, segment.b]) {
      at.set(key(end), (at.get(key(end)) ?? new Set()).add(segment));
    }
  }
  const unused = new Set(segments);
  const walk = (line: Position[]): Position[] => {
    for (;;) {
      const end = line.at(-1)!;
      const here = at.get(key(end))!;
      const next =
        here.size === 2 || line.length === 1 ? [...here].find((s) => unused.has(s)) : null;
      if (!next) return line;
      unused.delete(next);
      line.push(same(next.a, end) ? next.b : next.a);
    }
  };
  const ends = segments.flatMap((s) => [s.a, s.b]).filter((p) => at.get(key(p))!.size !== 2);
  const lines = ends.map((end) => walk([end])).filter((line) => line.length > 1);
  for (const segment of segments) if (unused.has(segment)) lines.push(walk([segment.a]));
  return lines;
}
