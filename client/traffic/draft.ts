/** What the words of a message make: its fields, and all that is still missing or wrong. Pure. */
import type { DeskId } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { MessageFields } from '../../picture/kinds/message-fields.ts';
import {
  type Book,
  type BookPhrase,
  isSpoken,
  type Place,
  phraseOf,
} from '../../picture/phrasebook/book.ts';
import type { Phrase, Slot } from '../../picture/phrasebook/phrase.ts';
import {
  type PhraseFault,
  phraseSaid,
  slotSaid,
  type Value,
} from '../../picture/phrasebook/said.ts';
import type { Precedence } from '../../picture/precedence.ts';
import { hasMarks, withoutMarks } from '../../picture/reading/text.ts';
import { asked } from '../fields/doubted.ts';
import type { FieldQuestion } from '../fields/faults.ts';
import type { FieldValues } from '../fields/field-values.ts';
import type { Question } from '../ui/asking.ts';
import { slotQuestion } from './slot-asks.ts';
import { type Around, readSlot, type SlotFault, type SlotRead } from './slot-values.ts';
import type { SpokenFault } from './spoken.ts';
import {
  aboutIn,
  answersIn,
  desksIn,
  type Floor,
  floorOf,
  isFree,
  precedenceIn,
  textIn,
} from './words.ts';

/** What is wrong at a field. `exact` is the rule's own reason, in English. */
interface DraftWrong {
  readonly field: string;
  /** The words for it stand in messages/en.json (traffic.faults). */
  readonly name:
    | SlotFault
    | SpokenFault
    | 'notThere'
    | 'nobody'
    | 'phrase'
    | 'text'
    | 'tooLong'
    | 'refused';
  readonly exact?: string;
}

/** What is against sending it: something wrong, or a question that is not answered. */
export type DraftFault = DraftWrong | FieldQuestion;

/** What a message is written by besides its words. */
export interface Writing extends Around {
  readonly book: Book;
  /** The middle of the cell's view. */
  readonly middle: LonLat;
  readonly picture: Picture;
}

/** A place of the phrase with what was typed for it. */
export interface Filled {
  readonly place: Place;
  readonly read: SlotRead;
  readonly question: Question | undefined;
  /** Undefined while it is no value. */
  readonly slot: Slot | undefined;
}

/** A message as far as it is written. */
export interface Draft {
  readonly to: readonly DeskId[];
  /** The phrase that was chosen. */
  readonly known: BookPhrase | undefined;
  readonly filled: readonly Filled[];
  /** Whole, and as the book has it. */
  readonly phrase: Phrase | undefined;
  readonly precedence: Precedence;
  readonly floor: Floor | undefined;
  /** What would be sent; undefined while something is wrong, and where the phrase is said by an act. */
  readonly message: MessageFields | undefined;
  readonly faults: readonly DraftFault[];
}

/** What these words make. */
export function draftOf(words: FieldValues, writing: Writing): Draft {
  const known = isFree(words) ? undefined : phraseOf(writing.book, words.phrase ?? '');
  const filled = known === undefined ? [] : filledIn(words, known, writing);
  const said = known && saidOf(writing.book, known, filled);
  const phrase = said !== undefined && 'number' in said ? said : undefined;
  const floor = known && floorOf(known, words, writing.picture);
  const precedence = precedenceIn(words, known, floor);
  const to = desksIn(words);
  const missing = faultsIn(words, known, filled);
  const wrong = said !== undefined && 'why' in said ? [wrongPhrase(said)] : [];
  const rest = { to, known, filled, phrase, precedence, floor };
  const spoken = known !== undefined && isSpoken(known.number);
  const faults = [...missing, ...wrong];
  if (faults.length > 0 || spoken) return { ...rest, message: undefined, faults };
  const about = aboutIn(words);
  const text = isFree(words) ? textIn(words) : undefined;
  const answers = known && answersIn(words, known);
  const made = MessageFields.safeParse({
    to,
    precedence,
    ...(phrase === undefined ? {} : { phrase }),
    ...(text === undefined ? {} : { text }),
    ...(about.length === 0 ? {} : { about }),
    ...(answers === undefined ? {} : { answers }),
  });
  const refused = (made.error?.issues ?? []).map(({ path, message }): DraftFault => {
    const field = fieldAt(path.map(String).join('.'), known);
    const name = /longer/.test(message) ? 'tooLong' : 'refused';
    const written = words[path.map(String).join('.')] ?? '';
    if (field === 'text' && hasMarks(written)) return marksIn(written);
    return { field, name, exact: message };
  });
  return { ...rest, message: made.data, faults: refused };
}

const marksIn = (text: string): FieldQuestion => ({
  field: 'text',
  name: 'marks',
  offers: [{ text: withoutMarks(text), shown: '', act: 'remove' }],
  keep: false,
});

function filledIn(words: FieldValues, known: BookPhrase, writing: Writing): Filled[] {
  const { book } = writing;
  return known.slots.map((place) => {
    const field = `slot.${place.name}`;
    const above = words[`${field}.reference`];
    const reference = above === 'AMSL' || above === 'WGS84' ? above : 'AGL';
    const typed = words[field] ?? '';
    const read = readSlot(book, known, place, typed, writing, reference);
    const question = slotQuestion(known, place, typed, read, writing);
    const slot = 'value' in read ? slotSaid(book, place, read.value) : undefined;
    return { place, read, question, slot };
  });
}

/** The phrase once all its values are there. */
function saidOf(
  book: Book,
  { number }: BookPhrase,
  filled: readonly Filled[],
): Phrase | PhraseFault | undefined {
  const values: Record<string, Value> = {};
  for (const { place, read } of filled) {
    if (!('value' in read)) return undefined;
    values[place.name] = read.value;
  }
  return phraseSaid(book, number, values);
}

const wrongPhrase = ({ field, why }: PhraseFault): DraftFault => ({
  field: 'phrase',
  name: 'refused',
  exact: `${field}: ${why}`,
});

function faultsIn(
  words: FieldValues,
  known: BookPhrase | undefined,
  filled: readonly Filled[],
): DraftFault[] {
  const faults: DraftFault[] = [];
  const spoken = known !== undefined && isSpoken(known.number);
  if (desksIn(words).length === 0 && !spoken) faults.push({ field: 'to', name: 'nobody' });
  if (isFree(words)) {
    if (textIn(words) === undefined) faults.push({ field: 'text', name: 'text' });
  } else if (known === undefined) faults.push({ field: 'phrase', name: 'phrase' });
  for (const { place, read, question } of filled) {
    const field = `slot.${place.name}`;
    const asks = asked(words, field, question);
    faults.push(...asks);
    if (asks.length === 0 && 'fault' in read) faults.push({ field, name: read.fault });
  }
  return faults;
}

/** The field that a path in the message is about, as the schema, decide() or the server names it. */
export function fieldAt(path: string, known: BookPhrase | undefined): string {
  const [head = '', second, third] = path.replace(/^change\.(?:message\.|says\.)?/, '').split('.');
  if (head === 'slots') return `slot.${known?.slots[Number(second)]?.name ?? ''}`;
  if (head === 'phrase' && second === 'slots') {
    return `slot.${known?.slots[Number(third)]?.name ?? ''}`;
  }
  if (head === 'from') return 'slot.time';
  if (head === 'answers') return 'slot.message';
  return ['to', 'precedence', 'text', 'about'].includes(head) ? head : 'phrase';
}
