/** Alarms about a desk: nobody holds its watch, its channel is lost, a check was missed. [R35] [R36] */
import type { DeskId } from '../../basics.ts';
import type { Picture } from '../../fold.ts';
import { alarmName } from '../../staff/alarm-name.ts';
import type { ChannelItem } from '../../staff/items.ts';
import { channelsOf, watchesOf } from '../../staff/ledger.ts';
import { all } from '../../table.ts';
import { missedIn, signFrom } from '../channels.ts';
import { earliest, type Finding, type Found, rung } from './found.ts';

/** The occurrences about one desk. */
export function staffingOf(picture: Picture, desk: DeskId, finding: Finding): readonly Found[] {
  return [
    ...unmannedOf(picture, desk, finding),
    ...lostOf(picture, desk, finding),
    ...missedOf(picture, desk, finding),
  ];
}

/** How long (ms) nobody may hold a watch before that rings: one is often taken right after another is left. */
export const UNMANNED_AFTER = 5000;

/** A desk is unmanned from soon after its watch was left, or never taken, until somebody takes it. */
export function unmannedOf(picture: Picture, desk: DeskId, finding: Finding): readonly Found[] {
  if (!finding.limits.has('unmanned')) return [];
  const watches = watchesOf(picture.staff, desk);
  const gaps = watches.flatMap(({ history }, i) => {
    const left = history.find(({ type }) => type === 'watch.left');
    return left === undefined ? [] : [{ seq: left.seq, from: left.time, next: watches[i + 1] }];
  });
  const began = firstKnown(picture);
  const soon = (from: string): boolean => {
    const next = watches[0];
    return next !== undefined && Date.parse(next.recorded) <= Date.parse(from) + UNMANNED_AFTER;
  };
  const first =
    began === undefined || soon(began) ? [] : [{ seq: 0, from: began, next: watches[0] }];
  return [...first, ...gaps].flatMap(({ seq, from: left, next }) => {
    const from = Date.parse(left) + (seq === 0 ? 0 : UNMANNED_AFTER); // a picture begins unmanned
    return rung({
      name: alarmName('unmanned', desk, seq),
      kind: 'unmanned',
      subject: { desk },
      group: desk,
      seq: Math.max(1, seq),
      desks: finding.members,
      clock: from,
      from,
      ended: next && Date.parse(next.recorded),
    });
  });
}

/**
 * The first moment that a picture knows, from which on a desk without any watch is unmanned. No item
 * leaves a picture, so it is the same from a checkpoint; only while there is none, entry 1 is the last.
 */
function firstKnown({ items, staff, time }: Picture): string | undefined {
  const [item] = all(items);
  const [other] = all(staff);
  if (item === undefined || other === undefined) return (item ?? other)?.recorded ?? time;
  return item.seq < other.seq ? item.recorded : other.recorded;
}

/** A channel is lost until it is heard again, or its desk suspends it. */
export function lostOf(picture: Picture, desk: DeskId, finding: Finding): readonly Found[] {
  if (!finding.limits.has('lost')) return [];
  const items = channelsOf(picture.staff, desk);
  return items.flatMap((item) => {
    if (item.is !== 'loss') return [];
    const from = Date.parse(item.recorded);
    const heard = item.ended && Date.parse(item.ended.from);
    return rung({
      ...about(item, finding),
      clock: from,
      from,
      ended: earliest(heard, suspends(items, from)),
    });
  });
}

/** When (ms since 1970), from a moment on, a desk's channel is first suspended. */
function suspends(items: readonly ChannelItem[], since: number): number | undefined {
  const begins = items.flatMap(({ is, recorded, from = recorded, ended }) => {
    if (is !== 'suspension') return [];
    const begin = Math.max(Date.parse(recorded), Date.parse(from), since);
    return ended !== undefined && Date.parse(ended.from) <= begin ? [] : [begin];
  });
  return earliest(...begins);
}

/** A check is missed until the desk answers it or a later one, or somebody takes its watch. */
export function missedOf(picture: Picture, desk: DeskId, finding: Finding): readonly Found[] {
  if (!finding.limits.has('missed')) return [];
  const items = channelsOf(picture.staff, desk);
  const watches = watchesOf(picture.staff, desk);
  return items.flatMap((item) => {
    const from = item.is === 'check' ? missedIn(items, item, finding.cell) : undefined;
    if (from === undefined) return [];
    const ended = signFrom(items, watches, from)?.at;
    return rung({ ...about(item, finding), clock: from, from, ended });
  });
}

/** What an alarm about a channel has by its item. All other desks answer it. */
function about({ is, ref, seq, desk }: ChannelItem, { members }: Finding) {
  const kind = is === 'loss' ? ('lost' as const) : ('missed' as const);
  return {
    name: alarmName(kind, ref),
    kind,
    subject: { ref, desk },
    group: desk,
    seq,
    desks: members.filter((member) => member !== desk),
  };
}
