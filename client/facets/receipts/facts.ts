/** Which desks have acknowledged an item, for the text that is passed on; the details show the ladder by themselves. */
import { acknowledgedBy } from '../../../picture/facets/receipts/receipt.ts';
import type { AnyItem } from '../../../picture/fold.ts';
import { kindOf } from '../../../picture/items.ts';
import { dtg } from '../../lib/format.ts';
import { lettersOf } from '../../lib/letters.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import type { Fact } from '../fact.ts';
import { type Reading, runIn } from '../reading.ts';

export function receiptFacts(item: AnyItem, { picture, cell, language }: Reading): readonly Fact[] {
  const asked = kindOf(item).asks(item, picture.opened?.members ?? []);
  if (asked === undefined) return [];
  const [run, w] = [runIn(language), wordsIn(language).message];
  const each = asked.desks.map((desk) => {
    const step = acknowledgedBy(item, desk, asked);
    const said = step ? `${w.acknowledged} ${run(dtg(step.time))}` : w.notAcknowledged;
    return `${lettersOf(cell, desk)} ${said}`;
  });
  const value = [{ is: 'words', text: each.join('; ') }] as const;
  return [{ label: w.acknowledgedLabel, value, only: 'text', textAt: 'last' }];
}
