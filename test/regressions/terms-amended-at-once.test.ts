/** Found by the property of alarms (SEED=300000): terms that were amended in the millisecond that proposed them. */
import { expect, test } from 'vitest';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { DESKS } from '../support/alarms/log.ts';
import { proposal, Scene, terms } from '../support/alarms/table.ts';

test('[R37] a list that followed names the same entry as one that is begun later', () => {
  const scene = new Scene();
  scene.say('il', proposal()); // Z-2
  scene.say('il', { type: 'zone.amended', item: 'Z-2', terms: terms({ kind: 'exercise' }) });
  scene.at('20:00');
  const { picture, now } = scene.log;
  const begun = deskAlarms(picture, { ...scene.cell }, now);
  for (const desk of DESKS) expect(scene.of(desk)).toEqual(begun(desk));
  expect(scene.of('us').groups[0]?.alarms[0]?.occurrence.seq).toBe(3);
});
