/** A log in which desks send each other messages: in phrases by their numbers, or in free text. */
import type { Refusal } from '../../picture/decide.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import { phraseOf } from '../../picture/phrasebook/book.ts';
import type { Phrase } from '../../picture/phrasebook/phrase.ts';
import type { Value } from '../../picture/phrasebook/said.ts';
import { BOOK } from './books.ts';
import { itemAt } from './growing.ts';
import { person } from './people.ts';
import { said } from './phrases.ts';
import { Staffed } from './staffed.ts';

type Values = Readonly<Record<string, Value>>;

/** A message from a desk to others: `us > il sy`. */
interface Sent {
  readonly way: string;
  readonly number?: string;
  readonly values?: Values;
  /** Fields of the message replaced. */
  readonly over?: object;
}

/** What a message says in a phrase, at the precedence that the book proposes. */
export function messageOf(to: readonly string[], phrase: Phrase, over: object = {}): object {
  const precedence = phraseOf(BOOK, phrase.number)?.precedence;
  return { type: 'message.sent', message: { to, precedence, phrase, ...over } };
}

export class Correspondence extends Staffed {
  message(ref: string): MessageItem {
    const item = itemAt(this.picture, ref);
    if (item?.kind !== 'message') throw new Error(`no message ${ref}`);
    return item;
  }

  /** Why a message is not taken; undefined: it was. */
  refused({ way, number = '101', values = {}, over = {} }: Sent): Refusal | undefined {
    const [from = '', to = ''] = way.split(' > ');
    return this.ask(person(from), messageOf(to.split(' '), said(number, values), over));
  }

  /** The reference of a message that is taken; throws if it is not. */
  send(way: string, number: string, values: Values = {}, over: object = {}): string {
    const refusal = this.refused({ way, number, values, over });
    if (refusal !== undefined) throw new Error(JSON.stringify(refusal));
    return `M-${this.picture.seq}`;
  }

  /** The same for one that answers another. */
  answer(way: string, number: string, ref: string, values: Values = {}, over: object = {}) {
    const { precedence } = this.message(ref).fields;
    return this.refused({
      way,
      number,
      values: { message: ref, ...values },
      over: { precedence, answers: ref, ...over },
    });
  }

  /** A minute from now on, so many minutes later. */
  at(minutes: number): string {
    return new Date(Math.ceil(this.now / 60_000 + minutes) * 60_000).toISOString();
  }
}
