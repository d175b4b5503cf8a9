/** Which events and messages a wall shows, and in what order: newest and gravest first; history not at all. */
import type { Precedence } from '../../picture/precedence.ts';
import { isPast, occurredAt } from '../lib/urgent.ts';
import type { WallItem } from './wall-items.ts';

const MINUTE = 60_000;

/**
 * How grave a fresh item is, in minutes: a FLASH stays above a fresh ROUTINE for a day, an IMMEDIATE
 * for six hours, a PRIORITY for an hour and a half. Age is taken off minute by minute.
 */
export const HEAD_START: Readonly<Record<Precedence, number>> = {
  FLASH: 24 * 60,
  IMMEDIATE: 6 * 60,
  PRIORITY: 90,
  ROUTINE: 0,
};

/** A withdrawn event sinks as if it were this many minutes older. */
const WITHDRAWN = 24 * 60;

/**
 * Higher stands further up. `now` is milliseconds since 1970. The age is counted from when it occurred,
 * or from the last that was done about it since it was reported.
 */
export function weight(item: WallItem, now: number): number {
  const done = item.history.length > 1 ? Date.parse(item.history.at(-1)?.time ?? '') : 0;
  const began = item.kind === 'event' ? occurredAt(item) : Date.parse(item.recorded);
  const age = Math.max(0, now - Math.max(began, done)) / MINUTE;
  const gone = item.state === 'withdrawn' ? WITHDRAWN : 0;
  return HEAD_START[item.fields.precedence] - age - gone;
}

/** The `most` weightiest items that were no history when they were reported; of two alike, the later one. */
export function wallOrder<T extends WallItem>(
  items: readonly T[],
  now: number,
  most: number,
): readonly T[] {
  const best: Weighed<T>[] = [];
  for (const item of items) {
    if (item.kind === 'event' && isPast(item)) continue;
    const next = { item, weight: weight(item, now) };
    const last = best[most - 1];
    if (last !== undefined && before(last, next)) continue;
    let at = best.length;
    while (at > 0 && before(next, best[at - 1])) at--;
    best.splice(at, 0, next);
    if (best.length > most) best.pop();
  }
  return best.map(({ item }) => item);
}

interface Weighed<T extends WallItem = WallItem> {
  readonly item: T;
  readonly weight: number;
}

function before(one: Weighed, two: Weighed | undefined): boolean {
  if (two === undefined) return true;
  return one.weight !== two.weight ? one.weight > two.weight : one.item.seq > two.item.seq;
}
