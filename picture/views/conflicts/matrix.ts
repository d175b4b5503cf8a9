/** Which kinds of zones conflict where they meet: what holds where a cell says nothing. [R54] */
import { z } from 'zod';
import { ZONE_KINDS, type ZoneKind } from '../../kinds/zone.ts';
import type { Setting } from '../../setting.ts';

/** Each pair stands at both of its kinds. Why: because.ts. */
export const CONFLICTING = {
  'no-fly': { conflict: ['exercise'] },
  'no-fire': { conflict: ['exercise'] },
  'no-entry': { conflict: ['corridor', 'protected-site', 'exercise'] },
  coordination: { conflict: ['exercise'] },
  corridor: { conflict: ['no-entry', 'exercise', 'hazard'] },
  'protected-site': { conflict: ['no-entry', 'exercise', 'hazard'] },
  exercise: {
    conflict: [
      'no-fly',
      'no-fire',
      'no-entry',
      'coordination',
      'corridor',
      'protected-site',
      'exercise',
      'hazard',
    ],
  },
  hazard: { conflict: ['corridor', 'protected-site', 'exercise'] },
} as const satisfies Record<ZoneKind, { readonly conflict: readonly ZoneKind[] }>;

/** The schema of a cell's own table: every pair of kinds, said at both of them and alike. [R54] */
export const Conflicts = z
  .record(
    z.enum(ZONE_KINDS),
    z.strictObject({
      conflict: z.array(z.enum(ZONE_KINDS)),
      together: z.array(z.enum(ZONE_KINDS)),
    }),
  )
  .superRefine((table, refusing) => {
    const refuse = (kind: ZoneKind, message: string) =>
      refusing.addIssue({ code: 'custom', path: [kind], message });
    for (const one of ZONE_KINDS) {
      const { conflict, together } = table[one];
      for (const two of ZONE_KINDS) {
        const times = [...conflict, ...together].filter((kind) => kind === two).length;
        if (times === 0) refuse(one, `${two} stands in neither list`);
        if (times > 1) refuse(one, `${two} stands there twice`);
        if (one < two && conflict.includes(two) !== table[two].conflict.includes(one)) {
          refuse(
            one,
            `${one} and ${two} conflict in one of their rows and go together in the other`,
          );
        }
      }
    }
  });

/** True if zones of these two kinds conflict where they meet; the same in either order. */
export type IsConflict = (one: ZoneKind, two: ZoneKind) => boolean;

/** The table of a cell. */
export function conflictsOf({ conflicts }: Pick<Setting, 'conflicts'>): IsConflict {
  const table: Readonly<Record<string, { readonly conflict: readonly string[] }>> =
    conflicts ?? CONFLICTING;
  const rows = new Map(Object.entries(table).map(([kind, row]) => [kind, new Set(row.conflict)]));
  return (one, two) => rows.get(one)?.has(two) === true;
}
export type Conflicts = z.infer<typeof Conflicts>;
