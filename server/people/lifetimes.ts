/** How long a session lives without use, and at most. */
import { z } from 'zod';
import type { Role } from '../../picture/wire.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How somebody signed in. */
export const Way = z.enum(['passkey', 'password', 'link', 'wall']);
export type Way = z.infer<typeof Way>;

/** Milliseconds. */
export interface Lifetime {
  readonly idle: number;
  readonly total: number;
}

const READING_LIFETIME = { idle: 12 * HOUR, total: 24 * HOUR };
const SPEAKING_LIFETIME = { idle: HOUR, total: 12 * HOUR };

const BY_ROLE: Record<Role, Lifetime> = {
  wall: { idle: 7 * DAY, total: 90 * DAY },
  observer: READING_LIFETIME,
  analyst: READING_LIFETIME,
  officer: SPEAKING_LIFETIME,
  supervisor: SPEAKING_LIFETIME,
  admin: { idle: 15 * MINUTE, total: 4 * HOUR },
  feed: { idle: 0, total: 0 }, // has no sessions
};

/** The limits of a session in this role; those of the exercise's links do not depend on it. */
export const lifetimeOf = (role: Role, way: Way): Lifetime =>
  way === 'link' ? READING_LIFETIME : BY_ROLE[role];

/** How long (ms) a proof of who somebody is counts for what asks for a fresh one. */
export const PROOF_LIFETIME = 10 * MINUTE;
/** How long an enrolment link is good. */
export const ENROLMENT_LIFETIME = DAY;
/** How long the challenge to a passkey stands. */
export const CHALLENGE_LIFETIME = 5 * MINUTE;
/** How long the code on a wall waits to be approved. */
export const CLAIM_LIFETIME = 10 * MINUTE;
