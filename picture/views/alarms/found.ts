/** Occurrences as they are found in a picture, and what finding them needs besides it. */
import type { DeskId } from '../../basics.ts';
import type { Picture } from '../../fold.ts';
import type { EventItem } from '../../kinds/event.ts';
import { type Item, withdrawnAt } from '../../kinds/item.ts';
import type { Fades, Setting } from '../../setting.ts';
import { closesAt, fadesOf, leavesAfter } from '../activity.ts';
import { conflictsOf, type IsConflict } from '../conflicts/matrix.ts';
import type { Occurrence } from './alarm.ts';
import { forbidsOf, type IsForbidden } from './forbids.ts';
import { type Limits, limitsOf } from './limits.ts';

/** An occurrence, and what decides besides acts how it goes at each desk. */
export interface Found {
  readonly occurrence: Occurrence;
  /** It ended because its desk did what it asks for: nothing is left to acknowledge. */
  readonly answered: boolean;
  /** It says that something is over: acknowledged, it is over itself. [R55] */
  readonly once?: true;
  /** The desks to which it goes if the one that must respond does not. [R41] */
  readonly others: readonly DeskId[];
  /** In ms, where it is not the one of its kind. [R63] */
  readonly limit?: number;
  /** It goes further until its desk has done what it asks for, also if somebody has acknowledged it. [R63] */
  readonly insists?: true;
  /** No other occurrence is ever in a group with it. */
  readonly alone?: true;
}

/** The limit (ms) of an occurrence. [R41] */
export const limitOf = ({ limit, occurrence }: Found, { limits }: Finding): number =>
  limit ?? limits.get(occurrence.kind) ?? 0;

/** What finding occurrences needs of the cell and of the picture's opening. */
export interface Finding {
  readonly cell: Setting;
  readonly members: readonly DeskId[];
  readonly limits: Limits;
  readonly forbids: IsForbidden;
  readonly conflicts: IsConflict;
  readonly fades: Fades;
}

/** Undefined: this picture has no alarms, because not all desks of the cell share it. [R31] */
export function findingIn({ opened }: Picture, cell: Setting): Finding | undefined {
  if (opened === undefined || opened.members.length !== cell.desks.length) return undefined;
  return {
    cell,
    members: opened.members,
    limits: limitsOf(cell),
    forbids: forbidsOf(cell),
    conflicts: conflictsOf(cell),
    fades: fadesOf(cell),
  };
}

/** The entry of an item's present revision: the one that made it, or that amended it last. */
export interface Revised {
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function revisedIn({ seq, recorded, history }: Item, amendment: string): Revised {
  const step = history.findLast(({ type }) => type === amendment);
  return step === undefined
    ? { seq, at: Date.parse(recorded) }
    : { seq: step.seq, at: Date.parse(step.time) };
}

/** How an item of a revision is named in the name of an occurrence: `E-12.1`. */
export const revisionOf = ({ ref, revision }: Pick<Item, 'ref' | 'revision'>): string =>
  `${ref}.${revision}`;

/** When (ms since 1970) nothing is true of an event any more: it closes by its age, or was withdrawn before. */
export function endOf(event: EventItem, fades: Fades): number | undefined {
  const withdrawn = withdrawnAt(event);
  if (withdrawn === undefined) return closesAt(event, fades);
  return earliest(closesAt({ ...event, state: 'standing' }, fades), Date.parse(withdrawn.at));
}

/** Judges at the cost of two comparisons if an event was over at `time`; false: perhaps not. */
export function surelyOver(fades: Fades, time: number): (event: EventItem) => boolean {
  const before = new Date(Math.max(0, time - leavesAfter(fades, true) * 60_000)).toISOString();
  return ({ recorded, fields: { occurred } }) =>
    recorded < before && (occurred.to ?? occurred.from) < before;
}

/** The earliest of some moments; undefined: none of them comes. */
export function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const first = Math.min(...times.map((time) => time ?? Number.POSITIVE_INFINITY));
  return first === Number.POSITIVE_INFINITY ? undefined : first;
}

/** The occurrence, unless it was over when it began. */
export function rung(
  occurrence: Occurrence,
  more: Partial<Omit<Found, 'occurrence'>> = {},
): readonly Found[] {
  const { from, ended } = occurrence;
  if (ended !== undefined && ended <= from) return [];
  return [{ answered: false, others: [], ...more, occurrence }];
}
