import { expect, test } from 'vitest';
import { event, quiet, Scene, taken, zone } from '../../../support/alarms/table.ts';

/** Each row: the time, what is done then, and what the desk's list says after it. */
type Row = readonly [at: string, act: (scene: Scene) => unknown, list: readonly string[]];

function plays(scene: Scene, desk: string, rows: readonly Row[]): void {
  for (const [at, act, list] of rows) {
    scene.at(at);
    act(scene);
    expect(scene.rows(desk), `${desk} at ${at}`).toEqual(list);
  }
}

const nothing = () => {};
const INSIDE = 'inside E-3.1 Z-2.1';

/** A zone, and at 0:10 an event inside it; us holds a watch. */
function violated(staffed = true): Scene {
  const scene = new Scene();
  scene.say('il', zone());
  scene.at('0:10').say('sy', event({ occurred: { from: scene.time } }));
  if (staffed) scene.say('us', taken());
  return scene;
}

test('[R38] latch: what nobody acknowledged stays when it is no longer true', () => {
  plays(violated(), 'us', [
    ['0:10', nothing, [`${INSIDE}: unacknowledged`]],
    [
      '0:20',
      (s) => s.say('sy', { type: 'event.withdrawn', item: 'E-3', reason: 'Error' }),
      [`${INSIDE}: returned`],
    ],
    ['900:00', nothing, [`${INSIDE}: returned`]],
    ['900:01', (s) => s.acknowledge('us', INSIDE), []],
  ]);
});

test('[R38] what was acknowledged stands until it is over, and is then normal', () => {
  plays(violated(), 'us', [
    ['0:20', (s) => s.acknowledge('us', INSIDE), [`${INSIDE}: acknowledged`]],
    ['200:00', nothing, [`${INSIDE}: acknowledged`]],
    ['200:01', (s) => s.say('il', { type: 'zone.suspended', item: 'Z-2', reason: 'Over' }), []],
    ['200:02', (s) => s.say('il', { type: 'zone.resumed', item: 'Z-2', reason: 'Error' }), []],
  ]);
});

test('[R38] an act counts for its own desk, and for no later occurrence', () => {
  const scene = violated();
  scene.at('0:20').acknowledge('us', INSIDE);
  expect([scene.rows('us'), scene.rows('il')]).toEqual([
    [`${INSIDE}: acknowledged`],
    [`${INSIDE}: unacknowledged`],
  ]);
  scene.at('9:00').say('sy', {
    ...event({ occurred: { from: scene.time } }),
    type: 'event.amended',
    item: 'E-3',
  });
  expect(scene.rows('us')).toEqual(['inside E-3.2 Z-2.1: unacknowledged']);
  scene.at('18:00').say('sy', event({ occurred: { from: scene.time } }));
  expect(scene.of('us').groups[0]?.alarms.map(({ state }) => state)).toEqual([
    'unacknowledged',
    'unacknowledged',
  ]);
});

test('[R37] no alarm ends by its age: a closed event that nobody acknowledged is returned', () => {
  const scene = violated();
  expect(scene.at('479:59').rows('us')).toEqual([`${INSIDE}: unacknowledged, to second`]);
  expect(scene.at('600:00').rows('us')).toEqual([`${INSIDE}: returned, to second`]);
});

test('[R37] what was over before anybody staffed the cell asks nobody', () => {
  const scene = violated(false);
  expect(scene.at('479:59').rows('us')).toEqual([`${INSIDE}: unacknowledged, to second`]);
  expect(scene.at('600:00').rows('us')).toEqual([]);
  scene.say('us', taken());
  expect(scene.rows('us')).toEqual([]);
});

test('[R39] shelve: silent until the time, then unacknowledged, whatever it was before', () => {
  plays(violated(), 'us', [
    ['0:20', (s) => s.acknowledge('us', INSIDE), [`${INSIDE}: acknowledged`]],
    ['0:30', (s) => s.shelve('us', '20:30', INSIDE), [`${INSIDE}: shelved`]],
    ['20:29', nothing, [`${INSIDE}: shelved`]],
    ['20:30', nothing, [`${INSIDE}: unacknowledged, heard 2 times`]],
    ['20:40', (s) => s.shelve('us', '30:00', INSIDE), [`${INSIDE}: shelved, heard 2 times`]],
    [
      '21:00',
      (s) => s.say('us', { type: 'alarm.unshelved', alarms: [INSIDE] }),
      [`${INSIDE}: unacknowledged, heard 2 times`],
    ],
    ['21:10', (s) => s.acknowledge('us', INSIDE), [`${INSIDE}: acknowledged, heard 2 times`]],
    [
      '21:20',
      (s) => s.say('us', { type: 'alarm.unshelved', alarms: [INSIDE] }),
      [`${INSIDE}: acknowledged, heard 2 times`],
    ],
  ]);
});

test('[R39] what ends on the shelf comes back as returned', () => {
  plays(violated(), 'us', [
    ['0:30', (s) => s.shelve('us', '20:30', INSIDE), [`${INSIDE}: shelved`]],
    [
      '1:00',
      (s) => s.say('sy', { type: 'event.withdrawn', item: 'E-3', reason: 'Error' }),
      [`${INSIDE}: shelved`],
    ],
    ['20:30', nothing, [`${INSIDE}: returned`]],
  ]);
});

const FLASH = 'unacknowledged E-2.1 il';

/** A FLASH of us at 0:00; the limit is 60 s. */
function flashed(by: 'officer' | 'feed' = 'officer', over: object = {}): Scene {
  const scene = new Scene();
  scene.say('us', event({ precedence: 'FLASH', ...over }), by);
  return scene;
}

test('[R41] [R63] escalation: the desk at the limit, its second officer at 3 times it, all desks at 5 times', () => {
  const scene = flashed();
  const sy = 'unacknowledged E-2.1 sy';
  const both = (state: string) => [`${FLASH}: ${state}, for il`, `${sy}: ${state}, for sy`];
  const rows = (clock: string) => [scene.at(clock).rows('il'), scene.rows('us'), scene.next];
  expect(rows('0:59')).toEqual([[], [], '1:00']);
  expect(scene.answers(FLASH)).toBeUndefined();
  expect(rows('1:00')).toEqual([[`${FLASH}: unacknowledged`], [], '3:00']);
  expect(scene.answers(FLASH)).toEqual(['il']);
  expect(rows('3:00')).toEqual([[`${FLASH}: unacknowledged, to second`], [], '5:00']);
  expect(rows('4:59')).toEqual([[`${FLASH}: unacknowledged, to second`], [], '5:00']);
  expect(rows('5:00')).toEqual([
    [`${FLASH}: unacknowledged, to all`, `${sy}: unacknowledged, to all, for sy`],
    both('unacknowledged, to all'),
    '1440:00', // it closes
  ]);
  expect(scene.answers(FLASH)).toEqual(['il', 'us', 'sy']);
  scene.at('5:10').acknowledge('us', FLASH);
  expect(scene.rows('us').sort()).toEqual([
    `${FLASH}: acknowledged, to all, for il`,
    `${sy}: unacknowledged, to all, for sy`,
  ]);
  scene.at('5:20').acknowledge('il', FLASH); // which holds nothing up
  expect(scene.rows('us')[1]).toBe(`${FLASH}: acknowledged, to all, for il`);
  expect(scene.rows('il')[1]).toBe(`${FLASH}: acknowledged, to all`);
  scene.at('5:30').say('il', { type: 'position.taken', item: 'E-2', stance: 'confirms' });
  expect(scene.rows('us')).toEqual([`${sy}: unacknowledged, to all, for sy`]);
  expect(scene.rows('il')).toEqual([`${sy}: unacknowledged, to all, for sy`]);
});

test('[R41] what comes back from the shelf has its limits before it again', () => {
  const scene = violated();
  scene.at('0:20').shelve('us', '20:00', INSIDE);
  expect(scene.at('19:59').rows('us')).toEqual([`${INSIDE}: shelved`]);
  expect(scene.at('20:00').rows('us')).toEqual([`${INSIDE}: unacknowledged, heard 2 times`]);
  expect(scene.at('21:29').rows('us')).toEqual([`${INSIDE}: unacknowledged, heard 2 times`]);
  expect(scene.at('21:30').rows('us')).toEqual([
    `${INSIDE}: unacknowledged, to second, heard 2 times`,
  ]);
});

test('[R63] shelving holds up nothing that a desk is late with', () => {
  const scene = flashed();
  scene.at('1:10').shelve('il', '20:00', FLASH);
  expect(scene.next).toBe('3:00');
  expect(scene.at('3:00').rows('il')).toEqual([`${FLASH}: shelved, to second`]);
  expect(scene.at('5:00').rows('us')[0]).toBe(`${FLASH}: unacknowledged, to all, for il`);
  expect(scene.at('20:00').rows('il')[0]).toBe(`${FLASH}: unacknowledged, to all, heard 2 times`);
});

test('[R41] a kind for all desks to answer goes to the second officer and no further', () => {
  const scene = violated();
  expect(scene.at('1:40').rows('us')).toEqual([`${INSIDE}: unacknowledged, to second`]);
  expect(scene.at('200:00').rows('us')).toEqual([`${INSIDE}: unacknowledged, to second`]);
});

test.each<readonly [string, Scene]>([
  ['of a feed', flashed('feed')],
  [
    'of what was over six hours before',
    flashed('officer', { occurred: { from: '2026-11-22T07:59:00.000Z' } }),
  ],
  [
    'in a cell that has it off',
    (() => {
      const scene = new Scene(quiet({ FLASH: { acknowledged: 'off', shown: 'off' } }));
      scene.say('us', event({ precedence: 'FLASH' }));
      return scene;
    })(),
  ],
])('[R60] a FLASH %s rings nowhere', (_, scene) => {
  expect([scene.at('9:00').rows('il'), scene.rows('us')]).toEqual([[], []]);
});

test('[R61] a position before the limit leaves nothing, one after it ends the alarm as acknowledged', () => {
  const scene = flashed();
  scene.at('0:30').say('il', { type: 'position.taken', item: 'E-2', stance: 'none' });
  expect(scene.at('2:00').rows('il')).toEqual([]);
  expect(scene.rows('sy')).toEqual(['unacknowledged E-2.1 sy: unacknowledged']);
  scene.say('sy', { type: 'position.taken', item: 'E-2', stance: 'denies' });
  expect(scene.rows('sy')).toEqual([]);
});

test('[R45] [R60] amended, a FLASH asks under a new name and its clocks begin again; amended to less, it asks nothing', () => {
  const scene = flashed();
  const amended = (precedence: string) => ({
    ...event({ precedence }),
    type: 'event.amended',
    item: 'E-2',
  });
  scene.at('2:00').acknowledge('il', FLASH);
  scene.at('2:10').say('us', amended('FLASH'));
  expect([scene.rows('il'), scene.next]).toEqual([[], '3:10']);
  expect(scene.at('3:10').rows('il')).toEqual(['unacknowledged E-2.2 il: unacknowledged']);
  scene.at('3:20').say('us', amended('ROUTINE'));
  expect(scene.rows('il')).toEqual([]);
});

test('[R43] what entries of before name can be named for ever: a FLASH of a person, from 10 s on', () => {
  const scene = flashed();
  const old = 'unanswered E-2.1 il';
  expect(scene.at('0:09').answers(old)).toBeUndefined();
  expect(scene.at('0:10').answers(old)).toEqual(['il', 'us', 'sy']);
  expect(scene.rows('il')).toEqual([]); // it rings no more
  scene.say('us', event({ precedence: 'FLASH' }), 'feed'); // E-3
  scene.say('us', event({ precedence: 'IMMEDIATE' })); // E-4
  scene.at('9:00');
  expect(scene.answers('unanswered E-3.1 il')).toBeUndefined();
  expect(scene.answers('unanswered E-4.1 il')).toBeUndefined();
});
