/** Refuses what a page asks in the name of somebody who is no longer signed in there. [S16] */
import { createMiddleware } from 'hono/factory';
import type { Person } from '../../picture/permission.ts';
import { nameInHeader, PERSON_HEADER, PERSON_QUERY } from '../../picture/wire.ts';
import { type Env, presetHeader, refuse } from './env.ts';

/** True unless the page takes itself to be somebody else; undefined: it does not say whom. */
export const isSamePerson = (believed: string | null | undefined, person: Person): boolean =>
  believed === undefined || believed === null || believed === nameInHeader(person);

/** Middleware: 409 if the session is another's than the page believes; answers name the person. */
export const samePerson = createMiddleware<Env>(async (c, next) => {
  const person = c.get('identity')?.person;
  if (person === undefined) return next();
  presetHeader(c, PERSON_HEADER.toLowerCase(), nameInHeader(person));
  const believed = c.req.header(PERSON_HEADER) ?? c.req.query(PERSON_QUERY);
  if (isSamePerson(believed, person)) return next();
  return refuse(c, 409, 'other-person', 'somebody else is signed in here now', { rule: 'S16' });
});
