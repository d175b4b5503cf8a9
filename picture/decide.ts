/** May this person do this, now? The one table of permissions and of what an item's state allows. */
import type { Cell } from './cell.ts';
import { type Change, type ChangeType, type Command, isRelease } from './entry.ts';
import { type AnyItem, itemOf, type Picture } from './fold.ts';
import { flaw } from './geo.ts';
import { changedAt } from './items/item.ts';
import { type Actor, may } from './permission.ts';
import type { Area, Shape } from './place.ts';
import { forbidden, impossible, overlooked, type Refusal } from './refusal.ts';
import { judgeRelease } from './releasing.ts';

export { mayRead, type Person } from './permission.ts';
export type { Refusal } from './refusal.ts';

/** What else a decision hangs on. Without it nothing is released. */
export interface Context {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly cell: Cell;
}

/** [P4] What only the desk that made an item may do to it. Others have positions, notes, replies. */
const ONLY_ITS_DESK: ReadonlySet<ChangeType> = new Set([
  'event.amended',
  'event.withdrawn',
  'zone.amended',
  'zone.suspended',
  'zone.resumed',
  'zone.withdrawn',
  'note.amended',
  'note.withdrawn',
]);

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
  if (!('item' in change)) return unsound(picture, change);
  const item = itemOf(picture, change.item);
  if (item === undefined)
    return impossible('R6', 'change.item', `${change.item} is not in the picture`);
  if (ONLY_ITS_DESK.has(change.type) && item.by.desk !== person.desk) {
    return forbidden(
      'P4',
      `${change.item} is of the desk ${item.by.desk}, which alone may do this`,
    );
  }
  if (isRelease(change) && person.role === 'server') {
    return judgeRelease(picture, item, change, person, context); // [R22] whatever became of the item
  }
  const late = outOfState(item, change.type);
  if (late !== undefined) return late;
  if (isRelease(change)) return judgeRelease(picture, item, change, person, context);
  return overtaken(item, command) ?? unsound(picture, change);
}

function outOfState(item: AnyItem, type: ChangeType): Refusal | undefined {
  if (item.state === 'withdrawn') {
    return impossible('R8', 'change.item', `${item.ref} was withdrawn`);
  }
  if (type === 'zone.suspended' && item.state === 'suspended') {
    return impossible('R9', 'change.item', `${item.ref} is suspended already`);
  }
  if (type === 'zone.resumed' && item.state !== 'suspended') {
    return impossible('R9', 'change.item', `${item.ref} is not suspended`);
  }
  return undefined;
}

/** [R12] Who changes an item has seen its last change, if they say what they had seen. */
function overtaken(item: AnyItem, { seen, change }: Command): Refusal | undefined {
  if (seen === undefined || !ONLY_ITS_DESK.has(change.type) || changedAt(item) <= seen.seq) {
    return undefined;
  }
  const missed = item.history.filter(({ seq }) => seq > seen.seq).map(({ seq }) => seq);
  return overlooked(`${item.ref} has changed since entry ${seen.seq}`, missed);
}

/** [R10] Shapes are sound. [R11] What is named is there. */
function unsound(picture: Picture, change: Change): Refusal | undefined {
  const drawn = shapeIn(change);
  const wrong = drawn && flaw(drawn.shape);
  if (drawn && wrong) return impossible('R10', `${drawn.field}.${wrong.field}`, wrong.why);
  for (const { field, ref } of namedIn(change)) {
    if (itemOf(picture, ref) === undefined)
      return impossible('R11', field, `${ref} is not in the picture`);
    if ('item' in change && change.item === ref) {
      return impossible('R11', field, `${ref} is the item itself`);
    }
  }
  return undefined;
}

function shapeIn(change: Change): { field: string; shape: Shape | Area } | undefined {
  switch (change.type) {
    case 'event.reported':
    case 'event.amended':
      return { field: 'change.event.geometry', shape: change.event.geometry };
    case 'zone.proposed':
    case 'zone.amended':
      return { field: 'change.terms.area', shape: change.terms.area };
    case 'note.added':
    case 'note.amended':
      return (
        change.note.mark && { field: 'change.note.mark.geometry', shape: change.note.mark.geometry }
      );
    default:
      return undefined;
  }
}

function namedIn(change: Change) {
  if (change.type === 'event.reported' || change.type === 'event.amended') {
    const links = change.event.links ?? [];
    return links.map(({ item }, i) => ({ field: `change.event.links.${i}.item`, ref: item }));
  }
  if ((change.type === 'note.added' || change.type === 'note.amended') && change.note.on) {
    return [{ field: 'change.note.on', ref: change.note.on }];
  }
  return [];
}
