import { expect, test } from 'vitest';
import { event, proposal, quiet, Scene, terms, zone } from '../../../support/alarms/table.ts';

/** Shots in the middle of the zone, when they are reported. */
const shots = (scene: Scene) => event({ occurred: { from: scene.time } });

/** Z-2 of Israel, to which all have agreed by 0:00; nothing but what is inside it rings. */
function agreed(over: object = {}): Scene {
  const scene = new Scene(quiet({ denounced: 'off', waiting: 'off', ending: 'off', ended: 'off' }));
  scene.say('il', proposal(over));
  return scene.agree('Z-2', 'us', 'sy');
}

/** The alarms of an event that is reported at 5:00, after this. */
function rung(scene: Scene, clock = '5:00'): string[] {
  scene.at(clock).say('sy', shots(scene));
  return scene.rows('us').map((row) => row.replace(/E-\d+/, 'E'));
}
const INSIDE = ['inside E.1 Z-2.1: unacknowledged'];

test('[R51] a zone that all its desks have agreed to forbids, and one that binds its own desk alone', () => {
  expect(rung(agreed())).toEqual(INSIDE);
  expect(rung(agreed({ desks: ['us', 'il'] }))).toEqual(INSIDE);
  const scene = new Scene();
  scene.say('il', zone());
  expect(rung(scene)).toEqual(INSIDE);
});

test('[R51] a proposed zone forbids nothing, whoever has agreed to it but one', () => {
  const scene = new Scene();
  scene.say('il', proposal());
  expect(rung(scene, '1:00')).toEqual([]);
  scene.agree('Z-2', 'us');
  expect(rung(scene, '2:00')).toEqual([]);
  scene.at('2:30').agree('Z-2', 'sy');
  expect(scene.rows('us'), 'what was agreed after the events').toEqual([]);
  expect(rung(scene, '3:00')).toEqual(INSIDE);
});

test('[R51] a zone of an older log forbids nothing: nobody ever said that they had agreed', () => {
  const scene = new Scene();
  scene.say('il', { type: 'zone.proposed', terms: terms() });
  expect(rung(scene)).toEqual([]);
});

test('[R51] a zone that all have suspended forbids nothing', () => {
  const scene = agreed();
  scene.at('1:00').say('il', {
    type: 'zone.versioned',
    item: 'Z-2',
    terms: terms({ suspended: true }),
  });
  expect(rung(scene, '2:00'), 'proposed alone').toEqual(INSIDE);
  scene.agree('Z-2', 'us', 'sy');
  expect(rung(scene, '3:00')).toEqual([]);
});

test('[R51] one that was denounced forbids until that takes effect, and then nothing', () => {
  const scene = agreed();
  scene.at('1:00').consent('sy', 'Z-2', 'denounced', { reason: 'x', notice: 5 });
  expect(rung(scene, '5:59')).toEqual(INSIDE);
  scene.at('5:59.5').acknowledge('us', 'inside E-6.1 Z-2.1');
  expect(scene.rows('us')).toEqual(['inside E-6.1 Z-2.1: acknowledged']);
  expect(scene.next).toBe('6:00');
  expect(rung(scene, '6:00')).toEqual([]);
});

test('[R51] one that was denounced and agreed to again forbids on', () => {
  const scene = agreed();
  scene.at('1:00').consent('sy', 'Z-2', 'denounced', { reason: 'x', notice: 5 });
  scene.at('2:00').consent('sy', 'Z-2', 'agreed');
  expect(rung(scene, '7:00')).toEqual(INSIDE);
});

test('[R45] [R51] a version that all agree to later ends what rang by the one before', () => {
  const scene = agreed();
  expect(rung(scene, '1:00')).toEqual(INSIDE);
  scene.at('2:00').say('us', {
    type: 'zone.versioned',
    item: 'Z-2',
    terms: terms({ basis: 'Minutes of 21 NOV 26' }),
  });
  expect(scene.rows('us')).toEqual(['inside E-5.1 Z-2.1: unacknowledged']);
  scene.agree('Z-2', 'il', 'sy');
  expect(scene.rows('us')).toEqual([]);
  expect(rung(scene, '3:00')).toEqual(['inside E.1 Z-2.2: unacknowledged']);
});
