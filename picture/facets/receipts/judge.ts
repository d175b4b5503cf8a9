/** Decides acts of receipts: by the desk that must know, about the words as they are, step after step. */
import { type KindItem, kindOf } from '../../items.ts';
import type { Judging } from '../../judging.ts';
import type { Item } from '../../kinds/item.ts';
import { SPOKEN } from '../../phrasebook/book.ts';
import { messageNamed } from '../../phrasebook/phrase.ts';
import { readBack } from '../../phrasebook/read-out.ts';
import { faultOf } from '../../phrasebook/said.ts';
import { forbidden, impossible, overlooked, type Refusal } from '../../refusal.ts';
import { heldWrongly } from '../../staff/held.ts';
import type { Acknowledged, OfUnit, ReceiptChange, Told } from './acts.ts';
import {
  type Asked,
  acknowledgedBy,
  type Receipted,
  sameUnit,
  shownAt,
  unitsOf,
} from './receipt.ts';

type ItemWithReceipts = KindItem & Receipted;

/** The reason to refuse an act of receipts; undefined if there is none. */
export function judgeReceipt(
  item: ItemWithReceipts,
  change: ReceiptChange,
  how: Judging,
): Refusal | undefined {
  const asked = kindOf(item).asks(item, how.picture.opened?.members ?? []);
  if (asked === undefined) {
    return impossible('R60', how.field, `nobody has to say that they know of ${item.ref}`);
  }
  if (change.type === 'receipt.told') return notTold(item, asked, change, how);
  const { desk } = how.actor;
  if (!asked.desks.includes(desk)) {
    const whose = asked.desks.join(' and ');
    return forbidden('P21', `${item.ref} is for ${whose} to know: each desk takes its own steps`);
  }
  if (change.type === 'receipt.shown') {
    return shownAt(item, desk, asked) === undefined
      ? undefined
      : impossible('R62', how.field, `${item.ref} was shown at ${desk} before`);
  }
  if (change.entry !== asked.words.seq) {
    const why = `the words of ${item.ref} are those of entry ${asked.words.seq}`;
    return overlooked(why, [asked.words.seq], 'R60');
  }
  return change.type === 'receipt.acknowledged'
    ? notAcknowledged(item, asked, change, how)
    : notOfUnit(item, asked, change, how);
}

/** The last three digits of the number of an item, with zeros before it: `M-7` → `007`. */
export const lastDigits = ({ ref }: Pick<Item, 'ref'>): string =>
  ref.slice(2).padStart(3, '0').slice(-3);

/** [R61] By the holder of the watch, once, and of a FLASH with the digits that show that it was read. */
function notAcknowledged(
  item: ItemWithReceipts,
  asked: Asked,
  { digits, held, says }: Acknowledged,
  how: Judging,
): Refusal | undefined {
  const known = acknowledgedBy(item, how.actor.desk, asked);
  if (known !== undefined) {
    const why = `${known.by.person} has acknowledged it with entry ${known.seq}`;
    return impossible('R61', how.field, why);
  }
  const wrongly = heldWrongly(held, how, 'P21', 'what a desk must know is acknowledged');
  if (wrongly !== undefined) return wrongly;
  if (digits === undefined && asked.precedence === 'FLASH') {
    return impossible('R61', 'change.digits', 'are missing: a FLASH asks for the last three');
  }
  if (digits !== undefined && digits !== lastDigits(item)) {
    return impossible('R61', 'change.digits', `are not the last three of ${item.ref}`);
  }
  if (says === undefined) return undefined;
  if (says.number !== SPOKEN.received || messageNamed(says) !== item.ref) {
    return impossible('R57', 'change.says', `is not phrase ${SPOKEN.received} about ${item.ref}`);
  }
  const { book } = how.context ?? {};
  if (book === undefined) return impossible('R57', 'change.says', 'cannot be judged here');
  const fault = faultOf(book, says);
  return fault && impossible('R57', `change.says.${fault.field}`, fault.why);
}

/** [R60] A unit is told after the desk has acknowledged, and confirms once. */
function notOfUnit(
  item: ItemWithReceipts,
  asked: Asked,
  { type, unit }: OfUnit,
  how: Judging,
): Refusal | undefined {
  const { actor, context, field } = how;
  if (acknowledgedBy(item, actor.desk, asked) === undefined) {
    return impossible('R60', field, `${actor.desk} has not acknowledged ${item.ref} yet`);
  }
  const known = unitsOf(item, actor.desk, asked).find((one) => sameUnit(one.unit, unit));
  if (type === 'receipt.confirmed') {
    if (known === undefined) {
      return impossible('R60', 'change.unit', 'was not told: it was passed to no such unit');
    }
    return known.confirmed && impossible('R60', 'change.unit', 'has confirmed it before');
  }
  if (known !== undefined) return impossible('R60', 'change.unit', 'was told before');
  if (!('listed' in unit)) return undefined;
  const units = context?.cell.desks.find(({ id }) => id === actor.desk)?.units;
  return units?.some(({ id }) => id === unit.listed)
    ? undefined
    : impossible('R60', 'change.unit.listed', `the cell lists no such unit of ${actor.desk}`);
}

/** [R64] Another desk that must know was told by voice, and has read back what only a hearer can. */
function notTold(
  item: ItemWithReceipts,
  { desks, phrase }: Asked,
  { items, desk, digits }: Told,
  { actor, context }: Judging,
): Refusal | undefined {
  if (!desks.includes(desk)) {
    return impossible('R64', 'change.desk', `${desk} does not have to know of ${item.ref}`);
  }
  if (desk === actor.desk) {
    return impossible('R64', 'change.desk', 'a desk tells others, and acknowledges for itself');
  }
  const groups = digits.split(' ');
  const one = groups[items.indexOf(item.ref)];
  if (groups.length !== items.length || one === undefined) {
    return impossible('R64', 'change.digits', `are ${items.length} groups, one for each item`);
  }
  if (phrase === undefined) {
    return one === lastDigits(item)
      ? undefined
      : impossible('R64', 'change.digits', `are not the last three of ${item.ref}`);
  }
  if (context?.book === undefined) {
    return impossible('R64', 'change.digits', 'cannot be judged here');
  }
  return one === readBack(context.book, phrase)
    ? undefined
    : impossible('R64', 'change.digits', `are not the last group and closing pair of ${item.ref}`);
}
