/** Walls and people of every desk on one picture: some point, the others watch. */
import type { Person } from '../../picture/decide.ts';
import { DESKS, person } from './people.ts';
import type { Screen } from './screen.ts';

export interface Crowd {
  /** Screens that point: walls, and of people. */
  readonly walls: number;
  readonly people: number;
  readonly watching: number;
  /** How often each that points does. */
  readonly perSecond: number;
}

export async function gather(
  { walls, people, watching }: Crowd,
  open: (who: Person) => Promise<Screen>,
): Promise<{ readonly pointing: readonly Screen[]; readonly watching: readonly Screen[] }> {
  const some = (count: number, who: (i: number) => Person) =>
    Promise.all(Array.from({ length: count }, (_, i) => open(who(i))));
  const desk = (i: number) => DESKS[i % DESKS.length] ?? 'us';
  return {
    pointing: [
      ...(await some(walls, () => person('us', 'wall'))),
      ...(await some(people, (i) => person(desk(i), i % 2 === 0 ? 'officer' : 'analyst'))),
    ],
    watching: await some(watching, (i) => person(desk(i), 'observer')),
  };
}

/** Each says where its `i`th place is. */
export const point = (screens: readonly Screen[], i: number): void => {
  for (const screen of screens) screen.say({ type: 'presence', cursor: [35 + i / 1000, 33] });
};
