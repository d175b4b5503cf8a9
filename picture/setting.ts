/** Schemas of a cell's settings: its desks, pictures and own rules. No desk is named in code. */
import { z } from 'zod';
import { DeskId, Language, PictureId, words } from './basics.ts';
import { LonLat } from './geo/place.ts';

const Colour = z.string().regex(/^#[0-9a-f]{6}$/);
const Name = z.strictObject({ en: words(80), ar: words(80), he: words(80) });

/** The desk of entries by no desk: the opening of a picture, and the access record of no desk. */
export const NO_DESK = DeskId.parse('cell');
/** The prefix of the ids of access records. */
export const ACCESS = 'access-';

export const DeskInfo = z.strictObject({
  id: DeskId.refine((id) => id !== NO_DESK, `no desk is called ${NO_DESK}`),
  letters: z.string().min(1).max(3),
  name: Name,
  colour: Colour,
  /** The colour on a bright ground; absent: `colour`, darkened until it can be read there. */
  bright: Colour.optional(),
  languages: z.array(Language).min(1),
  timeZone: z.string().min(1), // IANA
});

export const PictureInfo = z.strictObject({
  id: PictureId.refine((id) => !id.startsWith(ACCESS), 'access records are made from the desks'),
  name: Name,
  members: z.array(DeskId).min(1),
});

/** Minutes after the end of what is over: when it is drawn fainter, and when it leaves maps and lists. */
export const Fades = z
  .strictObject({
    after: z.number().int().min(1).max(525_600),
    leaves: z.number().int().min(1).max(5_256_000),
  })
  .refine(({ after, leaves }) => after <= leaves, {
    error: 'is earlier than after',
    path: ['leaves'],
  });

const view = { centre: LonLat, zoom: z.number().min(0).max(22) };

/** All settings. The names that `release` may hold depend on the kinds of items; cell.ts checks them. */
export const Setting = z.strictObject({
  name: Name,
  view: z.strictObject(view),
  /** Named views, in the order in which a wall cycles through them. */
  views: z
    .array(z.strictObject({ name: Name, ...view }))
    .max(32)
    .optional(),
  clocks: z.array(z.strictObject({ label: z.string().max(4), timeZone: z.string().min(1) })).max(4),
  desks: z.array(DeskInfo).min(1).max(16),
  supervisor: DeskId,
  /** By default the page shows the first one that the person may read. */
  pictures: z.array(PictureInfo).min(1),
  /** Attribution of the boundaries on the map, as the map shows it. */
  boundaries: z.strictObject({ en: words(200), ar: words(200), he: words(200) }).optional(),
  /** Absent: see views/activity.ts. */
  fades: Fades.optional(),
  /** Absent: one person releases anything. */
  release: z.strictObject({ twoPersons: z.array(z.string()).max(64) }).optional(),
  /** Absent: people sign in by passkey only. */
  signIn: z.strictObject({ passwords: z.boolean() }).optional(),
});

export type Fades = z.infer<typeof Fades>;
export type DeskInfo = z.infer<typeof DeskInfo>;
export type PictureInfo = z.infer<typeof PictureInfo>;
export type Setting = z.infer<typeof Setting>;
