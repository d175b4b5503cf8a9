/** A log of the picture that all desks share, with watches and channels: who holds what, and what is asked. */
import { DeskId, PersonId } from '../../picture/basics.ts';
import type { Refusal } from '../../picture/decide.ts';
import type { Actor, Person } from '../../picture/permission.ts';
import type { Role } from '../../picture/roles.ts';
import { holding } from '../../picture/staff/ledger.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { viewsOf } from '../../picture/views/deciding.ts';
import { CELL } from './cell.ts';
import { machine } from './desks.ts';
import { Growing } from './growing.ts';
import { DESKS, OPENED, person } from './people.ts';

export const START = Date.parse('2026-11-22T14:00:00Z');

/** Somebody of a desk by name. */
export const named = (desk: string, name: string, role: Role = 'officer'): Person => ({
  ...person(desk, role),
  person: PersonId.parse(name),
});

export class Staffed extends Growing {
  constructor(start = START, opened = OPENED, cell = CELL) {
    super(start, opened, cell);
  }

  /** The brief of a desk as it is now, as somebody who takes the watch says it. */
  brief(desk: string, at = this.now): object {
    const views = viewsOf(this.picture, { cell: CELL, now: at });
    const { hash } = views.brief(DeskId.parse(desk), at);
    return { seq: this.picture.seq, at: new Date(at).toISOString(), hash };
  }

  /** Does it, or throws with the reason; returns the seq of the entry. */
  do(who: Actor, change: object, tick = 1000): number {
    const refusal = this.ask(who, change, tick);
    if (refusal !== undefined) throw new Error(JSON.stringify(refusal));
    return this.picture.seq;
  }

  /** Takes the watch of the actor's desk, on the brief as it is; undefined: it was taken. */
  take(who: Person, more: object = {}, brief: object = this.brief(who.desk)): Refusal | undefined {
    return this.ask(who, { type: 'watch.taken', brief, ...more }, 0);
  }

  /** Asks each other desk for a check, unless one of this person still waits there. */
  check(who: Person): void {
    for (const desk of DESKS) {
      const refusal =
        desk === who.desk ? undefined : this.ask(who, { type: 'channel.checked', desk });
      if (refusal !== undefined && !refusal.why.endsWith('waits for an answer')) {
        throw new Error(JSON.stringify(refusal));
      }
    }
  }

  /** Takes the watch from its holder: `absent`, or it was offered. */
  relieve(who: Person, more: object = {}): Refusal | undefined {
    this.check(who);
    return this.take(who, { relieves: this.held(who.desk)?.ref, ...more });
  }

  held(desk: string) {
    return holding(this.picture.staff, DeskId.parse(desk), this.now);
  }

  /** What the server says about a desk. */
  server(desk: string, change: object): Refusal | undefined {
    return this.ask(machine(desk), change);
  }

  /** The names of what rings at a desk now. */
  ringing(desk: string): readonly string[] {
    const { groups } = deskAlarms(this.picture, CELL, this.now)(DeskId.parse(desk));
    return groups.flatMap(({ alarms }) => alarms.map(({ occurrence }) => occurrence.name));
  }
}
