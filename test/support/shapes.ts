/** Places and sound shapes near the line, as a client would send them. */
import fc from 'fast-check';
import type { LonLat } from '../../picture/geo/place.ts';

type Pair = [number, number];

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

export const place: fc.Arbitrary<Pair> = fc.tuple(degrees(35, 37), degrees(32, 34));

/** A ring around a centre, one corner in every direction in turn: it cannot meet itself. */
const around = ([lon, lat]: Pair, reaches: readonly number[]): Pair[] => {
  const corners = reaches.map((reach, i): Pair => {
    const angle = (2 * Math.PI * i) / reaches.length;
    return [lon + reach * Math.cos(angle), lat + reach * Math.sin(angle)];
  });
  return [...corners, corners[0] ?? [lon, lat]];
};

export const polygon = fc
  .tuple(place, fc.array(degrees(0.02, 0.2), { minLength: 3, maxLength: 9 }), fc.boolean())
  .map(([centre, reaches, hollow]) => ({
    type: 'Polygon' as const,
    coordinates: [
      around(centre, reaches),
      ...(hollow ? [around(centre, [0.001, 0.002, 0.001])] : []),
    ],
  }));

export const point = place.map((coordinates) => ({ type: 'Point' as const, coordinates }));

const path = fc
  .tuple(place, fc.array(place, { maxLength: 5 }))
  .map(([[lon, lat], rest]): Pair[] => [[lon, lat], [lon + 0.01, lat], ...rest]);

export const line = path.map((coordinates) => ({ type: 'LineString' as const, coordinates }));

export const area = fc.oneof(
  polygon,
  fc.record({
    type: fc.constant('Circle' as const),
    centre: place,
    radius: fc.double({ min: 1, max: 50_000, noNaN: true }),
  }),
  fc.record({
    type: fc.constant('Corridor' as const),
    line: path,
    width: fc.nat(5000).map((n) => n + 1),
  }),
);

const level = fc.record({
  metres: fc.integer({ min: -400, max: 9000 }),
  reference: fc.constantFrom('AGL', 'AMSL'),
});

export const altitude = fc
  .record({ lower: fc.option(level, { nil: undefined }), rise: fc.nat(5000) })
  .map(({ lower, rise }) =>
    lower === undefined
      ? { upper: { metres: rise, reference: 'AMSL' } }
      : { lower, upper: { ...lower, metres: lower.metres + rise } },
  );

/** A line as text, `0 0, 4 0, 0 3`: longitude and latitude in whole or broken degrees. */
export const lineOf = (text: string): LonLat[] =>
  text.split(',').map((pair): LonLat => {
    const [lon = Number.NaN, lat = Number.NaN] = pair.trim().split(' ').map(Number);
    return [lon, lat];
  });

/** A ring as text; it is closed where it begins. */
export const ringOf = (text: string): LonLat[] => lineOf(`${text}, ${text.split(',')[0]}`);
