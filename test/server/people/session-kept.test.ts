import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeskId, PersonId } from '../../../picture/basics.ts';
import type { Role } from '../../../picture/wire.ts';
import { lifetimeOf } from '../../../server/people/lifetimes.ts';
import { openPeople, type People } from '../../../server/people/people.ts';
import type { Session } from '../../../server/people/session.ts';
import { CELL } from '../../support/cell.ts';
import { Clock, HOUR, MINUTE } from '../../support/clock.ts';
import { sized } from '../../support/scale.ts';
import { scratch } from '../../support/server.ts';
import '../../support/seed.ts';

const IL = DeskId.parse('il');
const NOA = PersonId.parse('noa');
const ROLES: readonly Role[] = ['officer', 'analyst'];

/** The same people twice: as the server has them open, and as a tool beside it. */
function twice(clock: Clock): { here: People; beside: People } {
  const path = join(scratch(), 'people.db');
  const site = () => ({ origin: 'http://localhost', name: 'x' });
  const [here, beside] = [0, 1].map(() => openPeople({ path, cell: CELL, now: clock.now, site }));
  if (here === undefined || beside === undefined) throw new Error('two');
  return { here, beside };
}

const turn = () => new Promise(setImmediate);

/** One who signed in, and what the rules say of them. */
interface Known {
  readonly token: string;
  readonly session: Session;
  readonly role: Role;
  readonly began: number;
  used: number;
  over: boolean;
}

const step = fc.oneof(
  fc.record({ do: fc.constant('begin' as const), role: fc.constantFrom(...ROLES) }),
  fc.record({ do: fc.constant('touch' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('end' as const), which: fc.nat(), beside: fc.boolean() }),
  fc.record({ do: fc.constant('all' as const), beside: fc.boolean() }),
  fc.record({
    do: fc.constant('roles' as const),
    roles: fc.subarray([...ROLES]),
    beside: fc.boolean(),
  }),
  fc.record({ do: fc.constant('undone' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('write' as const) }),
  fc.record({ do: fc.constant('sweep' as const) }),
  fc.record({
    do: fc.constant('wait' as const),
    ms: fc.constantFrom(1000, 5 * MINUTE, 59 * MINUTE, HOUR, 7 * HOUR),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What happens to sessions, here and beside, and what the rules make of it. */
class Course {
  readonly #clock = new Clock();
  readonly #known: Known[] = [];
  #held: readonly Role[] = ROLES;
  readonly #people = twice(this.#clock);

  constructor() {
    this.#people.here.accounts.add(NOA, IL, ROLES);
  }

  close(): void {
    for (const { store } of Object.values(this.#people)) store.close();
  }

  #at = (which: number) => this.#known[which % Math.max(1, this.#known.length)];

  async run(steps: readonly Step[]) {
    for (const one of steps) {
      this.#take(one);
      if ('beside' in one && one.beside) await turn(); // others' changes count from the next turn on
      this.#check();
    }
  }

  #take(one: Step): void {
    const { here, beside } = this.#people;
    const now = this.#clock.now();
    switch (one.do) {
      case 'begin': {
        if (!this.#held.includes(one.role)) return;
        const person = { desk: IL, person: NOA, role: one.role };
        const begun = here.sessions.begin({ person, way: 'passkey', address: '127.0.0.1' });
        this.#known.push({ ...begun, role: one.role, began: now, used: now, over: false });
        return;
      }
      case 'touch': {
        const known = this.#at(one.which);
        if (known === undefined || this.#isOver(known)) return;
        here.sessions.touch(known.session.hash);
        known.used = now;
        return;
      }
      case 'end': {
        const known = this.#at(one.which);
        if (known === undefined) return;
        (one.beside ? beside : here).sessions.end(known.session, 'signed-out');
        known.over = true;
        return;
      }
      case 'all':
        (one.beside ? beside : here).sessions.endAll(NOA);
        for (const known of this.#known) known.over = true;
        return;
      case 'roles': {
        const { accounts } = one.beside ? beside : here;
        const account = accounts.get(NOA);
        if (account === undefined) throw new Error('Noa is not there');
        accounts.setRoles(account, one.roles);
        this.#held = one.roles;
        return;
      }
      case 'undone': {
        const known = this.#at(one.which);
        if (known === undefined) return;
        const undo = () =>
          here.store.transaction(() => {
            here.store
              .prepare('UPDATE session SET ended = NULL WHERE hash = ?')
              .run(known.session.hash);
            here.sessions.find(known.token);
            throw new Error('undone');
          });
        expect(undo).toThrow('undone');
        return;
      }
      case 'write':
        here.sessions.writeUses();
        return;
      case 'sweep':
        here.sessions.sweep();
        return;
      case 'wait':
        this.#clock.pass(one.ms);
        return;
      default:
        one satisfies never;
    }
  }

  #isOver(known: Known): boolean {
    const now = this.#clock.now();
    const { idle, total } = lifetimeOf(known.role, 'passkey');
    const { began, used, role } = known;
    known.over ||= now >= began + total || now >= used + idle || !this.#held.includes(role);
    return known.over;
  }

  #check(): void {
    const { sessions } = this.#people.here;
    for (const known of this.#known) {
      const over = this.#isOver(known);
      const found = sessions.find(known.token);
      expect(found?.ended !== undefined, `${known.session.id} is over`).toBe(over);
      expect(sessions.isLive(known.session.hash)).toBe(!over);
      if (!over) expect(found?.used).toBe(known.used);
    }
  }
}

test('[S3] [S4] whatever happens to sessions, here or beside the server: none outlives its end, none ends before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const course = new Course();
      await course.run(steps).finally(() => course.close());
    }),
    { numRuns: sized({ test: 40, soak: 400 }) },
  );
});

test('[S4] what is asked again is not read again, until anything changes', async () => {
  const { here, beside } = twice(new Clock());
  here.accounts.add(NOA, IL, ROLES);
  const begin = () =>
    here.sessions.begin({
      person: { desk: IL, person: NOA, role: 'officer' },
      way: 'passkey',
      address: '127.0.0.1',
    });
  const { token, session } = begin();
  const versions = new Set([here.store.version()]);
  for (let i = 0; i < 3; i++) {
    await turn();
    here.sessions.touch(session.hash);
    expect(here.sessions.find(token)).toMatchObject({ id: session.id, ended: undefined });
    versions.add(here.store.version());
  }
  expect(versions.size).toBe(1);
  beside.sessions.end(session, 'revoked');
  await turn();
  expect(here.store.version()).not.toBe([...versions][0]);
  expect(here.sessions.find(token)).toMatchObject({ why: 'revoked' });
  for (const { store } of [here, beside]) store.close();
});
