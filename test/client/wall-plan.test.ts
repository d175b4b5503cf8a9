import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemsOf } from '../../client/store/by-kind.ts';
import { bandOf, ROWS, windowsOf } from '../../client/wall/band.ts';
import { GAP, heightOf, planOf } from '../../client/wall/plan.ts';
import { zoneStatus } from '../../picture/kinds/zone-status.ts';
import { PRECEDENCES } from '../../picture/precedence.ts';
import { proposed, reported } from '../support/examples.ts';
import { log, MINUTE, NOW } from './picture.ts';
import '../support/seed.ts';

const ROOM = 54.6; // rem: the column of a screen of 16:9
const eventsOf = (...precedences: readonly string[]) =>
  itemsOf(
    log(
      ...precedences.map((precedence) => ({
        desk: 'sy',
        age: 5,
        change: reported({ precedence }),
      })),
    ).picture,
    'event',
  ).toReversed();
const formsOf = (room: number, ...precedences: readonly string[]) =>
  planOf(eventsOf(...precedences), room).placed.map(({ form }) => form);

describe('the column of a wall', () => {
  test('one FLASH stands in full, two IMMEDIATE as cards, others in lines; six at least', () => {
    const twelve = ['FLASH', 'IMMEDIATE', 'IMMEDIATE', ...Array(9).fill('PRIORITY')];
    const plan = planOf(eventsOf(...twelve), ROOM);
    expect(plan.placed.map(({ form }) => form).slice(0, 6)).toEqual([
      'whole',
      'card',
      'card',
      'row',
      'row',
      'row',
    ]);
    expect(plan).toMatchObject({ left: 6, leftUrgent: 0 });
  });
  test('a second FLASH turns cards into lines', () => {
    const forms = formsOf(ROOM, 'FLASH', 'FLASH', 'IMMEDIATE', 'IMMEDIATE', 'ROUTINE', 'ROUTINE');
    expect(forms).toEqual(['whole', 'whole', 'row', 'row', 'row', 'row']);
  });
  test('few events take the room that there is', () => {
    expect(formsOf(ROOM, 'ROUTINE', 'ROUTINE', 'ROUTINE')).toEqual(['whole', 'whole', 'whole']);
    expect(planOf([], ROOM)).toEqual({ placed: [], left: 0, leftUrgent: 0 });
  });
  test('a message in full has the lines that its words need in every language, and is counted with them', () => {
    const said = (en: string, he?: string) => {
      const text = { original: 'en', en, ...(he === undefined ? {} : { he }) };
      const message = { to: ['us'], precedence: 'FLASH', text };
      const { picture } = log({ desk: 'sy', change: { type: 'message.sent', message } });
      return itemsOf(picture, 'message')[0] ?? expect.fail('no message');
    };
    const short = said('Cease');
    expect(planOf([short], ROOM).placed).toEqual([{ item: short, form: 'whole' }]);
    const long = said('Cease '.repeat(40), 'חדלו '.repeat(40));
    expect(heightOf(long, 'whole')).toBeGreaterThan(heightOf(said('Cease '.repeat(40)), 'whole'));
    expect(heightOf(long, 'row')).toBe(heightOf(short, 'row'));
    expect(planOf([long], heightOf(long, 'whole')).placed[0]?.form).toBe('whole');
    expect(planOf([long], heightOf(long, 'whole') - 0.1).placed[0]?.form).toBe('card');
  });
  test('urgent ones that found no room are counted apart', () => {
    const plan = planOf(eventsOf(...Array(20).fill('IMMEDIATE')), ROOM);
    expect(plan.left).toBe(plan.leftUrgent);
    expect(plan.placed.length + plan.left).toBe(20);
  });

  test('never more than the room, in order, each shown or counted', () => {
    const some = fc.array(fc.constantFrom(...PRECEDENCES), { maxLength: 30 });
    const rooms = fc.double({ min: 0, max: 90, noNaN: true });
    fc.assert(
      fc.property(some, rooms, (precedences, room) => {
        const events = eventsOf(...precedences);
        const { placed, left } = planOf(events, room);
        const gaps = Math.max(0, placed.length - 1) * GAP;
        const used = placed.reduce((sum, { item, form }) => sum + heightOf(item, form), gaps);
        expect(used).toBeLessThanOrEqual(room + 1e-9);
        expect(placed.map(({ item }) => item)).toEqual(events.slice(0, placed.length));
        expect(placed.length + left).toBe(events.length);
      }),
    );
  });
});

describe('the band of a wall', () => {
  const at = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();
  const zone = (from: number, to: number | undefined, kind = 'no-fire') => ({
    desk: 'us',
    age: 1,
    change: proposed({
      kind,
      window: { from: at(from), ...(to === undefined ? {} : { to: at(to) }) },
    }),
  });
  const barsOf = (...said: ReturnType<typeof zone>[]) =>
    windowsOf(
      itemsOf(log(...said).picture, 'zone').map((one) => ({
        zone: one,
        status: zoneStatus(one, NOW),
      })),
      { from: NOW - 60 * MINUTE, to: NOW + 60 * MINUTE },
      NOW,
    ).map(({ status, from, to }) => [status, from, to]);

  test('has as much to come as there are windows for', () => {
    const past = { from: NOW - 100, to: NOW };
    expect(bandOf(past, false)).toEqual(past);
    expect(bandOf(past, true)).toEqual({ from: NOW - 100, to: NOW + 90 });
  });
  test('shows windows that touch it, cut at its ends', () => {
    expect(barsOf(zone(-30, 30), zone(-120, undefined), zone(30, 90))).toEqual([
      ['proposed', 0.25, 0.75],
      ['proposed', 0.75, 1],
      ['proposed', 0, 1],
    ]);
    expect(barsOf(zone(-90, -70), zone(61, 90), zone(-30, 30, 'exercise'))).toEqual([]);
  });
  test('has four rows at most', () => {
    expect(barsOf(...Array.from({ length: 7 }, (_, i) => zone(-10, 10 + i))).length).toBe(ROWS);
  });
});
