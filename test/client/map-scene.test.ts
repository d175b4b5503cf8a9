import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Drawn, Reader } from '../../client/drawing/drawing.ts';
import { type Differences, differences } from '../../client/map/differences.ts';
import type { Scene } from '../../client/map/scene.ts';
import cell from '../../data/cell.json' with { type: 'json' };
import { Cell } from '../../picture/cell.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { changes } from '../../picture/table.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { Growing, log } from '../support/logs.ts';
import { person } from '../support/people.ts';
import './messages.ts';

const NOON = Date.parse('2026-11-22T14:30:00Z');
const READER: Reader = { language: 'en', cell: Cell.parse(cell) };
const scene = (picture: Picture, now = NOON, reader = READER): Scene => ({ picture, now, reader });

/** The sources of a map, changed as MapLibre would change them. */
class Sources {
  readonly held = new Map<string, Map<number, Drawn>>();

  apply(found: Differences): void {
    for (const [source, { removeAll, remove, add }] of found) {
      const features = removeAll ? new Map<number, Drawn>() : (this.held.get(source) ?? new Map());
      for (const id of remove) expect(features.delete(id)).toBe(true);
      for (const feature of add) features.set(feature.id, feature);
      this.held.set(source, features);
    }
  }
  get plain() {
    return [...this.held]
      .map(([source, features]) => [source, [...features.values()].sort((a, b) => a.id - b.id)])
      .sort();
  }
}

test('differences along a log leave what the whole picture draws', () => {
  fc.assert(
    fc.property(log, fc.array(fc.nat(20), { minLength: 1 }), ({ entries }, steps) => {
      const walked = new Sources();
      let before: Scene | undefined;
      let picture = EMPTY;
      let now = NOON - 5 * 86_400_000;
      for (let at = 0, i = 0; at < entries.length; i++) {
        const step = 1 + (steps[i % steps.length] ?? 0);
        picture = fold(picture, entries.slice(at, at + step));
        at += step;
        now += step * 3_600_000;
        const after = scene(picture, now);
        walked.apply(differences(before, after));
        before = after;
      }
      const whole = new Sources();
      whole.apply(differences(undefined, scene(picture, now)));
      expect(walked.plain).toEqual(whole.plain);
    }),
    { numRuns: 60 },
  );
});

function grown() {
  const log = new Growing();
  log.ask(person('us'), reported());
  log.ask(person('us'), proposed());
  log.ask(person('us'), added());
  return log;
}

test('a position taken redraws nothing, an amendment one feature', () => {
  const log = grown();
  const before = scene(log.picture);
  log.ask(person('il'), { type: 'position.taken', item: 'E-2', stance: 'confirms' });
  expect(differences(before, scene(log.picture)).size).toBe(0);
  const { event } = reported({ precedence: 'FLASH' });
  log.ask(person('us'), { type: 'event.amended', item: 'E-2', event });
  const found = differences(before, scene(log.picture));
  expect([...found.keys()]).toEqual(['events']);
  expect(found.get('events')?.add.map(({ properties }) => properties.symbol)).toEqual([
    'solid/military/us/FLASH',
  ]);
  expect(found.get('events')?.remove).toEqual([]);
});

test('a point that becomes an area, and back, brings its extent and takes it away', () => {
  const log = grown();
  const before = scene(log.picture);
  const { event } = reported({ uncertainty: 15_000 });
  log.ask(person('us'), { type: 'event.amended', item: 'E-2', event });
  const vague = scene(log.picture);
  expect(differences(before, vague).get('reach')?.add).toHaveLength(1);
  expect(differences(vague, before).get('reach')?.remove).toHaveLength(1);
});

test('[R29] what is withdrawn leaves the map until it is asked for, and is then drawn weaker', () => {
  const log = grown();
  const before = scene(log.picture);
  log.ask(person('us'), { type: 'event.withdrawn', item: 'E-2', reason: 'seen twice' });
  log.ask(person('us'), { type: 'zone.withdrawn', item: 'Z-3', reason: 'over' });
  log.ask(person('us'), { type: 'note.withdrawn', item: 'A-4', reason: 'over' });
  const found = differences(before, scene(log.picture));
  expect(found.get('events')).toMatchObject({ add: [], remove: [expect.any(Number)] });
  expect(found.get('zones')).toMatchObject({ add: [] });
  expect(found.get('zones')?.remove).toHaveLength(1);
  expect(found.get('zone-names')?.remove).toHaveLength(1);
  expect(found.get('notes')).toMatchObject({ add: [] });
  const asked = differences(scene(log.picture), { ...scene(log.picture), closed: true });
  expect(asked.get('events')?.add[0]?.properties).toMatchObject({
    symbol: 'withdrawn/military/us',
    loud: false,
    fading: true,
  });
  expect(asked.get('zones')?.add.map(({ properties }) => properties.state)).toContain('over');
  expect(asked.get('notes')?.add[0]?.properties.withdrawn).toBe(true);
});

test('[R29] the clock alone takes a zone away whose window closes and weakens the event that fades, and nothing else', () => {
  const { picture } = grown();
  const before = scene(picture);
  expect(differences(before, scene(picture, NOON + 1000)).size).toBe(0);
  const after = differences(before, scene(picture, Date.parse('2026-11-22T18:00:00Z')));
  expect([...after.keys()]).toEqual(['events', 'zones', 'zone-names']);
  expect(after.get('events')).toMatchObject({ removeAll: false, remove: [] });
  const events = after.get('events')?.add ?? [];
  expect(events.map(({ properties }) => properties.fading)).toEqual(events.map(() => true));
  expect(events).toHaveLength(1);
  expect(after.get('zones')).toMatchObject({ add: [] });
  expect(after.get('zones')?.remove).toHaveLength(1);
  expect(after.get('zone-names')?.remove).toHaveLength(1);
});

test('another language redraws everything', () => {
  const { picture } = grown();
  const found = differences(scene(picture), scene(picture, NOON, { ...READER, language: 'ar' }));
  expect([...found.values()].every(({ removeAll }) => removeAll)).toBe(true);
  expect(found.get('events')?.add[0]?.properties.title).toBe('سماع إطلاق نار');
});

test('pages that two tables share are not looked into', () => {
  const page = Object.freeze([{ seq: 0 }, undefined, { seq: 2 }]);
  const trap = new Proxy(page, {
    get: () => {
      throw new Error('looked into');
    },
  });
  const fresh = { seq: 257 };
  const before = { pages: [trap, page], size: 4 };
  const after = { pages: [trap, [page[0], fresh, page[2]]], size: 5 };
  expect([...changes<{ seq: number }>(before, after)]).toEqual([{ was: undefined, is: fresh }]);
});
