/** With what words a message begins: new, as an answer, as a correction, as it was heard. Pure. */
import type { DeskId, Language, Ref } from '../../picture/basics.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import { type Book, CANCELLATION, CORRECTION, phraseOf } from '../../picture/phrasebook/book.ts';
import { type Hearing, momentOf } from '../../picture/phrasebook/hearing.ts';
import { type Value, valueIn } from '../../picture/phrasebook/said.ts';
import type { FieldValues } from '../fields/field-values.ts';
import { typedValueOf } from './slot-values.ts';

/** A new one: to all others, about what is looked at. */
export const newWords = (others: readonly DeskId[], about?: Ref): FieldValues => ({
  to: others.join(','),
  ...(about === undefined ? {} : { about }),
});

/** An answer to a message: to who sent it. The phrase is chosen among the allowed ones. */
export const answerWords = ({ ref, by, fields }: MessageItem): FieldValues => ({
  to: by.desk,
  answers: ref,
  'slot.message': ref,
  ...aboutOf(fields.about),
});

/** What says of a message that it is wrong, or void: to whom it was sent. */
export const endingWords = (
  { ref, fields }: MessageItem,
  is: 'corrected' | 'cancelled',
): FieldValues => ({
  to: fields.to.join(','),
  phrase: is === 'corrected' ? CORRECTION : CANCELLATION,
  'slot.message': ref,
  ...aboutOf(fields.about),
});

/** A message as it would be typed, to be sent again with better values. */
export function wordsOfItem(book: Book, { fields }: MessageItem, language: Language): FieldValues {
  const { to, precedence, phrase, text, about, answers } = fields;
  const known = phrase && phraseOf(book, phrase.number);
  const values = (phrase?.slots ?? []).flatMap((slot) => {
    const place = known?.slots.find(({ name }) => name === slot.name);
    if (place === undefined) return [];
    const typed = typedValueOf(book, place, valueIn(slot), language);
    return [[`slot.${slot.name}`, typed] as const];
  });
  return {
    to: to.join(','),
    precedence,
    ...(phrase === undefined ? { free: 'yes' } : { phrase: phrase.number }),
    ...Object.fromEntries(values),
    ...(text === undefined
      ? {}
      : {
          'text.original': text.original,
          'text.en': text.en ?? '',
          'text.ar': text.ar ?? '',
          'text.he': text.he ?? '',
        }),
    ...(answers === undefined ? {} : { answers }),
    ...aboutOf(about),
  };
}

/** What was heard, as it would be typed; a time in the month that brings it nearest to now (ms). */
export function wordsHeard(
  book: Book,
  { phrase, groups }: Hearing,
  language: Language,
  now: number,
): FieldValues {
  if (phrase === undefined) return {};
  const values = groups.flatMap(({ name, is, value }) => {
    const place = phrase.slots.find((one) => one.name === name);
    if (place === undefined || is !== 'right') return [];
    const meant = meantBy(value, now);
    return [[`slot.${name}`, typedValueOf(book, place, meant, language)] as const];
  });
  return { phrase: phrase.number, ...Object.fromEntries(values) };
}

/** A value that was heard as a phrase holds it. */
export function meantBy(value: Hearing['groups'][number]['value'], now: number): Value {
  if (typeof value !== 'object' || !('day' in value)) return value;
  const at = momentOf(value, now);
  return at === undefined ? undefined : new Date(at).toISOString();
}

const aboutOf = (about: readonly Ref[] | undefined): FieldValues =>
  about === undefined ? {} : { about: about.join(',') };
