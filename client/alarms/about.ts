/** What the words of alarms need to know besides the alarms, and the words for desks and zones in them. Pure. */
import type { DeskId, Language, Ref } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import { lettersOf } from '../lib/letters.ts';
import { wordsIn } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';
import { formOf } from '../messages/plural.ts';

/** The picture that the alarms are of, its cell, and the time shown (ms since 1970). */
export interface About {
  readonly picture: Picture;
  readonly cell: Pick<Cell, 'desks'>;
  readonly now: number;
  readonly language: Language;
  /** Whether somebody is second officer of the reader's watch: nobody else is told at that step. */
  readonly second: boolean;
}

/** The letters of several desks, each once. */
export function lettersOfAll(
  desks: readonly DeskId[],
  { cell, language }: Pick<About, 'cell' | 'language'>,
): string {
  const letters = [...new Set(desks)].map((desk) => lettersOf(cell, desk));
  return letters.join(wordsIn(language).items.comma);
}

/** The kind of some zones with the reference of the one, or how many; of several kinds, how many alone. */
export function zonesText(refs: readonly Ref[], { picture, language }: About): string {
  const { alarms: w, items } = wordsIn(language);
  const all = [...new Set(refs)];
  const counted = all.length === 1 ? all[0] : formOf(all.length, w.zones, language);
  const kinds = new Set(
    all.map((ref) => {
      const item = itemOf(picture, ref);
      return item?.kind === 'zone' ? item.terms.kind : undefined;
    }),
  );
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined) return counted ?? '';
  return fill(w.zoneOf, { zone: items.zoneKind[kind], ref: counted ?? '' });
}
