/** Corners of shapes as people type and paste them. */
import { describe, expect, test } from 'vitest';
import { parseCorners } from '../../client/fields/corners.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import { readPlace } from '../../picture/reading/places.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { PLACES } from '../picture/reading/written/places.ts';

const NEAR: LonLat = [35.86, 33.06];
const THREE: readonly LonLat[] = [
  [35.8, 33.1],
  [35.9, 33.1],
  [35.9, 33.2],
];
const CLOSED = [...THREE, THREE[0]];
const corners = (typed: string, near: LonLat | undefined = NEAR) => parseCorners(typed, [], near);

describe('what a place is written as, a corner is', () => {
  const singles = PLACES.filter(
    ({ text, reads, at }) => reads && at === undefined && !text.includes('\n'),
  );
  test.each(singles)('[R66] $text', ({ text }) => {
    const place = onlyValue(readPlace(text, NEAR))?.place;
    expect(place).toBeDefined();
    expect(corners(`33 N 36 E\n${text}\n34 N 36 E`)).toEqual({
      places: [[36, 33], place, [36, 34]],
    });
  });
});

describe('lists', () => {
  test.each([
    ['a line each', '33.1 N 35.8 E\n33.1 N 35.9 E\n33.2 N 35.9 E'],
    ['lines of a system', '33.1 N 35.8 E\r\n33.1 N 35.9 E\r\n\r\n33.2 N 35.9 E\r\n'],
    ['semicolons', '33.1 35.8; 33.1 35.9; 33.2 35.9'],
    ['Arabic semicolons', '٣٣٫١ ٣٥٫٨؛ ٣٣٫١ ٣٥٫٩؛ ٣٣٫٢ ٣٥٫٩'],
    ['dashes, as notices have them', '330600N 0354800E - 330600N 0355400E - 331200N 0355400E'],
    ['long dashes', '330600N 0354800E – 330600N 0355400E – 331200N 0355400E'],
    ['blanks alone', '330600N0354800E 330600N0355400E 331200N0355400E'],
    ['letters before', 'N33 06 E035 48, N33 06 E035 54, N33 12 E035 54'],
    ['numbers with a dot', '1. 33.1 35.8\n2. 33.1 35.9\n3. 33.2 35.9'],
    ['numbers with a bracket', '1) 33 06 N 35 48 E\n2) 33 06 N 35 54 E\n3) 33 12 N 35 54 E'],
    ['numbers in brackets', '(1) 33 06 N 35 48 E\n(2) 33 06 N 35 54 E\n(3) 33 12 N 35 54 E'],
    ['names of corners', 'A: 33.1, 35.8\nB: 33.1, 35.9\nC: 33.2, 35.9'],
    ['names of way points', 'WP01: 33.1 N 35.8 E\nWP02: 33.1 N 35.9 E\nWP03: 33.2 N 35.9 E'],
    ['bullets', '- 33.1, 35.8\n- 33.1, 35.9\n- 33.2, 35.9'],
    ['a line that is KML', '33.1 35.8\n<coordinates>35.9,33.1</coordinates>\n33.2 35.9'],
    ['a table with a number', '1,33.1,35.8\n2,33.1,35.9\n3,33.2,35.9'],
    ['a table with tabs', '1\t33.1\t35.8\n2\t33.1\t35.9\n3\t33.2\t35.9'],
    ['with marks of direction', '\u202b33.1، 35.8\u202c\n\u206633.1, 35.9\u2069\n\u200e33.2, 35.9'],
  ])('%s', (_, typed) => {
    expect(corners(typed)).toEqual({ places: THREE });
  });
  test('degrees that happen to count are no numbers of lines', () => {
    expect(corners('1 N 35 E\n2 N 35 E\n3 N 35 E')).toEqual({
      places: [
        [35, 1],
        [35, 2],
        [35, 3],
      ],
    });
    expect(corners('1 35\n2 35')).toEqual({
      places: [
        [35, 1],
        [35, 2],
      ],
    });
    expect(corners('N: 33, E: 35')).toEqual({ places: [[35, 33]] });
  });
});

describe('as programs write them, longitude first', () => {
  test.each([
    [
      'GeoJSON',
      '{"type":"Polygon","coordinates":[[[35.8,33.1],[35.9,33.1],[35.9,33.2],[35.8,33.1]]]}',
    ],
    [
      'a feature',
      '{"type":"Feature","properties":{"a":[1,2]},"geometry":{"type":"LineString","coordinates":[[35.8,33.1,950],[35.9,33.1,950],[35.9,33.2,950],[35.8,33.1,950]]}}',
    ],
    [
      'a collection of one',
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[35.8,33.1],[35.9,33.1],[35.9,33.2],[35.8,33.1]]}}]}',
    ],
    [
      'its coordinates',
      '"coordinates": [[\n  [35.8, 33.1],\n  [35.9, 33.1],\n  [35.9, 33.2],\n  [35.8, 33.1]\n]]',
    ],
    ['a list', '[[35.8,33.1],[35.9,33.1],[35.9,33.2],[35.8,33.1]]'],
    ['a part of a list', '[35.8,33.1],\n[35.9,33.1],\n[35.9,33.2],\n[35.8,33.1],'],
    ['WKT', 'POLYGON((35.8 33.1, 35.9 33.1, 35.9 33.2, 35.8 33.1))'],
    [
      'WKT with heights',
      'SRID=4326;LINESTRING Z (35.8 33.1 9,\n 35.9 33.1 9,\n 35.9 33.2 9,\n 35.8 33.1 9)',
    ],
    [
      'KML',
      '<Polygon><outerBoundaryIs><LinearRing><coordinates>\n35.8,33.1,0 35.9,33.1,0\n35.9,33.2,0 35.8,33.1,0\n</coordinates></LinearRing></outerBoundaryIs></Polygon>',
    ],
    ['coordinates of KML', '35.8,33.1,0 35.9,33.1,0 35.9,33.2,0 35.8,33.1,0'],
    ['coordinates of KML, a line each', '35.8,33.1,0\n35.9,33.1,0\n35.9,33.2,0\n35.8,33.1,0\n'],
  ])('%s', (_, typed) => {
    expect(corners(typed)).toEqual({ places: CLOSED });
    expect(parseCorners(typed, [], undefined)).toEqual({ places: CLOSED });
  });
  test('bare numbers of which only the other order is near are asked about, not turned round', () => {
    const leaflet = '[[33.1,35.8],[33.1,35.9],[33.2,35.9]]';
    const several = [
      { place: [35.8, 33.1], text: '33.1 N 35.8 E\n33.1 N 35.9 E\n33.2 N 35.9 E' },
      { place: [33.1, 35.8], text: '35.8 N 33.1 E\n35.9 N 33.1 E\n35.9 N 33.2 E' },
    ];
    expect(corners(leaflet)).toEqual({ line: 1, several });
    expect(corners(leaflet, [33, 36])).toEqual({
      places: [
        [33.1, 35.8],
        [33.1, 35.9],
        [33.2, 35.9],
      ],
    });
    expect(corners('{"type":"LineString","coordinates":[[33.1,35.8],[33.2,35.9]]}')).toEqual({
      places: [
        [33.1, 35.8],
        [33.2, 35.9],
      ],
    });
  });
});

describe('what cannot be read is told by its line', () => {
  test.each<[string, string, object]>([
    ['words', '33.1 N 35.8 E\n\nnowhere\n33.2 35.9', { line: 3 }],
    ['half a place', '33.126; 35.824; 33.2 35.9', { line: 1 }],
    ['after a line of several', '33.1 35.8; 33.2 35.9\nnowhere', { line: 2 }],
    ['numbered lines', '1. 33.1 35.8\n2. nowhere', { line: 2 }],
    ['a table', '1,33.1,35.8\n2,33.1\n3,33.2,35.9', { line: 2 }],
    ['a latitude of WKT', 'LINESTRING(35.8 33.1,\n35.9 93.1)', { line: 2 }],
    ['words in WKT', 'LINESTRING(35.8 33.1, here)', { line: 1 }],
    ['another system', 'SRID=28191;LINESTRING(35.8 33.1, 35.9 33.1)', { line: 1 }],
    [
      'a hole',
      'POLYGON((35.8 33.1, 35.9 33.1, 35.9 33.2, 35.8 33.1),\n(35.81 33.11, 35.82 33.11, 35.82 33.12, 35.81 33.11))',
      { line: 2 },
    ],
    [
      'a hole in GeoJSON',
      '[[[35.8,33.1],[35.9,33.1],[35.9,33.2],[35.8,33.1]],\n[[35.81,33.11],[35.82,33.11],[35.82,33.12],[35.81,33.11]]]',
      { line: 2 },
    ],
    [
      'two places of KML',
      '<coordinates>35.8,33.1</coordinates>\n<coordinates>35.9,33.1</coordinates>',
      { line: 2 },
    ],
    ['a height without a place', '<coordinates>35.8,33.1 950</coordinates>', { line: 1 }],
    ['half of GeoJSON', '{"type":"Polygon","coordinates":[[[35.8,33.1],[35.9', { line: 1 }],
    ['nesting without end', '['.repeat(100_000), { line: 1 }],
    ['closed nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, { line: 1 }],
  ])('%s', (_, typed, fault) => {
    expect(corners(typed)).toEqual(fault);
  });
  test('and what may be several places, with what they are', () => {
    const found = corners('33.1 35.8\n5821 7704\n33.2 35.9');
    expect(found).toMatchObject({ line: 2, several: { length: 2 } });
    expect(corners('33.1 35.8\n[35.824, 33.126]')).toEqual({
      line: 2,
      several: [
        { place: [35.824, 33.126], text: '33.1 35.8\n33.126 N 35.824 E' },
        { place: [33.126, 35.824], text: '33.1 35.8\n35.824 N 33.126 E' },
      ],
    });
  });
});
