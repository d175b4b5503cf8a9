/** Checks what phrases say of each other: which answers they allow, what ends them, what acts say them. */
import {
  type Book,
  type BookPhrase,
  CANCELLATION,
  CORRECTION,
  phraseOf,
  SPOKEN,
  STAND_BY,
} from '../book.ts';
import type { Act } from '../phrase.ts';

/** The set of answers of each act; answers and procedures have any. */
const ANSWERED_BY: Readonly<Partial<Record<Act, string>>> = {
  question: 'yesno',
  request: 'comply',
  proposal: 'comply',
  notice: 'received',
  information: 'received',
};

/** What is wrong with the references of a phrase, its number before each fault. */
export function faultsInReferences(book: Book, phrase: BookPhrase): string[] {
  const { number, act, answers, answerSet, answeredAlsoBy = [], endedBy, note } = phrase;
  const isKnown = (other: string): boolean => phraseOf(book, other) !== undefined;
  const named = [...answers, ...answeredAlsoBy, ...(endedBy === undefined ? [] : [endedBy])];
  const wanted = ANSWERED_BY[act];
  return [
    ...(book.answerSets[answerSet]?.join() === answers.join()
      ? []
      : [`answers are not those of the set ${answerSet}`]),
    ...(wanted === undefined || wanted === answerSet
      ? []
      : [`a ${act} is answered by the set ${wanted}, not ${answerSet}`]),
    ...named.filter((other) => !isKnown(other)).map((other) => `names ${other}, no phrase`),
    ...answers
      .filter((other) => isKnown(other) && phraseOf(book, other)?.act !== 'answer')
      .map((other) => `is answered by ${other}, which is no answer`),
    ...(note.match(/\b[1-9]\d\d\b/g) ?? [])
      .filter((other) => !isKnown(other))
      .map((other) => `note names ${other}, no phrase`),
    ...(act === 'answer' ? faultsInAnswer(phrase) : []),
    ...((act === 'answer') === (phrase.closes === undefined)
      ? ['only answers say whether they settle something, and all of them']
      : []),
  ].map((fault) => `${number}: ${fault}`);
}

/** An answer names one message, has a short name for a button, and is not answered in turn. */
function faultsInAnswer({ answers, slots, label }: BookPhrase): string[] {
  return [
    ...(answers.length > 0 ? ['is an answer and is answered'] : []),
    ...(slots.filter(({ type }) => type === 'message').length === 1
      ? []
      : ['is an answer and does not name one message']),
    ...(label === undefined ? ['is an answer without a label'] : []),
  ];
}

/** The values that the product reads from phrases that it knows by number. */
const KNOWN: Readonly<Record<string, string>> = {
  [SPOKEN.suspending]: 'time',
  [SPOKEN.resuming]: 'time',
  [SPOKEN.received]: 'message',
  [CORRECTION]: 'message',
  [CANCELLATION]: 'message',
  [STAND_BY]: 'message time',
};

/** What is missing of the phrases that the product knows by number. */
export const faultsInKnown = (book: Book): string[] =>
  Object.entries(KNOWN).flatMap(([number, types]) => {
    const has = phraseOf(book, number)?.slots.map(({ type }) => type);
    return has?.join(' ') === types ? [] : [`${number}: has to have the values ${types}`];
  });
