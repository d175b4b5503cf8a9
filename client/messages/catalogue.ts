/** The texts of the page in the languages that were loaded, typed by the English file. */
import type { Language } from '../../picture/basics.ts';
import type english from './en.json';
import type { Slotted } from './fill.ts';
import type { LATE, OF_FILES, WORK } from './late.ts';
import type { Counted } from './plural.ts';
import type { SLOTS } from './slots.ts';

type Slots = typeof SLOTS;
type Note = '//'; // the key of a note to translators

/** What the text or group of texts at this path of en.json is to the code. */
type Typed<Json, Path extends string> = Json extends string
  ? Path extends keyof Slots
    ? Slotted<Slots[Path][number]>
    : string
  : keyof Json extends Intl.LDMLPluralRule
    ? Counted
    : {
        readonly [Key in Exclude<keyof Json, Note> & string]: Typed<Json[Key], `${Path}.${Key}`>;
      };

export type Section = Exclude<keyof typeof english, Note>;

/** All texts of one language. check.ts makes sure that every file has what the English one has. */
export type Messages = {
  readonly [Name in Section]: Typed<(typeof english)[Name], Name>;
};

/** Sections that come later, together. */
export type More =
  | Pick<Messages, (typeof WORK)[number]>
  | Pick<Messages, (typeof LATE)[number]>
  | Pick<Messages, (typeof OF_FILES)[number]>;

const loaded = new Map<Language, Messages>();

export function keep(language: Language, messages: Messages): void {
  loaded.set(language, { ...loaded.get(language), ...messages });
}

export function keepMore(language: Language, more: More): void {
  loaded.set(language, { ...wordsIn(language), ...more });
}

/** The languages of which the first texts are loaded. */
export const spoken = (): readonly Language[] => [...loaded.keys()];

/** The texts of a language that is loaded: the reader's always is. */
export function wordsIn(language: Language): Messages {
  const messages = loaded.get(language);
  if (messages === undefined) throw new Error(`the messages in ${language} are not loaded`);
  return messages;
}
