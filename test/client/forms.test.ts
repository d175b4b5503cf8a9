import { expect, test } from 'vitest';
import { differences } from '../../client/detail/differences.ts';
import { revisions } from '../../client/detail/history-diff.ts';
import { atField } from '../../client/fields/faults.ts';
import { draftKey, keep, recall } from '../../client/fields/field-values.ts';
import { measure } from '../../client/fields/measure.ts';
import { build } from '../../client/forms/build.ts';
import { filledFrom } from '../../client/forms/fill.ts';
import { objection, preview } from '../../client/forms/preview.ts';
import { type KindName, writingOf } from '../../client/kinds.ts';
import { DeskId, PersonId } from '../../picture/basics.ts';
import { hashOf } from '../../picture/chain.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { shapeOf } from '../../picture/items.ts';
import { all } from '../../picture/table.ts';
import { CELL, event, log, NOW, type Said, zone } from './picture.ts';
import './kind-pages.ts';

const fresh = (kind: KindName) => writingOf(kind).fresh({ original: 'en', now: NOW });

const me = { desk: DeskId.parse('us'), person: PersonId.parse('duty'), role: 'officer' } as const;
const point = { type: 'Point' as const, coordinates: [35.824, 33.126] as [number, number] };
const words = {
  ...fresh('event'),
  category: 'uav',
  'title.en': 'UAV over the line',
  'occurred.from': '-5m',
};
const said = (changes: readonly Said[]): AnyItem[] => [...all(log(...changes).picture.items)];

test('a filled form becomes the change that the picture takes', () => {
  const built = build({ kind: 'event' }, { ...words, 'altitude.upper': '1300 ft' }, point, NOW);
  expect(built).toMatchObject({
    change: {
      type: 'event.reported',
      event: {
        geometry: point,
        occurred: { from: '2026-11-22T14:16:35.000Z' },
        title: { original: 'en', en: 'UAV over the line' },
        altitude: { upper: { metres: 396.2, reference: 'AGL' } },
      },
    },
  });
});

test('[R46] who proposes terms to other desks agrees to them; in a picture of their own nobody does', () => {
  const zoned = { ...fresh('zone'), kind: 'no-fly', 'name.en': 'North', basis: 'Minutes' };
  const circle = { type: 'Circle' as const, centre: point.coordinates, radius: 900 };
  const SEVERAL = { members: CELL.desks.map(({ id }) => id) };
  const alone = build({ kind: 'zone' }, zoned, circle, NOW);
  const several = build({ kind: 'zone', to: SEVERAL }, zoned, circle, NOW);
  expect('change' in alone && alone.change).not.toHaveProperty('agrees');
  expect(several).toMatchObject({ change: { type: 'zone.proposed', agrees: true } });
  const other = build({ kind: 'event', to: SEVERAL }, words, point, NOW);
  expect('change' in other && other.change).not.toHaveProperty('agrees');
});

test('a typed place stands before the one drawn', () => {
  const built = build({ kind: 'event' }, { ...words, geometry: '33.5 N 35.5 E' }, point, NOW);
  expect(built).toMatchObject({ change: { event: { geometry: { coordinates: [35.5, 33.5] } } } });
});

test('the original is the language that has words, if the chosen one has none', () => {
  const { 'title.en': _, ...others } = words;
  const built = build({ kind: 'event' }, { ...others, 'title.he': 'כטב״ם' }, point, NOW);
  expect(built).toMatchObject({ change: { event: { title: { original: 'he', he: 'כטב״ם' } } } });
});

test('what is missing or cannot be read is said at its field', () => {
  const built = build(
    { kind: 'event' },
    { ...words, category: '', 'occurred.from': 'soon' },
    undefined,
    NOW,
  );
  const faults = 'faults' in built ? built.faults : [];
  expect(faults.map(({ field, name }) => [field, name])).toEqual([
    ['occurred.from', 'time'],
    ['category', 'missing'],
    ['geometry', 'missing'],
  ]);
  const zoneless = build({ kind: 'zone' }, fresh('zone'), undefined, NOW);
  const missing = 'faults' in zoneless ? zoneless.faults.map(({ field }) => field) : [];
  expect(missing).toEqual(expect.arrayContaining(['kind', 'name.en', 'area', 'basis']));
  expect(missing.every((field) => writingOf('zone').fields.includes(field))).toBe(true);
});

test('rules of the picture and refusals of the server come to their field too', () => {
  const bow = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ] as [number, number][],
    ],
  };
  const built = build(
    { kind: 'zone' },
    { ...fresh('zone'), kind: 'no-fly', 'name.en': 'North', basis: 'Minutes' },
    bow,
    NOW,
  );
  if (!('change' in built)) throw new Error('the schema does not look for crossings');
  const { picture } = log();
  expect(objection(picture, built.change, me, writingOf('zone').fields)).toMatchObject({
    fault: { field: 'area', name: 'crosses' },
  });
  expect(
    objection(picture, built.change, { ...me, role: 'observer' }, writingOf('zone').fields),
  ).toMatchObject({
    rule: 'P3',
  });
  const at = (field: string, why: string) =>
    atField({ field, why }, writingOf('event').fields, 'ar');
  expect(at('change.event.occurred.to', 'ends before it begins')).toMatchObject({
    field: 'occurred.to',
    name: 'backwards',
  });
  expect(at('change.event.title.original', 'the original language has no text')).toMatchObject({
    field: 'title.ar',
    name: 'missing',
  });
  expect(at('change.item', 'no such thing')).toMatchObject({ field: '', name: 'other' });
});

test('an item put into a form and sent unchanged is the same item', () => {
  const items = said([
    event({
      text: { original: 'en', en: 'Heading 095' },
      altitude: {
        lower: { metres: 350, reference: 'AGL' },
        upper: { metres: 400, reference: 'AMSL' },
      },
      uncertainty: 12.5,
      occurred: { from: '2026-11-22T14:00:07.250Z', to: '2026-11-22T14:05:00Z' },
      source: { name: 'Post 41', reference: 'P41', reliability: 'F', credibility: '6' },
    }),
    zone({ window: { from: '2025-01-01T00:00:00Z', daily: { from: '22:00', to: '04:00' } } }),
    {
      desk: 'us',
      change: {
        type: 'note.added',
        note: { text: { original: 'he', he: 'כאן' }, mark: { form: 'text', geometry: point } },
      },
    },
  ]);
  for (const item of items) {
    const what =
      item.kind === 'note'
        ? { kind: item.kind, editing: item }
        : { kind: item.kind, editing: item };
    const built = build(what, filledFrom(item), shapeOf(item), NOW);
    const own = item.kind === 'zone' ? item.terms : item.fields;
    if (!('change' in built)) throw new Error(JSON.stringify(built.faults));
    expect(Object.values(built.change)).toContainEqual(own);
  }
});

test('the preview is what the fold makes of the change', () => {
  const { picture } = log(event());
  const built = build({ kind: 'event' }, words, point, NOW);
  if (!('change' in built)) throw new Error('not built');
  expect(preview(picture, built.change, me, NOW)).toMatchObject({
    kind: 'event',
    by: { desk: 'us' },
  });
  expect(picture.seq).toBe(2);
});

test('a draft is kept until it is discarded; rubbish in its place is no draft', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  } as Storage; // of which drafts use only these
  const key = draftKey('shared', 'event');
  expect(recall(storage, key)).toBeUndefined();
  expect(keep(storage, key, { words, shape: point })).toBe(true);
  expect(recall(storage, key)).toEqual({ words, shape: point });
  kept.set(key, '{"words":7}');
  expect(recall(storage, key)).toBeUndefined();
  kept.set(key, '{');
  expect(recall(storage, key)).toBeUndefined();
});

test('revisions name what differs, and carry the hash of the stored line', () => {
  const first = event({ uncertainty: 500 });
  const { event: fields } = first.change as { event: object }; // made so by event()
  const { entries, picture } = log(first, {
    desk: 'us',
    change: {
      type: 'event.amended',
      item: 'E-2',
      event: { ...fields, title: { original: 'en', en: 'Two UAV' }, uncertainty: undefined },
    },
  });
  const [amended] = all(picture.items);
  const read = amended && revisions(amended, entries.slice(1));
  expect(read?.get(2)?.differs).toEqual([]);
  expect(read?.get(3)?.differs).toEqual([
    { field: 'uncertainty', before: '500', after: undefined },
    { field: 'title.en', before: 'UAV', after: 'Two UAV' },
  ]);
  const line = new TextEncoder().encode(JSON.stringify(entries[2]));
  expect(read?.get(3)?.hash).toBe(hashOf(line));
  expect(differences({ a: [1, 2] }, { a: [1, 3] })).toEqual([
    { field: 'a', before: '[1,2]', after: '[1,3]' },
  ]);
});

test('a circle of 1 km covers 3.14 square km, a corridor its line times its width', () => {
  const circle = measure({ type: 'Circle', centre: [35.9, 33], radius: 1000 });
  expect(circle.area).toBeGreaterThan(3.1e6);
  expect(circle.area).toBeLessThan(3.15e6);
  const corridor = measure({
    type: 'Corridor',
    line: [
      [35.9, 33],
      [36, 33],
    ],
    width: 2000,
  });
  expect(corridor.length).toBeGreaterThan(9200);
  expect((corridor.area ?? 0) / ((corridor.length ?? 1) * 2000)).toBeCloseTo(1, 1);
});
