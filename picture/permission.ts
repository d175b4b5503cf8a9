/**
 * Permissions: decides who may read and change which pictures, for the server and every page. Which
 * roles may make a change stands beside it, in kinds/ and facets/ (`may`).
 */
import type { AccessChange } from './access.ts';
import { type Actor, type Machine, type Person, SERVER } from './actor.ts';
import type { DeskId } from './basics.ts';
import { type Cell, pictureKindBy } from './cell.ts';
import type { ChangeType } from './entry.ts';
import type { Opened } from './opened.ts';
import type { Picture } from './picture.ts';
import { forbidden, type Refusal } from './refusal.ts';
import { ruleOf } from './registry.ts';
import { type Role, SPEAKERS } from './roles.ts';

export { type Actor, type Machine, type Person, SERVER } from './actor.ts';

/** Reading a picture, or making a type of change in it. */
export type Act = 'read' | ChangeType;

/** The reason why this actor may not do this in the picture that `opened` opens; undefined if they may. */
export function may(actor: Actor, act: Act, opened: Opened | undefined): Refusal | undefined {
  if (opened === undefined) return forbidden('P1', 'the picture has not been opened');
  if (actor.role === 'server') return mayServer(actor, act, opened);
  if (actor.person === SERVER) return forbidden('P15', `nobody signs in as ${SERVER}`);
  const unreadable = mayNotRead(actor, opened);
  if (unreadable !== undefined || act === 'read') return unreadable;
  const kind = kindOf(opened);
  if (kind === 'access' || isAccess(act)) {
    return forbidden('P11', 'the server alone writes an access record');
  }
  if (act === 'picture.opened') {
    return forbidden('P2', 'a picture is opened by the cell, never by a command');
  }
  if (actor.role === 'admin') return forbidden('P10', 'an admin changes nothing in any picture');
  const ruled = ruleOf(act);
  const rule = ruled?.rule;
  if (ruled?.of === 'staff' && !rule?.private && kind !== 'shared') {
    return forbidden('R31', ONLY_SHARED);
  }
  if (rule?.private && kind !== 'private') return forbidden(rule.private.rule, rule.private.why);
  if (!rule?.may.includes(actor.role)) {
    const server = rule?.may.every((role) => role === 'server');
    const by = server ? 'P15' : (rule?.private?.rule ?? 'P3');
    return forbidden(by, `the role ${actor.role} does not do ${act}`);
  }
  if (kind === 'shared' && actor.role === 'analyst' && !rule.analystsShare) {
    return forbidden('P9', 'analysts write notes here; the rest enters through an officer');
  }
  return undefined;
}

/** True if this person may read the picture. */
export const mayRead = ({ opened }: Picture, person: Person): boolean =>
  may(person, 'read', opened) === undefined;

/** The reason why this person may not read the picture; undefined if they may. */
function mayNotRead(person: Person, opened: Opened): Refusal | undefined {
  const { desk, role, pictures } = person;
  const member = opened.members.includes(desk);
  if (kindOf(opened) === 'access') {
    return role === 'admin' || (member && SPEAKERS.includes(role))
      ? undefined
      : forbidden('P11', 'admins read it, and officers of the desk it is about');
  }
  if (!member) return forbidden('P1', `${desk} is not a member of this picture`);
  if (role === 'admin') return forbidden('P10', 'an admin reads access records only');
  if (role === 'wall' && !pictures?.includes(opened.picture)) {
    return forbidden('P13', 'this picture was not chosen for this wall');
  }
  return undefined;
}

const ONLY_SHARED = 'watches, channels and alarms are kept in the picture that all desks share';

/** [P11] [P15] The reason why the server may not do this by itself in this picture; undefined if it may. */
function mayServer({ person, desk }: Machine, act: Act, opened: Opened): Refusal | undefined {
  const kind = kindOf(opened);
  const ruled = ruleOf(act);
  const rule = ruled?.rule;
  const right =
    kind === 'access'
      ? isAccess(act)
      : rule?.may.includes('server') &&
        (!rule.private || kind === 'private') &&
        (ruled?.of !== 'staff' || kind === 'shared');
  return right && person === SERVER && opened.members.includes(desk)
    ? undefined
    : forbidden('P15', `the server does not do ${act} here by itself`);
}

const kindOf = ({ picture, members }: Opened) => pictureKindBy({ id: picture, members });

const isAccess = (act: Act): act is AccessChange['type'] => act.startsWith('access.');

/** [P14] True if one person at a desk of this cell may hold these roles together; false for none. */
export function rolesAllowed(roles: readonly Role[], desk: DeskId, cell: Cell): boolean {
  const speaks = roles.some((role) => SPEAKERS.includes(role));
  return (
    roles.length > 0 &&
    new Set(roles).size === roles.length &&
    cell.desks.some(({ id }) => id === desk) &&
    !(speaks && roles.includes('admin')) &&
    (desk === cell.supervisor || !roles.includes('supervisor'))
  );
}

/** [P16] The reason why this person may not handle the accounts of a desk; undefined if they may. */
export function mayHandle(person: Person, desk: DeskId, cell: Cell): Refusal | undefined {
  if (person.role !== 'admin') return forbidden('P16', 'admins handle accounts');
  return desk === person.desk || person.desk === cell.supervisor
    ? undefined
    : forbidden(
        'P16',
        'the accounts of another desk are handled there, or by the supervising desk',
      );
}

/** [P17] The reason why this person may not let walls in for their desk; undefined if they may. */
export function mayApproveWalls({ role }: Person): Refusal | undefined {
  return SPEAKERS.includes(role)
    ? undefined
    : forbidden('P17', 'officers and supervisors let walls in');
}

/** [L16] The reason why this person may not confirm the server's clock; undefined if they may. */
export const mayConfirmClock = ({ role }: Person): Refusal | undefined =>
  role === 'admin' ? undefined : forbidden('L16', 'admins confirm the clock of the server');

/** [P17] The reason why this person may not end the session of another; undefined if they may. */
export function mayEnd(person: Person, other: Person, cell: Cell): Refusal | undefined {
  if (person.person === other.person && person.desk === other.desk) return undefined;
  const wall = other.role === 'wall' && other.desk === person.desk;
  return wall && mayApproveWalls(person) === undefined
    ? undefined
    : mayHandle(person, other.desk, cell);
}
