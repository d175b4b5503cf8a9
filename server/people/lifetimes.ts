/** Lifetimes of sessions, proofs, links and codes, in ms. */
import { z } from 'zod';
import type { Role } from '../../picture/wire.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The way in which a person signed in. */
export const Way = z.enum(['passkey', 'password', 'link', 'wall']);
export type Way = z.infer<typeof Way>;

/** ms without use, and ms in total, after which a session ends. [S3] */
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

/**
 * The lifetime of a session in this role. Sessions of exercise links have the same in every role.
 */
export const lifetimeOf = (role: Role, way: Way): Lifetime =>
  way === 'link' ? READING_LIFETIME : BY_ROLE[role];

/** ms for which a proof is fresh. [S11] */
export const PROOF_LIFETIME = 10 * MINUTE;
/** ms for which an enrolment link is valid. [S5] */
export const ENROLMENT_LIFETIME = DAY;
/** ms for which a challenge can be answered. [S6] */
export const CHALLENGE_LIFETIME = 5 * MINUTE;
/** ms for which a code on a wall can be approved. [S9] */
export const CLAIM_LIFETIME = 10 * MINUTE;
