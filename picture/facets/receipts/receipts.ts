/**
 * Receipts: the facet by which everybody sees how far each desk has come with what it must know: shown,
 * acknowledged, passed to units, confirmed by them; and what it was told by voice. [R60]
 */
import type { DeskId } from '../../basics.ts';
import type { Entered, Item } from '../../kinds/item.ts';
import type { Facet } from '../facet.ts';
import { acts, type ReceiptChange } from './acts.ts';
import { type Asked, type Receipt, type Receipted, sameUnit } from './receipt.ts';

/** The facet of receipts, for a kind of which `asks` says what must be known, and by whom. */
export const receiptsFor = <I extends Item & Receipted>(
  asks: (item: I, members: readonly DeskId[]) => Asked | undefined,
) =>
  ({
    facet: 'receipts',
    acts,
    fold(item: I, entered: Entered, change: ReceiptChange): Receipted {
      const desk = change.type === 'receipt.told' ? change.desk : entered.by.desk;
      const of = asks(item, entered.members)?.words.seq ?? item.seq;
      const receipt = stepped(item.receipts?.[desk] ?? {}, of, entered, change);
      return { receipts: { ...item.receipts, [desk]: receipt } };
    },
    refuse: (item, change, how) => how.judges.receipts(item, change, how),
  }) as const satisfies Facet<I, ReceiptChange, Receipted>;

/** The steps of a desk after one more; `of`: the entry with the item's present words. */
function stepped(
  receipt: Receipt,
  of: number,
  { seq, time, by }: Entered,
  change: ReceiptChange,
): Receipt {
  switch (change.type) {
    case 'receipt.shown':
      return { ...receipt, shown: { seq, time, of } };
    case 'receipt.acknowledged': {
      const { held, says } = change;
      const more = { ...(held === undefined ? {} : { held }), ...(says && { says }) };
      return { ...receipt, acknowledged: { seq, time, of, by, ...more } };
    }
    case 'receipt.passed': {
      const earlier = (receipt.units ?? []).filter(({ passed }) => passed.of === of);
      const units = [...earlier, { unit: change.unit, passed: { seq, time, of, by } }];
      return { ...receipt, units };
    }
    case 'receipt.confirmed': {
      const units = (receipt.units ?? []).map((one) =>
        sameUnit(one.unit, change.unit) ? { ...one, confirmed: { seq, time, of, by } } : one,
      );
      return { ...receipt, units };
    }
    case 'receipt.told': {
      const { person, digits } = change;
      const earlier = (receipt.told ?? []).filter((one) => one.of === of);
      return { ...receipt, told: [...earlier, { seq, time, of, by, person, digits }] };
    }
    default:
      return change satisfies never;
  }
}
