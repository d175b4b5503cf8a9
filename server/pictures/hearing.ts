/** When each desk was last heard: an attended page of it, or a wall, whose socket answers. [R36] */
import type { DeskId } from '../../picture/basics.ts';
import type { Person } from '../../picture/decide.ts';
import { SPEAKERS } from '../../picture/roles.ts';
import { Bell } from '../log/bell.ts';

/** ms between two signs of life of a desk after which it begins to be heard: pings go out every 5 s. */
const GAP = 7000;
/** ms without a look at the clock after which this server itself was away, and knows of no silence. */
const AWAY = 5000;

/** Since when a desk has been heard without a gap, and when last (ms since 1970). */
interface Heard {
  readonly since: number;
  readonly last: number;
}

/**
 * All desks of a server, over all of its pictures. A silence is counted from when the server listens, and
 * again from when it had been away itself: asleep, stalled, or its clock set.
 */
export class Hearing {
  readonly #now: () => number;
  readonly #desks = new Map<DeskId, Heard>();
  readonly #bell = new Bell();
  /** Desks that an exercise plays, as nobody was heard there yet. */
  readonly #played = new Set<DeskId>();
  /** Desks where somebody sat down. */
  readonly #attended = new Set<DeskId>();
  #began: number | undefined;
  #looked = 0;

  /** `now`: ms since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** From now on screens can be heard, and be missed. */
  begin(): void {
    this.#began = this.#looked = this.#now();
  }

  /** Called every second, or else the server counts as having been away. Returns the time. */
  listen(): number {
    const now = this.#now();
    if (this.#began !== undefined && (now < this.#looked || now - this.#looked > AWAY)) {
      this.#desks.clear();
      this.#began = now;
    }
    this.#looked = now;
    return now;
  }

  /** Takes a sign of life of a screen; `visible`: somebody can see the page. Others count for nothing. */
  hear({ desk, role }: Person, visible: boolean): void {
    if (role !== 'wall' && !(visible && SPEAKERS.includes(role))) return;
    const now = this.listen();
    const known = this.#desks.get(desk);
    const goesOn = known !== undefined && now - known.last <= GAP;
    this.#desks.set(desk, { since: goesOn ? known.since : now, last: now });
    if (role !== 'wall') this.#attended.add(desk);
    this.#played.delete(desk);
    if (!goesOn) this.#bell.ring();
  }

  /** [R36] Counts desks as heard until a screen of theirs is: an exercise plays them. */
  play(desks: readonly DeskId[]): void {
    for (const desk of desks) if (!this.#desks.has(desk)) this.#played.add(desk);
    this.#bell.ring();
  }

  /** True once an attended page of a desk was heard: somebody has sat down there since the start. */
  wasAttended(desk: DeskId): boolean {
    return this.#attended.has(desk);
  }

  /** Since when (ms since 1970) nothing was heard of a desk: now, while it is played. */
  silentSince(desk: DeskId): number {
    const now = this.listen();
    if (this.#began === undefined || this.#played.has(desk)) return now;
    return Math.max(this.#began, this.#desks.get(desk)?.last ?? 0);
  }

  /** For how long (ms) a desk has been heard without a gap; undefined: it is not heard now. */
  heardFor(desk: DeskId): number | undefined {
    const now = this.listen();
    if (this.#began !== undefined && this.#played.has(desk)) return now - this.#began;
    const heard = this.#desks.get(desk);
    return heard !== undefined && now - heard.last <= GAP ? heard.last - heard.since : undefined;
  }

  /** Settles when a desk begins to be heard, or when `signal` aborts. */
  next(signal: AbortSignal): Promise<void> {
    return this.#bell.next(signal);
  }
}
