import { describe, expect, test } from 'vitest';
import { digest } from '../../picture/digest.ts';
import { type EventItem, eventStatus } from '../../picture/kinds/event.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import { type ZoneStatus, zoneStatus } from '../../picture/kinds/zone-status.ts';
import { proposed, reported } from '../support/examples.ts';
import { Growing, itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import '../support/seed.ts';

const IL = person('il');
const at = (time: string) => Date.parse(`2026-11-22T${time}:00Z`);
const act = (type: string, item: string) => ({ type, item, reason: 'by agreement' });

/** A zone that binds its own desk, after these acts of it. */
function zone(window: object, ...acts: string[]): ZoneItem {
  return zoneBy({ unilateral: true }, { agrees: true }, window, acts);
}

/** A zone as logs of before protocol 7 have it: nobody has agreed. */
function old(window: object, ...acts: string[]): ZoneItem {
  return zoneBy({}, {}, window, acts);
}

function zoneBy(more: object, agrees: object, window: object, acts: readonly string[]): ZoneItem {
  const growing = new Growing();
  const terms = { window: { from: '2026-11-22T10:00:00Z', ...window }, ...more };
  growing.ask(IL, { ...proposed(terms), ...agrees }, 1000, growing.head);
  for (const type of acts) growing.ask(IL, act(type, 'Z-2'));
  const item = itemAt(growing.picture, 'Z-2');
  if (item?.kind !== 'zone') throw new Error('no zone');
  return item;
}

function event(occurred: object, ...acts: string[]): EventItem {
  const growing = new Growing();
  growing.ask(IL, reported({ occurred }));
  for (const type of acts) growing.ask(IL, act(type, 'E-2'));
  const item = itemAt(growing.picture, 'E-2');
  if (item?.kind !== 'event') throw new Error('no event');
  return item;
}

describe('a zone', () => {
  const to = '2026-11-22T18:00:00Z';
  test.each<[string, ZoneStatus, ZoneItem]>([
    ['09:59', 'agreed', zone({ to })],
    ['10:00', 'in-force', zone({ to })],
    ['17:59', 'in-force', zone({ to })],
    ['18:00', 'expired', zone({ to })],
    ['23:59', 'in-force', zone({})],
    ['12:00', 'suspended', zone({ to }, 'zone.suspended')],
    ['19:00', 'expired', zone({ to }, 'zone.suspended')],
    ['12:00', 'in-force', zone({ to }, 'zone.suspended', 'zone.resumed')],
    ['12:00', 'withdrawn', zone({ to }, 'zone.withdrawn')],
    ['11:59', 'pausing', zone({ daily: { from: '12:00', to: '14:00' } })],
    ['12:00', 'in-force', zone({ daily: { from: '12:00', to: '14:00' } })],
    ['14:00', 'pausing', zone({ daily: { from: '12:00', to: '14:00' } })],
    ['23:30', 'in-force', zone({ daily: { from: '22:00', to: '04:00' } })],
    ['12:30', 'pausing', zone({ daily: { from: '22:00', to: '04:00' } })],
    ['09:00', 'agreed', zone({ daily: { from: '08:00', to: '14:00' } })],
    ['09:59', 'proposed', old({ to })],
    ['12:00', 'proposed', old({ to })],
    ['18:00', 'expired', old({ to })],
    ['12:00', 'suspended', old({ to }, 'zone.suspended')],
  ])('[R21] [R51] at %s is %s', (time, status, item) => {
    expect(zoneStatus(item, at(time))).toBe(status);
  });
  test('[R21] open over midnight is open in the small hours of the next day', () => {
    const item = zone({ daily: { from: '22:00', to: '04:00' } });
    expect(zoneStatus(item, Date.parse('2026-11-23T03:59:00Z'))).toBe('in-force');
    expect(zoneStatus(item, Date.parse('2026-11-23T04:00:00Z'))).toBe('pausing');
  });
});

test('[R21] an event is under way from its beginning until before its end', () => {
  const stretch = event({ from: '2026-11-22T10:00:00Z', to: '2026-11-22T11:00:00Z' });
  expect(
    ['09:59', '10:00', '10:59', '11:00'].map((time) => eventStatus(stretch, at(time))),
  ).toEqual([
    'over', // one that is yet to begin is not under way
    'ongoing',
    'ongoing',
    'over',
  ]);
  const moment = event({ from: '2026-11-22T10:00:00Z' });
  expect(eventStatus(moment, at('10:00'))).toBe('over');
  const withdrawn = event({ from: '2026-11-22T10:00:00Z' }, 'event.withdrawn');
  expect(eventStatus(withdrawn, at('10:00'))).toBe('withdrawn');
});

test('[R21] asking where things stand changes nothing of the picture', () => {
  const growing = new Growing();
  growing.ask(IL, proposed());
  const before = digest(growing.picture);
  const item = itemAt(growing.picture, 'Z-2');
  if (item?.kind === 'zone') zoneStatus(item, at('12:00'));
  expect(digest(growing.picture)).toBe(before);
  expect(JSON.stringify(item)).not.toContain('expired');
});
