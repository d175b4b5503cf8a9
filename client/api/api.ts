/** What the page asks of the server over HTTP. Answers are parsed here, once. */
import { z } from 'zod';
import {
  CommandId,
  DeskId,
  Hash,
  Instant,
  PersonId,
  PictureId,
  Ref,
} from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import type { Change, Entry, Seen } from '../../picture/entry.ts';
import { MODES } from '../../picture/opened.ts';
import type { Unseen } from '../../picture/refusal.ts';
import { WatchRef } from '../../picture/staff/items.ts';
import { Role } from '../../picture/wire.ts';
import {
  type Asking,
  ask,
  type Failure,
  Fault,
  get,
  JSON_BODY,
  jsonOf,
  textOf,
  whyOf,
} from './http.ts';
import { ownName } from './person.ts';

export { type Failure, failed } from './http.ts';

/** How a session came to be. */
export const WAYS = ['passkey', 'password', 'link', 'wall'] as const;

export const Me = z.object({
  desk: DeskId,
  person: PersonId,
  role: Role,
  /** All that this person holds; a session acts in one. */
  roles: z.array(Role),
  pictures: z.array(PictureId).optional(), // of a wall: those that were chosen for it
  mode: z.enum(MODES),
  /** The watch that this person holds, and the picture that it is kept in. */
  holds: z.object({ picture: PictureId, watch: WatchRef }).optional(),
  session: z.object({
    id: z.string(), // 8 hexadecimal digits, never what signs in
    way: z.enum(WAYS),
    began: Instant,
    idleUntil: Instant,
    until: Instant,
  }),
});
export type Me = z.infer<typeof Me>;

const Standing = z.object({
  id: PictureId,
  kind: z.enum(['shared', 'private', 'access']),
  name: Cell.shape.name,
  seq: z.int().nonnegative(),
  hash: Hash,
  code: z.string(),
});
export type Standing = z.infer<typeof Standing>;

const Taken = z.object({ seq: z.int().positive(), item: Ref.nullable(), hash: Hash });

/** What became of a command, and so what the sender should do. */
export type Answer =
  | {
      readonly state: 'taken';
      readonly seq: number;
      readonly item: Ref | null;
      readonly hash: Hash;
    }
  | {
      readonly state: 'refused';
      readonly kind: string;
      readonly why: string;
      readonly field?: string | undefined; // change.event.geometry.coordinates
      readonly rule?: string | undefined; // R10
    }
  | {
      readonly state: 'missed';
      readonly why: string;
      readonly missed: readonly Entry[];
      readonly rule?: string | undefined; // R12
      /** Where the author had not seen what may meet it: the items, and whose they are. [R50] */
      readonly items?: readonly Unseen[] | undefined;
    }
  /**
   * Not known to have been taken. `again` sends the same command: it is taken once, whatever happened.
   * `kind` is the server's own (`busy`, `closed`, `clock`), or its status, where it answered; without, nobody did.
   */
  | {
      readonly state: 'offline';
      readonly kind?: string;
      readonly why: string;
      readonly again: () => Promise<Answer>;
    };
export type Taken = Extract<Answer, { state: 'taken' }>;
export type NotTaken = Exclude<Answer, Taken>;

const PATIENCE = 8000; // ms of trying again by itself before the person is asked

/**
 * Sends one command for a picture. Tries again by itself while the line is down or the server busy,
 * always in the name of whose page it was at first. [S16]
 */
export function send(picture: PictureId, change: Change, seen: Seen | undefined): Promise<Answer> {
  const body = JSON.stringify({ id: uuid(), seen, change });
  const asking = { method: 'POST', body, headers: JSON_BODY, name: ownName() };
  const once = (): Promise<Answer> => sendAsking(`/api/pictures/${picture}/changes`, asking, once);
  return once();
}

async function sendAsking(
  path: string,
  asking: Asking,
  again: () => Promise<Answer>,
): Promise<Answer> {
  const began = performance.now();
  let last: { readonly kind?: string; readonly why: string } = { why: '' };
  for (let pause = 300; performance.now() - began < PATIENCE; pause *= 2) {
    const got = await ask(path, asking);
    if (got instanceof Response) {
      if (got.status !== 429 && got.status !== 503) return answerOf(got, again);
      pause = Math.max(pause, Number(got.headers.get('retry-after') ?? 0) * 1000);
      last = await heldOff(got);
      if (last.kind === 'clock') break; // it waits for a person
    } else last = { why: got.why };
    await new Promise((done) => setTimeout(done, pause * (0.75 + Math.random() / 2)));
  }
  return { state: 'offline', ...last, again };
}

/** Why the server takes nothing just now. */
async function heldOff(
  response: Response,
): Promise<{ readonly kind: string; readonly why: string }> {
  const fault = Fault.safeParse(jsonOf((await textOf(response)) ?? ''));
  if (fault.success) return { kind: fault.data.error.kind, why: fault.data.error.why };
  const { status, statusText } = response;
  return { kind: String(status), why: `${status} ${statusText}` };
}

async function answerOf(response: Response, again: () => Promise<Answer>): Promise<Answer> {
  const said = await textOf(response);
  if (said === undefined) return { state: 'offline', why: 'the answer broke off', again };
  const taken = Taken.safeParse(jsonOf(said));
  if (response.ok && taken.success) return { state: 'taken', ...taken.data };
  const fault = Fault.safeParse(jsonOf(said));
  if (!fault.success) {
    return { state: 'refused', kind: String(response.status), why: said.slice(0, 300) };
  }
  const { error, missed } = fault.data;
  if (error.kind === 'missed') {
    const { why, rule, items } = error;
    return { state: 'missed', why, missed: missed ?? [], rule, items };
  }
  return { state: 'refused', ...error };
}

export const me = (): Promise<Me | Failure> => get('/api/me', Me);
export const cell = (): Promise<Cell | Failure> => get('/api/cell', Cell);
export const pictures = (): Promise<Standing[] | Failure> =>
  get('/api/pictures', z.array(Standing));

/** Stored lines of a log after `after`, at most `limit`, as the bytes that are hashed. */
export async function entries(
  picture: PictureId,
  after: number,
  limit: number,
): Promise<Uint8Array[] | Failure> {
  const path = `/api/pictures/${picture}/entries?after=${after}&limit=${limit}`;
  const got = await askPatiently(path);
  if (!(got instanceof Response)) return got;
  const text = await textOf(got);
  if (text === undefined) return { failed: 'offline', why: 'the answer broke off' };
  if (!got.ok) return { failed: got.status, why: whyOf(text) };
  const encoder = new TextEncoder();
  return text.split('\n').flatMap((line) => (line === '' ? [] : [encoder.encode(line)]));
}

/** Asks again as often and as late as the server says that it has room, for a few seconds. */
async function askPatiently(path: string): ReturnType<typeof ask> {
  const began = performance.now();
  for (;;) {
    const got = await ask(path);
    if (!(got instanceof Response) || (got.status !== 429 && got.status !== 503)) return got;
    const pause = Number(got.headers.get('retry-after') ?? 0) * 1000;
    if (pause === 0 || performance.now() - began + pause > PATIENCE) return got;
    await new Promise((done) => setTimeout(done, pause));
  }
}

/** A random UUID (version 4). crypto.randomUUID is missing on plain-http origins; this is not. */
function uuid(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes]
    .map((byte, i) => (i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex)?.slice(1) ?? [];
  return CommandId.parse(parts.join('-'));
}
