/** What is urgent, by when it occurred: history that is imported today is nobody's emergency. */
import { expect, test } from 'vitest';
import { uiOf } from '../../client/kinds.ts';
import { occurredAt, urgency } from '../../client/lib/urgent.ts';
import { arrived, isNews } from '../../client/navigation/arrived.ts';
import { urgentCount } from '../../client/pages/window-title.ts';
import { itemsOf } from '../../client/store/by-kind.ts';
import { wallOrder, weight } from '../../client/wall/order.ts';
import { stopOf } from '../../client/wall/tour.ts';
import { freshest, presses, unhandled } from '../../client/wall/urgency.ts';
import type { Change } from '../../picture/entry.ts';
import { ALERTS } from '../../picture/files/alerts.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { all } from '../../picture/table.ts';
import { proposed, reported } from '../support/examples.ts';
import { reportedOf } from '../support/fed.ts';
import { Growing } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { CELL } from './picture.ts';

const MINUTE = 60_000; // ms
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DESKS = CELL.desks.map(({ id }) => id);
const FEED = person('il', 'feed');
const OFFICER = person('il');

const occurred = (from: number, to?: number) => ({
  occurred: {
    from: new Date(from).toISOString(),
    ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
  },
});

/** An alert as the feed reports it. */
function alert(n: number, at: number, precedence = 'IMMEDIATE'): Change {
  const values = {
    ...{ alertId: 1, id: `${n}`, t: new Date(at).toISOString(), kind: 'missile' },
    ...{
      city: 'כפר',
      city_en: 'Kfar',
      city_ar: 'كفر',
      title: 'ירי',
      zone: 'צפון',
      zone_en: 'North',
    },
    ...{ countdown_s: 30, lon: 35.6, lat: 33 + (n % 100) / 1000 },
  };
  const made = reportedOf(values, { fields: { precedence } }, {}, ALERTS);
  const report = made.find(({ kind }) => kind === 'report');
  if (report?.kind !== 'report') throw new Error(JSON.stringify(made));
  return report.command.change;
}

const SPRING = Date.parse('2021-05-11T18:00:00Z');

/** An empty picture whose entries say the roles of their authors. */
function begun(): Growing {
  const log = new Growing();
  log.roles = true;
  return log;
}

/** A picture into which alerts of 2021 were imported just now. */
function imported(count: number, log = begun()): Growing {
  for (let n = 0; n < count; n++) {
    const precedence = n % 3 === 0 ? 'FLASH' : 'IMMEDIATE';
    expect(log.ask(FEED, alert(n, SPRING + n * MINUTE, precedence), 1)).toBeUndefined();
  }
  return log;
}

const eventsIn = ({ picture }: Growing): readonly EventItem[] => itemsOf(picture, 'event');
const only = (log: Growing): EventItem => {
  const [event] = eventsIn(log);
  if (event === undefined) throw new Error('no event');
  return event;
};
/** One event, reported now, that occurred so long ago (ms), perhaps until later. */
const late = (ago: number, until?: number, precedence = 'FLASH') => {
  const log = begun();
  const at = log.now + 1000;
  const span = occurred(at - ago, until === undefined ? undefined : at - until);
  log.ask(OFFICER, reported({ precedence, ...span }));
  return { log, event: only(log), now: log.now };
};

test('alerts of 2021 that are imported today are on no card, in no title, and no tour or dimming heeds them', () => {
  const log = imported(300);
  const { now } = log;
  const events = eventsIn(log);
  expect(events).toHaveLength(300);
  expect(wallOrder(events, now, 24)).toEqual([]);
  expect(urgentCount(log.picture.items, now)).toBe(0);
  expect(events.filter((event) => presses(event, now))).toEqual([]);
  expect(events.filter((event) => unhandled(event, DESKS, now))).toEqual([]);
  expect(freshest(events, now, DAY)).toBe(undefined);
  expect(stopOf(CELL, 60, events, now).at).toBe('view');
  expect([...all(log.picture.items)].flatMap((item) => uiOf(item).urgency(item) ?? [])).toEqual([]);
});

test('history that a feed imports is no news; what a person says of it is', () => {
  const log = imported(3);
  const news = () => eventsIn(log).filter(isNews).length;
  expect(news()).toBe(0);
  const [first] = eventsIn(log);
  const item = first?.ref;
  log.ask(OFFICER, { type: 'position.taken', item, stance: 'disputes' });
  expect(news()).toBe(1);
  log.ask(FEED, alert(10, log.now - HOUR));
  expect(news()).toBe(2);
});

test('among what came while nobody looked, a late word about history stands after all that is new', () => {
  const log = begun();
  const { now } = log;
  log.ask(OFFICER, reported({ precedence: 'FLASH', ...occurred(SPRING) }));
  log.ask(OFFICER, reported({ precedence: 'ROUTINE', ...occurred(now) }));
  log.ask(OFFICER, proposed());
  const marks = new Map([...all(log.picture.items)].map(({ seq }) => [seq, 'new' as const]));
  expect(arrived(marks, log.picture).map(({ ref }) => ref)).toEqual(['E-3', 'Z-4', 'E-2']);
});

test('a fresh FLASH beside 5,000 old ones is on top at once, and alone in the title', () => {
  const log = imported(5000);
  const { now } = log;
  log.ask(OFFICER, reported({ precedence: 'FLASH', ...occurred(now - 10 * MINUTE) }));
  imported(60, log);
  const events = eventsIn(log);
  const fresh = events.find(({ by }) => by.role !== 'feed');
  expect(wallOrder(events, log.now, 24)).toEqual([fresh]);
  expect(urgentCount(log.picture.items, log.now)).toBe(1);
  expect(events.filter((event) => unhandled(event, DESKS, log.now))).toEqual([fresh]);
  const stop = stopOf(CELL, 60, events, log.now);
  expect(stop.at === 'urgent' && stop.event).toBe(fresh);
});

test('a FLASH that occurred ten minutes ago and is reported now is urgent in every way', () => {
  const { log, event, now } = late(10 * MINUTE);
  expect(urgency(event)).toEqual({ since: now, until: now + DAY });
  expect(unhandled(event, DESKS, now)).toBe(true);
  expect(freshest([event], now, MINUTE)).toBe(event);
  expect(urgentCount(log.picture.items, now)).toBe(1);
  expect(urgentCount(log.picture.items, now + HOUR)).toBe(0);
});

test('a FLASH reported twenty hours late has its day from the report, and ranks by when it occurred', () => {
  const { event, now } = late(20 * HOUR);
  expect(unhandled(event, DESKS, now)).toBe(true);
  expect(unhandled(event, DESKS, now + DAY - MINUTE)).toBe(true);
  expect(unhandled(event, DESKS, now + DAY)).toBe(false);
  expect(freshest([event], now, MINUTE)).toBe(event);
  expect(wallOrder([event], now, 1)).toEqual([event]);
  expect(weight(event, now)).toBe((24 - 20) * 60);
  const { event: fresh } = late(MINUTE);
  const { event: routine } = late(0, undefined, 'ROUTINE');
  expect(wallOrder([routine, event, fresh], now, 3)).toEqual([fresh, event, routine]);
});

test.each([
  ['just under a day', DAY - 1, undefined, true],
  ['a day', DAY, undefined, false],
  ['a week, and lasted until an hour ago', 7 * DAY, HOUR, true],
  ['a week, and lasted until a day ago', 7 * DAY, DAY, false],
  ['at a time to come', -DAY, undefined, true],
] as const)('what began %s before it is reported', (_, ago, until, urgent) => {
  const { event, now } = late(ago, until);
  expect(urgency(event) !== undefined).toBe(urgent);
  expect(wallOrder([event], now, 1)).toHaveLength(urgent ? 1 : 0);
});

test('when an event occurred is the end of its span, and never later than it was last written about', () => {
  expect(occurredAt(late(2 * HOUR).event)).toBe(late(0).now - 2 * HOUR);
  expect(occurredAt(late(2 * HOUR, HOUR).event)).toBe(late(0).now - HOUR);
  const { log, event, now } = late(2 * HOUR, -3 * HOUR); // it goes on, or a year was mistyped
  expect(occurredAt(event)).toBe(now);
  expect(weight(event, now + HOUR)).toBe(23 * 60); // so it sinks like all others
  log.ask(OFFICER, { type: 'position.taken', item: event.ref, stance: 'confirms' }, HOUR);
  expect(occurredAt(only(log))).toBe(now + HOUR);
});

test('what is said of an event lifts its card again; what is said of history does not make it one', () => {
  const { log, event, now } = late(10 * HOUR, undefined, 'IMMEDIATE');
  expect(weight(event, now)).toBe((6 - 10) * 60);
  log.ask(person('us'), { type: 'position.taken', item: event.ref, stance: 'disputes' });
  expect(weight(only(log), log.now)).toBe(6 * 60);
  const old = imported(1);
  old.ask(person('us'), { type: 'position.taken', item: only(old).ref, stance: 'disputes' });
  expect(wallOrder(eventsIn(old), old.now, 24)).toEqual([]);
});

test('an event is as urgent as it now says: raised, lowered, withdrawn, or moved to another day', () => {
  const { log, event, now } = late(HOUR, undefined, 'ROUTINE');
  const amend = (more: object) => {
    const change = { type: 'event.amended', item: event.ref, event: reported(more).event };
    expect(log.ask(OFFICER, change)).toBeUndefined();
    return urgency(only(log)) !== undefined;
  };
  expect(urgency(event)).toBe(undefined);
  expect(amend({ precedence: 'FLASH', ...occurred(now - HOUR) })).toBe(true);
  expect(amend({ precedence: 'FLASH', ...occurred(SPRING) })).toBe(false);
  expect(amend({ precedence: 'IMMEDIATE', ...occurred(now) })).toBe(true);
  log.ask(OFFICER, { type: 'event.withdrawn', item: event.ref, reason: 'a mistake' });
  expect(urgency(only(log))).toBe(undefined);
});
