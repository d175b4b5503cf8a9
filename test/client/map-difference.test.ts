/** What the map draws of two versions of a zone, and of what terms meet. */
import { expect, test } from 'vitest';
import { meetingParts } from '../../client/conflicts/meets-text.ts';
import { differenceOf } from '../../client/conflicts/pieces.ts';
import { PointedOut } from '../../client/conflicts/pointed-out.svelte.ts';
import { type Comparison, Difference } from '../../client/kinds/zone/difference.svelte.ts';
import { zoneDrawings } from '../../client/kinds/zone/draw.ts';
import { boxOf, featuresOf, isSame } from '../../client/map/difference/features.ts';
import { wordsIn } from '../../client/messages/catalogue.ts';
import { Area } from '../../picture/geo/place.ts';
import { ZoneTerms } from '../../picture/kinds/zone-terms.ts';
import { Consenting } from '../support/consenting.ts';
import { TERMS } from '../support/examples.ts';
import { ringOf } from '../support/shapes.ts';
import { CELL } from './picture.ts';
import './kind-pages.ts';

const ZONE = new Consenting().propose('us') as Comparison['zone'];
const polygon = (ring: string): Area =>
  Area.parse({ type: 'Polygon', coordinates: [ringOf(ring)] });
const SQUARE = polygon('35 33, 35.1 33, 35.1 33.1, 35 33.1');
const EASTWARD = polygon('35.05 33, 35.15 33, 35.15 33.1, 35.05 33.1');
const compared = (name: string, area: Area) => ({
  hash: name.padEnd(64, '0'),
  terms: ZoneTerms.parse({ ...TERMS, area }),
  name,
  label: `${name} · label`,
});
const comparison = (after: Area): Comparison => ({
  zone: ZONE,
  from: compared('a', SQUARE),
  to: compared('b', after),
});
const words = wordsIn('en').difference;
function drawn(after: Area, mode: 'before' | 'after' | 'both') {
  const pieces = differenceOf(SQUARE, after);
  const all = featuresOf({ comparison: comparison(after), mode, pieces, language: 'en', words });
  return all.map(({ properties }) => properties?.text ?? properties?.part);
}

test('both versions are drawn with what is added and left out, and the size of each', () => {
  expect(drawn(EASTWARD, 'both')).toEqual([
    'added',
    'left',
    'before',
    'after',
    'a · label',
    'b · label',
    expect.stringMatching(/^\u200e\+ [\d.]+ km²\u200e\nto be added$/),
    expect.stringMatching(/^\u200e− [\d.]+ km²\u200e\nto be left out$/),
  ]);
});

test('one version alone is drawn without the other, and without a difference', () => {
  expect(drawn(EASTWARD, 'before')).toEqual(['before', 'a · label']);
  expect(drawn(EASTWARD, 'after')).toEqual(['after', 'b · label']);
});

test('two versions of the same area say so', () => {
  expect(isSame(differenceOf(SQUARE, SQUARE))).toBe(true);
  expect(drawn(SQUARE, 'both')).toEqual(['before', 'after', 'a · label', 'b · label', 'same area']);
});

test('a first version is drawn alone, and the map is fitted to all that is compared', () => {
  const only = { ...comparison(EASTWARD), from: undefined };
  const all = featuresOf({
    comparison: only,
    mode: 'both',
    pieces: undefined,
    language: 'en',
    words,
  });
  expect(all.map(({ properties }) => properties?.part)).toEqual(['after', 'label']);
  const [west, , east] = boxOf(comparison(EASTWARD));
  expect([west, east]).toEqual([35, 35.15]);
});

test('a difference counts as drawn from the first frame on, until it is another or no longer there', () => {
  const difference = new Difference();
  const first = comparison(EASTWARD);
  difference.show(first);
  difference.drawn(first, 100);
  difference.drawn(first, 900);
  expect(difference.drawnSince).toBe(100);
  difference.show({ ...first, to: compared('c', SQUARE) });
  expect(difference.drawnSince).toBeUndefined();
  difference.drawn(first, 1000); // a frame of what was compared before
  expect(difference.drawnSince).toBeUndefined();
});

test('all that is pointed out comes into sight at once, and each wish is taken once', () => {
  const pointed = new PointedOut();
  pointed.look([]);
  expect(pointed.wanted).toBeUndefined();
  pointed.look([SQUARE, EASTWARD]);
  expect(pointed.wanted).toEqual({ box: [35, 33, 35.15, 33.1] });
  pointed.looked();
  expect(pointed.wanted).toBeUndefined();
});

test('[R54] how zones meet is said in words: size, hours, heights, and whether it may be', () => {
  const w = wordsIn('en').meets;
  const from = Date.parse('2026-12-01T06:00:00Z');
  const meeting = { from, to: from + 9_900_000, heights: 'overlap', conflict: true } as const;
  expect(meetingParts({ sharedKm2: 1.52, meeting }, 'en', w)).toEqual([
    '1.52 km²',
    '2 hrs, 45 mins',
    'same height',
    'in conflict',
  ]);
  const long = { ...meeting, to: from + 3 * 86_400_000, conflict: false } as const;
  const apart = { ...long, heights: 'different-references' } as const;
  expect(meetingParts({ sharedKm2: 0, meeting: apart }, 'en', w)).toEqual([
    '\u200e01 – 04 DEC 26\u200e',
    'different height references: always meet',
    'allowed together',
  ]);
  const endless = { ...long, to: Number.POSITIVE_INFINITY };
  expect(meetingParts({ sharedKm2: 0, meeting: endless }, 'en', w)[0]).toBe(
    '010600Z DEC 26 – without end',
  );
});

test('[R50] a zone that was sent unseen says so beside its name on the map', () => {
  const log = new Consenting();
  const zone = log.zone(log.propose('us', { kind: 'hazard' }));
  const reader = { language: 'en', cell: CELL } as const;
  const marks = (unseen: boolean) =>
    zoneDrawings(zone, { ...reader, isSentUnseen: () => unseen }, log.now).flatMap(
      ({ feature: { properties } }) => (properties.mark === undefined ? [] : [properties.mark]),
    );
  expect(marks(true)).toEqual(['sent unseen']);
  expect(marks(false)).toEqual([]);
});
