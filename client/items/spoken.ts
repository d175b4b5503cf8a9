/** Everything an item may be found by, in all languages, folded once. Pure. */
import { LANGUAGES } from '../../picture/basics.ts';
import { CATEGORIES } from '../../picture/categories.ts';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { titleOf } from '../../picture/items.ts';
import { bare, folded, withoutArticles } from '../../picture/reading/names.ts';
import every from '../messages/every-language.json';

interface Said {
  readonly en?: string | undefined;
  readonly ar?: string | undefined;
  readonly he?: string | undefined;
}
const all = (texts: Said | undefined): (string | undefined)[] => [texts?.en, texts?.ar, texts?.he];

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
    const title = joined(all(titleOf(item)));
    const whole = `${title}\n${joined([item.ref, ...moreOf(item)])}`;
    found = { title: withoutArticles(title), whole };
    known.set(item, found);
  }
  return found;
}

function moreOf(item: AnyItem): (string | undefined)[] {
  switch (item.kind) {
    case 'event': {
      const { category, text, source } = item.fields;
      return [...all(text), ...all(CATEGORIES[category]), source.name, source.reference];
    }
    case 'zone': {
      const { kind, rules, basis } = item.terms;
      const kinds = LANGUAGES.map((language) => every[language].zoneKind[kind]);
      return [...all(rules), ...kinds, kind, basis];
    }
    case 'note':
      return [item.fields.on, ...item.replies.flatMap(({ text }) => all(text))];
    default:
      return item satisfies never;
  }
}

/** Lines that name each desk, as words are looked for: its letters, and its name in each language. */
export function deskNames({ desks }: Cell): ReadonlyMap<string, readonly string[]> {
  return new Map(
    desks.map(({ id, letters, name }) => [id, [letters, name.en, name.ar, name.he].map(bare)]),
  );
}
