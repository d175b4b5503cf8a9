/** Which events a wall shows, and in what order: newest and gravest first; history not at all. */
import type { EventItem } from '../../picture/kinds/event.ts';
import type { Precedence } from '../../picture/precedence.ts';
import { isPast, occurredAt } from '../lib/urgent.ts';

const MINUTE = 60_000;

/**
 * How grave a fresh event is, in minutes: a FLASH stays above a fresh ROUTINE for a day, an IMMEDIATE
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
export function weight(event: EventItem, now: number): number {
  const done = event.history.length > 1 ? Date.parse(event.history.at(-1)?.time ?? '') : 0;
  const age = Math.max(0, now - Math.max(occurredAt(event), done)) / MINUTE;
  const gone = event.state === 'withdrawn' ? WITHDRAWN : 0;
  return HEAD_START[event.fields.precedence] - age - gone;
}

/** The `most` weightiest events that were no history when they were reported; of two alike, the later one. */
export function wallOrder(
  events: readonly EventItem[],
  now: number,
  most: number,
): readonly EventItem[] {
  const best: { event: EventItem; weight: number }[] = [];
  for (const event of events) {
    if (isPast(event)) continue;
    const next = { event, weight: weight(event, now) };
    const last = best[most - 1];
    if (last !== undefined && before(last, next)) continue;
    let at = best.length;
    while (at > 0 && before(next, best[at - 1])) at--;
    best.splice(at, 0, next);
    if (best.length > most) best.pop();
  }
  return best.map(({ event }) => event);
}

type Weighed = { readonly event: EventItem; readonly weight: number };

function before(one: Weighed, two: Weighed | undefined): boolean {
  if (two === undefined) return true;
  return one.weight !== two.weight ? one.weight > two.weight : one.event.seq > two.event.seq;
}
