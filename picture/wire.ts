/** Schemas of the messages on the socket. Entries follow a header as their stored lines. [W1] */
import { z } from 'zod';
import { DeskId, Hash, Instant, PersonId, Ref, Seq } from './basics.ts';
import { LonLat } from './geo/place.ts';
import { Role } from './roles.ts';

export { ROLES, Role } from './roles.ts';

/** Raised when a frame or an entry can say more; a page of another number reloads itself. [W11] */
export const PROTOCOL = 8;

/** Seconds without a beat until a screen warns (amber), and until it says NOT LIVE (red). [W8] */
export const STALE_AFTER = 3;
export const DEAD_AFTER = 10;

const Code = z.string().regex(/^[0-9A-F]{4}-[0-9A-F]{4}$/, 'a code is 7F3A-92C1');
const SeqOrZero = z.int().nonnegative(); // 0: no entry yet

/** Bytes of entries that a screen receives, at least, before it says `received`. [W5] */
export const RECEIVED_EVERY = 64 * 1024;

/** The most items that one screen says are in view. [R62] */
export const SHOWING_AT_MOST = 64;

/** The number of screens that are listed; the rest are only counted. */
export const SCREENS_NAMED = 64;

/**
 * Why a screen has nothing drawn to report: before its first frame, its map was lost (or it cannot prove
 * that it is still there), it shows the past, nobody can see the page, it has no map or something covers
 * it. [W12]
 */
export const Undrawn = z.enum(['drawing', 'lost', 'past', 'hidden', 'no-map']);

/** The state of a screen compared with the log, by its last report. [W7] */
export const ScreenState = z.enum(['same', 'behind', 'differs', 'silent', ...Undrawn.options]);
/** A connected screen; `seq` is the entry that it last reported as drawn. */
export const Screen = z.object({
  id: z.string(),
  desk: DeskId,
  person: PersonId,
  role: Role,
  state: ScreenState,
  seq: SeqOrZero,
});

/** The states that keep a screen from being counted: it does not claim to show what is live. [W7] */
export const APART = ['past', 'hidden', 'no-map'] as const satisfies readonly Undrawn[];
export type Apart = (typeof APART)[number];

/** A wall is always counted: somebody relies on it without being able to look after it. */
export const isApart = ({ role, state }: Pick<Screen, 'role' | 'state'>): boolean =>
  role !== 'wall' && APART.some((one) => one === state);

/** How many of the counted screens are the same, how many are counted, and those that are not. [W7] */
const Counts = z.object({
  same: z.int(),
  counted: z.int(),
  past: z.int(),
  hidden: z.int(),
  'no-map': z.int(),
});

/** The place that a person points at, by cursor or to be looked at. Never in the log. */
const Pointing = { cursor: LonLat.optional(), look: LonLat.optional() };

/**
 * What is wrong with the server's clock: it lies behind the log's last entry [L15], or it has stepped
 * ahead and nothing is written [L16]. `by`: seconds.
 */
const ClockFault = z.object({ state: z.enum(['behind', 'ahead']), by: z.int().positive() });

/**
 * Headers from the server; `count` lines follow `entries`. What is large comes over HTTP: the socket
 * carries what follows.
 */
export const Down = z.discriminatedUnion('type', [
  z.object({ type: z.literal('entries'), count: z.int().positive(), head: Seq }),
  // what this socket has not carried until there is fetched over HTTP; it goes on with `until + 1` [W5]
  z.object({ type: z.literal('gap'), until: SeqOrZero }),
  z.object({
    type: z.literal('beat'),
    protocol: z.int(),
    time: Instant, // the server's clock
    head: SeqOrZero,
    hash: Hash,
    code: Code,
    alarm: z.string().optional(), // why the log takes nothing more [L9] [L11]
    clock: ClockFault.optional(),
  }),
  z.object({
    type: z.literal('presence'), // the latest of each seat since the last such frame [W13]
    seats: z.array(z.object({ screen: z.string(), desk: DeskId, person: PersonId, ...Pointing })),
  }),
  z.object({
    type: z.literal('screens'),
    you: z.string().optional(), // the receiver's own id; sent once, after connecting
    total: z.int(), // at most SCREENS_NAMED of them are listed, those not 'same' first
    counts: Counts,
    screens: z.array(Screen),
  }),
  z.object({ type: z.literal('differs'), seq: Seq, hash: Hash.optional() }),
]);

/** Messages from a screen. Commands never go over the socket. [W10] */
export const Up = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('seen'), seq: SeqOrZero, code: Code }),
  z.strictObject({ type: z.literal('received'), seq: Seq }), // all that this socket carried until there [W5]
  z.strictObject({ type: z.literal('undrawn'), state: Undrawn }), // and what was seen before is void
  z.strictObject({ type: z.literal('presence'), ...Pointing }),
  // what people can read on this screen, and could for a second: all of it, each time that it changes [R62]
  z.strictObject({ type: z.literal('showing'), items: z.array(Ref).max(SHOWING_AT_MOST) }),
]);

/** Close codes of the socket, and what the page should do. */
export const CLOSE = {
  draining: 4000, // the server stops: connect again
  slow: 4001, // the socket was stuck too long: connect again
  rubbish: 4002, // the page sent a message that is not in Up: reload
  ended: 4003, // the session has ended: ask who is signed in
} as const;

/** The header of every HTTP answer that carries PROTOCOL. [W11] */
export const PROTOCOL_HEADER = 'Tripoint-Protocol';

/**
 * Who is signed in, as `nameInHeader` writes it: in an answer, who asked; in a request, whom the page takes
 * itself to be. What has no headers, a socket or a download, says it in its query, as `PERSON_QUERY`. [S16]
 */
export const PERSON_HEADER = 'Tripoint-Person';
export const PERSON_QUERY = 'person';
/** `us/k.miller/officer`: desk, person and role. None of them holds a slash. */
export const nameInHeader = ({ desk, person, role }: Pick<Screen, 'desk' | 'person' | 'role'>) =>
  `${desk}/${person}/${role}`;

export type Screen = z.infer<typeof Screen>;
export type ScreenState = z.infer<typeof ScreenState>;
export type Undrawn = z.infer<typeof Undrawn>;
export type Counts = z.infer<typeof Counts>;
export type Down = z.infer<typeof Down>;
export type Up = z.infer<typeof Up>;
export type ClockFault = z.infer<typeof ClockFault>;
