/** An entry of the record of access in words. Pure: parts of a sentence, of which some read left to right. */
import type { AccessChange } from '../../picture/access.ts';
import type { Language } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { type Change, isAccess } from '../../picture/entry.ts';
import type { Role } from '../../picture/wire.ts';
import { spanText } from '../lib/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { pieces, type Slotted } from '../messages/fill.ts';
import { formOf } from '../messages/plural.ts';

export interface Part {
  readonly text: string;
  /** A name, a number, an address: shown left to right whatever stands around it. */
  readonly sign: boolean;
}

export interface Words {
  readonly record: Messages['record'];
  readonly ways: Messages['account']['ways'];
  readonly roles: Messages['shell']['roles'];
  /** Between words in a row. */
  readonly comma: string;
  readonly cell: Cell;
  readonly language: Language;
}

type Value = { readonly text: string; readonly sign: boolean };
const sign = (text: string): Value => ({ text, sign: true });
const word = (text: string): Value => ({ text, sign: false });

/** A sentence with its slots filled. */
export const partsOf = <Slot extends string>(
  template: Slotted<Slot>,
  values: Readonly<Record<Slot, Value>>,
): Part[] =>
  pieces(template, values).map((piece) => (typeof piece === 'string' ? word(piece) : piece));

export function sentenceOf(change: Change, words: Words): Part[] {
  const w = words.record;
  if (change.type === 'picture.opened') return [word(w.opened)];
  if (!isAccess(change)) return partsOf(w.other, { type: sign(change.type) });
  switch (change.type) {
    case 'access.signed-in':
      return partsOf(w.signedIn, {
        ...named(change),
        role: word(words.roles[change.role]),
        way: word(words.ways[change.way]),
      });
    case 'access.signed-out':
      return partsOf(w.signedOut, named(change));
    case 'access.session-ended':
      return [...partsOf(w.ended[change.why], named(change)), ...byWhom(change.by, words)];
    case 'access.refused':
      return refused(change, words);
    case 'access.enrolled':
      return partsOf(w.enrolled[change.way], named(change));
    case 'access.invited': {
      const values = { person: sign(change.person), roles: rolesIn(change.roles, words) };
      return [...partsOf(w.invited, values), ...byWhom(change.by ?? 'server', words)];
    }
    case 'access.roles-changed': {
      const values = { person: sign(change.person), roles: rolesIn(change.roles, words) };
      const said = change.roles.length === 0 ? w.closed : w.rolesChanged;
      return [...partsOf(said, values), ...byWhom(change.by ?? 'server', words)];
    }
    case 'access.wall-approved': {
      const names = change.pictures.map((id) => nameOf(id, words));
      return partsOf(w.wallApproved, {
        by: sign(change.by),
        pictures: word(names.join(words.comma)),
        session: sign(change.session),
      });
    }
    case 'access.exported':
      return partsOf(w.exported, {
        by: sign(change.by),
        picture: word(nameOf(change.picture, words)),
      });
    case 'access.clock-confirmed': {
      const span = word(spanText(change.ahead, words.language));
      return partsOf(w.clockConfirmed, { by: sign(change.by), span });
    }
    default:
      return change satisfies never;
  }
}

const named = ({ person, session }: { person: string; session?: string }) => ({
  person: sign(person),
  session: sign(session ?? ''),
});

const rolesIn = (roles: readonly Role[], { roles: names, comma }: Words): Value =>
  word(roles.map((role) => names[role]).join(comma));

/** The picture's name; of one that is not configured (any more), its id. */
const nameOf = (id: string, { cell, language }: Words): string =>
  cell.pictures.find((one) => one.id === id)?.name[language] ?? id;

/** Who did it to somebody else; `server`: at the server itself. */
function byWhom(by: string | undefined, { record: w, comma }: Words): Part[] {
  if (by === undefined) return [];
  return [word(comma), ...(by === 'server' ? [word(w.atServer)] : partsOf(w.by, { by: sign(by) }))];
}

type RefusedChange = Extract<AccessChange, { type: 'access.refused' }>;

function refused({ what, person, address, count }: RefusedChange, words: Words): Part[] {
  const { record: w, language, comma } = words;
  const more = [
    person === undefined ? [] : partsOf(w.named, { person: sign(person) }),
    address === undefined ? [] : partsOf(w.from, { address: sign(address) }),
    count === 1 ? [] : [word(formOf(count, w.times, language))],
  ].filter((parts) => parts.length > 0);
  return [word(w.refused[what]), ...more.flatMap((parts) => [word(comma), ...parts])];
}
