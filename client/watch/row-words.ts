/** What a row of the brief says: its reference, its words, and what is most to be known beside them. Pure. */
import type { Language, Texts } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import { kindOf, titleOf } from '../../picture/items.ts';
import { refsOf, titleOfGroup } from '../alarms/wording.ts';
import { hours } from '../lib/format.ts';
import type { Row } from './rows.ts';
import { zoneAside } from './zone-asides.ts';

const DISPUTES: ReadonlySet<string> = new Set(['disputes', 'denies']);

export interface RowWords {
  readonly ref: string;
  /** As somebody wrote it, in their languages; or in the reader's. */
  readonly title: Texts;
  readonly aside: string;
  /** The aside is digits and letters, which read left to right; false: words, which need a line of their own. */
  readonly ltr: boolean;
}

export interface Reading {
  readonly picture: Picture;
  readonly cell: Cell;
  readonly language: Language;
  /** In ms since 1970. */
  readonly now: number;
}

/** The items that the alarms of a row are about, each once: several events may be inside one zone. */
export const itemsRung = (row: Row, picture: Picture): readonly AnyItem[] =>
  row.group === 'alarms' ? refsOf(row.alarms).flatMap((ref) => itemOf(picture, ref) ?? []) : [];

export function rowWords(row: Row, { picture, cell, language, now }: Reading): RowWords {
  const letters = (id: string | undefined) =>
    cell.desks.find((desk) => desk.id === id)?.letters ?? id ?? '';
  const plain = (text: string): Texts => ({ original: language, [language]: text });
  switch (row.group) {
    case 'alarms': {
      const { responds, alarms } = row.alarms;
      const [first] = alarms;
      const since = first ? hours(first.occurrence.from, now) : '';
      const { ref, desk } = first?.occurrence.subject ?? {};
      const about = ref ?? letters(desk);
      return {
        ref: about,
        title: plain(titleOfGroup(row.alarms, { picture, cell, now, language, second: false })),
        aside: `${letters(responds)} ${since}`,
        ltr: true,
      };
    }
    case 'remarks': {
      const { ref, text, about, by } = row.remark;
      return { ref: about ?? ref, title: text, aside: by.person, ltr: true };
    }
    default: {
      const item = itemOf(picture, row.ref);
      if (item === undefined) return { ref: row.ref, title: plain(row.ref), aside: '', ltr: true };
      const said = item.kind === 'zone' && zoneAside(row.group, item, { cell, language, now });
      const aside = said || asideOf(row, item);
      return { ref: row.ref, title: titleOf(item), aside, ltr: !said };
    }
  }

  function asideOf({ group }: Row, item: AnyItem): string {
    const over = kindOf(item).over(item);
    if (group === 'ending' && over !== undefined) return hours(Date.parse(over.at), now);
    if (group === 'disputed' && 'positions' in item) {
      return Object.entries(item.positions)
        .filter(([, position]) => position && DISPUTES.has(position.stance))
        .map(([desk]) => `${letters(desk)} ✕`)
        .join(' ');
    }
    const last = item.history.at(-1);
    return `${letters(last?.by.desk)} ${hours(last?.time ?? item.recorded, now)}`;
  }
}
