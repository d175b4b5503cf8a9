/** The alarms of all desks of one picture, kept up as it grows. */
import type { DeskId } from '../../basics.ts';
import { EMPTY, type Picture } from '../../fold.ts';
import type { Item } from '../../kinds/item.ts';
import type { AlarmName } from '../../staff/alarm-name.ts';
import { isChannel, isWatch } from '../../staff/items.ts';
import type { StaffItem } from '../../staff/staff.ts';
import { type Changed, changes } from '../../table.ts';
import { Acts, staffedSince } from './acts.ts';
import type { DeskAlarms } from './alarm.ts';
import { courseBeside, courseOf } from './course.ts';
import { DeskList } from './desk-list.ts';
import { EventsFound } from './events.ts';
import { type Finding, type Found, limitOf } from './found.ts';
import { LateFound } from './late-found.ts';
import { staffingOf } from './staffing.ts';
import { ZonesFound } from './zones.ts';

export class Lists {
  readonly #finding: Finding;
  readonly #events: EventsFound;
  readonly #zones: ZonesFound;
  readonly #late: LateFound;
  readonly #acts = new Acts();
  readonly #lists: ReadonlyMap<DeskId, DeskList>;
  /** What was found, by the items or the desk that it is about, and by name. */
  readonly #sources = new Map<number | string, readonly Found[]>();
  readonly #found = new Map<AlarmName, Found>();
  #picture: Picture = EMPTY;
  #staffed = Number.POSITIVE_INFINITY;

  constructor(finding: Finding) {
    this.#finding = finding;
    this.#events = new EventsFound(finding);
    this.#zones = new ZonesFound(finding);
    this.#late = new LateFound(finding);
    this.#lists = new Map(finding.members.map((desk) => [desk, new DeskList()]));
  }

  /** Goes on to a picture. False, and nothing is done: it is not one that follows from the one before. */
  take(picture: Picture): boolean {
    const before = this.#picture;
    const staff = [...changes(before.staff, picture.staff)];
    const items = [...changes(before.items, picture.items)];
    if (picture.seq < before.seq || ![...staff, ...items].every(goesOn)) return false;
    this.#picture = picture;
    const staffed = staffedSince(picture);
    const first = staffed !== this.#staffed;
    this.#staffed = staffed;
    const again = new Map<AlarmName, Found>();
    for (const name of this.#acts.take(staff)) this.#again(name, again);
    if (first) for (const name of this.#found.keys()) this.#again(name, again);
    for (const { seq, found } of this.#events.take(items, picture, staffed)) {
      this.#replace(seq, found, again);
    }
    for (const { source, found } of this.#zones.take(items, picture)) {
      this.#replace(source, found, again);
    }
    for (const { source, found } of this.#late.take(items, desksIn(staff), picture, staffed)) {
      this.#replace(source, found, again);
    }
    const empty = before.items.size + before.staff.size === 0;
    for (const desk of empty ? this.#finding.members : desksIn(staff)) {
      if (!this.#lists.has(desk)) continue;
      this.#replace(desk, staffingOf(picture, desk, this.#finding), again);
    }
    for (const found of [...again.values()].sort(byBegin)) this.#place(found);
    return true;
  }

  at(desk: DeskId, now: number): DeskAlarms | undefined {
    return this.#lists.get(desk)?.at(now, this.#time).alarms;
  }

  /** When (ms since 1970) any list next changes by the clock after `now`; infinity: never. */
  next(now: number): number {
    return Math.min(...[...this.#lists.values()].map((list) => list.at(now, this.#time).until));
  }

  get #time(): number {
    return this.#picture.time === undefined ? 0 : Date.parse(this.#picture.time);
  }

  #again(name: AlarmName, again: Map<AlarmName, Found>): void {
    const found = this.#found.get(name);
    if (found !== undefined) again.set(name, found);
  }

  #replace(source: number | string, found: readonly Found[], again: Map<AlarmName, Found>): void {
    const before = this.#sources.get(source) ?? [];
    if (before.length + found.length === 0) return;
    const names = new Set(found.map(({ occurrence }) => occurrence.name));
    for (const old of before) {
      const { name } = old.occurrence;
      if (names.has(name)) continue;
      this.#found.delete(name);
      again.delete(name);
      for (const responds of old.occurrence.desks) {
        for (const list of this.#lists.values()) list.remove({ responds }, old);
      }
    }
    for (const one of found) {
      const known = this.#found.get(one.occurrence.name);
      if (known !== undefined && same(known, one)) continue;
      this.#found.set(one.occurrence.name, one);
      again.set(one.occurrence.name, one);
    }
    if (found.length > 0) this.#sources.set(source, found);
    else this.#sources.delete(source);
  }

  /** Puts an occurrence into the lists of the desks that must respond, and of those it can go to. */
  #place(found: Found): void {
    const { name, kind, desks } = found.occurrence;
    const limit = limitOf(found, this.#finding);
    const over = found.alone && (found.occurrence.ended ?? Number.POSITIVE_INFINITY) <= this.#time;
    for (const responds of desks) {
      const own = courseOf(found, this.#acts.of(responds, name), this.#staffed);
      this.#lists.get(responds)?.put({ kind, responds, own: true, limit }, own);
      for (const other of found.others) {
        if (over) {
          this.#lists.get(other)?.remove({ responds }, found); // what is over goes no further
          continue;
        }
        const course = courseBeside(own, this.#acts.of(other, name), limit);
        this.#lists.get(other)?.put({ kind, responds, own: false, limit }, course);
      }
    }
  }
}

/** True if an item is what it was, and more may have happened to it. Steps are shared, never copied. */
const goesOn = ({ was, is }: Changed<Item>): boolean =>
  was === undefined || is?.history[was.history.length - 1] === was.history.at(-1);

const same = (a: Found, b: Found): boolean =>
  a.answered === b.answered &&
  a.occurrence.seq === b.occurrence.seq &&
  a.occurrence.from === b.occurrence.from &&
  a.occurrence.ended === b.occurrence.ended;

/** In the order of their groups, so that lists grow at their end. */
function byBegin({ occurrence: a }: Found, { occurrence: b }: Found): number {
  return a.from - b.from || a.seq - b.seq || (a.name < b.name ? -1 : 1);
}

/** The desks whose watch or channel changed. */
function desksIn(changed: readonly Changed<StaffItem>[]): ReadonlySet<DeskId> {
  return new Set(
    changed.flatMap(({ was, is = was }) => {
      if (is === undefined) return [];
      if (isChannel(is)) return [is.desk];
      return isWatch(is) ? [is.by.desk] : [];
    }),
  );
}
