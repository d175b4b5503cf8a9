/** What is typed of a message, by field: `to`, `precedence`, `phrase`, `slot.zone`, `text.ar`, `about`. Pure. */
import { DeskId, LANGUAGES, type Ref, type Texts } from '../../picture/basics.ts';
import { isBlank } from '../../picture/blank.ts';
import type { Picture } from '../../picture/fold.ts';
import { itemOf } from '../../picture/fold.ts';
import { MessageRef } from '../../picture/kinds/message-fields.ts';
import type { BookPhrase } from '../../picture/phrasebook/book.ts';
import { PRECEDENCES, Precedence } from '../../picture/precedence.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { readRef } from '../../picture/reading/refs.ts';
import type { FieldValues } from '../fields/field-values.ts';

/** Free text, whose wording is not agreed. */
export const isFree = (words: FieldValues): boolean => words.free === 'yes';

const listed = (words: string | undefined): readonly string[] =>
  (words ?? '').split(',').filter((one) => one !== '');

/** The items that it is about. */
export const aboutIn = (words: FieldValues): readonly Ref[] =>
  listed(words.about).flatMap((one) => onlyValue(readRef(one)) ?? []);

/** The desks that it is for. */
export const desksIn = (words: FieldValues): readonly DeskId[] =>
  listed(words.to).flatMap((one) => DeskId.safeParse(one).data ?? []);

/** What is listed, with this one or without it. */
export const toggled = (all: readonly string[], one: string): string =>
  (all.includes(one) ? all.filter((other) => other !== one) : [...all, one]).join(',');

/** Free text in the languages in which it shows something; undefined: in none. */
export function textIn(words: FieldValues): Texts | undefined {
  const given = LANGUAGES.filter((one) => !isBlank(words[`text.${one}`] ?? ''));
  const [first] = given;
  if (first === undefined) return undefined;
  const original = given.find((one) => one === words['text.original']) ?? first;
  const texts = given.map((one) => [one, (words[`text.${one}`] ?? '').trim()] as const);
  return { original, ...Object.fromEntries(texts) };
}

/** The message that an answer answers: by its own words, or as it was begun. */
export function answersIn(
  words: FieldValues,
  { act }: Pick<BookPhrase, 'act'>,
): MessageRef | undefined {
  const named = act === 'answer' ? words['slot.message'] : words.answers;
  return MessageRef.safeParse(onlyValue(readRef(named ?? ''))).data;
}

/** How urgent a message is at least, and why. */
export interface Floor {
  readonly is: Precedence;
  readonly because: 'life' | MessageRef;
}

/** Life safety is not sent below what the book says, answers and procedure not below their message. */
export function floorOf(
  { lifeSafety, act, precedence }: Pick<BookPhrase, 'lifeSafety' | 'act' | 'precedence'>,
  words: FieldValues,
  picture: Picture,
): Floor | undefined {
  if (lifeSafety) return { is: precedence, because: 'life' };
  if (act !== 'answer' && act !== 'procedure') return undefined;
  const ref = MessageRef.safeParse(onlyValue(readRef(words['slot.message'] ?? ''))).data;
  const about = ref && itemOf(picture, ref);
  return ref !== undefined && about?.kind === 'message'
    ? { is: about.fields.precedence, because: ref }
    : undefined;
}

export const isBelow = (one: Precedence, other: Precedence): boolean =>
  PRECEDENCES.indexOf(one) > PRECEDENCES.indexOf(other);

/** As chosen, else the phrase's own; never below what it must be. */
export function precedenceIn(
  words: FieldValues,
  known: Pick<BookPhrase, 'precedence'> | undefined,
  floor: Floor | undefined,
): Precedence {
  const chosen =
    Precedence.safeParse(words.precedence).data ?? known?.precedence ?? ('ROUTINE' as const);
  return floor !== undefined && isBelow(chosen, floor.is) ? floor.is : chosen;
}
