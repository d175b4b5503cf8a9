/** One session as it is stored: who acts in it, how they signed in, and when it ends. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { DeskId, PersonId, PictureId } from '../../picture/basics.ts';
import type { Person } from '../../picture/permission.ts';
import { TabId } from '../../picture/tab.ts';
import { Role } from '../../picture/wire.ts';
import { sha256Hex } from '../lib/sha256.ts';
import { lifetimeOf, Way } from './lifetimes.ts';

const End = z.enum(['idle', 'expired', 'revoked', 'role', 'replaced', 'signed-out']);
/** Why a session ended. */
export type EndReason = z.infer<typeof End>;

/** A session. Times are ms since 1970. */
export interface Session {
  /** SHA-256 of the token, hex; the token is not stored. [S1] */
  readonly hash: string;
  /** Public id: 8 hex digits. */
  readonly id: string;
  readonly person: Person;
  readonly way: Way;
  /** The tab of an exercise that it is bound to; undefined: it is good outside of tabs. [S15] */
  readonly tab: TabId | undefined;
  /** The address that it began from. */
  readonly address: string;
  /** Who approved it, if it is a wall's. */
  readonly maker: PersonId | undefined;
  readonly began: number;
  /** When the person last proved their identity. */
  readonly proved: number;
  readonly used: number;
  /** undefined: it has not ended. */
  readonly ended: number | undefined;
  readonly why: EndReason | undefined;
}

const Row = z.object({
  hash: z.string(),
  id: z.string(),
  person: PersonId,
  desk: DeskId,
  role: Role,
  way: Way,
  tab: TabId.nullable(),
  pictures: z.string().nullable(),
  address: z.string(),
  maker: PersonId.nullable(),
  began: z.number(),
  proved: z.number(),
  used: z.number(),
  ended: z.number().nullable(),
  why: End.nullable(),
});

/** Reads a row of the table `session`. Throws if it is not valid. */
export function sessionFromRow(row: unknown): Session {
  const { person, desk, role, pictures, tab, maker, ended, why, ...rest } = Row.parse(row);
  const chosen = pictures === null ? {} : { pictures: picturesIn(pictures) };
  return {
    ...rest,
    person: { desk, person, role, ...chosen },
    tab: tab ?? undefined,
    maker: maker ?? undefined,
    ended: ended ?? undefined,
    why: why ?? undefined,
  };
}

const picturesIn = (text: string) => z.array(PictureId).parse(JSON.parse(text));

/** [S1] A token: 32 random bytes, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** [S15] The id of a new tab: 8 random bytes, so that nobody comes upon another's by counting. */
export const newTabId = (): TabId => TabId.parse(randomBytes(8).toString('hex'));

/** [S1] The hash under which a token is stored. */
export const hashOfToken = (token: string): string => sha256Hex(token);

/** The id that people see, from the stored hash; it tells nothing about the token. */
export const publicIdOf = (hash: string): string => sha256Hex(hash).slice(0, 8);

/** False for walls and links of the exercise. */
export const hasAccount = ({ way }: Session): boolean => way === 'passkey' || way === 'password';

/** When a session ends without use, and when it ends in any case (ms since 1970). */
export function sessionLimits({ began, used, person, way }: Session): {
  readonly idleUntil: number;
  readonly until: number;
} {
  const { idle, total: whole } = lifetimeOf(person.role, way);
  return { idleUntil: Math.min(used + idle, began + whole), until: began + whole };
}

/** [S3] Why a session has expired; undefined: it has not. */
export function expiryReason(session: Session, now: number): 'idle' | 'expired' | undefined {
  const { idleUntil, until } = sessionLimits(session);
  if (now >= until) return 'expired';
  return now >= idleUntil ? 'idle' : undefined;
}
