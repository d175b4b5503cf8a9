/** Signs people in on every server of a test, whoever they are: what they may do is judged after that. */
import { createHash } from 'node:crypto';
import type { Person } from '../../picture/permission.ts';
import { ROLES } from '../../picture/wire.ts';
import type { Way } from '../../server/people/lifetimes.ts';
import type { People } from '../../server/people/people.ts';
import { hashOfToken, publicIdOf } from '../../server/people/session.ts';
import { DESKS, person, STRANGER } from './people.ts';

export const COOKIE = 'tripoint';

const known = new Map<string, Person>();
const open = new Map<People, () => number>();

/** The same person has the same token in every process. */
const tokenOf = (who: Person): string =>
  createHash('sha256')
    .update(JSON.stringify([who.desk, who.person, who.role, who.pictures]))
    .digest('base64url');

/** A cookie header that signs `who` in. */
export function cookieOf(who: Person): string {
  const token = tokenOf(who);
  if (!known.has(token)) {
    known.set(token, who);
    for (const [people, now] of open) admit(people, now, who);
  }
  return `${COOKIE}=${token}`;
}

/** From now on the people of this server are those whom the test names, and all usual ones. */
export function admitAll(people: People, now: () => number): void {
  open.set(people, now);
  for (const desk of [...DESKS, STRANGER]) for (const role of ROLES) cookieOf(person(desk, role));
  for (const who of known.values()) admit(people, now, who);
}

/** The server is closed. */
export const forget = (people: People): void => void open.delete(people);

/** A session as the server keeps it; way `link`, so that it counts as proved. */
const admit = (people: People, now: () => number, who: Person): void =>
  keepSession(people, tokenOf(who), { who, way: 'link', began: now(), used: now() });

export interface Kept {
  readonly who: Person;
  readonly way: Way;
  readonly began: number;
  readonly used: number;
  /** Somebody has ended it. */
  readonly revoked?: boolean;
}

/** Puts a session into the store as it would stand there, unless it is there. */
export function keepSession(people: People, token: string, kept: Kept): void {
  const { who, way, began, used, revoked } = kept;
  const hash = hashOfToken(token);
  const pictures = who.pictures === undefined ? null : JSON.stringify(who.pictures);
  const row = [hash, publicIdOf(hash), who.person, who.desk, who.role, way, pictures, '127.0.0.1'];
  const over = revoked === true ? [used, 'revoked'] : [null, null];
  people.store
    .prepare(
      `INSERT OR IGNORE INTO session
        (hash, id, person, desk, role, way, pictures, address, began, proved, used, ended, why)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(...row, began, began, used, ...over);
}
