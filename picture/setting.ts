/** Schemas of a cell's settings: its desks, pictures and own rules. No desk is named in code. */
import { z } from 'zod';
import { DeskId, Language, PictureId, words } from './basics.ts';
import { UnitId } from './facets/receipts/unit.ts';
import { LonLat } from './geo/place.ts';
import { PRECEDENCES } from './precedence.ts';
import { ALARM_KINDS, type AlarmKind, isLate, type LateKind } from './staff/alarm-name.ts';

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
  /** The units that it passes on to; absent: it names them itself. Empty: it has none to tell. [R63] */
  units: z
    .array(z.strictObject({ id: UnitId, name: Name }))
    .max(64)
    .refine(
      (units) => new Set(units.map(({ id }) => id)).size === units.length,
      'lists a unit twice',
    )
    .optional(),
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

/** Seconds until an alarm of a kind that nobody acknowledges goes further; `off`: this cell has none of it. */
const Limit = z.union([z.literal('off'), z.int().min(10).max(604_800)]);
const optional = <const K extends string, T extends z.ZodType>(names: readonly K[], schema: T) =>
  Object.fromEntries(names.map((name) => [name, schema.optional()])) as Record<K, z.ZodOptional<T>>;
/** Seconds within which what is sent must be shown, acknowledged, confirmed by a unit. [R63] */
const Clocks = z.strictObject(optional(['shown', 'acknowledged', 'unit'], Limit));
/**
 * One for each kind of alarm that has none by its precedence, and clocks for each precedence; what is absent is
 * as usual (views/alarms/limits.ts, views/receipts/clocks.ts). [R41] [R63]
 */
export const Escalation = z.strictObject({
  ...optional(
    ALARM_KINDS.filter((kind): kind is Exclude<AlarmKind, LateKind> => !isLate(kind)),
    Limit,
  ),
  ...optional(PRECEDENCES, Clocks),
});

/** [R35] Checks of the channels of desks: every so many minutes, to be answered within so many seconds. */
export const Checks = z.strictObject({
  every: z.int().min(5).max(10_080),
  within: z.int().min(30).max(3600),
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
  /** Absent: every 4 hours, answered within 2 minutes. `off`: channels are not watched at all. */
  channel: z.union([z.literal('off'), Checks]).optional(),
  escalation: Escalation.optional(),
  /** [R49] Minutes from denouncing an agreement to its end. Absent: see facets/consent/acts.ts. */
  consent: z.strictObject({ notice: z.int().min(0).max(525_600) }).optional(),
  /** Which events a zone forbids, by its kind; cell.ts checks that nothing is left out. [R42] */
  forbids: z
    .record(
      z.string(),
      z.strictObject({ forbidden: z.array(z.string()), allowed: z.array(z.string()) }),
    )
    .optional(),
  /** Which kinds of zones conflict where they meet; cell.ts checks that no pair is left out. [R54] */
  conflicts: z
    .record(
      z.string(),
      z.strictObject({ conflict: z.array(z.string()), together: z.array(z.string()) }),
    )
    .optional(),
  /** Absent: people sign in by passkey only. */
  signIn: z.strictObject({ passwords: z.boolean() }).optional(),
});

export type Fades = z.infer<typeof Fades>;
export type DeskInfo = z.infer<typeof DeskInfo>;
export type PictureInfo = z.infer<typeof PictureInfo>;
export type Setting = z.infer<typeof Setting>;
export type Checks = z.infer<typeof Checks>;
