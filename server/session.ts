/** Who is asking. The exercise's links carry a signed token; people and passkeys come later. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskId, PersonId, PictureId } from '../picture/basics.ts';
import type { Person } from '../picture/decide.ts';
import { Role } from '../picture/wire.ts';

export const COOKIE = 'tripoint';

/** Bytes in the secret. A shorter one (the machine stopped while it was written) could be guessed. */
const LENGTH = 32;

const Claims = z.strictObject({
  desk: DeskId,
  person: PersonId,
  role: Role,
  pictures: z.array(PictureId).optional(), // of a wall
});

/** The key that signs tokens: made once, kept beside the logs, readable by its owner only. */
export function loadSecret(dir: string): Buffer {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'secret');
  try {
    writeFileSync(path, randomBytes(LENGTH), { mode: 0o600, flag: 'wx' });
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
  }
  const secret = readFileSync(path);
  if (secret.length !== LENGTH) {
    throw new Error(`${path} is not whole: remove it (links handed out before will not work)`);
  }
  return secret;
}

const sign = (secret: Buffer, claims: string): Buffer =>
  createHmac('sha256', secret).update(claims).digest();

/** A token that says who its bearer is: claims and their HMAC-SHA-256, both base64url. */
export function mintToken(secret: Buffer, { desk, person, role, pictures }: Person): string {
  const claims = Buffer.from(JSON.stringify({ desk, person, role, pictures })).toString(
    'base64url',
  );
  return `${claims}.${sign(secret, claims).toString('base64url')}`;
}

/** Tokens found good, so that each is checked once; they say the same for ever. */
const known = new Map<string, Person>();
const MOST_KNOWN = 1000;

/** The person a token speaks for, or undefined: it was not minted with this secret. */
export function readToken(secret: Buffer, token: string): Person | undefined {
  const key = `${secret.toString('base64url')} ${token}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const person = check(secret, token);
  if (person === undefined) return undefined;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, person);
  return person;
}

function check(secret: Buffer, token: string): Person | undefined {
  const [claims, signature, ...more] = token.split('.');
  if (claims === undefined || signature === undefined || more.length > 0) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const right = sign(secret, claims);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return Claims.safeParse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))).data;
}

/** The person whose cookie a request carries. */
export function personIn(secret: Buffer, cookies: string | undefined): Person | undefined {
  for (const pair of cookies?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=');
    if (name === COOKIE && value !== undefined) return readToken(secret, value);
  }
  return undefined;
}

/** Whether a request comes from a page of this server, or from no page at all. */
export function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
