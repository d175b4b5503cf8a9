/** When a zone holds: its schema, its phase at a time, and when that changes. */
import { z } from 'zod';
import { Instant } from './basics.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is HH:MM (UTC)');

/** Open from `from` until `to`, or until lifted; with `daily`, only between these times (UTC) each day. */
export const Window = z
  .strictObject({
    from: Instant,
    to: Instant.optional(),
    daily: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).optional(), // may run over midnight
  })
  .refine(({ from, to }) => to === undefined || from < to, {
    error: 'ends before it begins',
    path: ['to'],
  });

/** `pausing`: between two daily windows. */
export type WindowPhase = 'before' | 'open' | 'pausing' | 'over';

/** When (ms since 1970) a window ends by itself; undefined: never. */
export const windowEnd = ({ to }: Window): number | undefined =>
  to === undefined ? undefined : Date.parse(to);

/** The phase of a window at `at` (ms since 1970). */
export function windowPhase(window: Window, at: number): WindowPhase {
  if (at < Date.parse(window.from)) return 'before';
  const end = windowEnd(window);
  if (end !== undefined && at >= end) return 'over';
  if (window.daily === undefined) return 'open';
  const clock = new Date(at).toISOString().slice(11, 16);
  const { from, to } = window.daily;
  const within = from < to ? from <= clock && clock < to : from <= clock || clock < to;
  return within ? 'open' : 'pausing';
}

/** When (ms since 1970) the phase next changes after `at`; undefined: never. */
export function windowTurns(window: Window, at: number): number | undefined {
  const from = Date.parse(window.from);
  if (at < from) return from;
  const end = windowEnd(window) ?? Number.POSITIVE_INFINITY;
  if (at >= end) return undefined;
  const { daily } = window;
  const clocks = daily === undefined || daily.from === daily.to ? [] : [daily.from, daily.to];
  const next = Math.min(end, ...clocks.map((clock) => nextAt(clock, at)));
  return next === Number.POSITIVE_INFINITY ? undefined : next;
}

const DAY = 86_400_000; // ms

/** The first moment after `at` (ms since 1970) at which it is HH:MM UTC. */
function nextAt(clock: string, at: number): number {
  const today = Date.parse(`${new Date(at).toISOString().slice(0, 10)}T${clock}:00.000Z`);
  return today > at ? today : today + DAY;
}

export type Window = z.infer<typeof Window>;
