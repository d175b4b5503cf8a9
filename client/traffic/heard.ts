/** What is wrong with digits that were heard, and which message of the picture they are of. Pure. */
import type { Picture } from '../../picture/fold.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import type { Book } from '../../picture/phrasebook/book.ts';
import type { Hearing } from '../../picture/phrasebook/hearing.ts';
import { readOut } from '../../picture/phrasebook/read-out.ts';
import { latinDigits } from '../../picture/reading/text.ts';
import { itemsOf } from '../store/by-kind.ts';

/** The group that has to be said again: 'number', the name of a value, 'closing' for all, 'beyond'. */
export function wrongIn({ groups, beyond }: Hearing): string | undefined {
  return groups.find(({ is }) => is === 'wrong')?.name ?? (beyond === '' ? undefined : 'beyond');
}

/** The newest message with just these digits. */
export function sameAs(picture: Picture, book: Book, typed: string): MessageItem | undefined {
  const digits = latinDigits(typed).replace(/\D/g, '');
  return itemsOf(picture, 'message').find(({ fields: { phrase } }) => {
    if (phrase === undefined || !digits.startsWith(phrase.number)) return false;
    return readOut(book, phrase).join('') === digits;
  });
}
