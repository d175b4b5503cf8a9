/**
 * The alarms of one kind, for one desk to answer and about one thing, as they stand in the list of one desk:
 * sorted into groups as they come. [R40]
 */
import type { AlarmName } from '../../staff/alarm-name.ts';
import { beginOf, type Course } from './course.ts';
import { Group, type Shared } from './group.ts';

export class Stream {
  readonly #shared: Shared;
  readonly #courses = new Map<AlarmName, Course>();
  #groups: Group[] = [];
  #last: Course | undefined; // the last that was grouped
  #stale = false;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  put(course: Course): void {
    const { name } = course.found.occurrence;
    if (this.#courses.has(name)) this.#stale = true;
    this.#courses.set(name, course);
    if (this.#stale || beginOf(course) === Number.POSITIVE_INFINITY) return;
    if (this.#last !== undefined && inOrder(course, this.#last) < 0) this.#stale = true;
    else this.#add(course);
  }

  remove(name: AlarmName): void {
    if (this.#courses.delete(name)) this.#stale = true;
  }

  /** True if nothing is left of it. */
  get empty(): boolean {
    return this.#courses.size === 0;
  }

  /**
   * Its groups. What is settled at the picture's own time (ms since 1970) is forgotten: it can neither
   * change nor be joined, because nothing begins before then.
   */
  groups(time: number): readonly Group[] {
    if (this.#stale) this.#sort();
    const over = this.#groups.filter(({ settled }) => settled <= time);
    if (over.length > 0) {
      for (const { courses } of over) {
        for (const { found } of courses) this.#courses.delete(found.occurrence.name);
      }
      this.#groups = this.#groups.filter(({ settled }) => settled > time);
    }
    return this.#groups;
  }

  #sort(): void {
    this.#groups = [];
    this.#last = undefined;
    this.#stale = false;
    for (const course of [...this.#courses.values()].sort(inOrder)) this.#add(course);
  }

  #add(course: Course): void {
    const begins = beginOf(course);
    if (begins === Number.POSITIVE_INFINITY) return;
    this.#last = course;
    const joined = this.#groups.find((group) => group.takes(course, begins));
    if (joined !== undefined) joined.add(course);
    else this.#groups.push(new Group(this.#shared, course));
  }
}

/** By when they began; then as they were recorded, and by their names. */
function inOrder(a: Course, b: Course): number {
  const [first, second] = [a.found.occurrence, b.found.occurrence];
  return (
    compared(beginOf(a), beginOf(b)) ||
    first.seq - second.seq ||
    (first.name < second.name ? -1 : Number(first.name > second.name))
  );
}

/** Infinity equals itself. */
const compared = (a: number, b: number): number => (a === b ? 0 : a - b);
