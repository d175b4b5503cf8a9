/** What an item is called. */
import type { Texts } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';

export function titleOf(item: AnyItem): Texts {
  switch (item.kind) {
    case 'event':
      return item.fields.title;
    case 'zone':
      return item.terms.name;
    case 'note':
      return item.fields.text;
    default:
      return item satisfies never;
  }
}
