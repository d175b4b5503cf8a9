/** Tokens signed with the server's secret (HMAC-SHA-256): exercise links, feeds. [S10] */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { DeskId, PersonId, PictureId } from '../../picture/basics.ts';
import { FEED } from '../../picture/feed.ts';
import type { Person } from '../../picture/permission.ts';
import { Role } from '../../picture/wire.ts';

/** The scheme of the header `Authorization`. */
export const FEED_SCHEME = 'Feed';

const LinkClaims = z.strictObject({
  desk: DeskId,
  person: PersonId,
  role: Role.exclude(['feed']),
  pictures: z.array(PictureId).optional(), // of a wall
});
const FeedClaims = z.strictObject({ desk: DeskId });

/** Part of what is signed: a token of one purpose is invalid for the other. */
type Purpose = 'link' | 'feed';

const sign = (secret: Buffer, purpose: Purpose, claims: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}.${claims}`).digest();

/** `claims.signature`, both base64url. */
function mint(secret: Buffer, purpose: Purpose, claims: object): string {
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${text}.${sign(secret, purpose, text).toString('base64url')}`;
}

/** The claims of a token; undefined if it was not signed with this secret for this purpose. */
function verify(secret: Buffer, purpose: Purpose, token: string): unknown {
  const [claims, signature, ...more] = token.split('.');
  if (claims === undefined || signature === undefined || more.length > 0) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const right = sign(secret, purpose, claims);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
}

/** The token of a link that signs in to an exercise. */
export const mintLinkToken = (secret: Buffer, { desk, person, role, pictures }: Person): string =>
  mint(secret, 'link', { desk, person, role, pictures });

/** The person of a link's token; undefined if it is invalid. */
export const readLinkToken = (secret: Buffer, token: string): Person | undefined =>
  LinkClaims.safeParse(verify(secret, 'link', token)).data;

/** The value of `Authorization` for a feed of this desk. */
export const feedAuthorization = (secret: Buffer, desk: DeskId): string =>
  `${FEED_SCHEME} ${mint(secret, 'feed', { desk })}`;

/** The feed of a header `Authorization`; undefined if it is invalid. */
export function readFeedAuthorization(
  secret: Buffer,
  authorization: string | undefined,
): Person | undefined {
  const [scheme, token, ...more] = authorization?.split(' ') ?? [];
  if (scheme !== FEED_SCHEME || token === undefined || more.length > 0) return undefined;
  const claims = FeedClaims.safeParse(verify(secret, 'feed', token)).data;
  return claims && { desk: claims.desk, person: FEED, role: 'feed' };
}
