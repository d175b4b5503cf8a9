/** Units: those to whom a desk passes on what they must know. [R60] */
import { z } from 'zod';
import { words } from '../../basics.ts';

/** The id of a unit that the cell lists for its desk. */
export const UnitId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'a unit is up to 32 lower-case letters, digits and hyphens');
/** A unit: one that the cell lists, or by the name that its desk has for it. */
export const Unit = z.union([
  z.strictObject({ listed: UnitId }),
  z.strictObject({ name: words(80) }),
]);

export type Unit = z.infer<typeof Unit>;

/** A unit as a key: two acts with the same are about the same unit. */
export const keyOfUnit = (unit: Unit): string =>
  'listed' in unit ? `listed ${unit.listed}` : `name ${unit.name}`;
