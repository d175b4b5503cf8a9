/** The FLASH items that ask a desk to acknowledge them, and what happens next while it does not. Pure. [R61] [R63] */
import type { DeskId } from '../../picture/basics.ts';
import { type Asked, acknowledgedBy } from '../../picture/facets/receipts/receipt.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import type { Setting } from '../../picture/setting.ts';
import { holding } from '../../picture/staff/ledger.ts';
import type { Page } from '../../picture/table.ts';
import { closesAt, fadesOf } from '../../picture/views/activity.ts';
import { EVERYBODY, SECOND } from '../../picture/views/alarms/limits.ts';
import { clocksOf } from '../../picture/views/receipts/clocks.ts';
import { deliveryOf } from '../../picture/views/receipts/delivery.ts';

/** A FLASH item, and what desks must know of it. */
export interface FlashItem {
  readonly item: AnyItem;
  readonly asked: Asked;
}

/** One that has reached a desk, which has not acknowledged it. */
export interface Flash extends FlashItem {
  /** When it reached the desk (ms since 1970). */
  readonly delivered: number;
}

/** What asks somebody on a page of a table. Pages are replaced, never changed. */
const found = new WeakMap<Page<AnyItem>, readonly FlashItem[]>();

function foundOn(page: Page<AnyItem>, members: readonly DeskId[]): readonly FlashItem[] {
  const known = found.get(page);
  if (known !== undefined) return known;
  const asking: FlashItem[] = [];
  for (const item of page) {
    const asked = item && kindOf(item).asks(item, members);
    if (item === undefined || asked?.precedence !== 'FLASH') continue;
    if (asked.desks.some((desk) => acknowledgedBy(item, desk, asked) === undefined)) {
      asking.push({ item, asked });
    }
  }
  found.set(page, asking);
  return asking;
}

/** The FLASH items that some desk has yet to acknowledge at `now` (ms since 1970), in the order of the log. */
export function openFlashes(
  { items, opened }: Pick<Picture, 'items' | 'opened'>,
  cell: Pick<Setting, 'fades'>,
  now: number,
): readonly FlashItem[] {
  const members = opened?.members ?? [];
  const fades = fadesOf(cell);
  return items.pages
    .flatMap((page) => (page === undefined ? [] : foundOn(page, members)))
    .filter(({ item, asked }) => {
      const ends = asked.over === undefined ? closesAt(item, fades) : Date.parse(asked.over);
      return ends === undefined || ends > now;
    });
}

/** Those that ask a desk now, the first to reach it first. */
export function flashesFor(
  picture: Picture,
  desk: DeskId,
  cell: Pick<Setting, 'fades'>,
  now: number,
): readonly Flash[] {
  return openFlashes(picture, cell, now)
    .flatMap(({ item, asked }): Flash[] => {
      if (!asked.desks.includes(desk)) return [];
      if (acknowledgedBy(item, desk, asked) !== undefined) return [];
      const delivery = deliveryOf(picture.staff, desk, asked);
      return 'at' in delivery && delivery.at <= now
        ? [{ item, asked, delivered: delivery.at }]
        : [];
    })
    .sort((a, b) => a.delivered - b.delivered || a.item.seq - b.item.seq);
}

/** Tells the words of a FLASH from all others: amended, it asks again. */
export const keyOf = ({ item, asked }: FlashItem): string => `${item.ref} ${asked.words.seq}`;

export interface Next {
  readonly to: 'desk' | 'second' | 'all';
  /** ms until then. */
  readonly in: number;
}

/**
 * Who is told next while a desk does not acknowledge: an alarm at the desk, its second officer if it has one,
 * all desks; `all-told`: nobody is left; undefined: this cell tells nobody.
 */
export function nextOf(
  { delivered }: Pick<Flash, 'delivered'>,
  cell: Pick<Setting, 'escalation'>,
  { now, second }: { readonly now: number; readonly second: boolean },
): Next | 'all-told' | undefined {
  const limit = clocksOf(cell).FLASH.acknowledged;
  if (limit === undefined) return undefined;
  const steps = [
    { to: 'desk', at: delivered + limit },
    ...(second ? [{ to: 'second', at: delivered + SECOND * limit } as const] : []),
    { to: 'all', at: delivered + EVERYBODY * limit },
  ] as const;
  const next = steps.find(({ at }) => at > now);
  return next === undefined ? 'all-told' : { to: next.to, in: next.at - now };
}

/** The soonest of what comes next at all desks that have not acknowledged one; undefined: nothing does. */
export function nextOfAll(
  { item, asked }: FlashItem,
  { staff }: Pick<Picture, 'staff'>,
  cell: Pick<Setting, 'escalation'>,
  now: number,
): Next | undefined {
  const all = asked.desks.flatMap((desk): Next[] => {
    const delivery = deliveryOf(staff, desk, asked);
    if (!('at' in delivery) || delivery.at > now) return [];
    if (acknowledgedBy(item, desk, asked) !== undefined) return [];
    const second = holding(staff, desk, now)?.second !== undefined;
    const next = nextOf({ delivered: delivery.at }, cell, { now, second });
    return typeof next === 'object' ? [next] : [];
  });
  return all.toSorted((a, b) => a.in - b.in)[0];
}
