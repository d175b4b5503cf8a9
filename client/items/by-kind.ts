/** The picture as three lists, newest first. */
import type { AnyItem, Picture } from '../../picture/fold.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import type { NoteItem } from '../../picture/kinds/note.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
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
