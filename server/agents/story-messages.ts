/**
 * What the people of an exercise write to each other, and how they take it in: completed from the picture as it
 * is. Answers and receipts of a desk at which somebody sits are left to them: then nothing is said.
 */
import { z } from 'zod';
import { DeskId as Desk, type DeskId, Ref } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import {
  type Asked,
  acknowledgedBy,
  sameUnit,
  unitsOf,
} from '../../picture/facets/receipts/receipt.ts';
import { Unit } from '../../picture/facets/receipts/unit.ts';
import { kindOf } from '../../picture/items.ts';
import { endsIn, MessageFields, type MessageItem } from '../../picture/kinds/message.ts';
import { STAND_BY } from '../../picture/phrasebook/book.ts';
import { slotOfType } from '../../picture/phrasebook/phrase.ts';
import { readBack } from '../../picture/phrasebook/read-out.ts';
import { itemOf, type Picture } from '../../picture/picture.ts';
import { all } from '../../picture/table.ts';
import { ladderOf } from '../../picture/views/receipts/ladder.ts';
import { BOOK } from '../lib/phrasebook.ts';

/** The picture and the time at which something is written. */
interface Situation {
  readonly picture: Picture;
  readonly cell: Pick<Cell, 'escalation' | 'desks'>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether somebody has sat down at a desk. */
  readonly sits: (desk: DeskId) => boolean;
}

/** Messages that wait for a desk where somebody sits, at most: nobody is sent more than they read. */
const HANDFUL = 6;

export const isOfMessages = (type: string): boolean => /^(message|receipt)\./.test(type);

/** The change as it is sent; undefined: it is not said, as it is done already, or for people to do. */
export function messageSaid(
  said: { readonly type: string; readonly [field: string]: unknown },
  desk: DeskId,
  at: Situation,
): object | undefined {
  if (said.type === 'message.sent') return sentNow(said, desk, at);
  if (at.sits(desk)) return undefined;
  return said.type === 'receipt.told' ? toldNow(said, at) : ofUnitNow(said, desk, at);
}

function sentNow(
  { ends, ...said }: { readonly type: string; readonly [field: string]: unknown },
  desk: DeskId,
  at: Situation,
): object | undefined {
  const message = MessageFields.parse(said.message);
  const { answers, to } = message;
  const ended = endsIn(message);
  const item = ended && messageOf(at.picture, ended);
  if (item?.ended !== undefined) return undefined;
  if (ends === true) return item !== undefined && isOpen(item, at) ? said : undefined;
  if (to.some((one) => at.sits(one) && waitingFor(one, at.picture) >= HANDFUL)) return undefined;
  if (answers === undefined) return said;
  const asked = messageOf(at.picture, answers);
  const before = asked?.answered?.[desk];
  const settled = before !== undefined && before.until === undefined;
  const until = message.phrase?.number === STAND_BY && slotOfType(message.phrase, 'time')?.value;
  if (typeof until === 'string' && Date.parse(until) <= at.now) return undefined; // it comes too late
  return at.sits(desk) || settled || asked?.ended !== undefined ? undefined : said;
}

/** True while some desk has not done all that a message asks for. */
function isOpen(item: MessageItem, { picture, cell, now }: Situation): boolean {
  const ladder = ladderOf(item, { picture, cell, now });
  return (ladder?.desks ?? []).some(({ acknowledged, answered, unit }) =>
    [acknowledged, answered, unit].some((rung) => rung !== undefined && rung.is !== 'made'),
  );
}

/** How many messages wait until a desk has read them. */
function waitingFor(desk: DeskId, picture: Picture): number {
  let count = 0;
  for (const item of all(picture.items)) {
    const asked = item.kind === 'message' ? askedOf(item, picture) : undefined;
    if (asked?.desks.includes(desk) !== true || asked.over !== undefined) continue;
    if (acknowledgedBy(item, desk, asked) === undefined) count++;
  }
  return count;
}

const Told = z.object({ items: z.array(Ref), desk: Desk });

/** That another desk was told by voice, with what it reads back, unless it has read the message by now. */
function toldNow(said: object, { picture }: Situation): object | undefined {
  const { items, desk } = Told.parse(said);
  const groups = items.flatMap((ref) => {
    const item = messageOf(picture, ref);
    const asked = item && askedOf(item, picture);
    if (asked?.phrase === undefined || item === undefined) return [];
    return acknowledgedBy(item, desk, asked) === undefined ? readBack(BOOK, asked.phrase) : [];
  });
  return groups.length === items.length ? { ...said, digits: groups.join(' ') } : undefined;
}

const OfUnit = z.object({ type: z.string(), item: Ref, unit: Unit });

/** That a unit was told, or has confirmed: after its desk has acknowledged, and once. */
function ofUnitNow(said: object, desk: DeskId, { picture }: Situation): object | undefined {
  const { type, item: ref, unit } = OfUnit.parse(said);
  const item = messageOf(picture, ref);
  const asked = item && askedOf(item, picture);
  if (item === undefined || asked === undefined) return undefined;
  if (acknowledgedBy(item, desk, asked) === undefined) return undefined;
  const known = unitsOf(item, desk, asked).find((one) => sameUnit(one.unit, unit));
  const next = type === 'receipt.passed' ? known === undefined : known?.confirmed === undefined;
  return next && (type === 'receipt.passed' || known !== undefined)
    ? { ...said, entry: asked.words.seq }
    : undefined;
}

const askedOf = (item: MessageItem, { opened }: Picture): Asked | undefined =>
  kindOf(item).asks(item, opened?.members ?? []);

function messageOf(picture: Picture, ref: Ref): MessageItem | undefined {
  const item = itemOf(picture, ref);
  return item?.kind === 'message' ? item : undefined;
}
