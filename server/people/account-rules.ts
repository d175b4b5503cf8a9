/** What an account may be called and hold: the same at the command line and over HTTP. */
import type { DeskId, PersonId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { rolesAllowed, SERVER } from '../../picture/permission.ts';
import { impossible, type Refusal } from '../../picture/refusal.ts';
import type { Role } from '../../picture/wire.ts';
import type { Account } from './accounts.ts';
import { accountState } from './enrolments.ts';
import { FEED } from './signed-tokens.ts';
import { isWallName } from './walls.ts';

/** Why somebody may not hold these roles, if so. */
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

/** Why nobody may be called so, if so: the name stands for something else in logs and records. */
export const nameRefusal = (person: PersonId): Refusal | undefined =>
  person === SERVER || person === FEED || isWallName(person)
    ? impossible('P17', 'person', `${person} is the name of what is no person`)
    : undefined;

/**
 * [P16] Why the last admin of the supervising desk who can sign in goes on being one, if these roles were to be all
 * that somebody can act in; none, for who loses what they sign in with.
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

/** Whether somebody handles the accounts of the whole cell, and can sign in. */
export const isCellAdmin = (account: Account, { supervisor }: Cell): boolean =>
  account.desk === supervisor &&
  account.roles.includes('admin') &&
  accountState(account) === 'active';
