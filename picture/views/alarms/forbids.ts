/** Which events a zone forbids, by its kind: what holds where a cell says nothing. [R42] */
import { z } from 'zod';
import { CATEGORY_IDS, type Category } from '../../categories.ts';
import { ZONE_KINDS, type ZoneKind } from '../../kinds/zone.ts';
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

/** The schema of a cell's own table: every kind of zone, and for each kind every category of events exactly once. [R42] */
export const Forbids = z
  .record(
    z.enum(ZONE_KINDS),
    z.strictObject({
      forbidden: z.array(z.enum(CATEGORY_IDS)),
      allowed: z.array(z.enum(CATEGORY_IDS)),
    }),
  )
  .superRefine((table, refusing) => {
    for (const [kind, { forbidden, allowed }] of Object.entries(table)) {
      const said = [...forbidden, ...allowed];
      for (const category of CATEGORY_IDS) {
        const times = said.filter((one) => one === category).length;
        if (times === 1) continue;
        const message = `${category} stands ${times === 0 ? 'in neither list' : 'there twice'}`;
        refusing.addIssue({ code: 'custom', path: [kind], message });
      }
    }
  });

/** True if zones of a kind forbid events of a category. */
export type IsForbidden = (kind: ZoneKind, category: Category) => boolean;

/** The table of a cell. */
export function forbidsOf({ forbids }: Pick<Setting, 'forbids'>): IsForbidden {
  const table: Readonly<Record<string, { readonly forbidden: readonly string[] }>> =
    forbids ?? FORBIDDEN;
  const lists = new Map(
    Object.entries(table).map(([kind, { forbidden }]) => [kind, new Set(forbidden)]),
  );
  return (kind, category) => lists.get(kind)?.has(category) === true;
}
