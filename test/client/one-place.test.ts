import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import inside from '@turf/boolean-point-in-polygon';
import distance from '@turf/distance';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import './kind-pages.ts';
import './messages.ts';
import './kind-pages.ts';
import Facts from '../../client/detail/Facts.svelte';
import type { Reader } from '../../client/drawing/drawing.ts';
import { gridOf, placeText } from '../../client/fields/place-text.ts';
import Summary from '../../client/forms/Summary.svelte';
import { reportText } from '../../client/items/report.ts';
import { degrees, mgrsOf } from '../../client/lib/format.ts';
import { drawingsOf } from '../../client/map/scene.ts';
import { copied } from '../../client/release/compare.ts';
import { placed } from '../../client/sketch/placed.ts';
import { PictureId } from '../../picture/basics.ts';
import { Command } from '../../picture/entry.ts';
import { copyOf } from '../../picture/facets/release/copy.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { anchorOf, extentOf, pathsOf } from '../../picture/geo/geometry.ts';
import { type LonLat, Polygon } from '../../picture/geo/place.ts';
import { extentOf as extentOfItem, placeOf } from '../../picture/item-place.ts';
import { all } from '../../picture/table.ts';
import { fed } from '../support/fed.ts';
import { heldFile } from '../support/held-file.ts';
import { indexOf } from '../support/indexed.ts';
import OnPage from './OnPage.svelte';
import { CELL, event, log, NOW, zone } from './picture.ts';

/** 22 km from south to north, and an area bent so that the middle of its box lies outside. */
const LINE = {
  type: 'LineString',
  coordinates: [
    [35.8, 33],
    [35.8, 33.2],
  ],
} as const;
const BENT = {
  type: 'Polygon',
  coordinates: [
    [
      [35.8, 33],
      [36, 33],
      [36, 33.02],
      [35.82, 33.02],
      [35.82, 33.2],
      [35.8, 33.2],
      [35.8, 33],
    ],
  ],
};
const text = { original: 'en', en: 'Smoke' };
const note = (form: string, geometry: object) => ({
  desk: 'us',
  change: { type: 'note.added', note: { text, mark: { form, geometry } } },
});
const { picture, entries } = log(
  event({ geometry: LINE }),
  event({ geometry: BENT }),
  zone({ area: { type: 'Corridor', line: LINE.coordinates, width: 500 } }),
  zone({ area: BENT }),
  note('line', LINE),
  note('area', BENT),
);
const ITEMS = [...all(picture.items)].map((item) => [item.ref, item] as const);
const READER: Reader = { language: 'en', cell: CELL };

/** Where the map writes the name of an item. */
function labelled(item: AnyItem): unknown {
  const named = drawingsOf(item, READER, NOW).filter(({ feature }) => 'head' in feature.properties);
  expect(named).toHaveLength(1);
  return named[0]?.feature.geometry;
}

/** What cannot be rendered without a browser asks the one function. */
const GRIDS = [
  ['lists/Finding.svelte', 'copyPlace: () => here && navigation.copy(gridOf(here)),'],
  ['detail/Copies.svelte', 'onclick={() => navigation.copy(gridOf(item))}'],
  ['detail/PrintView.svelte', '<bdi dir="ltr">{gridOf(item) ?? \'\'}</bdi>'],
] as const;
const sourceOf = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../client', file), 'utf8');
const said = (shows: typeof Facts | typeof Summary, given: object): string =>
  render(OnPage, { props: { shows, given, now: NOW } }).body.replace(/<!--.*?-->/g, '');

describe.each(ITEMS)('the one place of %s', (_, item) => {
  const place = placeOf(item)!;
  const grid = mgrsOf(place)!;

  test('is the map’s label', () => {
    expect(labelled(item)).toEqual({ type: 'Point', coordinates: place });
  });
  test('is what the details, the form before sending and the text for others say', () => {
    const facts = said(Facts, { picture, item });
    expect(facts).toContain(grid);
    expect(facts).toContain(degrees(place));
    const summary = said(Summary, { kind: item.kind, item, faults: [] });
    expect(summary).toContain(placeText(place));
    const report = reportText(item, { picture, cell: CELL, language: 'en' });
    expect(report).toContain(`Place: ${placeText(place)}`);
  });
  test('is what its key and its button copy, and the paper prints', () => {
    expect(gridOf(item)).toBe(grid);
    for (const [file, how] of GRIDS) expect(sourceOf(file)).toContain(how);
  });
  test('is that of an exact copy for others', () => {
    const shared = { from: picture, to: PictureId.parse('shared'), precision: 'exact' } as const;
    const copy = copyOf(item, shared);
    if (typeof copy === 'string') throw new Error(copy);
    const there = placed(copied(item, copy))!;
    expect(there).toEqual(placed(item));
    expect(anchorOf(there.shape)).toEqual(place);
  });
});

test('[R21] the index of revisions draws events at it, live and in the past', () => {
  const index = indexOf(entries);
  const events = ITEMS.flatMap(([, item]) => (item.kind === 'event' ? [item] : []));
  expect(events).toHaveLength(2);
  for (const [row, item] of events.entries()) {
    const [lon, lat] = placeOf(item)!;
    expect(index.lon.get(row)).toBeCloseTo(lon, 6);
    expect(index.lat.get(row)).toBeCloseTo(lat, 6);
  }
});

test('what a feed brings is at the place that a person’s report of it has', async () => {
  const features = [LINE, BENT].map((geometry, i) => ({
    type: 'Feature',
    geometry,
    properties: { id: `f-${i}`, title: 'Fire', time: '2026-11-22T14:00:00Z' },
  }));
  const file = heldFile('fire.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  const places: (LonLat | undefined)[] = [];
  const { reports, refused } = await fed(file);
  expect(refused).toEqual([]);
  for (const row of reports) {
    const { change } = Command.parse(JSON.parse(JSON.stringify(row.command)));
    const brought = log({ desk: 'il', change });
    places.push(...[...all(brought.picture.items)].map(placeOf));
  }
  expect(places).toEqual(ITEMS.slice(0, 2).map(([, item]) => placeOf(item)));
});

test('it lies half along a line, and inside an area', () => {
  const [line, bent] = ITEMS.map(([, item]) => placeOf(item)!);
  const [from, to] = LINE.coordinates;
  const away = (place: readonly number[]) => distance([...place], [...line!], { units: 'meters' });
  expect(Math.abs(away(from) - away(to))).toBeLessThan(0.1);
  expect(away(from) + away(to)).toBeGreaterThan(22_000);
  expect(inside([...bent!], Polygon.parse(BENT))).toBe(true);
});

test('extents and corners are of one function too', () => {
  for (const [, item] of ITEMS) {
    const [west, south, east, north] = extentOfItem(item)!;
    const [lon, lat] = placeOf(item)!;
    expect(west <= lon && lon <= east && south <= lat && lat <= north).toBe(true);
  }
  const bent = Polygon.parse(BENT);
  expect(extentOf(bent)).toEqual([35.8, 33, 36, 33.2]);
  expect(pathsOf(bent)).toEqual([BENT.coordinates[0]?.slice(0, -1)]);
});
