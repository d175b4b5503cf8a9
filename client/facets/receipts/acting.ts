/** Which acts of receipts are a person's to make now, and the changes that they are. Pure. [R60] [R61] [R64] [P21] */
import type { DeskId, PersonId } from '../../../picture/basics.ts';
import type { Change } from '../../../picture/entry.ts';
import { lastDigits } from '../../../picture/facets/receipts/judge.ts';
import type { Asked } from '../../../picture/facets/receipts/receipt.ts';
import type { Unit } from '../../../picture/facets/receipts/unit.ts';
import type { Picture } from '../../../picture/fold.ts';
import type { Item } from '../../../picture/kinds/item.ts';
import type { Book } from '../../../picture/phrasebook/book.ts';
import { readBack } from '../../../picture/phrasebook/read-out.ts';
import { SPEAKERS } from '../../../picture/roles.ts';
import { holding, standingOf } from '../../../picture/staff/ledger.ts';
import type { DeskLadder, Ladder } from '../../../picture/views/receipts/ladder.ts';
import type { Me } from '../../api/api.ts';

type Reference = Pick<Item, 'ref'>;

export interface Acting {
  readonly picture: Pick<Picture, 'staff'>;
  readonly me: Pick<Me, 'desk' | 'person' | 'role'>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Whether somebody may acknowledge for their desk now, or who must. */
export type Acknowledging =
  /** `held: false`: nobody holds the watch, and the entry says so. `digits`: it asks for them. */
  | { readonly may: true; readonly held?: false; readonly digits: boolean }
  | { readonly may: false; readonly why: 'role' }
  | { readonly may: false; readonly why: 'holder'; readonly person: PersonId };

/** The steps of the reader's desk; undefined: it does not have to know. */
export const ownOf = ({ desks }: Ladder, { desk }: Pick<Me, 'desk'>): DeskLadder | undefined =>
  desks.find((one) => one.desk === desk);

/** Undefined: there is nothing to acknowledge, or nothing any more. */
export function acknowledging(
  ladder: Ladder,
  { picture, me, now }: Acting,
): Acknowledging | undefined {
  const own = ownOf(ladder, me);
  if (own === undefined || own.acknowledged.is === 'made' || ladder.over) return undefined;
  if (!SPEAKERS.includes(me.role)) return { may: false, why: 'role' };
  const standing = standingOf(picture.staff, me, now);
  const digits = ladder.asked.precedence === 'FLASH';
  if (standing === 'nobody-holds') return { may: true, held: false, digits };
  if (standing !== undefined) return { may: true, digits };
  const person = holding(picture.staff, me.desk, now)?.by.person;
  if (person === undefined) throw new Error('nobody holds the watch, and that is a standing');
  return { may: false, why: 'holder', person };
}

/** Whether somebody may pass it on to units of their desk, and say that those have confirmed. */
export function passing(ladder: Ladder, me: Acting['me']): 'may' | 'first' | undefined {
  const own = ownOf(ladder, me);
  if (own === undefined || !SPEAKERS.includes(me.role)) return undefined;
  if (own.acknowledged.is === 'made') return 'may';
  return ladder.over ? undefined : 'first';
}

/** The other desks that somebody may have told by voice. */
export const tellable = ({ desks }: Ladder, { desk, role }: Acting['me']): readonly DeskId[] =>
  SPEAKERS.includes(role) ? desks.map((one) => one.desk).filter((one) => one !== desk) : [];

/** What somebody who was told reads back; undefined: that is a phrase, and the book is not here yet. */
export const readBackOf = (
  item: Reference,
  { phrase }: Pick<Asked, 'phrase'>,
  book: Book | undefined,
): string | undefined => {
  if (phrase === undefined) return lastDigits(item);
  return book && readBack(book, phrase);
};

export const acknowledgement = (
  { ref }: Reference,
  { words }: Asked,
  { held, digits }: { readonly held?: false; readonly digits: string | undefined },
): Change => ({
  type: 'receipt.acknowledged',
  item: ref,
  entry: words.seq,
  ...(digits === undefined ? {} : { digits }),
  ...(held === undefined ? {} : { held }),
});

export const ofUnit = (
  type: 'receipt.passed' | 'receipt.confirmed',
  { ref }: Reference,
  { words }: Asked,
  unit: Unit,
): Change => ({ type, item: ref, entry: words.seq, unit });

export const telling = (
  { ref }: Reference,
  desk: DeskId,
  person: string,
  digits: string,
): Change => ({ type: 'receipt.told', items: [ref], desk, person, digits });
