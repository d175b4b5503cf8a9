import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LonLat } from '../../../picture/geo/place.ts';
import { flawOfRings } from '../../../picture/geo/rings.ts';
import { sized } from '../../support/scale.ts';
import { random } from '../../support/seed.ts';
import { ringOf } from '../../support/shapes.ts';
import { doublesBack, meetsItself } from '../../support/turf.ts';

const SQUARE = '0 0, 10 0, 10 10, 0 10';
const HOOK = '0 0, 9 0, 9 9, 3 9, 3 6, 6 6, 6 3, 0 3';

describe('a ring', () => {
  test.each([
    ['a triangle', '0 0, 4 0, 0 3'],
    ['a square', SQUARE],
    ['a hook', HOOK],
    ['a corner given twice', '0 0, 4 0, 4 0, 0 3, 0 3, 0 0'],
    ['a corner on a straight side', '0 0, 2 0, 4 0, 4 4, 0 4'],
    ['the thinnest sliver', '35 33, 36 33, 36 33.0000001'],
    ['one around the world', '-180 -90, 180 -90, 180 90, -180 90'],
  ])('[R10] %s is sound', (_, text) => {
    expect(flawOfRings([ringOf(text)])).toBeUndefined();
    expect(flawOfRings([ringOf(text).toReversed()])).toBeUndefined();
  });

  test.each([
    ['a bow tie', '0 0, 4 4, 4 0, 0 4'],
    ['a bow tie of unequal halves', '0 0, 4 5, 4 0, 0 3'],
    ['an eight whose halves touch in a corner', '0 0, 4 0, 2 2, 4 4, 0 4, 2 2'],
    ['an eight pinched where it begins', '2 2, 4 0, 4 4, 2 2, 0 4, 0 0'],
    ['a corner on another side', '0 0, 4 0, 4 4, 2 0, 0 4'],
    ['a spike', '0 0, 4 0, 4 4, 4 8, 4 4, 0 4'],
    ['a spike inward along its side', '0 0, 4 0, 2 0, 2 4, 0 4'],
    ['a spike where it begins', '0 0, 4 0, 4 4, 0 4, 0 -4'],
    ['two rounds', `${SQUARE}, ${SQUARE}`],
    ['a way along itself', '0 0, 6 0, 6 4, 4 4, 4 0, 2 0, 2 4, 0 4'],
  ])('[R10] %s crosses or touches itself', (_, text) => {
    for (const ring of [ringOf(text), ringOf(text).toReversed()]) {
      expect(flawOfRings([ring])).toEqual({
        field: 'coordinates.0',
        why: expect.stringContaining('the ring crosses or touches itself near'),
      });
    }
  });

  test.each([
    ['there and back', '0 0, 4 0, 8 0'],
    ['there and back along a slant', '0.1 0.1, 0.3 0.3, 0.7 0.7'],
    ['one place', '1 1, 1 1, 1 1'],
    ['two places', '1 1, 2 2, 1 1'],
  ])('[R10] %s encloses nothing', (_, text) => {
    expect(flawOfRings([ringOf(SQUARE), ringOf(text)])).toEqual({
      field: 'coordinates.1',
      why: 'the ring encloses nothing',
    });
  });

  test('[R10] is judged the same wherever it begins and whichever way it goes', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
    const close = (corners: LonLat[]) => [...corners, ...corners.slice(0, 1)];
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 8 }), fc.nat(), (corners, n) => {
        const from = n % corners.length;
        const turned = [...corners.slice(from), ...corners.slice(0, from)];
        const judged = [corners, turned, turned.toReversed()].map(
          (ring) => flawOfRings([close(ring)]) === undefined,
        );
        expect(new Set(judged).size).toBe(1);
      }),
      { numRuns: sized({ test: 1000, soak: 50_000 }) },
    );
  });

  test('[R10] is judged exactly where rounding would not see the difference', () => {
    // A corner one step of the grid above, on, or below a side 300 degrees long.
    const through = (lat: string) =>
      flawOfRings([ringOf(`-150 -80, 150 80, 150 81, 0 ${lat}, -150 81`)])?.why;
    expect(through('0.0000001')).toBeUndefined();
    expect(through('0')).toContain('touches itself');
    expect(through('-0.0000001')).toContain('touches itself');
  });

  test('[R10] of a coarse grid is judged as Turf judges it', () => {
    const next = random(1);
    const tally = { sound: 0, unsound: 0 };
    const step = () => Math.floor(next() * 9);
    for (let run = 0; run < 4000; run++) {
      const corners = Array.from({ length: 3 + (run % 6) }, (): LonLat => [step(), step()]);
      const ring = [...corners, ...corners.slice(0, 1)];
      const sound = flawOfRings([ring]) === undefined;
      expect(sound, JSON.stringify(ring)).toBe(!meetsItself(ring) && !doublesBack(ring));
      tally[sound ? 'sound' : 'unsound']++;
    }
    expect(Math.min(tally.sound, tally.unsound)).toBeGreaterThan(400);
  });
});

describe('a hole', () => {
  const INNER = '2 2, 2 3, 3 3, 3 2';
  test.each([
    ['inside', [SQUARE, INNER]],
    ['beside others', [SQUARE, INNER, '4 2, 4 3, 5 3', '2 4, 2 5, 3 5']],
    ['in the arm of a hook', [HOOK, '7 7, 7 8, 8 8']],
  ])('[R10] %s is sound', (_, texts) => {
    expect(flawOfRings(texts.map(ringOf))).toBeUndefined();
  });

  test.each([
    ['outside', [SQUARE, '20 2, 20 3, 21 3'], 'the hole lies outside the first ring'],
    ['around', [INNER, SQUARE], 'the hole lies outside the first ring'],
    ['in the mouth of a hook', [HOOK, '1 4, 1 5, 2 5'], 'the hole lies outside the first ring'],
    ['in another', [SQUARE, '1 1, 1 6, 6 6, 6 1', INNER], 'the hole lies inside another hole'],
    ['around another', [SQUARE, INNER, '1 1, 1 6, 6 6, 6 1'], 'the hole lies inside another hole'],
    ['across the first ring', [SQUARE, '9 2, 9 5, 12 5'], 'two rings cross or touch near'],
    ['across another', [SQUARE, INNER, '1 2.5, 4 2.5, 4 2.6'], 'two rings cross or touch near'],
    ['along a side', [SQUARE, '0 2, 0 3, 1 3'], 'two rings cross or touch near'],
    ['that touches a corner', [SQUARE, '0 0, 1 2, 2 1'], 'two rings cross or touch near'],
    ['that touches a side', [SQUARE, '0 5, 2 4, 2 6'], 'two rings cross or touch near'],
    ['given twice', [SQUARE, INNER, INNER], 'two rings cross or touch near'],
    ['that is the first ring', [SQUARE, SQUARE], 'two rings cross or touch near'],
  ])('[R10] %s is not', (_, texts, why) => {
    expect(flawOfRings(texts.map(ringOf))?.why).toContain(why);
  });
});
