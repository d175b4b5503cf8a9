import { expect, test } from 'vitest';
import { cellWith } from '../../../support/alarms/log.ts';
import { event, LIMITS, quiet, Scene, taken, zone } from '../../../support/alarms/table.ts';

const shots = (scene: Scene, lon = 35.8) =>
  event({ occurred: { from: scene.time }, geometry: { type: 'Point', coordinates: [lon, 33] } });
const far = { area: { type: 'Circle', centre: [35.9, 33], radius: 2000 } };

test('[R40] grouping: one zone is one group; zones of one kind are, if their alarms begin within two minutes', () => {
  const scene = new Scene();
  scene.say('il', zone()); // Z-2
  scene.say('il', zone(far)); // Z-3
  scene.say('il', zone({ ...far, kind: 'corridor' })); // Z-4
  const rows: unknown[] = [];
  for (const [clock, lon] of [
    ['1:00', 35.8],
    ['2:20', 35.9],
    ['9:00', 35.9],
    ['20:00', 35.8],
  ] as const) {
    scene.at(clock).say('sy', shots(scene, lon));
    rows.push(scene.rows('us'));
  }
  const fire = 'inside E-5.1 Z-2.1: unacknowledged';
  const way = 'inside E-6.1 Z-4.1: unacknowledged';
  expect(rows).toEqual([
    [fire],
    [`${fire}, 2 alarms`, way],
    [`${fire}, to second, 3 alarms, heard 3 times`, `${way}, to second, 2 alarms, heard 2 times`],
    [`${fire}, to second, 4 alarms, heard 4 times`, `${way}, to second, 2 alarms, heard 2 times`],
  ]);
});

test('[R40] flood: the first is heard at once, those that join it every two minutes, however many they are', () => {
  const scene = new Scene();
  scene.say('il', zone());
  const heard: string[] = [];
  let before = 0;
  for (let second = 0; second < 600; second++) {
    const clock = `${Math.floor(second / 60)}:${second % 60}`;
    scene.at(clock).say('sy', shots(scene));
    const [group, ...others] = scene.of('us').groups;
    expect([group?.alarms.length, others.length, scene.of('us').rings]).toEqual([
      second + 1,
      0,
      true,
    ]);
    if (group !== undefined && group.soundings > before) heard.push(clock);
    before = group?.soundings ?? 0;
  }
  expect(heard).toEqual(['0:0', '2:0', '4:0', '6:0', '8:0']);
});

const patient = () => new Scene(cellWith({ escalation: { inside: 3600, unmanned: 'off' } }));

test('[R40] one that joins makes the group unacknowledged again, and is heard when the silence is over', () => {
  const scene = patient();
  scene.say('il', zone());
  scene.at('1:00').say('sy', shots(scene));
  scene.at('1:10').acknowledge('us', 'inside E-3.1 Z-2.1');
  const first = 'inside E-3.1 Z-2.1';
  expect([scene.of('us').rings, scene.rows('us')]).toEqual([false, [`${first}: acknowledged`]]);
  scene.at('1:20').say('sy', shots(scene));
  expect([scene.of('us').rings, scene.rows('us')]).toEqual([
    true,
    [`${first}: unacknowledged, 2 alarms`],
  ]);
  expect(scene.next).toBe('3:00');
  expect(scene.at('3:00').rows('us')).toEqual([
    `${first}: unacknowledged, 2 alarms, heard 2 times`,
  ]);
});

test('[R40] one that joins and is acknowledged within the silence is not heard again', () => {
  const scene = patient();
  scene.say('il', zone());
  scene.at('1:00').say('sy', shots(scene));
  scene.at('1:20').say('sy', shots(scene));
  expect(scene.next).toBe('3:00');
  for (const desk of ['us', 'il', 'sy']) {
    scene.acknowledge(desk, 'inside E-3.1 Z-2.1', 'inside E-4.1 Z-2.1');
  }
  expect(
    scene
      .at('9:00')
      .of('us')
      .groups.map(({ soundings }) => soundings),
  ).toEqual([1]);
});

test('[R40] what is answered and over leaves no group behind: the next is heard at once', () => {
  const scene = new Scene();
  scene.say('il', zone());
  scene.say('us', taken());
  scene.at('1:00').say('sy', shots(scene));
  scene.at('1:10').acknowledge('us', 'inside E-4.1 Z-2.1');
  scene.at('1:20').say('sy', { type: 'event.withdrawn', item: 'E-4', reason: 'Error' });
  scene.at('1:30').say('sy', shots(scene));
  expect(scene.rows('us')).toEqual(['inside E-7.1 Z-2.1: unacknowledged']);
});

test('[R40] what rings stands first, then the graver kind, then the older', () => {
  const scene = new Scene(cellWith({ escalation: LIMITS }));
  for (const desk of ['us', 'il']) scene.say(desk, taken());
  scene.say('server', { type: 'channel.lost', desk: 'sy' }, 'server'); // C-4
  scene.at('0:10').say('il', event({ precedence: 'FLASH' })); // E-5
  scene.at('1:30').say('il', zone()); // Z-6
  scene.at('1:40').say('sy', shots(scene)); // E-7
  const names = () => scene.rows('us').map((row) => row.replace(/:.*/, ''));
  expect(names()).toEqual([
    'unacknowledged E-5.1 us',
    'inside E-7.1 Z-6.1',
    'lost C-4',
    'unmanned sy 0',
  ]);
  scene.acknowledge('us', 'unacknowledged E-5.1 us');
  expect(names()).toEqual([
    'inside E-7.1 Z-6.1',
    'lost C-4',
    'unmanned sy 0',
    'unacknowledged E-5.1 us',
  ]);
  scene.shelve('us', '9:00', 'inside E-7.1 Z-6.1');
  expect(names()).toEqual([
    'lost C-4',
    'unmanned sy 0',
    'unacknowledged E-5.1 us',
    'inside E-7.1 Z-6.1',
  ]);
});

test('[R42] a zone rings for what it forbids, where and when it stood, at the heights that it is for', () => {
  const cases: Record<string, readonly [object, object]> = {
    'what it forbids': [zone(), {}],
    'what it allows': [zone(), { category: 'farming' }],
    'beside it': [zone(), { geometry: { type: 'Point', coordinates: [35.83, 33] } }],
    'perhaps in it': [
      zone(),
      { geometry: { type: 'Point', coordinates: [35.83, 33] }, uncertainty: 1500 },
    ],
    'before its hours': [zone({ window: { from: '2026-11-22T15:00:00.000Z' } }), {}],
    'between its hours': [
      zone({ window: { from: '2026-11-22T12:00:00.000Z', daily: { from: '15:00', to: '16:00' } } }),
      {},
    ],
    'before it was recorded': [zone(), { occurred: { from: '2026-11-22T13:59:59.000Z' } }],
    'above it': [
      zone({ altitude: { upper: { metres: 300, reference: 'AGL' } } }),
      { altitude: { lower: { metres: 400, reference: 'AGL' } } },
    ],
    'at a height that cannot be compared': [
      zone({ altitude: { upper: { metres: 300, reference: 'AGL' } } }),
      { altitude: { lower: { metres: 400, reference: 'AMSL' } } },
    ],
  };
  const rung = Object.entries(cases).flatMap(([name, [zone, over]]) => {
    const scene = new Scene();
    scene.say('il', zone);
    scene.at('0:10').say('sy', event({ occurred: { from: scene.time }, ...over }));
    const subject = scene.of('us').groups[0]?.alarms[0]?.occurrence.subject;
    return subject === undefined ? [] : [subject.maybe === true ? `${name}: maybe` : name];
  });
  expect(rung).toEqual([
    'what it forbids',
    'perhaps in it: maybe',
    'at a height that cannot be compared',
  ]);
});

test('[R42] what had been over for six hours when it was recorded rings nowhere', () => {
  const scene = new Scene(quiet());
  scene.say('il', zone());
  scene.at('361:00').say('sy', event({ occurred: { from: '2026-11-22T14:00:30.000Z' } }));
  expect(scene.rows('us')).toEqual([]);
  scene.say('sy', event({ occurred: { from: '2026-11-22T14:01:30.000Z' } }));
  expect(scene.rows('us')).toEqual(['inside E-4.1 Z-2.1: unacknowledged']);
});

test('[R42] a zone that is suspended when an event becomes known forbids nothing', () => {
  const scene = new Scene();
  scene.say('il', zone());
  scene.at('1:00').say('il', { type: 'zone.suspended', item: 'Z-2', reason: 'Harvest over' });
  scene.at('2:00').say('sy', event({ occurred: { from: '2026-11-22T14:00:30.000Z' } }));
  expect(scene.rows('us')).toEqual([]);
});

test('[R37] [R36] staffing: a lost channel and a missed check ring at the others, an empty watch everywhere', () => {
  const scene = new Scene(cellWith({ escalation: LIMITS, channel: { every: 240, within: 120 } }));
  for (const desk of ['us', 'il', 'sy']) scene.say(desk, taken()); // W-2 to W-4
  const all = () =>
    ['us', 'il', 'sy'].map((desk) => scene.rows(desk).map((row) => row.replace(/,.*/, '')));
  expect(all()).toEqual([[], [], []]);
  scene.at('1:00').say('server', { type: 'channel.lost', desk: 'sy' }, 'server'); // C-5
  expect(all()).toEqual([['lost C-5: unacknowledged'], ['lost C-5: unacknowledged'], []]);
  scene.at('1:10').say('server', { type: 'channel.heard', item: 'C-5' }, 'server');
  for (const desk of ['us', 'il']) scene.acknowledge(desk, 'lost C-5');
  expect(all()).toEqual([[], [], []]);
  scene.at('2:00').say('us', { type: 'channel.checked', desk: 'il' }); // C-9
  expect([all(), scene.next]).toEqual([[[], [], []], '4:00']);
  expect(scene.at('4:00').rows('sy')).toEqual(['missed C-9: unacknowledged']);
  expect(scene.answers('missed C-9')).toEqual(['us', 'sy']);
  scene.at('5:00').say('il', { type: 'channel.answered', item: 'C-9' });
  expect(all()).toEqual([['missed C-9: returned'], [], ['missed C-9: returned']]);
  scene.at('6:00').say('il', { type: 'watch.left', item: 'W-3', reason: 'Fire' });
  expect([scene.rows('il'), scene.next]).toEqual([[], '6:05']);
  scene.at('6:05');
  expect(all()).toEqual([
    ['unmanned il 11: unacknowledged', 'missed C-9: returned'],
    ['unmanned il 11: unacknowledged'],
    ['unmanned il 11: unacknowledged', 'missed C-9: returned'],
  ]);
  scene.at('7:00').say('il', taken());
  expect(scene.rows('il')).toEqual(['unmanned il 11: returned']);
});

test('[R35] a check that is missed in a suspension or a loss rings nowhere', () => {
  for (const type of ['channel.suspended', 'channel.lost']) {
    const scene = new Scene(quiet({ lost: 'off' }));
    scene.say('us', { type: 'channel.checked', desk: 'il' });
    scene.say('il', type === 'channel.lost' ? { type, desk: 'il' } : { type });
    expect(scene.at('9:00').rows('us'), type).toEqual([]);
  }
});
