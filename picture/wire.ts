/** What goes over the socket. Entries travel as the stored lines; these are the lines in front of them. */
import { z } from 'zod';
import { DeskId, Hash, Instant, PersonId, Seq } from './basics.ts';
import { LonLat } from './geo/place.ts';
import { Role } from './roles.ts';

export { ROLES, Role } from './roles.ts';

/** Raised when a frame or an entry says more than before; a page of another number reloads itself. */
export const PROTOCOL = 2;

/** Seconds without a beat until a screen warns (amber), and until it says NOT LIVE (red). */
export const STALE_AFTER = 3;
export const DEAD_AFTER = 10;

const Code = z.string().regex(/^[0-9A-F]{4}-[0-9A-F]{4}$/, 'a code is 7F3A-92C1');
const Place0 = z.int().nonnegative(); // 0: nothing yet

/** How many screens are listed to all; the rest are counted. */
export const SCREENS_NAMED = 64;

/** How a screen compares with the log: by its last report, and by how many entries it is behind. */
export const ScreenState = z.enum(['same', 'behind', 'differs', 'silent']);
export const Screen = z.object({
  id: z.string(),
  desk: DeskId,
  person: PersonId,
  role: Role,
  state: ScreenState,
  seq: Place0,
});

/** Where somebody points: a cursor, or "look here". Never in the log. */
const Pointing = { cursor: LonLat.optional(), look: LonLat.optional() };

/** Headers down. `checkpoint` is whole in its line (checkpoint.ts); `entries` is followed by `count` lines. */
export const Down = z.discriminatedUnion('type', [
  z.object({ type: z.literal('checkpoint') }),
  z.object({ type: z.literal('entries'), count: z.int().positive(), head: Seq }),
  z.object({
    type: z.literal('beat'),
    protocol: z.int(),
    time: Instant, // the server's clock
    head: Place0,
    hash: Hash,
    code: Code,
    alarm: z.string().optional(), // the log did not verify: which entry, why
  }),
  z.object({
    type: z.literal('presence'),
    screen: z.string(),
    desk: DeskId,
    person: PersonId,
    ...Pointing,
  }),
  z.object({
    type: z.literal('screens'),
    you: z.string().optional(), // once, after connecting
    total: z.int(), // of which at most SCREENS_NAMED are listed, those that are not the same first
    screens: z.array(Screen),
  }),
  z.object({ type: z.literal('differs'), seq: Seq, hash: Hash.optional() }),
]);

/** Messages up. Commands never go over the socket. */
export const Up = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('seen'), seq: Place0, code: Code }),
  z.strictObject({ type: z.literal('presence'), ...Pointing }),
]);

/** Close codes and what the other side should do. */
export const CLOSE = {
  draining: 4000, // the server stops: connect again
  slow: 4001, // the socket was stuck too long: connect again
  rubbish: 4002, // a message that is not in Up: a fault in the page, reload
  ended: 4003, // the session has ended: ask who is signed in
} as const;

/** The header of every answer over HTTP that says PROTOCOL. [W11] */
export const PROTOCOL_HEADER = 'Tripoint-Protocol';

export type Screen = z.infer<typeof Screen>;
export type ScreenState = z.infer<typeof ScreenState>;
export type Down = z.infer<typeof Down>;
export type Up = z.infer<typeof Up>;
