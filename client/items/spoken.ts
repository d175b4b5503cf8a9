/** Everything an item may be found by, in all languages, folded once. Pure. */
import { LANGUAGES } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { titleOf } from '../../picture/items.ts';
import { bare, folded, withoutArticles } from '../../picture/reading/names.ts';
import { pageOf } from '../kinds.ts';

export interface Spoken {
  /** Its title or name, and for a note its words, without articles: to be compared line by line. */
  readonly title: string;
  /** The title, and all that follows it: text, category or kind, reference, source. */
  readonly whole: string;
}

const joined = (parts: readonly (string | undefined)[]): string =>
  folded(parts.filter((part) => part !== undefined).join('\n'));

// Items are replaced, never altered, so what they say is put together once.
const known = new WeakMap<AnyItem, Spoken>();

export function spoken(item: AnyItem): Spoken {
  let found = known.get(item);
  if (found === undefined) {
    const texts = titleOf(item);
    const title = joined(LANGUAGES.map((language) => texts[language]));
    const whole = `${title}\n${joined([item.ref, ...pageOf(item.kind).searched(item)])}`;
    found = { title: withoutArticles(title), whole };
    known.set(item, found);
  }
  return found;
}

/** Lines that name each desk, as words are looked for: its letters, and its name in each language. */
export function deskNames({ desks }: Cell): ReadonlyMap<string, readonly string[]> {
  return new Map(
    desks.map(({ id, letters, name }) => [id, [letters, name.en, name.ar, name.he].map(bare)]),
  );
}
