/** Coming in and going out: how this cell lets people in, and the ways to a session. */
import { z } from 'zod';
import { Cell, DeskInfo } from '../../picture/cell.ts';
import { MODES } from '../../picture/opened.ts';
import { Role } from '../../picture/wire.ts';
import { type Failure, get } from '../api/http.ts';
import { change, Nothing, type Outcome } from './outcome.ts';
import { Asked, type Lacking, useKey } from './passkey.ts';

/** What is said to anybody, before they are signed in. */
export const Entrance = z.object({
  mode: z.enum(MODES),
  name: Cell.shape.name,
  desks: z.array(
    z.object({ ...DeskInfo.shape, id: z.string() }).pick({
      id: true,
      letters: true,
      name: true,
      colour: true,
    }),
  ),
  /** Whether a password and a code of one time are a way in. */
  passwords: z.boolean(),
  /** Whether the links work that the exercise printed. */
  links: z.boolean(),
});
export type Entrance = z.infer<typeof Entrance>;

export const entrance = (): Promise<Entrance | Failure> => get('/api/entrance', Entrance);

const Acting = z.object({ role: Role });
type Acting = z.infer<typeof Acting>;

export interface Typed {
  readonly person: string;
  readonly password: string;
  readonly code: string;
}

/** By passkey; with a session of the same person it proves that it is still they. */
export async function enterByKey(role?: Role): Promise<Outcome<Acting> | Lacking> {
  const asked = await change('POST', '/api/session/passkey/options', {}, Asked);
  if (asked.state !== 'done') return asked;
  const { attempt, options } = asked.value;
  const used = await useKey(options);
  if (used.state === 'lacking') return used;
  return change('POST', '/api/session/passkey', { attempt, response: used.response, role }, Acting);
}

export const enterByPassword = (typed: Typed, role?: Role): Promise<Outcome<Acting>> =>
  change('POST', '/api/session/password', { ...typed, role }, Acting);

/** Acts in another of one's roles: the session goes on under another name. */
export const actAs = (role: Role): Promise<Outcome<Acting>> =>
  change('POST', '/api/session/role', { role }, Acting);

export const leave = (): Promise<Outcome<undefined>> =>
  change('DELETE', '/api/session', undefined, Nothing);
