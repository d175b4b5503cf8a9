import { expect, test } from 'vitest';
import cellJson from '../../../../data/cell.json' with { type: 'json' };
import { CATEGORY_IDS } from '../../../../picture/categories.ts';
import { EMPTY, fold } from '../../../../picture/fold.ts';
import { ZONE_KINDS } from '../../../../picture/kinds/zone.ts';
import { alarms, deskAlarms } from '../../../../picture/views/alarms/alarms.ts';
import { BECAUSE } from '../../../../picture/views/alarms/because.ts';
import { forbidsOf } from '../../../../picture/views/alarms/forbids.ts';
import { cellWith, DESKS } from '../../../support/alarms/log.ts';
import { randomLog } from '../../../support/alarms/random-log.ts';
import { event, Scene, taken, zone } from '../../../support/alarms/table.ts';

const [US] = DESKS;
if (US === undefined) throw new Error('no desk');

test('[R42] the cell of the exercise has the whole table, and it is the one that holds without any', () => {
  const [usual, written] = [forbidsOf({}), forbidsOf(cellWith({}))];
  expect(Object.keys(cellJson.forbids).sort()).toEqual([...ZONE_KINDS].sort());
  for (const kind of ZONE_KINDS) {
    for (const category of CATEGORY_IDS) {
      expect(written(kind, category), `${kind} ${category}`).toBe(usual(kind, category));
    }
    expect(BECAUSE[kind]).toMatch(/\.$/);
  }
});

test('[R42] a table that leaves something out, or says it twice, is refused by name', () => {
  const { hazard, ...others } = cellJson.forbids;
  expect(() => cellWith({ forbids: others })).toThrow(/hazard/);
  const short = { ...hazard, allowed: hazard.allowed.filter((one) => one !== 'storm') };
  expect(() => cellWith({ forbids: { ...others, hazard: short } })).toThrow(
    /storm stands in neither/,
  );
  const twice = { ...hazard, forbidden: [...hazard.forbidden, 'storm'] };
  expect(() => cellWith({ forbids: { ...others, hazard: twice } })).toThrow(
    /storm stands there twice/,
  );
});

test('[R42] a cell may forbid something else', () => {
  const all = { forbidden: CATEGORY_IDS, allowed: [] };
  const none = { forbidden: [], allowed: CATEGORY_IDS };
  const forbids = Object.fromEntries(
    ZONE_KINDS.map((kind) => [kind, kind === 'hazard' ? all : none]),
  );
  const rows = (kind: string) => {
    const scene = new Scene(cellWith({ forbids, escalation: { unmanned: 'off' } }));
    scene.say('il', zone({ kind }));
    scene.at('0:10').say('sy', event({ category: 'storm', occurred: { from: scene.time } }));
    return scene.rows('us').length;
  };
  expect([rows('hazard'), rows('no-fire')]).toEqual([1, 0]);
});

test('[R37] a picture that not all desks of the cell share has no alarms', () => {
  const scene = new Scene(cellWith({}));
  expect(scene.rows('us')).toHaveLength(3);
  const { picture, now } = scene.log;
  const two = {
    ...picture,
    opened: picture.opened && { ...picture.opened, members: DESKS.slice(1) },
  };
  expect(deskAlarms(two, scene.cell, now)(US).groups).toEqual([]);
});

test('[R37] a desk whose watch was never taken is unmanned from the first thing that the picture knows', () => {
  const scene = new Scene(cellWith({ escalation: { unmanned: 30 } }));
  const from = () => (scene.of('us').groups[0]?.alarms[0]?.occurrence.from ?? 0) - scene.log.now;
  expect(from()).toBe(0);
  scene.at('1:00').say('us', event());
  expect(from()).toBe(0);
  scene.at('2:00').say('us', event());
  expect(from()).toBe(-60_000);
});

test('[R35] a watch that is taken within 5 s, at the beginning or after another was left, rings nowhere', () => {
  const scene = new Scene(cellWith({ escalation: { unmanned: 30 } }));
  scene.at('0:04').say('us', taken()); // W-2
  expect(scene.rows('us')).toEqual([
    'unmanned il 0: unacknowledged',
    'unmanned sy 0: unacknowledged',
  ]);
  scene.at('1:00').say('us', { type: 'watch.left', item: 'W-2', reason: 'Fire' });
  scene.at('1:05').say('us', taken());
  expect(scene.at('2:00').rows('us')).toHaveLength(2);
});

test('[R37] a view that is begun from another picture forgets the one before', () => {
  const logs = Array.from({ length: 10 }, (_, n) => randomLog(4 * n));
  const cell = logs[0]?.cell ?? cellWith({}); // every fourth log has the same
  const own = alarms(cell);
  for (const { log } of logs) {
    for (const end of [log.entries.length, 20, 30, 10, log.entries.length]) {
      const whole = fold(EMPTY, log.entries.slice(0, end));
      own.start(whole);
      const again = alarms(cell);
      again.start(whole);
      for (const desk of DESKS) expect(own.at(log.now)(desk)).toEqual(again.at(log.now)(desk));
    }
  }
});

test('[R37] a list is the same object for as long as it says the same', () => {
  const scene = new Scene(cellWith({}));
  for (const desk of ['us', 'il', 'sy']) scene.say(desk, taken());
  const said = scene.of('us');
  scene.at('1:00');
  expect(scene.of('us')).toBe(said);
  scene.say('us', event());
  expect(scene.of('us')).toBe(said);
});
