/** What each desk says of an item, for the text that is passed on; the details show it by themselves. */
import type { Positioned } from '../../../picture/facets/positions.ts';
import { dtg } from '../../lib/format.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Fact } from '../fact.ts';
import { type Reading, runIn, textIn } from '../reading.ts';

export function positionFacts({ positions }: Positioned, reading: Reading): readonly Fact[] {
  const { picture, cell, language } = reading;
  const [run, w] = [runIn(language), wordsIn(language).around.report];
  const members = picture.opened?.members ?? [];
  const each = cell.desks
    .filter(({ id }) => members.includes(id))
    .map(({ id, letters }) => {
      const position = positions[id];
      if (position === undefined) return `${letters} ${w.noPosition}`;
      const said = textIn(position.said, language) ?? position.reason;
      const because = said === undefined ? '' : ` (${said})`;
      const stance = wordsIn(language).items.stance[position.stance];
      return `${letters} ${stance}${because} ${run(dtg(position.time))}`;
    });
  const value = [{ is: 'words', text: each.join('; ') }] as const;
  return [{ label: w.positions, value, only: 'text', textAt: 'last' }];
}
