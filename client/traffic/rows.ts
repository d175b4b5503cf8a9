/** The messages of a picture as rows of a list: what each waits for, what is late, what is open. Pure. */
import type { DeskId, PersonId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Item } from '../../picture/kinds/item.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import { PRECEDENCES } from '../../picture/precedence.ts';
import type { Table } from '../../picture/table.ts';
import { activityOf, fadesOf } from '../../picture/views/activity.ts';
import { type Ladder, ladderOf, type Rung } from '../../picture/views/receipts/ladder.ts';
import { itemsOf } from '../store/by-kind.ts';

/** The one thing to know of a message, for a reader's desk. */
export type RowState =
  | { readonly is: 'answer' | 'answered' | 'acknowledged' | 'corrected' | 'cancelled' }
  /** By the reader's desk. `by`: for how long (ms) that is late. */
  | { readonly is: 'acknowledge'; readonly by: number | undefined }
  | { readonly is: 'late'; readonly desk: DeskId; readonly by: number }
  | { readonly is: 'stands-by' | 'waits' | 'no-unit'; readonly desk: DeskId }
  | { readonly is: 'awaited'; readonly desks: readonly DeskId[] }
  | { readonly is: 'units'; readonly confirmed: number; readonly all: number };

export interface Row {
  readonly item: MessageItem;
  readonly state: RowState;
  /** For how long (ms) its most overdue step is late; below 0: how long it still has. */
  readonly overdue: number;
  /** The reader's desk has not acknowledged it, and it was not opened here. */
  readonly unread: boolean;
}

export interface Rows {
  /** Something is awaited of a desk, or it is new here. The most severe first, then the most overdue. */
  readonly open: readonly Row[];
  /** The newest first. */
  readonly closed: readonly Row[];
}

export interface Reader {
  readonly cell: Pick<Cell, 'desks' | 'escalation' | 'fades'>;
  readonly me: { readonly desk: DeskId; readonly person: PersonId };
  /** Milliseconds since 1970: the moment shown. */
  readonly now: number;
  /** Whether a message was opened on this page. */
  opened(item: MessageItem): boolean;
}

/** What of a ladder does not depend on the time, but on the message and the channels. */
interface Known {
  readonly staff: Table<Item>;
  readonly ladder: Ladder;
  readonly ends: number;
}
const known = new WeakMap<MessageItem, Known>();

/** How often a ladder was made: for tests, which hold that the clock alone makes none. */
export const made = { ladders: 0 };

function knownOf(item: MessageItem, picture: Picture, { cell }: Reader): Known {
  const before = known.get(item);
  if (before?.staff === picture.staff) return before;
  made.ladders++;
  const ladder = ladderOf(item, { picture, cell, now: Number.NEGATIVE_INFINITY });
  if (ladder === undefined) throw new Error(`${item.ref} is for nobody to know`);
  const { over } = ladder.asked;
  const ends = over === undefined ? Number.POSITIVE_INFINITY : Date.parse(over);
  const fresh = { staff: picture.staff, ladder, ends };
  known.set(item, fresh);
  return fresh;
}

/** All messages that `keeps` lets through. */
export function rowsOf(
  picture: Picture,
  reader: Reader,
  keeps: (item: MessageItem) => boolean = () => true,
): Rows {
  const fades = fadesOf(reader.cell);
  const open: Row[] = [];
  const closed: Row[] = [];
  for (const item of itemsOf(picture, 'message')) {
    if (!keeps(item)) continue;
    const row = rowOf(item, picture, reader);
    const isNew = row.unread && activityOf(item, reader.now, fades) === 'open';
    (isNew || isAwaited(item, picture, reader) ? open : closed).push(row);
  }
  return { open: open.sort(graver), closed };
}

/** Whether a desk that was asked has a step left to make. */
function isAwaited(item: MessageItem, picture: Picture, reader: Reader): boolean {
  const { ladder, ends } = knownOf(item, picture, reader);
  if (reader.now >= ends) return false;
  return ladder.desks.some(({ acknowledged, answered, unit }) =>
    [acknowledged, answered, unit].some(isOpen),
  );
}

const isOpen = (rung: Rung<unknown> | undefined): boolean =>
  rung !== undefined && rung.is !== 'made';

const graver = (a: Row, b: Row): number =>
  rankOf(a) - rankOf(b) || b.overdue - a.overdue || b.item.seq - a.item.seq;
const rankOf = ({ item }: Row): number => PRECEDENCES.indexOf(item.fields.precedence);

function rowOf(item: MessageItem, picture: Picture, reader: Reader): Row {
  const { ladder, ends } = knownOf(item, picture, reader);
  const { now, me } = reader;
  const asked = now < ends;
  let overdue = Number.NEGATIVE_INFINITY;
  let latest: DeskId | undefined;
  for (const { desk, shown, acknowledged, answered, unit } of ladder.desks) {
    for (const rung of [shown, acknowledged, answered, unit]) {
      const due = dueOf(rung);
      if (due === undefined || due >= ends || now - due <= overdue) continue;
      overdue = now - due;
      latest = desk;
    }
  }
  const own = ladder.desks.find(({ desk }) => desk === me.desk);
  const knows = own?.acknowledged.is === 'made';
  const unread = asked && item.by.desk !== me.desk && !knows && !reader.opened(item);
  const late = asked && latest !== undefined && overdue >= 0 ? { latest, overdue } : undefined;
  const state: RowState =
    item.ended === undefined ? stateOf(item, ladder, reader, late) : { is: item.ended.is };
  return { item, state, overdue: asked ? overdue : Number.NEGATIVE_INFINITY, unread };
}

/** When a step that was not made is late (ms since 1970). */
const dueOf = (rung: Rung<unknown> | undefined): number | undefined =>
  rung === undefined || rung.is === 'made' ? undefined : rung.due;

/** What waits for the reader's desk comes first, then what is late, then what is awaited. */
function stateOf(
  item: MessageItem,
  { desks }: Ladder,
  { me, now }: Reader,
  late: { readonly latest: DeskId; readonly overdue: number } | undefined,
): RowState {
  const own = desks.find(({ desk }) => desk === me.desk);
  if (own !== undefined && own.acknowledged.is !== 'made') {
    const due = dueOf(own.acknowledged);
    return { is: 'acknowledge', by: due !== undefined && due <= now ? now - due : undefined };
  }
  if (late !== undefined) return { is: 'late', desk: late.latest, by: late.overdue };
  const standing = desks.find(({ desk }) => item.answered?.[desk]?.until !== undefined);
  if (standing !== undefined) return { is: 'stands-by', desk: standing.desk };
  const waiting = desks.find(({ waits }) => waits !== undefined);
  if (waiting !== undefined) return { is: 'waits', desk: waiting.desk };
  if (isOpen(own?.answered)) return { is: 'answer' };
  const silent = desks.filter((one) => isOpen(one.acknowledged) || isOpen(one.answered));
  if (silent.length > 0) return { is: 'awaited', desks: silent.map(({ desk }) => desk) };
  const untold = desks.find(({ unit, units }) => isOpen(unit) && units.length === 0);
  if (untold !== undefined) return { is: 'no-unit', desk: untold.desk };
  const units = desks.flatMap((one) => one.units);
  if (units.length > 0) {
    const confirmed = units.filter((one) => one.confirmed !== undefined).length;
    return { is: 'units', confirmed, all: units.length };
  }
  return { is: desks.some(({ answered }) => answered !== undefined) ? 'answered' : 'acknowledged' };
}
