/** May this person do this, now? The one table of permissions and of what an item's state allows. */

import type { Ref } from './basics.ts';
import type { Cell } from './cell.ts';
import { type Command, isAccess, isRelease } from './entry.ts';
import { type AnyItem, itemOf, type Picture } from './fold.ts';
import { flaw } from './geo.ts';
import { changedAt } from './kinds/item.ts';
import type { Rule } from './kinds/kind.ts';
import { type ItemChange, ruleOf } from './kinds.ts';
import { partsOf } from './parts.ts';
import { type Actor, may } from './permission.ts';
import type { Area, Shape } from './place.ts';
import { forbidden, impossible, overlooked, type Refusal } from './refusal.ts';
import type { ReleaseChange } from './release-steps.ts';
import { judgeRelease } from './releasing.ts';

export { mayRead, type Person } from './permission.ts';
export type { Refusal } from './refusal.ts';

/** What else a decision hangs on. Without it nothing is released. */
export interface Context {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly cell: Cell;
}

/** The reason to refuse a command, or undefined: it may be sealed. */
export function decide(
  picture: Picture,
  command: Command,
  person: Actor,
  context?: Context,
): Refusal | undefined {
  const { change } = command;
  const barred = may(person, change.type, picture.opened);
  if (barred !== undefined) return barred;
  if (isAccess(change)) return undefined; // it names no item [R25]
  if (isRelease(change)) return released(picture, change, person, context);
  const known = ruleOf(change.type);
  if (known === undefined || change.type === 'picture.opened') {
    return forbidden('P2', `nobody does ${change.type} by command`);
  }
  const { kind, rule } = known;
  if (!('item' in change)) return unsound(picture, rule, change);
  const item = itemOf(picture, change.item);
  if (item?.kind !== kind.kind) return absent(change.item);
  if (!rule.anyDesk && item.by.desk !== person.desk) {
    return forbidden('P4', `${item.ref} is of the desk ${item.by.desk}, which alone may do this`);
  }
  if (item.state === 'withdrawn') return gone(item);
  const late = kind.barred(item, change.type);
  if (late !== undefined) return impossible('R9', 'change.item', late);
  if (!rule.anyDesk) {
    const missed = overtaken(item, command);
    if (missed !== undefined) return missed;
  }
  return unsound(picture, rule, change);
}

const absent = (ref: Ref) => impossible('R6', 'change.item', `${ref} is not in the picture`);
const gone = ({ ref }: AnyItem) => impossible('R8', 'change.item', `${ref} was withdrawn`);

/** [R22] The server records what became of a release whatever became of its item. */
function released(
  picture: Picture,
  change: ReleaseChange,
  person: Actor,
  context: Context | undefined,
): Refusal | undefined {
  const item = itemOf(picture, change.item);
  if (item === undefined) return absent(change.item);
  if (item.state === 'withdrawn' && person.role !== 'server') return gone(item);
  return judgeRelease(picture, item, change, person, context);
}

/** [R12] Who changes an item has seen its last change, if they say what they had seen. */
function overtaken(item: AnyItem, { seen }: Command): Refusal | undefined {
  if (seen === undefined || changedAt(item) <= seen.seq) return undefined;
  const missed = item.history.filter(({ seq }) => seq > seen.seq).map(({ seq }) => seq);
  return overlooked(`${item.ref} has changed since entry ${seen.seq}`, missed);
}

/** [R10] Shapes are sound, [R11] and what is named is there, wherever in a change they stand. */
function unsound(picture: Picture, { schema }: Rule, change: ItemChange): Refusal | undefined {
  const own = 'item' in change ? change.item : undefined;
  const parts = partsOf(schema, change, 'change').filter(({ field }) => field !== 'change.item');
  for (const { field, value } of parts.filter(({ part }) => part === 'shape')) {
    const wrong = flaw(value as Shape | Area); // its schema has read it
    if (wrong) return impossible('R10', `${field}.${wrong.field}`, wrong.why);
  }
  for (const { field, value } of parts.filter(({ part }) => part === 'ref')) {
    const ref = value as Ref;
    if (itemOf(picture, ref) === undefined) {
      return impossible('R11', field, `${ref} is not in the picture`);
    }
    if (ref === own) return impossible('R11', field, `${ref} is the item itself`);
  }
  return undefined;
}
