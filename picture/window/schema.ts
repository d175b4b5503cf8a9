/** The schema of a window: when the terms of an item hold. [R52] [R53] */
import { z } from 'zod';
import { Instant } from '../basics.ts';

/** The days of the week, in the order in which a log lists them. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const MOST_OFFSETS = 500; // four changes a year for over a century
const MOST_MINUTES = 24 * 60;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is HH:MM');

/** The minute of the day of `HH:MM`. */
export const minuteOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Of these each at most once; a log has them in the order of the week, however they were given. */
const Days = z
  .array(z.enum(DAYS))
  .min(1, 'names no day')
  .max(DAYS.length)
  .refine((days) => new Set(days).size === days.length, 'names a day twice')
  .transform((days) => DAYS.filter((day) => days.includes(day)));

const ZoneName = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/, 'a time zone is named as in Asia/Damascus');

/** From this moment on, local time is so many minutes ahead of UTC. */
const Offset = z.strictObject({
  from: Instant,
  minutes: z.int().min(-MOST_MINUTES).max(MOST_MINUTES),
});

/**
 * Open from `from` until `to`, or until lifted; with `daily`, only between these times each day, and with
 * `days` only on these: in UTC, or in the local time of `zone`, which `offsets` says.
 */
export const Window = z
  .strictObject({
    from: Instant,
    to: Instant.optional(),
    daily: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).optional(), // may run over midnight
    days: Days.optional(),
    zone: ZoneName.optional(),
    offsets: z.array(Offset).min(1, 'is empty').max(MOST_OFFSETS).optional(),
    estimated: z.literal(true).optional(), // `to` is when it is expected to end
  })
  .superRefine(({ from, to, zone, offsets, estimated }, ctx) => {
    const fault = (message: string, ...path: (string | number)[]) =>
      ctx.addIssue({ code: 'custom', message, path });
    if (to !== undefined && from >= to) fault('ends before it begins', 'to');
    if (zone !== undefined && offsets === undefined) fault('are missing: zone is given', 'offsets');
    if (zone === undefined && offsets !== undefined) fault('is missing: offsets are given', 'zone');
    if (estimated && to === undefined) fault('needs an end that is expected, in "to"', 'estimated');
    for (const [i, offset] of (offsets ?? []).entries()) {
      const before = offsets?.[i - 1];
      if (before === undefined && offset.from > from)
        fault('is later than the beginning of the window', 'offsets', i, 'from');
      if (before !== undefined && offset.from <= before.from)
        fault('is not later than the one before', 'offsets', i, 'from');
    }
  });

export type Window = z.infer<typeof Window>;
export type Day = (typeof DAYS)[number];
