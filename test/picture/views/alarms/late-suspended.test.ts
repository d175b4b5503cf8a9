/** What rings, and what does not, while messages wait for the suspended channel of a desk. */
import { describe, expect, test } from 'vitest';
import { CLOCKS, HELP, LateScene, QUESTION } from '../../../support/alarms/late-scene.ts';
import { event } from '../../../support/alarms/table.ts';

describe('[R65] while a channel is suspended', () => {
  const quietly = { FLASH: { ...CLOCKS.FLASH, shown: 'off' }, lost: 'off' };
  const late = (scene: LateScene, clock: string) => scene.at(clock).rows('il').length;

  test('messages wait, and their clocks run from when it is resumed', () => {
    const scene = new LateScene(quietly);
    const ref = scene.suspend();
    scene.at('1:00');
    scene.send(QUESTION);
    expect([late(scene, '59:00'), scene.next]).toEqual([0, undefined]);
    scene.resume(ref);
    expect([late(scene, '59:59'), scene.next]).toEqual([0, '60:00']);
    expect(late(scene, '60:00')).toBe(1);
  });

  test('what came before stays where it is, and its clock runs on', () => {
    const scene = new LateScene(quietly);
    scene.send(QUESTION);
    scene.suspend(); // at the same moment, and after it
    scene.at('0:59');
    expect([late(scene, '0:59'), scene.next, late(scene, '1:00')]).toEqual([0, '1:00', 1]);
  });

  test('what comes before one that is said for later is there at once; in it, it waits', () => {
    const scene = new LateScene(quietly);
    const ref = scene.suspend('10:00');
    scene.at('5:00');
    scene.send(QUESTION);
    expect([late(scene, '5:59'), late(scene, '6:00')]).toEqual([0, 1]);
    scene.read('il', 'M-3');
    scene.at('10:00');
    scene.send(QUESTION);
    expect([late(scene, '30:00'), scene.next]).toEqual([0, undefined]);
    scene.resume(ref, '40:00'); // resumed later, and then sooner
    expect([late(scene, '39:59'), scene.next]).toEqual([0, '41:00']);
    expect(scene.at('35:00').next).toBe('41:00');
    scene.resume(ref, '36:00');
    expect([late(scene, '36:59'), late(scene, '37:00')]).toEqual([0, 1]);
  });

  test('one that is taken back before it begins holds nothing', () => {
    const scene = new LateScene(quietly);
    const ref = scene.suspend('10:00');
    scene.at('5:00');
    scene.resume(ref);
    scene.at('20:00');
    scene.send(QUESTION);
    expect([late(scene, '20:59'), late(scene, '21:00')]).toEqual([0, 1]);
  });

  test('of two in a row the second holds what the first did', () => {
    const scene = new LateScene(quietly);
    const first = scene.suspend();
    scene.at('1:00');
    scene.send(QUESTION);
    scene.at('2:00');
    scene.resume(first, '10:00');
    const second = scene.suspend('9:00');
    expect([late(scene, '30:00'), scene.next]).toEqual([0, undefined]);
    scene.resume(second);
    expect([late(scene, '30:59'), late(scene, '31:00')]).toEqual([0, 1]);
    const third = scene.suspend(); // afterwards: it has arrived
    expect([late(scene, '32:00'), third]).toEqual([1, 'C-7']);
  });

  test('life safety and events are there at once', () => {
    const scene = new LateScene(quietly);
    scene.suspend();
    scene.send(HELP);
    scene.say('us', event({ precedence: 'FLASH' }));
    expect([late(scene, '0:59'), late(scene, '1:00')]).toEqual([0, 2]);
  });

  test('who stands by all the same is late at the time that it named', () => {
    const scene = new LateScene(quietly);
    scene.suspend();
    const ref = scene.send(QUESTION);
    scene.answer(ref, '343', { time: LateScene.time('20:00') });
    expect([late(scene, '19:59'), late(scene, '20:00')]).toEqual([0, 1]);
  });

  test('other desks are not held up', () => {
    const scene = new LateScene(quietly);
    scene.suspend();
    scene.send(QUESTION, 'FLASH', ['il', 'sy']);
    expect([late(scene, '1:00'), scene.rows('sy').length]).toEqual([0, 1]);
  });
});
