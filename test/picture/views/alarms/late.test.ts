/** What rings because a desk is late with what it must know: by a clock that the test moves. */
import { describe, expect, test } from 'vitest';
import { CLOCKS, LateScene, QUESTION } from '../../../support/alarms/late-scene.ts';
import { event, taken } from '../../../support/alarms/table.ts';

describe('[R63] what nobody acknowledges', () => {
  test('rings at its desk at the limit, at its second officer at 3 times, at all desks at 5 times', () => {
    const scene = new LateScene({ FLASH: { ...CLOCKS.FLASH, shown: 'off' } });
    scene.send(QUESTION); // M-2
    const name = 'unacknowledged M-2.1 il';
    const rows = (clock: string) => {
      scene.at(clock);
      return ['il', 'us', 'sy'].map((desk) => scene.rows(desk).join());
    };
    expect([rows('0:59'), scene.next, scene.answers(name)]).toEqual([
      ['', '', ''],
      '1:00',
      undefined,
    ]);
    expect([rows('1:00'), scene.answers(name)]).toEqual([
      [`${name}: unacknowledged`, '', ''],
      ['il'],
    ]);
    expect(scene.next).toBe('3:00');
    expect(rows('2:59')).toEqual([`${name}: unacknowledged`, '', '']);
    expect(rows('3:00')).toEqual([`${name}: unacknowledged, to second`, '', '']);
    expect(scene.next).toBe('5:00');
    expect(rows('4:59')).toEqual([`${name}: unacknowledged, to second`, '', '']);
    const other = `${name}: unacknowledged, to all, for il`;
    expect(rows('5:00')).toEqual([`${name}: unacknowledged, to all`, other, other]);
    expect(scene.answers(name)).toEqual(['il', 'us', 'sy']);
    scene.at('9:00').read('il', 'M-2');
    expect(rows('9:00')).toEqual(['', '', '']);
  });

  test('goes further at the same times when somebody has acknowledged the alarm, or shelved it', () => {
    const name = 'unacknowledged M-2.1 il';
    const acts = {
      acknowledged: (scene: LateScene) => scene.acknowledge('il', name),
      shelved: (scene: LateScene) => scene.shelve('il', '60:00', name),
    };
    for (const [state, act] of Object.entries(acts)) {
      const scene = new LateScene({ FLASH: { ...CLOCKS.FLASH, shown: 'off' } });
      scene.send(QUESTION);
      act(scene.at('1:30') as LateScene);
      const rows = (clock: string) => [scene.at(clock).rows('il'), scene.next];
      expect(rows('2:59')).toEqual([[`${name}: ${state}`], '3:00']);
      expect(rows('3:00')).toEqual([[`${name}: ${state}, to second`], '5:00']);
      expect(scene.at('4:59').rows('sy')).toEqual([]);
      expect(rows('5:00')[0]).toEqual([`${name}: ${state}, to all`]);
      expect(scene.rows('sy')).toEqual([`${name}: unacknowledged, to all, for il`]);
      scene.acknowledge('sy', name);
      expect(scene.rows('us')).toEqual([`${name}: unacknowledged, to all, for il`]);
      scene.at('6:00').read('il', 'M-2');
      expect([scene.rows('us'), scene.rows('sy')]).toEqual([[], []]);
    }
  });

  test('has a clock by its precedence, which the cell sets; each desk has its own', () => {
    const scene = new LateScene({ IMMEDIATE: { acknowledged: 40 } });
    scene.send(QUESTION, 'IMMEDIATE', ['il', 'sy']);
    scene.at('0:39').read('sy', 'M-2');
    expect([scene.rows('il'), scene.next]).toEqual([[], '0:40']);
    expect(scene.at('0:40').rows('il')).toEqual(['unacknowledged M-2.1 il: unacknowledged']);
    expect([scene.rows('sy'), scene.rows('us')]).toEqual([[], []]);
    const usual = new LateScene();
    for (const precedence of ['FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE']) {
      usual.send(QUESTION, precedence);
    }
    const late = (clock: string) => usual.at(clock).rows('il').length;
    expect(
      ['0:09', '0:10', '1:00', '4:59', '5:00', '29:59', '30:00', '359:59', '360:00'].map(late),
    ).toEqual([0, 1, 2, 2, 3, 3, 4, 4, 5]);
  });

  test('of a message that was amended to another precedence keeps no clock of before', () => {
    const scene = new LateScene({ ...CLOCKS, FLASH: { ...CLOCKS.FLASH, shown: 'off' } });
    scene.say('us', event({ precedence: 'FLASH' })); // E-2
    scene.at('1:00').say('il', { type: 'position.taken', item: 'E-2', stance: 'none' });
    const less = { ...event({ precedence: 'IMMEDIATE' }), type: 'event.amended', item: 'E-2' };
    expect(scene.rows('sy')).toEqual(['unacknowledged E-2.1 sy: unacknowledged']);
    scene.at('2:00').say('us', less);
    expect([scene.rows('sy'), scene.next]).toEqual([[], '7:00']);
    expect(scene.at('7:00').rows('sy')).toEqual(['unacknowledged E-2.2 sy: unacknowledged']);
    expect(scene.next).toBe('17:00'); // 3 times 300 s
  });
});

test('[R63] what nobody has seen rings before; to have acknowledged is to have seen', () => {
  const scene = new LateScene();
  scene.send(QUESTION); // M-2
  scene.send(QUESTION); // M-3
  scene.at('0:05').shown('il', 'M-3');
  expect(scene.at('0:10').rows('il')).toEqual(['unshown M-2.1 il: unacknowledged']);
  scene.at('0:20').shown('il', 'M-2');
  expect([scene.rows('il'), scene.next]).toEqual([[], '1:00']);
  scene.send(QUESTION); // M-6
  scene.at('0:25').read('il', 'M-6');
  expect([scene.at('0:40').rows('il'), scene.next]).toEqual([[], '1:00']);
});

describe('[R63] units', () => {
  const rows = (scene: LateScene, clock: string) =>
    (scene.at(clock) as LateScene).late('il', 'unpassed');

  test('have to confirm what is for people on the ground, and not what is between desks', () => {
    const scene = new LateScene();
    for (const ref of [scene.send(), scene.send(QUESTION)]) scene.read('il', ref);
    expect([rows(scene, '9:59'), scene.next]).toEqual([[], '10:00']);
    expect(rows(scene, '10:00')).toEqual(['unpassed M-2.1 il: unacknowledged']);
    scene.unit('passed', 'M-2', 'A');
    expect(rows(scene, '10:00')).toHaveLength(1); // told is not confirmed
    scene.at('11:00');
    scene.unit('confirmed', 'M-2', 'A');
    expect(rows(scene, '11:00')).toEqual([]);
  });

  test('of a desk that has none to tell have no clock; of one that lists some, and of one that does not, they have', () => {
    const with_ = (units: object | undefined) =>
      new LateScene(CLOCKS, (cell) => ({
        ...cell,
        desks: cell.desks.map((desk) => ({ ...desk, units }) as typeof desk),
      }));
    const listed = [{ id: 'post', name: { en: 'Post', ar: 'Post', he: 'Post' } }];
    const late = [[], listed, undefined].map((units) => {
      const scene = with_(units);
      scene.read('il', scene.send());
      return rows(scene, '10:00').length;
    });
    expect(late).toEqual([0, 1, 1]);
    const none = with_([]);
    none.read('il', none.send());
    none.unit('passed', 'M-2', 'A'); // it has one after all
    expect(rows(none, '10:00')).toHaveLength(1);
  });

  test('that are told further have their time from then on, and each of them confirms', () => {
    const scene = new LateScene();
    scene.read('il', scene.send());
    scene.unit('passed', 'M-2', 'A');
    scene.unit('confirmed', 'M-2', 'A');
    scene.at('60:00');
    const seq = scene.unit('passed', 'M-2', 'B');
    expect([rows(scene, '60:00'), scene.next]).toEqual([[], '70:00']);
    expect(rows(scene, '70:00')).toEqual([`unpassed M-2.1 il ${seq}: unacknowledged`]);
    scene.unit('confirmed', 'M-2', 'B');
    expect(rows(scene, '70:00')).toEqual([]);
  });

  test('that were told what was not for them by its words have a clock too', () => {
    const scene = new LateScene();
    scene.read('il', scene.send(QUESTION));
    scene.at('60:00');
    const seq = scene.unit('passed', 'M-2', 'A');
    expect([rows(scene, '69:59'), rows(scene, '70:00')]).toEqual([
      [],
      [`unpassed M-2.1 il ${seq}: unacknowledged`],
    ]);
  });
});

describe('[R63] standing by', () => {
  test('is late at the time that it names, and further by the clock of its precedence', () => {
    const scene = new LateScene();
    const ref = scene.send(QUESTION);
    scene.at('0:05');
    const seq = scene.answer(ref, '343', { time: LateScene.time('20:00') });
    const name = `overdue M-2.1 il ${seq}`;
    expect([scene.at('19:59').rows('il'), scene.next]).toEqual([[], '20:00']);
    expect(scene.at('20:00').rows('il')).toEqual([`${name}: unacknowledged`]);
    expect(scene.at('22:00').rows('il')).toEqual([`${name}: unacknowledged, to second`]);
    expect(scene.at('24:00').rows('us')).toEqual([`${name}: unacknowledged, to all, for il`]);
    scene.answer(ref, '356');
    expect([scene.rows('il'), scene.rows('us')]).toEqual([[], []]);
  });

  test('again moves the time; it acknowledged when it was first said, for ever', () => {
    const scene = new LateScene();
    const ref = scene.send(QUESTION);
    scene.at('0:05');
    scene.answer(ref, '343', { time: LateScene.time('20:00') });
    scene.at('21:00');
    const seq = scene.answer(ref, '343', { time: LateScene.time('40:00') });
    expect([scene.rows('il'), scene.next]).toEqual([[], '40:00']);
    expect(scene.at('40:00').rows('il')).toEqual([`overdue M-2.1 il ${seq}: unacknowledged`]);
    scene.answer(ref, '356');
    expect(scene.rows('il')).toEqual([]);
  });
});

test.each(['130', '149'] as const)(
  '[R59] [R63] phrase %s ends the clocks of what it is about',
  (number) => {
    const scene = new LateScene();
    scene.say('sy', taken()); // the cell is staffed
    const [early, late] = [scene.send(), scene.send()];
    const rings = () => scene.rows('il').map((row) => row.replace(/,.*/, ''));
    scene.at('0:09');
    scene.end(early, number);
    expect([scene.at('0:10').rows('il'), scene.next]).toEqual([
      [`unshown ${late}.1 il: unacknowledged`],
      '0:30',
    ]);
    scene.at('1:00');
    scene.end(late, number);
    const names = [`unacknowledged ${late}.1 il`, `unshown ${late}.1 il`];
    expect(rings()).toEqual([`${names[1]}: returned`]); // it never came to the other
    scene.acknowledge('il', ...names);
    expect([scene.at('900:00').rows('il'), scene.rows('us'), scene.next]).toEqual([
      [],
      [],
      undefined,
    ]);
  },
);
