/** Rules for names and roles of accounts, for the command line and HTTP alike. */
import type { DeskId, PersonId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { FEED } from '../../picture/feed.ts';
import { rolesAllowed, SERVER } from '../../picture/permission.ts';
import { impossible, type Refusal } from '../../picture/refusal.ts';
import type { Role } from '../../picture/wire.ts';
import type { Account } from './accounts.ts';
import { accountState } from './enrolments.ts';
import { isWallName } from './walls.ts';

/** Why these roles cannot be held at this desk; undefined: they can. [P14] [P17] */
export function rolesRefusal(
  roles: readonly Role[],
  desk: DeskId,
  cell: Cell,
): Refusal | undefined {
  if (roles.includes('wall') || roles.includes('feed')) {
    return impossible('P17', 'roles', 'walls come by a code, feeds by the secret of the server');
  }
  return rolesAllowed(roles, desk, cell)
    ? undefined
    : impossible('P14', 'roles', 'these roles do not go together, or not at this desk');
}

/** Why no person can have this name: in logs it means a machine. undefined: they can. [P17] */
export const nameRefusal = (person: PersonId): Refusal | undefined =>
  person === SERVER || person === FEED || isWallName(person)
    ? impossible('P17', 'person', `${person} is the name of what is no person`)
    : undefined;

/**
 * [P16] Why an account cannot be left with these roles: it is the last active admin of the
 * supervising desk. Pass no roles if it loses its proofs. undefined: it can.
 */
export function lastAdminRefusal(
  { person }: Account,
  roles: readonly Role[],
  all: readonly Account[],
  cell: Cell,
): Refusal | undefined {
  const admins = all.filter((one) => isCellAdmin(one, cell));
  return !roles.includes('admin') && admins.length === 1 && admins[0]?.person === person
    ? impossible('P16', 'roles', LAST_ADMIN)
    : undefined;
}

const LAST_ADMIN =
  'nobody else could handle the accounts of this cell: let another admin enrol first';

/** True for active accounts that may manage every account of the cell. */
export const isCellAdmin = (account: Account, { supervisor }: Cell): boolean =>
  account.desk === supervisor &&
  account.roles.includes('admin') &&
  accountState(account) === 'active';
