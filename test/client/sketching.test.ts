import distance from '@turf/distance';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCorners } from '../../client/fields/corners.ts';
import { cornersOf, cornersText } from '../../client/fields/corners-of.ts';
import { TOOL } from '../../client/fields/geometry-fields.ts';
import { parseRef } from '../../client/fields/refs.ts';
import { drew, NO_STROKES, redone, type Strokes, undone } from '../../client/fields/strokes.ts';
import { indexOf } from '../../client/gazetteer/goto.ts';
import { linked, linksIn, linksText } from '../../client/kinds/event/links.ts';
import { suggestedTitle, titled } from '../../client/kinds/event/suggested-title.ts';
import { withForms, writingOf } from '../../client/kinds.ts';
import { reshaped, skeletonOf } from '../../client/map/skeleton.ts';
import { nearestCorner } from '../../client/map/snap.ts';
import type { Area, LonLat, Shape } from '../../picture/geo/place.ts';
import { EventRef } from '../../picture/kinds/event.ts';
import './kind-pages.ts';

const A: LonLat = [35.8000001, 33.1];
const B: LonLat = [35.9, 33.1000002];
const C: LonLat = [35.9, 33.2];
const triangle: Area = { type: 'Polygon', coordinates: [[A, B, C, A]] };
const circle: Area = { type: 'Circle', centre: A, radius: 1500 };
const corridor: Area = { type: 'Corridor', line: [A, B], width: 900 };
const arrow: Shape = { type: 'LineString', coordinates: [A, B, C] };

describe('steps', () => {
  test('back and forward again is where one was, however one draws', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 40 }), fc.nat(50), (all, n) => {
        let strokes: Strokes<number> = NO_STROKES;
        let now = 0;
        for (const next of all) [strokes, now] = [drew(strokes, now), next];
        const seen = [now];
        for (let i = 0; i < n; i++) {
          const back = undone(strokes, now);
          if (back === undefined) break;
          ({ strokes, now } = back);
          seen.push(now);
        }
        for (const was of seen.slice(0, -1).reverse()) {
          const step = redone(strokes, now);
          if (step === undefined) throw new Error('nothing to redo');
          ({ strokes, now } = step);
          expect(now).toBe(was);
        }
        expect(redone(strokes, now)).toBeUndefined();
      }),
    );
  });
  test('a new stroke forgets what was undone', () => {
    const back = undone(drew(NO_STROKES, 'a'), 'b');
    if (back === undefined) throw new Error('nothing to undo');
    expect(back.now).toBe('a');
    expect(redone(drew(back.strokes, back.now), 'c')).toBeUndefined();
    expect(undone(NO_STROKES, 'a')).toBeUndefined();
  });
});

describe('corners as words', () => {
  test('what is written and left as it is, is the same place to the last digit', () => {
    for (const shape of [triangle, circle, corridor, arrow]) {
      const corners = cornersOf(shape);
      expect(parseCorners(cornersText(corners), corners, undefined)).toEqual({ places: corners });
    }
  });
  test('a line that is no place is named; empty lines and semicolons part places', () => {
    expect(parseCorners('33.1 N 35.8 E\n\nnowhere', [], undefined)).toEqual({ line: 3 });
    expect(parseCorners('33.1 35.8; 33.2 35.9\n', [], undefined)).toEqual({
      places: [
        [35.8, 33.1],
        [35.9, 33.2],
      ],
    });
  });
});

test('a line that is one place is one; others part at each semicolon', () => {
  const one = fc.tuple(fc.integer({ min: -89, max: 89 }), fc.integer({ min: -179, max: 179 }));
  const forms: readonly ((lat: number, lon: number) => string)[] = [
    (lat, lon) => `${lat} ${lon}`,
    (lat, lon) => `${lat}.5, ${lon}.25`,
    (lat, lon) => `${Math.abs(lat)} N ${Math.abs(lon)} W`,
    (lat, lon) => `E${Math.abs(lon)} S${Math.abs(lat)}`,
    () => '36S YC 5821 7704',
    () => 'YC 5821 7704',
  ];
  const near: LonLat = [35.8, 33.1];
  const placesIn = (typed: string) => parseCorners(typed, [], near);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...forms), one), { minLength: 1, maxLength: 4 }),
      (all) => {
        const texts = all.map(([form, [lat, lon]]) => form(lat, lon));
        const apart = texts.flatMap((text) => {
          const found = placesIn(text);
          return 'places' in found ? found.places : [];
        });
        expect(apart).toHaveLength(all.length);
        for (const parted of ['\n', ';', '; ']) {
          expect(placesIn(texts.join(parted))).toEqual({ places: apart });
        }
      },
    ),
  );
  expect(placesIn('33,126; 35,824')).toEqual({ places: [[35.824, 33.126]] });
  expect(placesIn('33.126; 35.824; 33.2 35.9')).toEqual({ line: 1 });
});

describe('what is meant', () => {
  const typed = '33.1 35.8\n33.1 35.9\n33.2 35.9';

  test('an area is typed without being drawn, in the tool that was taken up', () => {
    const words = { [TOOL]: 'zone-polygon', corners: typed };
    expect(writingOf('zone').sketched(words, undefined).shape).toMatchObject({
      coordinates: [{ length: 4 }],
    });
    expect(
      writingOf('zone').sketched({ ...words, [TOOL]: 'zone-corridor' }, undefined).shape,
    ).toMatchObject({
      type: 'Corridor',
      width: 2000,
    });
    const centre = { [TOOL]: 'zone-circle', corners: '33.1 35.8' };
    expect(writingOf('zone').sketched(centre, undefined).faults).toEqual([
      { field: 'area.radius', name: 'missing' },
    ]);
    expect(
      writingOf('zone').sketched({ ...centre, 'area.radius': '2 km' }, undefined).shape,
    ).toEqual({
      type: 'Circle',
      centre: [35.8, 33.1],
      radius: 2000,
    });
    expect(
      writingOf('note').sketched({ [TOOL]: 'note-arrow', corners: typed }, undefined).shape?.type,
    ).toBe('LineString');
  });
  test('measures typed change what was drawn; what cannot be read leaves it, and is said', () => {
    expect(writingOf('zone').sketched({ 'area.radius': '1 NM' }, circle).shape).toEqual({
      ...circle,
      radius: 1852,
    });
    expect(writingOf('zone').sketched({ 'area.width': '3 km' }, corridor).shape).toMatchObject({
      width: 3000,
    });
    expect(writingOf('zone').sketched({ 'area.width': 'wide' }, corridor)).toEqual({
      shape: corridor,
      faults: [{ field: 'area.width', name: 'length' }],
    });
    expect(writingOf('zone').sketched({ corners: '33.1 35.8' }, triangle)).toEqual({
      shape: triangle,
      faults: [{ field: 'corners', name: 'corners' }],
    });
  });
  test('a place goes by what it was understood as; words that are none are no place', () => {
    const named = { geometry: 'Nawa', 'geometry.at': '36.0391,32.8865' };
    expect(writingOf('event').sketched(named, undefined).shape).toEqual({
      type: 'Point',
      coordinates: [36.0391, 32.8865],
    });
    expect(writingOf('event').sketched({ geometry: 'Nowhere' }, undefined)).toEqual({
      shape: undefined,
      faults: [{ field: 'geometry', name: 'place' }],
    });
  });
});

test('a shape and its skeleton are one; a moved centre keeps the radius, a moved edge sets it', () => {
  for (const shape of [triangle, circle, corridor, arrow]) {
    const skeleton = skeletonOf(shape);
    if (skeleton === undefined) throw new Error('no skeleton');
    expect(reshaped(shape, skeleton)).toEqual(shape);
  }
  const spoke = skeletonOf(circle);
  if (spoke?.type !== 'LineString') throw new Error('no spoke');
  const [, edge = []] = spoke.coordinates;
  expect(distance(A, edge, { units: 'meters' })).toBeCloseTo(1500, 0);
  expect(reshaped(circle, { ...spoke, coordinates: [[...B], edge] })).toEqual({
    ...circle,
    centre: B,
  });
  expect(reshaped(circle, { ...spoke, coordinates: [[...A], [...B]] })).toMatchObject({
    centre: A,
    radius: Math.round(distance(A, B, { units: 'meters' })),
  });
  const hole = { ...triangle, coordinates: [...triangle.coordinates, ...triangle.coordinates] };
  expect(skeletonOf(hole)).toBeUndefined();
});

test('a new corner falls on the nearest that stands within reach', () => {
  expect(nearestCorner([A, B, C], [35.9001, 33.1001], 0.001)).toEqual(B);
  expect(nearestCorner([A, B, C], [35.95, 33.15], 0.001)).toBeUndefined();
});

test('every tool has a name of its own, which begins with its kind', () => {
  const tools = withForms().flatMap((kind) => writingOf(kind).tools);
  expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
  for (const { name, kind } of tools) expect(name.split('-')[0]).toBe(kind);
  for (const kind of withForms()) {
    expect(writingOf(kind).tools.every((tool) => tool.kind === kind)).toBe(true);
  }
  expect(tools.find(({ name }) => name === 'zone-sector')?.makes).toBe('Polygon');
});

test('references as they are typed; links as lines', () => {
  expect(['e12', 'E-12', ' z 7', 'A-0030', 'E', '12', 'X-1'].map(parseRef)).toEqual([
    'E-12',
    'E-12',
    'Z-7',
    'A-30',
    undefined,
    undefined,
    undefined,
  ]);
  const one = linked([], EventRef.parse('E-2'), 'cause');
  const two = linked(one, EventRef.parse('E-3'), 'related');
  expect(linksIn(linksText(two))).toEqual(two);
  expect(linked(two, EventRef.parse('E-2'), 'response')).toHaveLength(2);
  expect(linksIn('cause E-2\nnonsense\nfriend E-3')).toEqual(one);
});

describe('a title', () => {
  const names = { en: 'Nawa', ar: 'نوى', he: 'נווא' };
  const nawa = { names, at: [36.04, 32.89] as LonLat, rank: 3 };
  const index = indexOf([nawa]);

  test('says what and where in every language', () => {
    expect(suggestedTitle('explosion', { at: nawa.at, named: nawa })).toEqual({
      en: 'Explosion, Nawa',
      ar: 'انفجار، نوى',
      he: 'פיצוץ, נווא',
    });
    expect(suggestedTitle('explosion', { at: [36.04, 32.935], named: nawa })).toEqual({
      en: 'Explosion, 5 km north of Nawa',
      ar: 'انفجار، على بعد 5 كم شمال نوى',
      he: 'פיצוץ, 5 ק״מ מצפון לנווא',
    });
    expect(suggestedTitle('explosion', { at: [35, 32] }).he).toMatch(/^פיצוץ, \u200e36S/);
  });
  test('is suggested only while the author wrote none', () => {
    const by = (words: Record<string, string>) => titled(words, 'explosion', nawa.at, '', index);
    expect(by({ original: 'ar' })).toMatchObject({ 'title.he': 'פיצוץ, נווא' });
    const own = { 'title.en': 'Mine' };
    expect(by(own)).toBe(own);
  });
});
