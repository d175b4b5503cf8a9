/** What a cell is configured as (data/cell.json): its desks and pictures. No desk is named in code. */
import { z } from 'zod';
import { DeskId, Language, PictureId, words } from './basics.ts';
import { LonLat } from './place.ts';

const Name = z.strictObject({ en: words(80), ar: words(80), he: words(80) });

export const DeskInfo = z.strictObject({
  id: DeskId,
  letters: z.string().min(1).max(3),
  name: Name,
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  languages: z.array(Language).min(1),
  timeZone: z.string().min(1), // IANA
});

export const PictureInfo = z.strictObject({
  id: PictureId,
  name: Name,
  members: z.array(DeskId).min(1),
});

const view = { centre: LonLat, zoom: z.number().min(0).max(22) };

export const Cell = z.strictObject({
  name: Name,
  view: z.strictObject(view),
  /** Views that have a name, in the order in which a wall goes round them. */
  views: z
    .array(z.strictObject({ name: Name, ...view }))
    .max(32)
    .optional(),
  clocks: z.array(z.strictObject({ label: z.string().max(4), timeZone: z.string().min(1) })).max(4),
  desks: z.array(DeskInfo).min(1).max(16),
  supervisor: DeskId,
  pictures: z.array(PictureInfo).min(1),
  /** Whose depiction of the boundaries the map shows, as it is said on it. */
  boundaries: z.strictObject({ en: words(200), ar: words(200), he: words(200) }).optional(),
});

export type DeskInfo = z.infer<typeof DeskInfo>;
export type PictureInfo = z.infer<typeof PictureInfo>;
export type Cell = z.infer<typeof Cell>;
