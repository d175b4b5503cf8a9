/** Whether the tone of alarms is due on a page, and for whom. Pure. [R40] [R41] */
import type { PersonId } from '../../picture/basics.ts';
import type { DeskAlarms, Reach } from '../../picture/views/alarms/alarm.ts';
import type { Role } from '../../picture/wire.ts';
import { speaks } from './answering.ts';
import { rings } from './standing.ts';

/** ms after which the tone repeats. [R40] */
export const REPEATS = 30_000;

/** Whose page it is, as far as sound goes. */
export interface Listener {
  readonly person: PersonId;
  readonly role: Role;
}

/** Who is on watch for the desk. */
export interface OnWatch {
  /** Undefined: nobody. */
  readonly holder: PersonId | undefined;
  readonly second: PersonId | undefined;
}

/**
 * From which reach on a page sounds; undefined: never. The wall and the holder hear all, and so does every
 * officer while nobody holds the watch; then the second officer, then all who speak for the desk.
 */
export function hearsFrom({ person, role }: Listener, on: OnWatch): Reach | undefined {
  if (role === 'wall') return 'desk';
  if (!speaks(role)) return undefined;
  if (on.holder === undefined || on.holder === person) return 'desk';
  return on.second === undefined || on.second === person ? 'second' : 'all';
}

const ORDER: readonly Reach[] = ['desk', 'second', 'all'];

/**
 * Which tone is due at `now` (ms since 1970): the same name until the next, so that a page sounds each
 * once and pages that stand side by side sound together; undefined: none is.
 */
export function toneAt(
  { groups }: DeskAlarms,
  from: Reach | undefined,
  now: number,
): string | undefined {
  if (from === undefined) return undefined;
  const heard = groups.filter(
    (group) => rings(group) && ORDER.indexOf(group.reach) >= ORDER.indexOf(from),
  );
  if (heard.length === 0) return undefined;
  const sounded = Math.max(...heard.map((group) => group.sounded));
  return `${sounded} ${Math.floor(Math.max(0, now - sounded) / REPEATS)}`;
}
