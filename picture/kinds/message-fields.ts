/** What a message says: a phrase of the book or free text, how urgent, to which desks, about what. [R57] */
import { z } from 'zod';
import { DeskId, Ref, type Texts, texts } from '../basics.ts';
import { MessageRef, Phrase } from '../phrasebook/phrase.ts';
import { textOf } from '../phrasebook/wording.ts';
import { Precedence } from '../precedence.ts';

export { MessageRef } from '../phrasebook/phrase.ts';

const unique = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;

/** All that a message says of itself. */
export const MessageFields = z
  .strictObject({
    /** The desks that must know it, and answer. */
    to: z
      .array(DeskId)
      .min(1, 'names no desk')
      .max(16, 'names more than 16 desks')
      .refine(unique, 'names a desk twice'),
    precedence: Precedence,
    phrase: Phrase.optional(),
    /** Free text: its wording is not agreed, and it can only be acknowledged. */
    text: texts(1000).optional(),
    /** The items that it is about. */
    about: z
      .array(Ref)
      .max(20, 'names more than 20 items')
      .refine(unique, 'names one twice')
      .optional(),
    /** The message that it answers. */
    answers: MessageRef.optional(),
  })
  .refine(({ phrase, text }) => (phrase === undefined) !== (text === undefined), {
    error: 'a message is a phrase or a text, and not both',
    path: ['phrase'],
  });

export type MessageFields = z.infer<typeof MessageFields>;

/** The words of a message in every language that it is in; values of a phrase are isolated by marks. */
export function wordsOfMessage({ phrase, text }: MessageFields): Texts {
  if (text !== undefined) return text;
  if (phrase === undefined) throw new Error('a message without words');
  return {
    original: 'en',
    en: textOf(phrase, 'en'),
    ar: textOf(phrase, 'ar'),
    he: textOf(phrase, 'he'),
  };
}
