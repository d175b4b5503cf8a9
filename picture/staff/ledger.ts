/** Who holds the watch of a desk, and what its channel was last: read from the table of staff items. [R32] */
import type { DeskId, PersonId } from '../basics.ts';
import type { Item } from '../kinds/item.ts';
import { all, type Table } from '../table.ts';
import {
  type AlarmActItem,
  type ChannelItem,
  isAlarmAct,
  isChannel,
  isWatch,
  type WatchItem,
} from './items.ts';

/** The staff items of a picture by desk, each list in order of seq. */
export interface Ledger {
  readonly watches: ReadonlyMap<DeskId, readonly WatchItem[]>;
  /** By the desk whose channel it is. */
  readonly channels: ReadonlyMap<DeskId, readonly ChannelItem[]>;
  readonly alarmActs: readonly AlarmActItem[];
}

const ledgers = new WeakMap<Table<Item>, Ledger>(); // tables are replaced, never changed

export function ledgerOf(staff: Table<Item>): Ledger {
  const ledger = ledgers.get(staff) ?? newLedger(staff);
  ledgers.set(staff, ledger);
  return ledger;
}

function newLedger(staff: Table<Item>): Ledger {
  const items = [...all(staff)];
  return {
    watches: Map.groupBy(items.filter(isWatch), ({ by }) => by.desk),
    channels: Map.groupBy(items.filter(isChannel), ({ desk }) => desk),
    alarmActs: items.filter(isAlarmAct),
  };
}

/** The watches of a desk, the first first. */
export const watchesOf = (staff: Table<Item>, desk: DeskId): readonly WatchItem[] =>
  ledgerOf(staff).watches.get(desk) ?? [];

/** The suspensions, checks and losses of a desk's channel, the first first. */
export const channelsOf = (staff: Table<Item>, desk: DeskId): readonly ChannelItem[] =>
  ledgerOf(staff).channels.get(desk) ?? [];

/** How long (ms) somebody who was relieved may still acknowledge. [P19] */
export const RELIEVED_STAYS = 120_000;

/** The last watch of a desk that was taken until `at` (ms since 1970), whether it is still held or not. */
export const lastWatch = (staff: Table<Item>, desk: DeskId, at: number): WatchItem | undefined =>
  watchesOf(staff, desk).findLast(({ recorded }) => Date.parse(recorded) <= at);

/** When (ms since 1970) a watch was left; undefined if it never was: it may have been relieved. */
export function leftAt(watch: WatchItem): number | undefined {
  const step = watch.history.find(({ type }) => type === 'watch.left');
  return step && Date.parse(step.time);
}

/** The watch that is held at `at` (ms since 1970); undefined: nobody holds the watch of this desk. */
export function holding(staff: Table<Item>, desk: DeskId, at: number): WatchItem | undefined {
  const last = lastWatch(staff, desk, at);
  if (last === undefined) return undefined;
  const left = leftAt(last);
  return left === undefined || left > at ? last : undefined;
}

/** The watch that this one ended less than RELIEVED_STAYS before `at`; undefined: none. */
export function relievedBy(
  staff: Table<Item>,
  { relieves, recorded, by }: WatchItem,
  at: number,
): WatchItem | undefined {
  if (at >= Date.parse(recorded) + RELIEVED_STAYS) return undefined;
  return watchesOf(staff, by.desk).find(({ ref }) => ref === relieves);
}

/** As what a person may acknowledge for a desk; undefined: they may not. [P19] */
export type Standing = 'holder' | 'relieved' | 'nobody-holds';

export function standingOf(
  staff: Table<Item>,
  { desk, person }: { readonly desk: DeskId; readonly person: PersonId },
  at: number,
): Standing | undefined {
  const held = holding(staff, desk, at);
  if (held === undefined) return 'nobody-holds';
  if (held.by.person === person) return 'holder';
  return relievedBy(staff, held, at)?.by.person === person ? 'relieved' : undefined;
}

/** Whether a suspension or a loss still holds at `at`, by what was recorded until then. */
export function holds({ recorded, from = recorded, ended }: ChannelItem, at: number): boolean {
  return Date.parse(from) <= at && (ended === undefined || Date.parse(ended.from) > at);
}
