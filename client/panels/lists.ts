/** The picture as three lists, newest first, and what a filter leaves of them. */
import { CATEGORIES } from '../../picture/categories.ts';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import type { EventItem } from '../../picture/items/event.ts';
import type { NoteItem } from '../../picture/items/note.ts';
import type { ZoneItem } from '../../picture/items/zone.ts';
import type { Page } from '../../picture/table.ts';

export interface Lists {
  readonly events: readonly EventItem[];
  readonly zones: readonly ZoneItem[];
  readonly notes: readonly NoteItem[];
}

// A page is replaced when an item in it changes, never altered: only changed pages are sorted again.
const sorted = new WeakMap<Page<AnyItem>, Lists>();

function listsOf(page: Page<AnyItem>): Lists {
  const known = sorted.get(page);
  if (known !== undefined) return known;
  const lists = { events: [] as EventItem[], zones: [] as ZoneItem[], notes: [] as NoteItem[] };
  for (let i = page.length - 1; i >= 0; i--) {
    const item = page[i];
    if (item === undefined) continue;
    switch (item.kind) {
      case 'event':
        lists.events.push(item);
        break;
      case 'zone':
        lists.zones.push(item);
        break;
      case 'note':
        lists.notes.push(item);
        break;
      default:
        item satisfies never;
    }
  }
  sorted.set(page, lists);
  return lists;
}

/** All items by kind, the latest recorded first. */
export function listed({ items }: Picture): Lists {
  const pages = items.pages
    .toReversed()
    .flatMap((page) => (page === undefined ? [] : [listsOf(page)]));
  return {
    events: pages.flatMap(({ events }) => events),
    zones: pages.flatMap(({ zones }) => zones),
    notes: pages.flatMap(({ notes }) => notes),
  };
}

/** Any case, any script: without Arabic vowel signs and Hebrew points, alef and yeh in one form. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[״”“]/g, '"')
    .toLowerCase();
}

const wordsOf = (texts: {
  en?: string | undefined;
  ar?: string | undefined;
  he?: string | undefined;
}) => [texts.en, texts.ar, texts.he];

// Items are replaced, never altered, so what they say is put together once.
const spoken = new WeakMap<AnyItem, string>();

/** Everything an item may be found by that is the same for every reader. */
function searchText(item: AnyItem): string {
  let text = spoken.get(item);
  if (text === undefined) {
    text = folded([item.ref, ...partsOf(item)].filter((part) => part !== undefined).join('\n'));
    spoken.set(item, text);
  }
  return text;
}

function partsOf(item: AnyItem): (string | undefined)[] {
  switch (item.kind) {
    case 'event': {
      const { category, title, source } = item.fields;
      return [...wordsOf(title), ...wordsOf(CATEGORIES[category]), category, source.reference];
    }
    case 'zone':
      return [...wordsOf(item.terms.name), item.terms.kind];
    case 'note':
      return [...wordsOf(item.fields.text), item.fields.on];
    default:
      return item satisfies never;
  }
}

/** The items that hold every word asked for: in titles, references, categories, or the desk's name or letters. */
export function filtered<T extends AnyItem>(
  items: readonly T[],
  asked: string,
  { desks }: Cell,
  zoneName: (kind: ZoneItem['terms']['kind']) => string,
): readonly T[] {
  const wanted = folded(asked)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return items;
  const desk = new Map(
    desks.map(({ id, letters, name }) => [id, folded([letters, ...wordsOf(name)].join('\n'))]),
  );
  const kinds = new Map<string, string>();
  const kindOf = (item: AnyItem): string => {
    if (item.kind !== 'zone') return '';
    const { kind } = item.terms;
    const known = kinds.get(kind) ?? folded(zoneName(kind));
    kinds.set(kind, known);
    return known;
  };
  return items.filter((item) => {
    const text = searchText(item);
    const of = desk.get(item.by.desk) ?? item.by.desk;
    const kind = kindOf(item);
    return wanted.every(
      (word) => text.includes(word) || of.split('\n').includes(word) || kind.includes(word),
    );
  });
}
