/** The state of each desk's channel at a time: open, unmanned, lost or suspended. [R35] [R36] */
import type { DeskId } from '../basics.ts';
import type { Picture } from '../picture.ts';
import type { Checks, Setting } from '../setting.ts';
import type { ChannelItem, WatchItem } from '../staff/items.ts';
import { channelsOf, holding, holds, lastWatch, leftAt } from '../staff/ledger.ts';

/** What holds where a cell says nothing. */
const USUAL: Checks = { every: 240, within: 120 };

/** The cell's checks; undefined: its channels are not watched. */
export const checksOf = ({ channel }: Pick<Setting, 'channel'>): Checks | undefined =>
  channel === 'off' ? undefined : (channel ?? USUAL);

/** The connection of a desk at a time; `since` in ms since 1970. */
export type ChannelState =
  | { readonly is: 'open'; readonly watch: WatchItem }
  | { readonly is: 'unmanned'; readonly since: number; readonly missed: ChannelItem | undefined }
  | { readonly is: 'lost'; readonly since: number; readonly item: ChannelItem }
  | { readonly is: 'suspended'; readonly since: number; readonly item: ChannelItem };

/** The state of the channel of a desk at `at` (ms since 1970), by what was recorded until then. */
export function channelAt(
  { staff }: Pick<Picture, 'staff'>,
  desk: DeskId,
  at: number,
  cell: Pick<Setting, 'channel'>,
): ChannelState {
  const items = until(channelsOf(staff, desk), at);
  const suspension = items.findLast((item) => item.is === 'suspension' && holds(item, at));
  if (suspension !== undefined) {
    return {
      is: 'suspended',
      since: Date.parse(suspension.from ?? suspension.recorded),
      item: suspension,
    };
  }
  const loss = items.findLast((item) => item.is === 'loss' && holds(item, at));
  if (loss !== undefined) return { is: 'lost', since: Date.parse(loss.recorded), item: loss };
  const watch = holding(staff, desk, at);
  if (watch === undefined) {
    const last = lastWatch(staff, desk, at);
    return { is: 'unmanned', since: (last && leftAt(last)) ?? 0, missed: undefined };
  }
  const heard = Math.max(Date.parse(watch.recorded), ...answersIn(items, at));
  const missed = items.find((item) => {
    const time = item.is === 'check' ? missedAt(item, cell) : undefined;
    if (time === undefined || time <= heard || time > at) return false;
    return missedIn(items, item, cell) !== undefined;
  });
  if (missed !== undefined) return { is: 'unmanned', since: missedAt(missed, cell) ?? at, missed };
  return { is: 'open', watch };
}

const until = (items: readonly ChannelItem[], at: number): readonly ChannelItem[] =>
  items.filter(({ recorded }) => Date.parse(recorded) <= at);

/** When (ms since 1970) a check is missed unless it is answered before; undefined: it was answered in time. */
export function missedAt(check: ChannelItem, cell: Pick<Setting, 'channel'>): number | undefined {
  const { within } = checksOf(cell) ?? USUAL;
  const missed = Date.parse(check.recorded) + within * 1000;
  return check.ended !== undefined && Date.parse(check.ended.time) < missed ? undefined : missed;
}

/**
 * When (ms since 1970) a check was missed; undefined: it was not, because the desk answered it or a later one
 * in time, or because its channel was suspended or lost and that says nothing of the watch.
 */
export function missedIn(
  items: readonly ChannelItem[],
  check: ChannelItem,
  cell: Pick<Setting, 'channel'>,
): number | undefined {
  const missed = missedAt(check, cell);
  if (missed === undefined) return undefined;
  const later = items.filter(({ seq }) => seq > check.seq);
  const excused = items.some(
    (item) => item.is !== 'check' && Date.parse(item.recorded) <= missed && holds(item, missed),
  );
  return excused || answersIn(later, missed).length > 0 ? undefined : missed;
}

/** When (ms since 1970) checks were answered, until `at`. */
const answersIn = (items: readonly ChannelItem[], at: number): readonly number[] =>
  items
    .flatMap(({ is, ended }) => (is === 'check' && ended !== undefined ? ended.time : []))
    .map((time) => Date.parse(time))
    .filter((time) => time <= at);

/** When a desk first answered a check, or somebody took its watch, from a moment (ms since 1970) on. */
export function signFrom(
  items: readonly ChannelItem[],
  watches: readonly WatchItem[],
  from: number,
): { readonly seq: number; readonly at: number } | undefined {
  const signs = [
    ...items.flatMap(({ is, ended }) => (is === 'check' && ended !== undefined ? [ended] : [])),
    ...watches.map(({ seq, recorded: time }) => ({ seq, time })),
  ];
  return signs
    .map(({ seq, time }) => ({ seq, at: Date.parse(time) }))
    .filter(({ at }) => at >= from)
    .sort((a, b) => a.seq - b.seq)[0];
}

/** The last check of a desk until `at`, answered or not; undefined: it was never asked. */
export const lastCheck = (
  { staff }: Pick<Picture, 'staff'>,
  desk: DeskId,
  at: number,
): ChannelItem | undefined =>
  until(channelsOf(staff, desk), at).findLast(({ is }) => is === 'check');
