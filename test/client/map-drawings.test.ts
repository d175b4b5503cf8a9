import inside from '@turf/boolean-point-in-polygon';
import distance from '@turf/distance';
import { expect, test } from 'vitest';
import { labelOf, type Reader } from '../../client/drawing/drawing.ts';
import { AROUND } from '../../client/drawing/sphere.ts';
import { zoomOfReach } from '../../client/kinds/event/draw.ts';
import { barOf } from '../../client/map/bar.ts';
import { drawingsOf } from '../../client/map/scene.ts';
import cell from '../../data/cell.json' with { type: 'json' };
import { Cell } from '../../picture/cell.ts';
import { anchorOf } from '../../picture/geo/geometry.ts';
import { Area, Polygon, Shape } from '../../picture/geo/place.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { Growing, itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import './messages.ts';

const NOON = Date.parse('2026-11-22T14:30:00Z');
const CELL = Cell.parse(cell);

/** What is drawn of the item that this change makes, by part. */
function drawn(change: object, ref: string, reader: Reader = { language: 'en', cell: CELL }) {
  const log = new Growing();
  expect(log.ask(person('il'), change)).toBeUndefined();
  const item = itemAt(log.picture, ref);
  if (item === undefined) throw new Error(`${ref} is not there`);
  const features = drawingsOf(item, reader, NOON).map(({ feature }) => feature);
  expect(new Set(features.map(({ id }) => id)).size).toBeGreaterThan(0);
  return Object.fromEntries(features.map((one) => [one.properties.part, one]));
}

test('an uncertain point is drawn as wide as it is, from the zoom where that is more than a symbol', () => {
  const parts = drawn(reported({ uncertainty: 20_000 }), 'E-2');
  const ring = parts.uncertainty?.geometry;
  if (ring?.type !== 'Polygon') throw new Error('no ring');
  const centre = [35.8412345, 33.0654321];
  for (const corner of ring.coordinates[0] ?? []) {
    expect(distance(centre, corner, { units: 'meters' })).toBeCloseTo(20_000, 0);
  }
  const blur = zoomOfReach([35.84, 33.07], 20_000);
  const pixels = (zoom: number) =>
    20_000 / ((AROUND * Math.cos(33.07 * (Math.PI / 180))) / (512 * 2 ** zoom));
  expect(pixels(blur)).toBeGreaterThan(8);
  expect(pixels(blur)).toBeLessThan(16);
  expect(parts.symbol?.properties.blur).toBeCloseTo(blur, 3);
  expect(parts.symbol?.properties.mark).toBe('open/military/il/IMMEDIATE');
});

test('a precise point is a symbol at every zoom, with its desk’s letters', () => {
  const { symbol, uncertainty } = drawn(reported(), 'E-2');
  expect(uncertainty).toBeUndefined();
  expect(symbol?.properties).toMatchObject({ blur: 99, head: 'E-2 · IL', title: 'Shots heard' });
});

test('a zone has its own title for a name; kind, standing, hours and heights are said when it is asked for', () => {
  const change = proposed({
    altitude: { upper: { metres: 400, reference: 'AGL' } },
    window: { from: '2026-11-22T14:00:00Z', daily: { from: '14:00', to: '16:00' } },
  });
  const { name, area } = drawn(change, 'Z-2');
  expect(name?.properties).toMatchObject({ name: 'Evacuation corridor', ref: 'Z-2' });
  expect(name?.properties.head).toBe('Z-2 No fire · Proposed');
  expect(area?.properties.state).toBe('proposed');
  expect(name?.properties.band).toContain('1400 – 1600Z · \u200eGND – 400 m AGL');
  const hebrew = drawn(change, 'Z-2', { language: 'he', cell: CELL });
  expect(hebrew.name?.properties.head).toBe('\u200fZ-2 איסור ירי · מוצע');
});

test('a corridor also has its axis', () => {
  const line = [
    [35.8, 33],
    [35.9, 33.1],
  ];
  const parts = drawn(proposed({ area: { type: 'Corridor', line, width: 2000 } }), 'Z-2');
  expect(parts.axis?.geometry).toEqual({ type: 'LineString', coordinates: line });
});

test('an arrow points where its line ends; a note on an item alone is not on the map', () => {
  const geometry = {
    type: 'LineString',
    coordinates: [
      [35.8, 33],
      [35.9, 33],
      [35.9, 33.1],
    ],
  };
  const { tip } = drawn(added({ mark: { form: 'arrow', geometry } }), 'A-2');
  expect(tip?.geometry).toEqual({ type: 'Point', coordinates: [35.9, 33.1] });
  expect(tip?.properties.turn).toBeCloseTo(0, 6);
  const log = new Growing();
  log.ask(person('us'), reported());
  log.ask(person('us'), { type: 'note.added', note: { text: added().note.text, on: 'E-2' } });
  const note = itemAt(log.picture, 'A-3');
  expect(note && drawingsOf(note, { language: 'en', cell: CELL }, NOON)).toEqual([]);
});

test('labels are short, in the reader’s language, without vowel marks', () => {
  const texts = { original: 'ar', ar: 'حريق أعشاب يتجه شرقاً' } as const;
  expect(labelOf(texts, 'he', 40)).toBe('حريق أعشاب يتجه شرقا');
  const long = { original: 'en', en: 'one two three four five' } as const;
  expect(labelOf(long, 'en', 12)).toBe('one two…');
});

test('anchors: half along a line, within an area even if it is bent', () => {
  expect(
    anchorOf(
      Shape.parse({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 0],
          [3, 0],
        ],
      }),
    ),
  ).toEqual([1.5, 0]);
  expect(anchorOf(Area.parse({ type: 'Circle', centre: [35, 33], radius: 10 }))).toEqual([35, 33]);
  const horseshoe = Polygon.parse({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [4, 0],
        [4, 3],
        [3, 3],
        [3, 1],
        [1, 1],
        [1, 3],
        [0, 3],
        [0, 0],
      ],
    ],
  });
  expect(inside(anchorOf(horseshoe), horseshoe)).toBe(true);
});

test('the scale bar is a round length that fits', () => {
  expect(barOf(100, 120)).toEqual({ metres: 10_000, pixels: 100 });
  expect(barOf(18, 120)).toEqual({ metres: 2000, pixels: 2000 / 18 });
  expect(barOf(0, 120)).toBeUndefined();
});
