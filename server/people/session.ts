/** One session as it is kept: who acts in it, how they came, and until when. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { DeskId, PersonId, PictureId } from '../../picture/basics.ts';
import type { Person } from '../../picture/permission.ts';
import { Role } from '../../picture/wire.ts';
import { lifetimeOf, Way } from './lifetimes.ts';

const End = z.enum(['idle', 'expired', 'revoked', 'role', 'replaced', 'signed-out']);
export type EndReason = z.infer<typeof End>;

/** Times are milliseconds since 1970. */
export interface Session {
  /** Of its token: all that is kept of it. */
  readonly hash: string;
  /** What people see of it: 8 hex digits. */
  readonly id: string;
  readonly person: Person;
  readonly way: Way;
  readonly address: string;
  /** Who approved it, if it is a wall's. */
  readonly maker: PersonId | undefined;
  readonly began: number;
  /** When its person last proved who they are. */
  readonly proved: number;
  readonly used: number;
  readonly ended: number | undefined;
  /** Why it ended. */
  readonly why: EndReason | undefined;
}

const Row = z.object({
  hash: z.string(),
  id: z.string(),
  person: PersonId,
  desk: DeskId,
  role: Role,
  way: Way,
  pictures: z.string().nullable(),
  address: z.string(),
  maker: PersonId.nullable(),
  began: z.number(),
  proved: z.number(),
  used: z.number(),
  ended: z.number().nullable(),
  why: End.nullable(),
});

/** A row of the table `session`. */
export function sessionFromRow(row: unknown): Session {
  const { person, desk, role, pictures, maker, ended, why, ...rest } = Row.parse(row);
  const chosen = pictures === null ? {} : { pictures: picturesIn(pictures) };
  return {
    ...rest,
    person: { desk, person, role, ...chosen },
    maker: maker ?? undefined,
    ended: ended ?? undefined,
    why: why ?? undefined,
  };
}

const picturesIn = (text: string) => z.array(PictureId).parse(JSON.parse(text));

/** [S1] 32 random bytes, as they stand in the cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** [S1] What is kept of a token. */
export const hashOfToken = sha256;

/** What people see of a session, from the hash that is kept: it tells nothing of the token. */
export const publicIdOf = (hash: string): string => sha256(hash).slice(0, 8);

/** Whether it is of somebody who has an account: walls and the exercise's links have none. */
export const hasAccount = ({ way }: Session): boolean => way === 'passkey' || way === 'password';

/** When a session ends if it is not used again, and when it ends in any case. */
export function sessionLimits({ began, used, person, way }: Session): {
  readonly idleUntil: number;
  readonly until: number;
} {
  const { idle, total: whole } = lifetimeOf(person.role, way);
  return { idleUntil: Math.min(used + idle, began + whole), until: began + whole };
}

/** [S3] Why a session is over by the clock, if it is. */
export function expiryReason(session: Session, now: number): 'idle' | 'expired' | undefined {
  const { idleUntil, until } = sessionLimits(session);
  if (now >= until) return 'expired';
  return now >= idleUntil ? 'idle' : undefined;
}
