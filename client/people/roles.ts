/** [P14] Which roles may be added to those that are chosen, and why not. Pure; the server judges again. */
import type { DeskId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { rolesAllowed } from '../../picture/permission.ts';
import type { Role } from '../../picture/wire.ts';

export type WhyNot = 'speaks' | 'admin' | 'supervisor';

/** Why this role cannot stand beside the chosen ones at this desk; undefined: it can. */
export function whyNotRole(
  role: Role,
  chosen: readonly Role[],
  desk: DeskId,
  cell: Cell,
): WhyNot | undefined {
  const others = chosen.filter((one) => one !== role && rolesAllowed([one], desk, cell));
  if (rolesAllowed([...others, role], desk, cell)) return undefined;
  if (!rolesAllowed([role], desk, cell)) return 'supervisor';
  return role === 'admin' ? 'admin' : 'speaks';
}

/** The chosen ones that may be held together at this desk: what is greyed out is not asked for. */
export const heldOf = (chosen: readonly Role[], desk: DeskId, cell: Cell): readonly Role[] =>
  chosen.filter((role) => whyNotRole(role, chosen, desk, cell) === undefined);
