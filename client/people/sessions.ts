/** Sessions that may be looked at and ended: one's own, and the walls of one's desk. */
import { z } from 'zod';
import { Instant, PersonId, PictureId } from '../../picture/basics.ts';
import { Role } from '../../picture/wire.ts';
import { WAYS } from '../api/api.ts';
import { change, Nothing, type Outcome, read } from './outcome.ts';

const Session = z.object({
  id: z.string(),
  role: Role,
  way: z.enum(WAYS),
  address: z.string().optional(),
  began: Instant,
  used: Instant,
  until: Instant,
  /** Whether it is the one that asks. */
  here: z.boolean(),
});
export type Session = z.infer<typeof Session>;

const WallSession = z.object({
  id: z.string(),
  pictures: z.array(PictureId),
  by: PersonId,
  began: Instant,
  used: Instant,
});
export type WallSession = z.infer<typeof WallSession>;

export const mine = (): Promise<Outcome<Session[]>> => read('/api/sessions', z.array(Session));

export const walls = (): Promise<Outcome<WallSession[]>> =>
  read('/api/walls', z.array(WallSession));

/** Ends one session, by the digits that people see. */
export const end = (id: string): Promise<Outcome<undefined>> =>
  change('DELETE', `/api/sessions/${id}`, undefined, Nothing);

/** Makes the screen that shows this code a wall of one's desk. */
export const approve = (
  code: string,
  pictures: readonly PictureId[],
): Promise<Outcome<{ id: string }>> =>
  change('POST', '/api/walls/approve', { code, pictures }, z.object({ id: z.string() }));
