/** The schema of the cell's table of what zones forbid: complete, or refused. [R42] */
import { z } from 'zod';
import { CATEGORY_IDS } from '../../categories.ts';
import { ZONE_KINDS } from '../../kinds/zone.ts';

/** Every kind of zone, and for each kind every category of events exactly once. [R42] */
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
