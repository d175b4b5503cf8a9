import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Down } from '../../picture/wire.ts';
import { Presence, type Seat } from '../../server/pictures/presence.ts';
import { Clock, stopTimeouts } from '../support/clock.ts';
import { person } from '../support/people.ts';
import { serve } from '../support/server.ts';

type Sent = Extract<Down, { type: 'presence' }>['seats'];

const TICK = 250; // ms
const seat = (id: string, desk: 'us' | 'il' | 'sy' = 'us', session = id): Seat => ({
  id,
  session,
  person: person(desk, 'analyst'),
});
const at = (x: number) => ({ type: 'presence' as const, cursor: [x, 33] as [number, number] });

/** The seats in a frame as it is written: 2 or 4 bytes of header before the text. */
function seatsIn(frame: Buffer): Sent {
  const text = String(frame.subarray(frame.indexOf('{')));
  const read = Down.parse(JSON.parse(text));
  if (read.type !== 'presence') throw new Error(`a frame of type ${read.type}`);
  return read.seats;
}

describe('[W13] presence', () => {
  const clock = new Clock();
  let sent: Sent[] = [];
  let presence: Presence;
  let advance: (ms: number) => void;
  const pass = (ticks: number) => {
    for (let i = 0; i < ticks; i++) {
      clock.pass(TICK);
      advance(TICK);
    }
  };
  beforeEach(() => {
    advance = stopTimeouts();
    sent = [];
    presence = new Presence(clock.now, (frame) => sent.push(seatsIn(frame)));
  });
  afterEach(() => {
    presence.close();
    vi.useRealTimers();
  });

  test('goes out on a tick, the latest of each seat, all in one frame', () => {
    for (let i = 0; i < 9; i++) presence.say(seat('a'), at(i));
    presence.say(seat('b', 'il'), at(40));
    expect(sent).toEqual([]);
    pass(1);
    expect(sent).toEqual([
      [
        { screen: 'a', desk: 'us', person: 'analyst.us', cursor: [8, 33] },
        { screen: 'b', desk: 'il', person: 'analyst.il', cursor: [40, 33] },
      ],
    ]);
    pass(4);
    expect(sent).toHaveLength(1);
  });

  test('a place to look at is not lost to the cursor that moves on', () => {
    presence.say(seat('a'), { ...at(1), look: [35, 33] });
    presence.say(seat('a'), at(2));
    pass(1);
    presence.say(seat('a'), at(3));
    pass(1);
    expect(sent.flat()).toMatchObject([{ cursor: [2, 33], look: [35, 33] }, { cursor: [3, 33] }]);
    expect(sent[1]?.[0]).not.toHaveProperty('look');
  });

  test('a seat that leaves says nothing more', () => {
    presence.say(seat('a'), at(1));
    presence.leave('a');
    pass(1);
    expect(sent).toEqual([]);
  });

  test('a wall says nothing', () => {
    presence.say({ ...seat('a'), person: person('us', 'wall') }, { ...at(1), look: [35, 33] });
    pass(2);
    expect(sent).toEqual([]);
  });

  test('a session has a budget: its seats take turns, and none keeps an old place', () => {
    const seats = Array.from({ length: 16 }, (_, i) => seat(`${i}`, 'us', 'one'));
    for (let tick = 0; tick < 44; tick++) {
      for (const one of seats) presence.say(one, at(tick));
      pass(1);
    }
    const last = sent.slice(4); // the burst is over
    expect(last.every((seats) => seats.length === 2)).toBe(true);
    for (const { id } of seats) {
      expect(last.flat().filter(({ screen }) => screen === id).length).toBe(5);
    }
    expect(sent.at(-1)?.every(({ cursor }) => cursor?.[0] === 43)).toBe(true);
    const other = seat('other', 'us', 'two');
    presence.say(other, at(50));
    pass(1);
    expect(sent.at(-1)?.some(({ screen }) => screen === 'other')).toBe(true);
  });

  test('a desk has a budget, and other desks are not held up by it', () => {
    const many = Array.from({ length: 64 }, (_, i) => seat(`us-${i}`));
    for (let tick = 0; tick < 12; tick++) {
      for (const one of many) presence.say(one, at(tick));
      presence.say(seat('il', 'il'), at(tick));
      pass(1);
    }
    const ofDesk = (desk: string) =>
      sent.slice(4).map((seats) => seats.filter((one) => one.desk === desk).length);
    expect(ofDesk('us')).toEqual(Array(8).fill(10));
    expect(ofDesk('il')).toEqual(Array(8).fill(1));
  });
});

test('[W13] it goes to every screen of the picture, with who it is, and to no other picture', async () => {
  const server = await serve();
  const [one, two, other] = [
    await server.screen(person('il', 'analyst')),
    await server.screen(person('sy', 'wall')),
    await server.screen(person('us'), {}, 'us'),
  ];
  const { you } = (await one.next('screens')).header;
  two.say({ type: 'presence', look: [1, 1] });
  await two.roundTrip();
  one.say({ type: 'presence', cursor: [35.5, 33.25], look: [35, 33] });
  const seats = [
    { screen: you, desk: 'il', person: 'analyst.il', cursor: [35.5, 33.25], look: [35, 33] },
  ];
  expect((await two.next('presence')).header).toEqual({ type: 'presence', seats });
  expect((await one.next('presence')).header).toEqual({ type: 'presence', seats });
  await other.roundTrip();
  expect(other.frames.some(({ header: { type } }) => type === 'presence')).toBe(false);
});
