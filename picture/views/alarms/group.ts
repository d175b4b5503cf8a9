/** Alarms that are answered together, and what a list says of them at a moment. [R40] [R41] */
import type { DeskId, Ref } from '../../basics.ts';
import type { AlarmKind } from '../../staff/alarm-name.ts';
import type { AlarmGroup, AlarmState, DeskAlarm, Occurrence, Reach } from './alarm.ts';
import { beginOf, type Course, type Span, settledAt, spanAt } from './course.ts';
import { EVERYBODY, SECOND } from './limits.ts';
import { SILENT, soundingsOf } from './soundings.ts';

/** What all alarms of a stream have in common. */
export interface Shared {
  readonly kind: AlarmKind;
  /** The desk that must respond. */
  readonly responds: DeskId;
  /** True if that is the desk whose list it is. */
  readonly own: boolean;
  /** In ms. [R41] */
  readonly limit: number;
}

/** What is said from a moment until another (ms since 1970, excluded), if anything is. */
export interface Cut {
  readonly from: number;
  readonly until: number;
  readonly group: AlarmGroup | undefined;
}

const NEVER = Number.POSITIVE_INFINITY;

/** The zones that gather alarms into groups; none: all of the stream are one group. [R40] */
function zonesIn({ kind, subject: { ref, zone } }: Occurrence): readonly Ref[] {
  switch (kind) {
    case 'inside':
      return zone === undefined ? [] : [zone];
    case 'denounced':
    case 'conflict':
    case 'ending':
    case 'ended':
      return [ref, zone].filter((one) => one !== undefined);
    case 'unacknowledged':
    case 'unshown':
    case 'overdue':
    case 'unpassed':
    case 'lost':
    case 'unmanned':
    case 'missed':
    case 'waiting':
      return [];
    default:
      return kind satisfies never;
  }
}

/** What asks most comes first. */
export const ASKS: readonly AlarmState[] = [
  'unacknowledged',
  'returned',
  'acknowledged',
  'shelved',
];
const REACHES: readonly Reach[] = ['desk', 'second', 'all'];

export class Group {
  readonly #shared: Shared;
  readonly #courses: Course[];
  readonly #zones = new Set<Ref>();
  #began: number;
  #settled: number;
  #soundings: readonly number[] | undefined;
  #cut: Cut | undefined;

  constructor(shared: Shared, first: Course) {
    this.#shared = shared;
    this.#courses = [first];
    this.#began = beginOf(first);
    this.#settled = settledAt(first);
    this.#note(first);
  }

  get courses(): readonly Course[] {
    return this.#courses;
  }

  /** From when on (ms since 1970) none of it is in any list; infinity: not by what is known. */
  get settled(): number {
    return this.#settled;
  }

  /** Whether an alarm that begins after all of these joins them: they are not settled and have to do with it. */
  takes({ found: { occurrence } }: Course, begins: number): boolean {
    if (this.#settled <= begins) return false;
    const zones = zonesIn(occurrence);
    const near = zones.length === 0 || begins - this.#began <= SILENT;
    return near || zones.some((zone) => this.#zones.has(zone));
  }

  add(course: Course): void {
    this.#courses.push(course);
    this.#began = beginOf(course);
    this.#settled = Math.max(this.#settled, settledAt(course));
    this.#soundings = undefined;
    this.#cut = undefined;
    this.#note(course);
  }

  #note({ found: { occurrence } }: Course): void {
    for (const zone of zonesIn(occurrence)) this.#zones.add(zone);
  }

  at(now: number): Cut {
    const known = this.#cut;
    if (known !== undefined && known.from <= now && now < known.until) return known;
    this.#soundings ??= soundingsOf(this.#courses);
    const cut = this.#made(now, this.#soundings);
    this.#cut = cut;
    return cut;
  }

  #made(now: number, soundings: readonly number[]): Cut {
    const alarms: DeskAlarm[] = [];
    let until = soundings.find((time) => time > now) ?? NEVER;
    let most = ASKS.length;
    let reach = this.#shared.own ? 0 : REACHES.indexOf('all');
    const further = [NEVER, NEVER]; // when it goes to the second officer, and to all
    for (const course of this.#courses) {
      const i = spanAt(course, now);
      until = Math.min(until, course.spans[i + 1]?.from ?? NEVER);
      const span = course.spans[i];
      if (span?.shown === undefined) continue;
      alarms.push(span.shown);
      most = Math.min(most, ASKS.indexOf(span.shown.state));
      const steps = this.#steps(course, span);
      for (const [n, step] of steps.entries()) {
        if (step <= now) reach = Math.max(reach, n + 1);
        else if (span.is === 'unacknowledged' || course.found.insists)
          further[n] = Math.min(further[n] ?? NEVER, step);
      }
    }
    until = Math.min(until, ...further.slice(reach));
    const [first] = this.#courses;
    const state = ASKS[most];
    if (first === undefined || state === undefined) return { from: now, until, group: undefined };
    const heard = soundings.filter((time) => time <= now);
    const group: AlarmGroup = {
      name: first.found.occurrence.name,
      kind: this.#shared.kind,
      responds: this.#shared.responds,
      state,
      reach: REACHES[reach] ?? 'all',
      alarms,
      sounded: heard.at(-1) ?? beginOf(first),
      soundings: heard.length,
    };
    return { from: now, until, group };
  }

  /**
   * [R41] When an alarm goes to the second officer, and when to all, as long as nobody acknowledges it or, if
   * it insists, until it is no longer true. [R63]
   */
  #steps({ found }: Course, { is, from, since }: Span): readonly number[] {
    if (!this.#shared.own) return [];
    if (found.insists) since = found.occurrence.clock;
    else if (is !== 'unacknowledged' && is !== 'returned') return [];
    const { ended } = found.occurrence;
    const until = is === 'returned' ? (ended ?? from) : found.insists ? (ended ?? NEVER) : NEVER;
    return (found.others.length > 0 ? [SECOND, EVERYBODY] : [SECOND])
      .map((times) => since + times * this.#shared.limit)
      .map((step) => (step < until ? step : NEVER));
  }
}
