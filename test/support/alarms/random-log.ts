/** Random logs with much to ring about: the same for the same number, in every engine. */

import type { Cell } from '../../../picture/cell.ts';
import type { AnyItem } from '../../../picture/fold.ts';
import { isChannel, isWatch } from '../../../picture/staff/items.ts';
import { all } from '../../../picture/table.ts';
import { AlarmLog, cellWith, DESKS } from './log.ts';
import { lateNames, receipts, sendMessage } from './random-messages.ts';
import { altitude, Dice, place } from './random-places.ts';
import { proposeZone, zoneAct, zoneNames } from './random-zones.ts';

export const START = Date.parse('2026-11-22T14:00:00Z');
const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Cells that differ in what they ring for, and how soon. */
const CELLS: readonly Cell[] = [
  cellWith({
    fades: { after: 1, leaves: 30 },
    escalation: {
      FLASH: { shown: 10, acknowledged: 30, unit: 60 },
      IMMEDIATE: { shown: 20, acknowledged: 40, unit: 90 },
      PRIORITY: { acknowledged: 120, unit: 300 },
      inside: 20,
      lost: 15,
      unmanned: 60,
      missed: 45,
      waiting: 60,
      conflict: 20,
    },
    channel: { every: 5, within: 30 },
  }),
  cellWith({
    fades: { after: 10, leaves: 480 },
    escalation: { waiting: 600, ROUTINE: { shown: 60, acknowledged: 90 } },
  }),
  cellWith({
    escalation: { FLASH: { shown: 'off', acknowledged: 'off' }, lost: 'off', ended: 'off' },
    fades: { after: 1, leaves: 5 },
  }),
  cellWith({ channel: 'off', escalation: { inside: 'off', denounced: 'off', waiting: 10 } }),
];

const time = (ms: number): string => new Date(ms).toISOString();

function geometry(dice: Dice): object {
  const [lon, lat] = place(dice);
  if (dice.one(5)) {
    const line = [
      [lon, lat],
      [lon + 0.01, lat + 0.005],
    ];
    return { geometry: { type: 'LineString', coordinates: line } };
  }
  const point = { geometry: { type: 'Point', coordinates: [lon, lat] } };
  return dice.one(3) ? { ...point, uncertainty: dice.of(100, 500, 2000) } : point;
}

function event(dice: Dice, now: number): object {
  const from = now - dice.of(0, 0, 20 * SECOND, 10 * MINUTE, HOUR, 7 * HOUR);
  const to = dice.one(4) ? { to: time(from + dice.of(MINUTE, HOUR, 6 * HOUR)) } : {};
  return {
    category: dice.of('small-arms-fire', 'small-arms-fire', 'uav', 'farming', 'storm'),
    precedence: dice.of('FLASH', 'FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE'),
    ...geometry(dice),
    occurred: { from: time(from), ...to },
    title: { original: 'en', en: 'Something' },
    source: { reliability: 'B', credibility: '2' },
    ...altitude(dice),
  };
}

/** A log of so many steps, and the cell that it is of. */
export function randomLog(seed: number, steps = 75): { log: AlarmLog; cell: Cell; dice: Dice } {
  const dice = new Dice(seed);
  const log = new AlarmLog(START);
  const cell = CELLS[seed % CELLS.length] ?? cellWith({});
  for (let i = 0; i < steps; i++) {
    log.now += dice.of(0, SECOND, 5 * SECOND, 20 * SECOND, 50 * SECOND, 3 * MINUTE);
    if (dice.one(12)) log.now += dice.of(20 * MINUTE, 2 * HOUR, 9 * HOUR, 25 * HOUR);
    step(log, dice);
  }
  return { log, cell, dice };
}

const reason = 'Because';

function step(log: AlarmLog, dice: Dice): void {
  const desk = dice.of('us', 'il', 'sy');
  const { now, picture } = log;
  const items = [...all(picture.items)].filter(
    ({ kind, state }) => kind !== 'message' && state !== 'withdrawn',
  );
  const draw = dice.next();
  if (draw < 0.2) {
    const role = dice.of('officer', 'officer', 'officer', 'feed');
    log.say(desk, { type: 'event.reported', event: event(dice, now) }, role);
  } else if (draw < 0.3) {
    proposeZone(log, dice, desk);
  } else if (draw < 0.52) {
    const item = dice.pick(items);
    if (item !== undefined) act(log, dice, item, desk);
  } else if (draw < 0.59) sendMessage(log, dice, desk);
  else if (draw < 0.74) receipts(log, dice);
  else if (draw < 0.87) staffing(log, dice, desk);
  else alarmAct(log, dice, desk);
}

function act(log: AlarmLog, dice: Dice, item: AnyItem, desk: string): void {
  const { ref } = item;
  if (item.kind === 'event') {
    const draw = dice.next();
    if (draw < 0.6) log.say(desk, { type: 'position.taken', item: ref, stance: 'confirms' });
    else if (draw < 0.85) {
      log.say(item.by.desk, { type: 'event.amended', item: ref, event: event(dice, log.now) });
    } else log.say(item.by.desk, { type: 'event.withdrawn', item: ref, reason });
  } else if (item.kind === 'zone') zoneAct(log, dice, item, desk);
}

function staffing(log: AlarmLog, dice: Dice, desk: string): void {
  const staff = [...all(log.picture.staff)];
  const brief = { seq: 1, at: time(log.now), hash: '0'.repeat(64) };
  const last = staff.filter(isWatch).findLast(({ by }) => by.desk === desk);
  const held = last?.state === 'held' ? last : undefined;
  const standing = staff.filter(isChannel).filter(({ state }) => state === 'standing');
  const item = dice.pick(standing);
  const draw = dice.next();
  if (draw < 0.3) {
    const relieves = held === undefined ? {} : { relieves: held.ref, absent: true };
    log.say(desk, { type: 'watch.taken', brief, ...relieves });
  } else if (draw < 0.45 && held !== undefined) {
    log.say(desk, { type: 'watch.left', item: held.ref, reason });
  } else if (draw < 0.6) {
    const other = DESKS.find((id) => id !== desk);
    log.say(desk, { type: 'channel.checked', desk: other });
  } else if (draw < 0.7) log.say(desk, { type: 'channel.lost', desk }, 'server');
  else if (draw < 0.78) {
    const later = dice.one(2) ? { from: time(log.now + MINUTE) } : {};
    log.say(desk, { type: 'channel.suspended', ...later });
  } else if (item !== undefined) {
    const ends = {
      suspension: 'channel.resumed',
      check: 'channel.answered',
      loss: 'channel.heard',
    };
    log.say(item.desk, { type: ends[item.is], item: item.ref });
  }
}

/** Names of what may ring, and of what does not. */
function alarmAct(log: AlarmLog, dice: Dice, desk: string): void {
  const names = namesIn(log);
  const about = Array.from({ length: dice.of(1, 5, 30) }, () => dice.pick(names));
  const alarms = [...new Set(about.filter((name) => name !== undefined))];
  if (alarms.length === 0) return;
  const draw = dice.next();
  if (draw < 0.55) log.say(desk, { type: 'alarm.acknowledged', alarms });
  else if (draw < 0.85) {
    const until = time(log.now + dice.of(30 * SECOND, 5 * MINUTE, HOUR));
    log.say(desk, { type: 'alarm.shelved', alarms, until, reason });
  } else log.say(desk, { type: 'alarm.unshelved', alarms });
}

function namesIn({ picture: { items, staff } }: AlarmLog): string[] {
  const events = [...all(items)].filter(({ kind }) => kind === 'event').slice(-6);
  const zones = [...all(items)].filter((item) => item.kind === 'zone').slice(-5);
  const revised = ({ ref, revision }: AnyItem) => `${ref}.${revision}`;
  const lefts = [...all(staff)].flatMap(({ history, by }) =>
    history.flatMap(({ type, seq }) =>
      type === 'watch.left' ? [`unmanned ${by.desk} ${seq}`] : [],
    ),
  );
  return [
    ...lateNames([...all(items)]),
    ...events.flatMap((one) => zones.map((zone) => `inside ${revised(one)} ${revised(zone)}`)),
    ...[...all(staff)]
      .filter(isChannel)
      .map(({ is, ref }) => `${is === 'loss' ? 'lost' : 'missed'} ${ref}`),
    ...DESKS.map((desk) => `unmanned ${desk} 0`),
    ...lefts,
    ...zoneNames(zones),
  ];
}
