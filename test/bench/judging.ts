/** Judging what comes in, against JSON.parse of the same bytes: strict JSON, and the hardest polygons. CPU, not wall. */
import { flawOfRings } from '../../picture/geo/rings.ts';
import { parseStrictJson } from '../../server/lib/strict-json.ts';
import { HARD_RINGS } from '../support/hard-rings.ts';
import type { Row } from './support.ts';

/** CPU microseconds of one call, the least of several rounds. */
export function cost(work: () => unknown, calls: number): number {
  const rounds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    for (let i = 0; i < calls; i++) work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / calls;
  });
  return Math.min(...rounds);
}

const times = (ours: number, bare: number): string =>
  `${(ours / bare).toFixed(1)} times JSON.parse (${(ours / 1000).toFixed(2)} ms)`;

/** `calls` in a round; every row is a ratio to JSON.parse of the same text in the same run. */
export async function benchJudging(calls: number): Promise<Row[]> {
  const decoder = new TextDecoder();
  const parsing = (bytes: Uint8Array) => cost(() => JSON.parse(decoder.decode(bytes)), calls);
  const places = Array.from({ length: 2300 }, (_, i) => [35.8 + i * 1e-6, 33.1 - i * 1e-6]);
  const bytes = new TextEncoder().encode(JSON.stringify(places));
  const size = `${bytes.length} bytes`;
  const rows = [
    {
      what: 'strict JSON',
      size,
      result: times(
        cost(() => parseStrictJson(bytes), calls),
        parsing(bytes),
      ),
    },
  ];
  for (const [name, rings] of HARD_RINGS) {
    const text = new TextEncoder().encode(JSON.stringify(rings));
    const judged = cost(() => flawOfRings(rings), calls);
    const result = times(judged, parsing(text));
    rows.push({ what: `a polygon judged: ${name}`, size: '2,000 positions', result });
  }
  return rows;
}
