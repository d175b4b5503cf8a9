/** The names of occurrences of alarms: permanent, and the same on every screen. [R37] */
import { z } from 'zod';
import type { DeskId } from '../basics.ts';

/** Kinds of alarm that follow from picture, cell and time, the gravest first. */
export const ALARM_KINDS = [
  'unacknowledged',
  'unshown',
  'inside',
  'denounced',
  'conflict',
  'lost',
  'unmanned',
  'missed',
  'overdue',
  'unpassed',
  'ending',
  'waiting',
  'ended',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** What a desk must know and is late with; their limits are those of its precedence. [R63] */
export const LATE_KINDS = [
  'unacknowledged',
  'unshown',
  'overdue',
  'unpassed',
] as const satisfies readonly AlarmKind[];
export type LateKind = (typeof LATE_KINDS)[number];
export const isLate = (kind: AlarmKind): kind is LateKind => LATE_KINDS.some((one) => one === kind);

/** Kinds that no longer ring, and that entries of before name: a FLASH without a position. [R43] */
const BEFORE = ['unanswered'] as const;

const ITEM = '[A-Z]-[1-9]\\d{0,14}(?:\\.[1-9]\\d{0,8})?';
const NAME = new RegExp(
  `^(?:${[...ALARM_KINDS, ...BEFORE].join('|')})(?: (?:${ITEM}|[a-z][a-z0-9]{1,15}|\\d{1,15})){1,3}$`,
);

/**
 * `inside E-12.1 Z-3.2` (revisions), `unacknowledged E-12.1 il` and `unshown`, `unpassed`, `overdue` alike, `lost C-7`, `missed C-9`, `unmanned il 41` (since
 * entry 41), `denounced Z-3.2 57` (by entry 57), `conflict Z-3.2 Z-7.1`, `waiting Z-3 2 il` (version 2),
 * `ending Z-3.2` and `ended Z-3.2`: the kind, and what tells this occurrence from every other one.
 */
export const AlarmName = z
  .string()
  .max(80)
  .regex(NAME, 'an alarm is named by its kind and what it is about')
  .brand<'AlarmName'>();
export type AlarmName = z.infer<typeof AlarmName>;

/** The name of an occurrence. Throws if that is not one: a bug. */
export const alarmName = (kind: AlarmKind, ...about: readonly (string | number)[]): AlarmName =>
  AlarmName.parse([kind, ...about].join(' '));

/** An occurrence of an alarm, as a rule needs it. */
export interface Rings {
  /** The desks that must respond. */
  readonly desks: readonly DeskId[];
  /** When it began to ring (ms since 1970). */
  readonly from: number;
}
