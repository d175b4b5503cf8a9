/** Decides if an actor may make a change now. A refusal is a value that carries the rule and the reason. */

import type { Actor } from './actor.ts';
import { itemsIn } from './acts.ts';
import type { Ref } from './basics.ts';
import { type Command, isAccess } from './entry.ts';
import { JUDGES } from './judges.ts';
import type { Context, Judging } from './judging.ts';
import { changedAt } from './kinds/item.ts';
import { may } from './permission.ts';
import { type AnyItem, itemOf, type Picture, staffItemOf } from './picture.ts';
import { forbidden, impossible, overlooked, type Refusal } from './refusal.ts';
import { facetFor, type Ruled, ruleOf } from './registry.ts';
import { unsound } from './sound.ts';
import type { AnyStaffKind } from './staff/staff.ts';
import { viewsOf } from './views/deciding.ts';

export type { Person } from './actor.ts';
export type { Context } from './judging.ts';
export { mayRead } from './permission.ts';
export type { Refusal } from './refusal.ts';

/**
 * The reason to refuse a command; undefined if it may be sealed. Without `context`, changes that depend
 * on the clock or the cell are refused.
 */
export function decide(
  picture: Picture,
  command: Command,
  actor: Actor,
  context?: Context,
): Refusal | undefined {
  const { change } = command;
  const barred = may(actor, change.type, picture.opened);
  if (barred !== undefined) return barred;
  if (isAccess(change)) return undefined; // it names no item [R25]
  const ruled = ruleOf(change.type);
  if (ruled === undefined) return forbidden('P2', `nobody does ${change.type} by command`);
  const named = itemsIn(change);
  const seen = command.seen?.seq;
  const then = context && atItsTime(context, picture);
  const views = then && viewsOf(picture, then);
  const how = { picture, actor, seen, context, views, judges: JUDGES };
  if (ruled.of === 'staff') {
    return refusalForStaff(ruled.kind, command, picture, { ...how, context: then });
  }
  for (const [i, ref] of named.entries()) {
    const field = 'item' in change ? 'change.item' : `change.items.${i}`;
    const refusal = refusalFor(ruled, ref, command, picture, { ...how, field });
    if (refusal !== undefined) return refusal;
  }
  if (ruled.of === 'kind' && named.length === 0) {
    const refusal = ruled.kind.refuse(undefined, change, { ...how, field: 'change' });
    if (refusal !== undefined) return refusal;
  }
  const has = (ref: Ref) => itemOf(picture, ref) !== undefined;
  return unsound(ruled.rule.schema, change, named, has);
}

/** [C3] The clock as the entry will have it: what is judged by it is judged alike by who reads the log. */
function atItsTime(context: Context, { time }: Picture): Context {
  return time === undefined
    ? context
    : { ...context, now: Math.max(context.now, Date.parse(time)) };
}

/** The reason to refuse a change of a staff kind [R31]; undefined if there is none. */
function refusalForStaff(
  kind: AnyStaffKind,
  { change }: Command,
  picture: Picture,
  how: Omit<Judging, 'field'>,
): Refusal | undefined {
  const rule = ruleOf(change.type)?.rule;
  const desks = how.context?.cell.desks.length;
  if (desks !== undefined && !rule?.private && picture.opened?.members.length !== desks) {
    return forbidden('R31', 'a desk of the cell is no member of this picture');
  }
  const [ref] = itemsIn(change);
  const known = ref && staffItemOf(picture, ref);
  if (ref !== undefined && known?.kind !== kind.kind) {
    return impossible('R6', 'change.item', `${ref} is not in the picture`);
  }
  if (known !== undefined && !rule?.anyDesk && known.by.desk !== how.actor.desk) {
    return forbidden('P4', `${ref} is of the desk ${known.by.desk}, which alone may do this`);
  }
  return kind.refuse(known, change, {
    ...how,
    field: ref === undefined ? 'change' : 'change.item',
  });
}

/** The reason to refuse a change to one of the items that it names; undefined if there is none. */
function refusalFor(
  ruled: Exclude<Ruled, { of: 'staff' }>,
  ref: Ref,
  command: Command,
  picture: Picture,
  how: Judging,
): Refusal | undefined {
  const { change } = command;
  const { actor, field } = how;
  const { anyDesk } = ruled.rule;
  const item = itemOf(picture, ref);
  if (item === undefined || (ruled.of === 'kind' && item.kind !== ruled.kind.kind)) {
    return impossible('R6', field, `${ref} is not in the picture`);
  }
  const by = ruled.of === 'kind' ? ruled.kind : facetFor(item, change.type);
  if (by === undefined) return impossible('R26', field, `nobody does ${change.type} to ${ref}`);
  if (!anyDesk && item.by.desk !== actor.desk) {
    return forbidden('P4', `${ref} is of the desk ${item.by.desk}, which alone may do this`);
  }
  if (item.state === 'withdrawn' && !(ruled.of === 'facet' && actor.role === 'server')) {
    return impossible('R8', field, `${ref} was withdrawn`);
  }
  const refusal = by.refuse(item, change, how);
  if (refusal !== undefined || ruled.of === 'facet') return refusal;
  return overtaken(item, command);
}

/** [R12] Refuses authors who say what they had seen and have not seen the last change of the item. */
function overtaken(item: AnyItem, { seen }: Command): Refusal | undefined {
  if (seen === undefined || changedAt(item) <= seen.seq) return undefined;
  const missed = item.history.filter(({ seq }) => seq > seen.seq).map(({ seq }) => seq);
  return overlooked(`${item.ref} has changed since entry ${seen.seq}`, missed);
}
