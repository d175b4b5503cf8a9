/**
 * Whether a phrasebook is whole and sound: the build and the tests ask. Pure: from what the file holds to what
 * is wrong, one line a fault, with the phrase, the list or the part that it is in.
 */
import { z } from 'zod';
import { LANGUAGES } from '../../basics.ts';
import { Book } from '../book.ts';
import { faultsInLists, faultsInNames, faultsInReadings } from './lists.ts';
import { faultsInPhrase } from './phrases.ts';
import { faultsInReadOut } from './reading-out.ts';
import { faultsInKnown, faultsInReferences } from './references.ts';
import { twice } from './words.ts';

/** What is wrong with a phrasebook, as JSON reads it; none: it may be used. */
export function faultsInBook(json: unknown): string[] {
  const { data: book, error } = Book.safeParse(json);
  if (book === undefined) {
    return error.issues.map(({ path, message }) => `${named(json, path)} ${message}`);
  }
  const { phrases } = book;
  return [
    ...twice(phrases.map(({ number }) => number)).map((number) => `${number}: stands twice`),
    ...phrases.flatMap((phrase) => faultsInPhrase(book, phrase)),
    ...phrases.flatMap((phrase) => faultsInReferences(book, phrase)),
    ...faultsInKnown(book),
    ...LANGUAGES.flatMap((language) =>
      twice(phrases.map(({ wording }) => wording[language])).map((text) => {
        const same = phrases.filter(({ wording }) => wording[language] === text);
        const [one, ...others] = same.map(({ number }) => number);
        return `${one}: reads the same in ${language} as ${others.join(', ')}`;
      }),
    ),
    ...faultsInLists(book),
    ...faultsInReadings(book),
    ...faultsInNames(book),
    ...faultsInReadOut(book),
  ];
}

const Numbered = z.object({ phrases: z.array(z.object({ number: z.string() }).loose()) });

/** A path in the file as faults name it; of a phrase by its number, if it has one. */
function named(json: unknown, path: readonly PropertyKey[]): string {
  const { data } = Numbered.safeParse(json);
  const number = path[0] === 'phrases' ? data?.phrases[Number(path[1])]?.number : undefined;
  const field = (number === undefined ? path : path.slice(2)).map(String).join('.');
  return number === undefined ? `${field || 'the book'}:` : `${number}: ${field}`;
}
