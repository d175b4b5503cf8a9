/**
 * How an occurrence goes at one desk: what it is from which moment on, by the acts of that desk and by what
 * is known of its end, also of the future. [R38] [R39] [R41]
 */
import type { AlarmActItem } from '../../staff/items.ts';
import type { AlarmState, DeskAlarm, Occurrence } from './alarm.ts';
import type { Found } from './found.ts';
import { EVERYBODY } from './limits.ts';

/** `since`: from when on limits count while it is unacknowledged (ms since 1970). */
export interface Span {
  readonly from: number;
  readonly is: AlarmState | 'normal';
  readonly since: number;
  /** As lists show it; undefined while it is normal. */
  readonly shown: DeskAlarm | undefined;
}

export interface Course {
  readonly found: Found;
  /** Without gaps, the first begins with the course. */
  readonly spans: readonly Span[];
}

/** When a course begins; infinity: never. */
export const beginOf = ({ spans }: Course): number => spans[0]?.from ?? Number.POSITIVE_INFINITY;

/** From when on it is normal for ever; infinity: not by what is known. */
export function settledAt({ spans }: Course): number {
  const last = spans.at(-1);
  return last?.is === 'normal' ? last.from : Number.POSITIVE_INFINITY;
}

/** The index of the span at a moment; -1 before the first. */
export function spanAt({ spans }: Course, now: number): number {
  return spans.findLastIndex(({ from }) => from <= now);
}

const NEVER = Number.POSITIVE_INFINITY;

/** The course at a desk that must respond. `staffed`: when the cell was first staffed (ms since 1970). */
export function courseOf(found: Found, acts: readonly AlarmActItem[], staffed: number): Course {
  const { occurrence, answered, once } = found;
  const { from, clock } = occurrence;
  const ended = once ? saidUntil(from, acts, staffed) : (occurrence.ended ?? NEVER);
  const spans = byActs(occurrence, { from, since: clock, ended }, acts);
  return { found, spans: overFrom(spans, ended, answered || ended <= staffed) };
}

/** [R55] How long something is said that says no more than that something is over. */
function saidUntil(from: number, acts: readonly AlarmActItem[], staffed: number): number {
  if (from <= staffed) return from;
  const times = acts.flatMap(({ act, recorded }) =>
    act === 'acknowledged' ? [Date.parse(recorded)] : [],
  );
  return times.find((time) => time >= from) ?? NEVER;
}

/** [R41] The course at a desk that it goes to because `own`, that of the desk that must respond, was not enough. */
export function courseBeside(own: Course, acts: readonly AlarmActItem[], limit: number): Course {
  const { found } = own;
  const { spans: said } = found.insists ? insisting(found) : own;
  const spans = said.flatMap(({ is, from, since }, i) => {
    const until = said[i + 1]?.from ?? NEVER;
    const reaches = Math.max(from, since + EVERYBODY * limit);
    if (is !== 'unacknowledged' || reaches >= until) return [];
    const then = acts.filter(({ recorded }) => Date.parse(recorded) < until);
    const episode = byActs(found.occurrence, { from: reaches, since, ended: until }, then);
    return overFrom(episode, until, true);
  });
  return { found, spans };
}

/** [R63] The course as if nobody at its desk had acknowledged the alarm: only what it asks for ends it. */
const insisting = (found: Found): Course => courseOf(found, [], Number.NEGATIVE_INFINITY);

/** What it is by the acts since it began, until it is acknowledged and no longer true. */
function byActs(
  occurrence: Occurrence,
  { from, since, ended }: { readonly from: number; readonly since: number; readonly ended: number },
  acts: readonly AlarmActItem[],
): readonly Span[] {
  const open = (from: number, since: number): Span => ({
    from,
    is: 'unacknowledged',
    since,
    shown: { occurrence, state: 'unacknowledged' },
  });
  const spans = [open(from, since)];
  let shelf = NEVER; // when what is shelved now comes back
  const comeBack = (until: number) => {
    if (shelf > until || shelf === NEVER) return;
    spans.push(open(shelf, shelf));
    shelf = NEVER;
  };
  for (const act of acts) {
    const time = Date.parse(act.recorded);
    if (time < from) continue;
    if (ended <= time && spans.at(-1)?.is === 'acknowledged') break; // normal: nothing brings it back
    comeBack(time);
    if (act.act === 'unshelved') {
      if (shelf !== NEVER) spans.push(open(time, time));
      shelf = NEVER;
      continue;
    }
    const is = act.act;
    shelf = is === 'shelved' && act.until !== undefined ? Date.parse(act.until) : NEVER;
    spans.push({ from: time, is, since: time, shown: answeredBy(occurrence, act) });
  }
  comeBack(Number.MAX_VALUE);
  return spans.filter((span, i) => span.from < (spans[i + 1]?.from ?? NEVER));
}

function answeredBy(occurrence: Occurrence, act: AlarmActItem): DeskAlarm {
  const { by, recorded: time, until, reason } = act;
  return act.act === 'shelved' && until !== undefined && reason !== undefined
    ? { occurrence, state: 'shelved', shelved: { by, time, until, reason } }
    : { occurrence, state: 'acknowledged', acknowledged: { by, time } };
}

/** The spans of what is no longer true from a moment on; `quiet`: then nothing is left to answer. */
function overFrom(spans: readonly Span[], ended: number, quiet: boolean): readonly Span[] {
  const over: Span[] = [];
  for (const [i, span] of spans.entries()) {
    const next = spans[i + 1]?.from ?? NEVER;
    if (next < ended || (next === ended && span.is !== 'acknowledged')) {
      over.push(span);
      continue;
    }
    const from = Math.max(span.from, ended);
    if (span.from < ended) over.push(span);
    if (ended === NEVER) break;
    if (quiet || span.is === 'acknowledged') {
      over.push({ from, is: 'normal', since: from, shown: undefined });
      break;
    }
    if (span.is === 'unacknowledged') over.push({ ...returned(span), from });
    else if (span.from >= ended) over.push(span);
  }
  return over;
}

const returned = (span: Span): Span => ({
  ...span,
  is: 'returned',
  shown: span.shown && { occurrence: span.shown.occurrence, state: 'returned' },
});
