/** Checks each phrase by itself: its number, its versions, its values, its words. */
import { LANGUAGES, type Language } from '../../basics.ts';
import type { Book, BookPhrase } from '../book.ts';
import type { Wording } from '../phrase.ts';
import { faultsInText, faultsInWording, placesIn } from './words.ts';

/** Types whose values stand after a colon, in their dictionary form, so that nothing need agree with them. */
const AFTER_COLON: ReadonlySet<string> = new Set(['list', 'count', 'distance', 'altitude']);

/** How requests ask: neither an order nor a question of gender or rank. */
const PLEASE: Wording = { en: 'Please', ar: 'يُرجى', he: 'נא ' };

type Words = Pick<BookPhrase, 'version' | 'wording' | 'back'>;

/** What is wrong with a phrase, its number before each fault. */
export function faultsInPhrase(book: Book, phrase: BookPhrase): string[] {
  const versions: readonly Words[] = [phrase, ...(phrase.earlier ?? [])];
  return [
    ...faultsInKind(book, phrase),
    ...faultsInVersions(versions),
    ...faultsInSlots(book, phrase),
    ...versions.flatMap((words, i) => {
      const at = i === 0 ? '' : `version ${words.version} `;
      return faultsInWords(phrase, words).map((fault) => at + fault);
    }),
    ...(phrase.label === undefined ? [] : faultsInWording('label', phrase.label)),
  ].map((fault) => `${phrase.number}: ${fault}`);
}

function faultsInKind({ groups, acts }: Book, { number, group, act, note }: BookPhrase): string[] {
  const known = groups.some(({ id }) => id === group) && number.startsWith(group);
  return [
    ...(known ? [] : [`group ${group} is not that of its first digit`]),
    ...(acts.some(({ id }) => id === act) ? [] : [`act ${act} has no name`]),
    ...(note.trim() === '' ? ['note is empty'] : []),
  ];
}

/** Versions are counted from 1, and all of them are kept, the newest first. */
function faultsInVersions(versions: readonly Words[]): string[] {
  const wanted = versions.map((_, i) => versions.length - i).join();
  const has = versions.map(({ version }) => version).join();
  return has === wanted ? [] : [`versions are ${has}, not ${wanted}`];
}

function faultsInSlots({ lists, slotTypes }: Book, { slots }: BookPhrase): string[] {
  return slots.flatMap(({ name, type, list, except = [] }, i) => {
    const entries = lists[list ?? ''];
    const strange = except.filter((id) => !entries?.some((entry) => entry.id === id));
    const listed = list === undefined ? type !== 'list' : type === 'list' && entries !== undefined;
    return [
      ...(/^[a-z]{1,20}$/.test(name) ? [] : [`slot ${name} is no name of a value`]),
      ...(slots.findIndex((one) => one.name === name) === i ? [] : [`slot ${name} stands twice`]),
      ...(slotTypes[type] === undefined
        ? [`slot ${name} has the type ${type}, not described`]
        : []),
      ...(listed ? [] : [`slot ${name} has the type ${type} and the list ${list}`]),
      ...strange.map((id) => `slot ${name} leaves out ${id}, which is not in its list`),
      ...(['from', 'to'].includes(name) && type !== 'time' ? [`slot ${name} is no time`] : []),
    ];
  });
}

function faultsInWords(phrase: BookPhrase, { wording, back }: Words): string[] {
  return [
    ...faultsInWording('wording', wording, true),
    ...LANGUAGES.flatMap((language) =>
      faultsInSentence(phrase, wording[language], language).map(
        (why) => `wording.${language} ${why}`,
      ),
    ),
    ...(['ar', 'he'] as const).flatMap((language) =>
      [...faultsInText(back[language], 'en', true), ...faultsInPlaces(phrase, back[language])].map(
        (why) => `back.${language} ${why}`,
      ),
    ),
  ];
}

function faultsInSentence(phrase: BookPhrase, text: string, language: Language): string[] {
  const { act, slots } = phrase;
  const loose = slots.filter(
    ({ name, type }) => AFTER_COLON.has(type) && !text.includes(`: {${name}}`),
  );
  return [
    ...faultsInPlaces(phrase, text),
    ...loose.map(({ name }) => `does not have {${name}} after a colon`),
    ...(/[.?؟]$/u.test(text) ? [] : ['has no end']),
    ...((act === 'question') === /[?؟]/u.test(text) ? [] : ['asks, or does not, unlike its act']),
    ...(act === 'request' && !text.includes(PLEASE[language]) ? ['asks without please'] : []),
  ];
}

/** Each value has exactly one place. */
function faultsInPlaces({ slots }: BookPhrase, text: string): string[] {
  const wanted = slots.map(({ name }) => name).sort();
  const found = placesIn(text).sort();
  return found.join() === wanted.join()
    ? []
    : [`has places for ${found.join(', ') || 'nothing'}, not ${wanted.join(', ') || 'nothing'}`];
}
