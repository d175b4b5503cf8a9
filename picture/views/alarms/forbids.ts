/** Which events a zone forbids, by its kind: what holds where a cell says nothing. [R42] */
import type { Category } from '../../categories.ts';
import type { ZoneKind } from '../../kinds/zone.ts';
import type { Setting } from '../../setting.ts';

const FIRE = [
  'small-arms-fire',
  'indirect-fire',
  'rocket-alert',
  'air-strike',
  'air-defence',
  'explosion',
] as const satisfies readonly Category[];

/** People, herds and vehicles that are where they may come to harm. */
const PEOPLE = [
  'un-patrol',
  'convoy',
  'crossing',
  'farming',
  'grazing',
  'missing-person',
  'gathering',
] as const satisfies readonly Category[];

/** What is in no list is allowed. The reasons are for the people who change the table in cell.json. */
export const FORBIDDEN = {
  'no-fly': {
    because: 'Nothing flies there. What is fired through it is for a no-fire zone to forbid.',
    forbidden: ['air-strike', 'aircraft', 'uav'],
  },
  'no-fire': {
    because: 'No weapon is used there or lands there; lights are fired too.',
    forbidden: [...FIRE, 'flare'],
  },
  'no-entry': {
    because: 'Nobody enters on the ground. The UN patrols by right, and the sick are fetched.',
    forbidden: [
      'line-crossing',
      'vehicle-movement',
      'detention',
      'convoy',
      'crossing',
      'farming',
      'grazing',
      'gathering',
    ],
  },
  coordination: {
    because: 'All may happen there that was coordinated, and a report does not say if it was.',
    forbidden: [],
  },
  corridor: {
    because: 'Ambulances and repair crews drive there: no fire, no mine, nobody held up.',
    forbidden: [...FIRE, 'mine-or-uxo', 'detention'],
  },
  'protected-site': {
    because: 'A hospital, a well or a school: no fire, no mine, no military presence.',
    forbidden: [...FIRE, 'mine-or-uxo', 'vehicle-movement', 'detention'],
  },
  exercise: {
    because: 'Fire and movement are what was announced. People who stray in are in danger.',
    forbidden: PEOPLE,
  },
  hazard: {
    because: 'Mines, chemicals or fire: people in it have to be warned, also in vehicles.',
    forbidden: [...PEOPLE, 'vehicle-movement'],
  },
} as const satisfies Record<
  ZoneKind,
  { readonly because: string; readonly forbidden: readonly Category[] }
>;

/** True if zones of a kind forbid events of a category. */
export type Forbids = (kind: ZoneKind, category: Category) => boolean;

/** The table of a cell. */
export function forbidsOf({ forbids }: Pick<Setting, 'forbids'>): Forbids {
  const table: Readonly<Record<string, { readonly forbidden: readonly string[] }>> =
    forbids ?? FORBIDDEN;
  const lists = new Map(
    Object.entries(table).map(([kind, { forbidden }]) => [kind, new Set(forbidden)]),
  );
  return (kind, category) => lists.get(kind)?.has(category) === true;
}
