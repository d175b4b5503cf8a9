/** The view of alarms: what rings for each desk, by picture, cell and time alone. [R37] */
import type { DeskId } from '../../basics.ts';
import type { Entry } from '../../entry.ts';
import { EMPTY, type Picture } from '../../fold.ts';
import type { Setting } from '../../setting.ts';
import type { AlarmName } from '../../staff/alarm-name.ts';
import type { View } from '../view.ts';
import { actsOf, staffedSince } from './acts.ts';
import type { Alarms, DeskAlarms, Occurrence } from './alarm.ts';
import { beginOf, courseBeside, courseOf } from './course.ts';
import { findingIn, limitOf } from './found.ts';
import { Lists } from './lists.ts';
import { foundNamed } from './named.ts';

const NONE: DeskAlarms = { groups: [], rings: false, sounded: undefined };

const timeOf = ({ time }: Picture): number => (time === undefined ? 0 : Date.parse(time));

class AlarmsView implements View<Alarms> {
  readonly #cell: Setting;
  #picture: Picture = EMPTY;
  #lists: Lists | undefined;

  constructor(cell: Setting) {
    this.#cell = cell;
  }

  start(picture: Picture): void {
    const goesOn = picture.opened === this.#picture.opened;
    this.#picture = picture;
    if (goesOn && this.#lists?.take(picture) !== false) return;
    const finding = findingIn(picture, this.#cell);
    this.#lists = finding && new Lists(finding);
    this.#lists?.take(picture);
  }

  take(_: readonly Entry[], picture: Picture): void {
    this.start(picture);
  }

  at(now: number): Alarms {
    const lists = this.#lists;
    const at = Math.max(now, timeOf(this.#picture));
    return (desk) => lists?.at(desk, at) ?? NONE;
  }

  next(now: number): number | undefined {
    const at = Math.max(now, timeOf(this.#picture));
    const next = this.#lists?.next(at) ?? Number.POSITIVE_INFINITY;
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  }
}

/**
 * A view of the alarms of all desks. A picture knows nothing of the time before its last entry: what it
 * said then is in an earlier picture. What `at` returns is good until the view goes on.
 */
export const alarms = (cell: Setting): View<Alarms> => new AlarmsView(cell);

/** One for each cell, which goes on from one picture to the next: so that a decision costs little. */
const kept = new WeakMap<Setting, View<Alarms>>();

/** The alarms of each desk at `at` (ms since 1970), computed at once. */
export function deskAlarms(
  picture: Picture,
  cell: Setting,
  at: number,
): (desk: DeskId) => DeskAlarms {
  if (findingIn(picture, cell) === undefined) return () => NONE;
  const view = kept.get(cell) ?? alarms(cell);
  kept.set(cell, view);
  view.start(picture);
  return view.at(at);
}

/**
 * The occurrence of this name, if it began until `at`; it may have ended. Its desks are those that must
 * respond, and those that it has gone to because they did not. [R38] [R41]
 */
export function occurrenceNamed(
  picture: Picture,
  cell: Setting,
  name: AlarmName,
  at: number,
): Occurrence | undefined {
  const now = Math.max(at, timeOf(picture));
  const finding = findingIn(picture, cell);
  const found = finding && foundNamed(picture, name, finding);
  if (found === undefined || found.occurrence.from > now) return undefined;
  const { occurrence, others } = found;
  const limit = finding === undefined ? 0 : limitOf(found, finding);
  const beyond = occurrence.desks.some((desk) => {
    if (others.length === 0) return false;
    const own = courseOf(found, actsOf(picture, desk, name), staffedSince(picture));
    return beginOf(courseBeside(own, [], limit)) <= now;
  });
  return beyond ? { ...occurrence, desks: [...occurrence.desks, ...others] } : occurrence;
}
