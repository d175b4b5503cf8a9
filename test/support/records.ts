/** Access records as a server writes them: who was invited, enrolled, came and went. */
import fc from 'fast-check';
import type { Opened } from '../../picture/entry.ts';
import { DESK_CELL, machine, openedAs } from './desks.ts';
import { Growing } from './logs.ts';

const PEOPLE = ['noa.il', 'dan.il', 'tal.il'] as const;

const step = fc.record({
  person: fc.constantFrom(...PEOPLE),
  what: fc.constantFrom('in', 'in', 'out', 'ended', 'roles', 'refused', 'wall', 'exported'),
  role: fc.constantFrom('officer' as const, 'analyst' as const),
  tick: fc.integer({ min: -2000, max: 100_000 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const sessionOf = (n: number): string => (0x10000000 + n).toString(16);

/** What a step writes; nothing, if there is nobody to do it. */
function written({ person, what, role }: Step, n: number, open: Map<string, string>): object[] {
  const session = open.get(person);
  const next = sessionOf(n);
  switch (what) {
    case 'in':
      open.set(person, next);
      return [
        { type: 'access.signed-in', person, role, way: 'passkey', session: next },
        ...(session === undefined
          ? []
          : [{ type: 'access.session-ended', person, session, why: 'replaced' }]),
      ];
    case 'out':
    case 'ended':
      open.delete(person);
      if (session === undefined) return [];
      return what === 'out'
        ? [{ type: 'access.signed-out', person, session }]
        : [{ type: 'access.session-ended', person, session, why: 'revoked', by: 'root.us' }];
    case 'roles':
      return [
        { type: 'access.roles-changed', person, roles: ['analyst', 'officer'], by: 'root.us' },
      ];
    case 'refused':
      return [{ type: 'access.refused', what: 'read', person, address: '127.0.0.1', count: n + 1 }];
    case 'wall': {
      const wall = `il-wall-${String(n).padStart(4, '0')}`;
      return [
        { type: 'access.signed-in', person: wall, role: 'wall', way: 'wall', session: next },
        { type: 'access.wall-approved', session: next, pictures: ['shared'], by: person },
      ];
    }
    case 'exported':
      return [{ type: 'access.exported', picture: 'il', by: person }];
    default:
      return what satisfies never;
  }
}

const OPENING: Opened = openedAs('access-il', 'il');

/** The record of desk il. */
export const record: fc.Arbitrary<Growing> = fc.array(step, { maxLength: 30 }).map((steps) => {
  const log = new Growing(undefined, OPENING, DESK_CELL);
  const server = machine('il');
  const ask = (change: object, tick: number) => {
    const refusal = log.ask(server, change, tick);
    if (refusal !== undefined) throw new Error(`the server was refused: ${refusal.why}`);
  };
  for (const person of PEOPLE) {
    ask({ type: 'access.invited', person, roles: ['officer', 'analyst'], by: 'root.us' }, 1000);
    ask({ type: 'access.enrolled', person, way: 'passkey' }, 1000);
  }
  const open = new Map<string, string>();
  for (const [n, one] of steps.entries()) {
    for (const change of written(one, n, open)) ask(change, one.tick);
  }
  return log;
});
