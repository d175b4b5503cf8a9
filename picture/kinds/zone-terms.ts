/** The terms of a zone: all that it says of itself, and that desks agree to. [R7] [R46] */
import { z } from 'zod';
import { DeskId, refOf, texts, words } from '../basics.ts';
import { Altitude, Area } from '../geo/place.ts';
import { Window } from '../window.ts';

export const ZoneRef = refOf('Z', 'a zone');

export const ZONE_KINDS = [
  'no-fly',
  'no-fire',
  'no-entry',
  'coordination',
  'corridor',
  'protected-site',
  'exercise',
  'hazard',
] as const;

/** The order of the fields is that of the bytes whose hash desks agree to. */
export const ZoneTerms = z
  .strictObject({
    kind: z.enum(ZONE_KINDS),
    name: texts(120),
    area: Area,
    altitude: Altitude.optional(),
    window: Window,
    rules: texts(4000).optional(),
    basis: words(500), // the law or document it rests on
    /** The desks that must agree; absent: all members of the picture. */
    desks: z
      .array(DeskId)
      .min(2, 'names fewer than two desks')
      .max(16, 'names more than 16 desks')
      .refine((desks) => new Set(desks).size === desks.length, 'names a desk twice')
      .optional(),
    /** It holds for nobody until an agreed version no longer says so. */
    suspended: z.literal(true).optional(),
    /** It binds the desk that says it, and nobody else. */
    unilateral: z.literal(true).optional(),
  })
  .refine(({ desks, unilateral }) => desks === undefined || unilateral === undefined, {
    error: 'unilateral terms bind their own desk alone: they name no desks',
    path: ['desks'],
  });

export type ZoneRef = z.infer<typeof ZoneRef>;
export type ZoneTerms = z.infer<typeof ZoneTerms>;
export type ZoneKind = (typeof ZONE_KINDS)[number];
