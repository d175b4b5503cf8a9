/** Forgeries of watches, channels and alarms: acts in the name of somebody else, and briefs that nobody read. */
import { EMPTY, fold } from '../../../picture/fold.ts';
import {
  type ChannelItem,
  isChannel,
  isWatch,
  type WatchItem,
} from '../../../picture/staff/items.ts';
import { holding } from '../../../picture/staff/ledger.ts';
import { all } from '../../../picture/table.ts';
import { CELL } from '../cell.ts';
import type { Log } from '../logs.ts';
import { DESKS } from '../people.ts';
import {
  acting,
  added,
  altered,
  byPeople,
  type Forged,
  type Forgery,
  forgery,
  kindIn,
  openedIn,
  type Pick,
} from './forging.ts';

/** An entry more at the end, which is found there. */
const more = (log: Log, by: object, change: object, rule: string): Forged => ({
  log: added(log, { by, change }),
  expected: { seq: log.entries.length + 1, rule },
});

/** True for a log of the picture that all desks share. */
const isOfAll = (log: Log): boolean =>
  kindIn(log) === 'shared' && openedIn(log).members.length === DESKS.length;

/** A watch that is held when the log ends. */
function heldIn(log: Log, pick: Pick): WatchItem | undefined {
  if (!isOfAll(log)) return undefined;
  const { staff, time } = fold(EMPTY, log.entries);
  const now = Date.parse(time ?? '');
  const desks = new Set([...all(staff)].filter(isWatch).map(({ by }) => by.desk));
  return pick([...desks].flatMap((desk) => holding(staff, desk, now) ?? []));
}

function channelIn(log: Log, pick: Pick, is: ChannelItem['is']): ChannelItem | undefined {
  if (!isOfAll(log)) return undefined;
  const items = [...all(fold(EMPTY, log.entries).staff)].filter(isChannel);
  return pick(items.filter((item) => item.is === is && item.state === 'standing'));
}

const otherDesk = (desk: string, pick: Pick): string =>
  `${pick(DESKS.filter((one) => one !== desk))}`;
/** Another person of a desk, as an officer. */
const colleague = (desk: string) => ({ ...acting(desk), person: 'somebody-else' });

export const STAFF: readonly Forgery[] = [
  forgery('a watch that a colleague leaves or offers', (log, pick) => {
    const watch = heldIn(log, pick);
    if (watch === undefined) return undefined;
    const left = { type: 'watch.left', item: watch.ref, reason: 'x' };
    const change = pick([left, { type: 'watch.offered', item: watch.ref }]) ?? left;
    const done = change.type === 'watch.offered' && watch.state === 'offered';
    return more(log, colleague(watch.by.desk), done ? left : change, 'P19');
  }),
  forgery('a watch that another desk leaves', (log, pick) => {
    const watch = heldIn(log, pick);
    const change = { type: 'watch.left', item: watch?.ref, reason: 'x' };
    return watch && more(log, acting(otherDesk(watch.by.desk, pick)), change, 'P4');
  }),
  forgery('a check that another desk answers', (log, pick) => {
    const check = channelIn(log, pick, 'check');
    const change = { type: 'channel.answered', item: check?.ref };
    return check && more(log, acting(otherDesk(check.desk, pick)), change, 'P19');
  }),
  forgery('a check that somebody answers who does not hold the watch', (log, pick) => {
    const check = channelIn(log, pick, 'check');
    const change = { type: 'channel.answered', item: check?.ref };
    return check && more(log, colleague(check.desk), change, 'P19');
  }),
  forgery('a suspension that another desk ends', (log, pick) => {
    const suspension = channelIn(log, pick, 'suspension');
    const change = { type: 'channel.resumed', item: suspension?.ref };
    return suspension && more(log, acting(otherDesk(suspension.desk, pick)), change, 'P4');
  }),
  forgery('a loss that a person wrote', (log, pick) => {
    if (!isOfAll(log)) return undefined;
    const desk = pick(DESKS);
    const change = { type: 'channel.lost', desk: otherDesk(`${desk}`, pick) };
    return more(log, acting(`${desk}`), change, 'P15');
  }),
  forgery('an alarm that somebody answers who does not hold the watch', (log, pick) => {
    const watch = heldIn(log, pick);
    const change = { type: 'alarm.acknowledged', alarms: ['unmanned us 1'] };
    return watch && more(log, colleague(watch.by.desk), change, 'P19');
  }),
  forgery('an alarm that is said to be answered because nobody held the watch', (log, pick) => {
    const watch = heldIn(log, pick);
    const change = { type: 'alarm.acknowledged', alarms: ['unmanned us 1'], held: false };
    return watch && more(log, watch.by, change, 'P19');
  }),
  forgery('a watch in a picture of some desks', (log, pick) => {
    const { members } = openedIn(log);
    if (kindIn(log) !== 'private' || members.length !== 1) return undefined;
    return more(log, acting(`${pick(members)}`), { type: 'channel.suspended' }, 'R31');
  }),
  forgery('a brief that was not what there was to know, by the cell', (log, pick) => {
    if (!isOfAll(log) || openedIn(log).picture !== 'shared') return undefined;
    const taken = pick(byPeople(log).filter(({ change }) => change.type === 'watch.taken'));
    if (taken?.change.type !== 'watch.taken') return undefined;
    const { change } = taken;
    const brief = { ...change.brief, hash: 'f'.repeat(64) };
    const forged = altered(log, taken, () => ({ change: { ...change, brief } }));
    return { log: forged, expected: { seq: taken.seq, rule: 'R33' }, options: { cell: CELL } };
  }),
];
