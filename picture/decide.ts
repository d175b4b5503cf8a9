/** May this person do this, now? The one table of permissions and of what an item's state allows. */
import type { DeskId, PersonId } from './basics.ts';
import type { Change, ChangeType, Command } from './entry.ts';
import { type AnyItem, itemOf, type Picture } from './fold.ts';
import { flaw } from './geo.ts';
import { changedAt } from './items/item.ts';
import type { Area, Shape } from './place.ts';
import type { Role } from './wire.ts';

export interface Person {
  readonly desk: DeskId;
  readonly person: PersonId;
  readonly role: Role;
}

/** Why not, by the rules of RULES.md: not theirs to do, not possible, or decided on an old picture. */
export type Refusal =
  | { readonly kind: 'forbidden'; readonly rule: string; readonly why: string }
  | {
      readonly kind: 'impossible';
      readonly rule: string;
      readonly field: string;
      readonly why: string;
    }
  | {
      readonly kind: 'missed';
      readonly rule: 'R12';
      readonly why: string;
      readonly missed: readonly number[];
    };

const WRITERS: readonly Role[] = ['analyst', 'officer', 'supervisor'];
const SPEAKERS: readonly Role[] = ['officer', 'supervisor'];

/** [P3] Who may do what in a picture of their desk. Walls, observers and admins change nothing. */
const MAY: Record<ChangeType, readonly Role[]> = {
  'picture.opened': [],
  'event.reported': [...WRITERS, 'feed'],
  'event.amended': WRITERS,
  'event.withdrawn': SPEAKERS,
  'position.taken': SPEAKERS,
  'zone.proposed': WRITERS,
  'zone.amended': WRITERS,
  'zone.suspended': SPEAKERS,
  'zone.resumed': SPEAKERS,
  'zone.withdrawn': SPEAKERS,
  'note.added': WRITERS,
  'note.amended': WRITERS,
  'note.replied': WRITERS,
  'note.withdrawn': WRITERS,
};

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

/** Whether this person may read the picture at all. */
export const mayRead = (picture: Picture, { desk }: Person): boolean =>
  picture.opened?.members.includes(desk) ?? false;

/** The reason to refuse a command, or undefined: it may be sealed. */
export function decide(picture: Picture, command: Command, person: Person): Refusal | undefined {
  const { change } = command;
  if (!mayRead(picture, person)) {
    return forbidden('P1', `${person.desk} is not a member of this picture`);
  }
  if (change.type === 'picture.opened') {
    return forbidden('P2', 'a picture is opened by the cell, never by a command');
  }
  if (!MAY[change.type].includes(person.role)) {
    return forbidden('P3', `the role ${person.role} does not do ${change.type}`);
  }
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
  return outOfState(item, change.type) ?? overtaken(item, command) ?? unsound(picture, change);
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
  return {
    kind: 'missed',
    rule: 'R12',
    why: `${item.ref} has changed since entry ${seen.seq}`,
    missed,
  };
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

const forbidden = (rule: string, why: string): Refusal => ({ kind: 'forbidden', rule, why });
const impossible = (rule: string, field: string, why: string): Refusal => ({
  kind: 'impossible',
  rule,
  field,
  why,
});
