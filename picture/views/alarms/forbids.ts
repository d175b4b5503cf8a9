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

/** What is in no list is allowed. Why: because.ts. */
export const FORBIDDEN = {
  'no-fly': { forbidden: ['air-strike', 'aircraft', 'uav'] },
  'no-fire': { forbidden: [...FIRE, 'flare'] },
  'no-entry': {
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
  coordination: { forbidden: [] },
  corridor: { forbidden: [...FIRE, 'mine-or-uxo', 'detention'] },
  'protected-site': { forbidden: [...FIRE, 'mine-or-uxo', 'vehicle-movement', 'detention'] },
  exercise: { forbidden: PEOPLE },
  hazard: { forbidden: [...PEOPLE, 'vehicle-movement'] },
} as const satisfies Record<ZoneKind, { readonly forbidden: readonly Category[] }>;

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
