/** Makes phrases from the book, and finds what in a phrase is not as the book has it. [R57] */
import type { Language } from '../basics.ts';
import { type Book, type BookPhrase, type Place, phraseOf, type Reading, wordsOf } from './book.ts';
import { Phrase, Slot, type Wording } from './phrase.ts';

/** A value to put into a phrase; undefined: not known. */
export type Value =
  | string
  | number
  | { readonly metres: number; readonly reference: 'AGL' | 'AMSL' | 'WGS84' }
  | undefined;

/** What is wrong: `field` is the path within the phrase. */
export interface PhraseFault {
  readonly field: string;
  readonly why: string;
}

/** The phrase of a number with these values, by name; or the first thing that is wrong. */
export function phraseSaid(
  book: Book,
  number: string,
  values: Readonly<Record<string, Value>>,
): Phrase | PhraseFault {
  const known = phraseOf(book, number);
  if (known === undefined) return { field: 'number', why: `there is no phrase ${number}` };
  const { version, act, lifeSafety, wording, slots } = known;
  const missing = slots.findIndex(
    ({ name, type }) => values[name] === undefined && book.slotTypes[type]?.unknown === undefined,
  );
  if (missing >= 0) return { field: `slots.${missing}.value`, why: 'is missing' };
  const said = Phrase.safeParse({
    number,
    version,
    act,
    ...(lifeSafety ? { lifeSafety } : {}),
    wording,
    slots: slots.map((place) => slotFor(book, place, values[place.name])),
  });
  if (!said.success) {
    const [issue] = said.error.issues;
    return {
      field: issue?.path.map(String).join('.') ?? '',
      why: issue?.message ?? 'is not valid',
    };
  }
  return faultOf(book, said.data) ?? said.data;
}

/** The slot of one value, for a phrase that is not whole yet; undefined: the value cannot stand there. */
export function slotSaid(book: Book, place: Place, value: Value): Slot | undefined {
  const { data } = Slot.safeParse(slotFor(book, place, value));
  return data && faultInSlot(book, data, place) === undefined ? data : undefined;
}

/** The slot of a value, with the words that the book has for it. It is not checked yet. */
function slotFor(book: Book, place: Place, value: Value): object {
  const { name, type } = place;
  const [wording] = wordingsOf(book, place, value);
  const words = wording === undefined ? {} : { wording };
  if (value === undefined) return { name, type, ...words };
  if (typeof value === 'object') {
    return { name, type, value: value.metres, reference: value.reference, ...words };
  }
  return { name, type, value, ...words };
}

/**
 * What people read for a value where that is not the same in all languages: the newest words, then those of
 * before. None where it is the same.
 */
function wordingsOf(book: Book, { type, list }: Place, value: Value): readonly Wording[] {
  if (list !== undefined) {
    const entry = book.lists[list]?.find(({ id }) => id === value);
    return entry === undefined ? [] : [entry.wording, ...(entry.earlier ?? [])];
  }
  const readings = book.slotTypes[type];
  return [readings, ...(readings?.earlier ?? [])].flatMap((one) =>
    one === undefined ? [] : (read(one, value) ?? []),
  );
}

/** The words of one value. */
function read({ shown, unknown, references }: Reading, value: Value): Wording | undefined {
  if (value === undefined) return unknown;
  if (typeof shown !== 'object') return undefined;
  const [n, reference] =
    typeof value === 'object' ? [value.metres, references?.[value.reference]] : [value, undefined];
  const fill = (language: Language): string =>
    shown[language].replace('{n}', String(n)).replace('{reference}', reference?.[language] ?? '');
  return { en: fill('en'), ar: fill('ar'), he: fill('he') };
}

/** The first part of a phrase that is not as the book has it; undefined: all is. */
export function faultOf(book: Book, phrase: Phrase): PhraseFault | undefined {
  const known = phraseOf(book, phrase.number);
  if (known === undefined) return { field: 'number', why: `there is no phrase ${phrase.number}` };
  const wording = wordsOf(known, phrase.version);
  if (wording === undefined) {
    return { field: 'version', why: `phrase ${phrase.number} has no version ${phrase.version}` };
  }
  if (phrase.act !== known.act) return { field: 'act', why: `it is of the kind ${known.act}` };
  if ((phrase.lifeSafety === true) !== known.lifeSafety) {
    return { field: 'lifeSafety', why: `is ${known.lifeSafety ? 'missing' : 'not so'}` };
  }
  for (const language of ['en', 'ar', 'he'] as const) {
    if (phrase.wording[language] !== wording[language]) {
      const why = `is not the wording of phrase ${phrase.number}, version ${phrase.version}`;
      return { field: `wording.${language}`, why };
    }
  }
  return faultInSlots(book, phrase, known);
}

function faultInSlots(book: Book, { slots }: Phrase, known: BookPhrase): PhraseFault | undefined {
  if (slots.length !== known.slots.length) {
    return { field: 'slots', why: `it has ${known.slots.length} values` };
  }
  for (const [i, place] of known.slots.entries()) {
    const slot = slots[i];
    if (slot?.name !== place.name || slot.type !== place.type) {
      return { field: `slots.${i}`, why: `"${place.name}" (${place.type}) stands here` };
    }
    const fault = faultInSlot(book, slot, place);
    if (fault !== undefined) return { field: `slots.${i}.${fault.field}`, why: fault.why };
  }
  const timeOf = (name: string): Slot['value'] =>
    slots.find((slot) => slot.type === 'time' && slot.name === name)?.value;
  const [from, to] = [timeOf('from'), timeOf('to')];
  if (from === undefined || to === undefined || from < to) return undefined;
  const field = `slots.${slots.findIndex(({ name }) => name === 'to')}.value`;
  return { field, why: 'is not after the beginning' };
}

/** One digit says how many there are. */
const REFERENCE_TOO_LONG = /^[A-Z]-\d{10}/;

function faultInSlot(book: Book, slot: Slot, place: Place): PhraseFault | undefined {
  if (slot.type === 'list') {
    const entries = book.lists[place.list ?? ''] ?? [];
    const known = entries.some(({ id }) => id === slot.value);
    if (!known || place.except?.includes(slot.value)) {
      return { field: 'value', why: `"${slot.value}" is not in the list ${place.list}` };
    }
  }
  if (
    slot.type === 'place' &&
    !Object.values(book.readOut.squares).includes(squareOf(slot.value))
  ) {
    const squares = Object.values(book.readOut.squares).join(', ');
    return { field: 'value', why: `lies outside what can be read out (${squares})` };
  }
  if (typeof slot.value === 'string' && REFERENCE_TOO_LONG.test(slot.value)) {
    return { field: 'value', why: 'has more than nine digits, which cannot be read out' };
  }
  if (slot.type === 'altitude' && (slot.value === undefined) !== (slot.reference === undefined)) {
    return { field: 'reference', why: 'a height has a reference, and an unknown one has none' };
  }
  const value = valueIn(slot);
  const known = wordingsOf(book, place, value);
  const given = wordsIn(slot);
  const right = given === undefined ? known.length === 0 : known.some((one) => same(one, given));
  return right
    ? undefined
    : { field: 'wording', why: 'is not what the phrasebook has for this value' };
}

const wordsIn = (slot: Slot): Wording | undefined => ('wording' in slot ? slot.wording : undefined);
const same = (a: Wording, b: Wording): boolean => a.en === b.en && a.ar === b.ar && a.he === b.he;

/** What a sound phrase says in words of before; undefined: all of it is in the newest. [R56] */
export function outdatedIn(book: Book, phrase: Phrase): PhraseFault | undefined {
  const newest = phraseOf(book, phrase.number);
  if (newest === undefined) return undefined;
  const { number, version, slots } = newest;
  if (phrase.version !== version) {
    return { field: 'version', why: `phrase ${number} is said in version ${version} now` };
  }
  for (const [i, place] of slots.entries()) {
    const slot = phrase.slots[i];
    const [words] = slot === undefined ? [] : wordingsOf(book, place, valueIn(slot));
    const given = slot && wordsIn(slot);
    if (given !== undefined && words !== undefined && !same(given, words)) {
      return { field: `slots.${i}.wording`, why: `is "${words.en}" now` };
    }
  }
  return undefined;
}

/** The square of 100 km of a grid reference, as the book writes it: `36S YB`. */
export const squareOf = (grid: string): string => `${grid.slice(0, -10)} ${grid.slice(-10, -8)}`;

/** The value of a slot; undefined: not known. */
export function valueIn(slot: Slot): Value {
  if (slot.type !== 'altitude') return slot.value;
  const { value, reference } = slot;
  return value === undefined || reference === undefined ? undefined : { metres: value, reference };
}
