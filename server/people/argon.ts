/** Hashes passwords with argon2id (RFC 9106), a few at a time to bound the load of guessing. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** The cost of one hash. */
export interface Argon2Cost {
  /** KiB, at least 8 per lane. */
  readonly memory: number;
  readonly passes: number;
  /** Lanes. */
  readonly parallelism: number;
}

/** 46 MiB, one pass, one lane: OWASP's first recommendation. */
const COST: Argon2Cost = { memory: 47_104, passes: 1, parallelism: 1 };
/** Bytes of a hash. */
const LENGTH = 32;

/** Hashes computed at the same time, and further ones that may wait. */
const MAX_RUNNING = 2;
const MAX_WAITING = 32;

const waiting: (() => void)[] = [];
let running = 0;

/** True if so many hashes wait that the caller should refuse (429). */
export const overloaded = (): boolean => waiting.length >= MAX_WAITING;

async function derive(message: string, nonce: Uint8Array, cost: Argon2Cost): Promise<Buffer> {
  if (running >= MAX_RUNNING) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await new Promise((resolve, reject) => {
      const parameters = { message, nonce, tagLength: LENGTH, ...cost };
      argon2('argon2id', parameters, (fault, key) => (fault ? reject(fault) : resolve(key)));
    });
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

const base64Unpadded = (bytes: Uint8Array) =>
  Buffer.from(bytes).toString('base64').replaceAll('=', '');

/** The hash to store, in PHC format: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFKC'), salt, cost);
  const { memory, passes, parallelism } = cost;
  const parameters = `m=${memory},t=${passes},p=${parallelism}`;
  return `$argon2id$v=19$${parameters}$${base64Unpadded(salt)}$${base64Unpadded(key)}`;
}

/** True if the password has this hash. Without a hash it takes as long and is false. */
export async function verifyPassword(
  password: string,
  stored: string | undefined,
  cost = COST,
): Promise<boolean> {
  const [, , , , salt = '', hash = ''] = (stored ?? DUMMY_HASH).split('$');
  const key = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64'), cost);
  const right = Buffer.from(hash, 'base64');
  return right.length === key.length && timingSafeEqual(right, key) && stored !== undefined;
}

/** The hash of no known password. */
const DUMMY_HASH = `$argon2id$v=19$m=47104,t=1,p=1$${base64Unpadded(randomBytes(16))}$${base64Unpadded(randomBytes(LENGTH))}`;
