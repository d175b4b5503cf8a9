/** The list of alarms of one desk, in streams and groups. */
import { ALARM_KINDS } from '../../staff/alarm-name.ts';
import type { AlarmGroup, AlarmState, DeskAlarms } from './alarm.ts';
import type { Course } from './course.ts';
import type { Found } from './found.ts';
import type { Shared } from './group.ts';
import { Stream } from './stream.ts';

/** What is said from a moment until another (ms since 1970, excluded). */
interface Said {
  readonly from: number;
  readonly until: number;
  readonly alarms: DeskAlarms;
}

const NEVER = Number.POSITIVE_INFINITY;

export class DeskList {
  readonly #streams = new Map<string, Stream>();
  #said: Said | undefined;

  put(shared: Shared, course: Course): void {
    this.#said = undefined;
    const key = keyOf(shared.responds, course.found);
    let stream = this.#streams.get(key);
    if (stream === undefined) {
      stream = new Stream(shared);
      this.#streams.set(key, stream);
    }
    stream.put(course);
  }

  remove({ responds }: Pick<Shared, 'responds'>, found: Found): void {
    this.#said = undefined;
    this.#streams.get(keyOf(responds, found))?.remove(found.occurrence.name);
  }

  /** What is said at `now`, which is not before the picture's own time (both in ms since 1970). */
  at(now: number, time: number): Said {
    const known = this.#said;
    if (known !== undefined && known.from <= now && now < known.until) return known;
    const groups: AlarmGroup[] = [];
    let until = NEVER;
    for (const [key, stream] of this.#streams) {
      for (const group of stream.groups(time)) {
        const cut = group.at(now);
        until = Math.min(until, cut.until);
        if (cut.group !== undefined) groups.push(cut.group);
      }
      if (stream.empty) this.#streams.delete(key);
    }
    groups.sort(inOrder);
    const sounded = Math.max(...groups.map((group) => group.sounded));
    const alarms = {
      groups,
      rings: groups.some(({ state }) => state === 'unacknowledged'),
      sounded: groups.length === 0 ? undefined : sounded,
    };
    this.#said = { from: now, until, alarms };
    return this.#said;
  }
}

/** An item that was amended may have another limit than before: groups go further by one. */
const keyOf = (responds: string, { occurrence: { kind, group }, limit }: Found): string =>
  `${kind} ${group} ${responds} ${limit ?? ''}`;

/** What rings stands first, what is on the shelf last. */
const PLACES: Readonly<Record<AlarmState, number>> = {
  unacknowledged: 0,
  returned: 1,
  acknowledged: 1,
  shelved: 2,
};

function inOrder(a: AlarmGroup, b: AlarmGroup): number {
  return (
    PLACES[a.state] - PLACES[b.state] ||
    ALARM_KINDS.indexOf(a.kind) - ALARM_KINDS.indexOf(b.kind) ||
    begunOf(a) - begunOf(b) ||
    (`${a.name} ${a.responds}` < `${b.name} ${b.responds}` ? -1 : 1)
  );
}

const begunOf = ({ alarms: [first] }: AlarmGroup): number => first?.occurrence.from ?? 0;
