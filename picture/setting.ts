/** The settings of a cell: its desks, its pictures and its own rules. No desk is named in code. */
import { z } from 'zod';
import { DeskId, Language, PictureId, words } from './basics.ts';
import { LonLat } from './geo/place.ts';

const Colour = z.string().regex(/^#[0-9a-f]{6}$/);
const Name = z.strictObject({ en: words(80), ar: words(80), he: words(80) });

/** Who writes what no desk says: the opening of a picture, and the access record of no desk. */
export const NO_DESK = DeskId.parse('cell');
export const ACCESS = 'access-';

export const DeskInfo = z.strictObject({
  id: DeskId.refine((id) => id !== NO_DESK, `no desk is called ${NO_DESK}`),
  letters: z.string().min(1).max(3),
  name: Name,
  colour: Colour,
  /** On a bright ground; without it the colour is darkened until it can be read there. */
  bright: Colour.optional(),
  languages: z.array(Language).min(1),
  timeZone: z.string().min(1), // IANA
});

export const PictureInfo = z.strictObject({
  id: PictureId.refine((id) => !id.startsWith(ACCESS), 'access records are made from the desks'),
  name: Name,
  members: z.array(DeskId).min(1),
});

const view = { centre: LonLat, zoom: z.number().min(0).max(22) };

/** All settings; which names `release` may hold depends on the kinds of items and is checked in cell.ts. */
export const Setting = z.strictObject({
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
  /** The first that a person may read is the one that the page shows when none is asked for. */
  pictures: z.array(PictureInfo).min(1),
  /** Whose depiction of the boundaries the map shows, as it is said on it. */
  boundaries: z.strictObject({ en: words(200), ar: words(200), he: words(200) }).optional(),
  /** Left out: one person releases anything. */
  release: z.strictObject({ twoPersons: z.array(z.string()).max(64) }).optional(),
  /** Left out: people sign in by passkey only. */
  signIn: z.strictObject({ passwords: z.boolean() }).optional(),
});

export type DeskInfo = z.infer<typeof DeskInfo>;
export type PictureInfo = z.infer<typeof PictureInfo>;
export type Setting = z.infer<typeof Setting>;
