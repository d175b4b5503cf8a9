/** The table of written places: what is read, what is asked, what is refused. [R66] */
import { expect, test } from 'vitest';
import type { LonLat } from '../../../picture/geo/place.ts';
import { readPlace } from '../../../picture/reading/places.ts';
import { PLACES, type WrittenPlaceAs } from './written/places.ts';

const GOLAN: LonLat = [35.86, 33.06];
const nearOf = ({ near = GOLAN }: WrittenPlaceAs) => (near === 'nowhere' ? undefined : near);

/** Degrees to the last digit that is kept; the middle of a square to a hundredth of its side, as the curved sides of large ones allow. */
const close = ([lon, lat]: LonLat, within = 0): LonLat => {
  const digits = Math.floor(-Math.log10(1.5e-7 + (within / 111_195) * 0.02));
  return [expect.closeTo(lon, digits), expect.closeTo(lat, digits)];
};

test.each(PLACES)('[R66] $text', (form) => {
  const { text, reads, asks, refused, within } = form;
  const value = (place: LonLat) => ({ place: close(place, within), within });
  const expected =
    reads !== undefined
      ? { kind: 'read', value: value(reads) }
      : asks !== undefined
        ? { kind: 'asks', values: asks.map(value) }
        : { kind: 'refused', fault: refused };
  expect(readPlace(text, nearOf(form))).toEqual(expected);
});

test('[R66] the table has all three scripts, and says one thing of each form', () => {
  for (const script of [/[A-Z]/i, /\p{Script=Arabic}/u, /\p{Script=Hebrew}/u]) {
    expect(PLACES.filter(({ text }) => script.test(text)).length).toBeGreaterThan(10);
  }
  expect(PLACES.length).toBeGreaterThan(80);
  for (const { text, reads, asks, refused } of PLACES) {
    expect(
      [reads, asks, refused].filter((one) => one !== undefined),
      text,
    ).toHaveLength(1);
  }
});
