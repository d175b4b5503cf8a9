/** Messages between desks and the receipts of them, for tests of what the page makes of those. */
import book from '../../data/phrasebook.json' with { type: 'json' };
import { Ref } from '../../picture/basics.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import { Book } from '../../picture/phrasebook/book.ts';
import type { Phrase } from '../../picture/phrasebook/phrase.ts';
import { phraseSaid, type Value } from '../../picture/phrasebook/said.ts';
import { CELL, NOW, type Said } from './picture.ts';

export const BOOK = Book.parse(book);

/** A phrase of the book; throws for one that it does not have. */
export function phrase(number: string, values: Readonly<Record<string, Value>>): Phrase {
  const said = phraseSaid(BOOK, number, values);
  if ('field' in said) throw new Error(`phrase ${number}: ${said.field} ${said.why}`);
  return said;
}

export const CEASE = phrase('229', {
  activity: 'firing',
  zone: 'Z-4107',
  time: '2026-11-22T16:00:00.000Z',
});

/** A message of a phrase, or with whatever else is given. */
export const message = (said: object = {}, desk = 'us', age?: number): Said => ({
  desk,
  change: {
    type: 'message.sent',
    message: { to: ['sy', 'il'], precedence: 'FLASH', phrase: CEASE, ...said },
  },
  ...(age === undefined ? {} : { age }),
});

/** An act of receipts by a desk, some minutes before NOW. */
export const receipt = (type: string, more: object, desk: string, age: number): Said => ({
  desk,
  change: { type: `receipt.${type}`, ...more },
  age,
});

/** The message of a reference in a picture; throws if it is none. */
export function messageOf(picture: Picture, ref: string): MessageItem {
  const item = itemOf(picture, Ref.parse(ref));
  if (item?.kind !== 'message') throw new Error(`${ref} is no message`);
  return item;
}

export { CELL, NOW };
