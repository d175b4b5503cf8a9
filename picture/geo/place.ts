/** Schemas of places and shapes: WGS 84 degrees (GeoJSON, RFC 7946), lengths in metres. */
import { z } from 'zod';
import { MEANS } from '../schema-parts.ts';

/** Degrees are rounded to 1e-7 (about a centimetre), so that the same place is the same bytes. [R18] */
const degrees = (limit: number, name: string) =>
  z
    .number({ error: `${name} is a number` })
    .min(-limit, `${name} is below -${limit}`)
    .max(limit, `${name} is above ${limit}`)
    .transform((n) => Math.round(n * 1e7) / 1e7 + 0); // + 0 turns -0 into 0

/** A place: [longitude, latitude] in degrees. */
export const LonLat = z.tuple([degrees(180, 'longitude'), degrees(90, 'latitude')], {
  error: (issue) =>
    issue.code === 'too_big'
      ? 'a position is [longitude, latitude]; a height belongs into altitude'
      : 'a position is [longitude, latitude]',
});

const MAX_RING = 512;
const MAX_VERTICES = 2000;

const Path = z
  .array(LonLat)
  .min(2, 'a line has at least two positions')
  .max(MAX_VERTICES, `a line has more than ${MAX_VERTICES} vertices`);

const Ring = z
  .array(LonLat)
  .min(4, 'a ring has at least four positions')
  .max(MAX_RING, `a ring has more than ${MAX_RING} vertices`)
  .refine((ring) => samePlace(ring[0], ring.at(-1)), 'a ring ends where it begins');

const Rings = z
  .array(Ring)
  .min(1, 'a polygon has at least one ring')
  .refine(
    (rings) => rings.reduce((sum, ring) => sum + ring.length, 0) <= MAX_VERTICES,
    `a polygon has more than ${MAX_VERTICES} vertices`,
  );

export const Point = z
  .strictObject({ type: z.literal('Point'), coordinates: LonLat })
  .register(MEANS, { part: 'shape' });
export const Line = z
  .strictObject({ type: z.literal('LineString'), coordinates: Path })
  .register(MEANS, { part: 'shape' });
export const Polygon = z
  .strictObject({ type: z.literal('Polygon'), coordinates: Rings })
  .register(MEANS, { part: 'shape' });

/** The geometry of an event or a note. */
export const Shape = z
  .discriminatedUnion('type', [Point, Line, Polygon], {
    error: 'a geometry is a Point, a LineString or a Polygon',
  })
  .register(MEANS, { part: 'shape' });

const metres = z.number().positive('is not above 0 m').max(1_000_000, 'is above 1,000 km');

/** The area of a zone. A circle has a centre and a radius (m), a corridor a line and its full width (m). */
export const Area = z
  .discriminatedUnion(
    'type',
    [
      Polygon,
      z.strictObject({ type: z.literal('Circle'), centre: LonLat, radius: metres }),
      z.strictObject({ type: z.literal('Corridor'), line: Path, width: metres }),
    ],
    { error: 'an area is a Polygon, a Circle or a Corridor' },
  )
  .register(MEANS, { part: 'shape' });

/** What heights are measured from: the ground, mean sea level, the ellipsoid of WGS 84. */
export const REFERENCES = ['AGL', 'AMSL', 'WGS84'] as const;

/** An altitude in metres above its reference. */
export const Level = z.strictObject({
  metres: z
    .number()
    .min(-500, 'is below -500 m')
    .max(30_000, 'is above 30,000 m')
    .transform((n) => n + 0), // turns -0 into 0, as its text does
  reference: z.enum(REFERENCES),
});

/** A band of altitude. Without `lower` it begins at the ground; without `upper` it has no limit. */
export const Altitude = z
  .strictObject({ lower: Level.optional(), upper: Level.optional() })
  .refine(
    ({ lower, upper }) =>
      !lower || !upper || lower.reference !== upper.reference || lower.metres <= upper.metres,
    { error: 'lower is above upper', path: ['lower'] },
  );

export type LonLat = z.infer<typeof LonLat>;
export type Point = z.infer<typeof Point>;
export type Line = z.infer<typeof Line>;
export type Polygon = z.infer<typeof Polygon>;
export type Shape = z.infer<typeof Shape>;
export type Area = z.infer<typeof Area>;
export type Level = z.infer<typeof Level>;
export type Altitude = z.infer<typeof Altitude>;

/** True if both are given and equal. */
export function samePlace(a: LonLat | undefined, b: LonLat | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}
