/** Passwords with one-time codes, for cells that allow them. [S7] [S8] */
import { PersonId } from '../../picture/basics.ts';
import type { Account, Accounts, Proven } from './accounts.ts';
import { type Argon2Cost, hashPassword, verifyPassword } from './argon.ts';
import { CHALLENGE_LIFETIME } from './lifetimes.ts';
import { Pending } from './pending.ts';
import { base32, matchingStep, newTotpSecret, otpauthUri } from './totp.ts';

/** A password that waits for its first code. */
interface Chosen {
  readonly hash: string;
  readonly secret: Uint8Array;
  /** Wrong codes so far. */
  wrong: number;
}

/** Wrong codes after which the password has to be chosen again. */
const MAX_WRONG_CODES = 5;
const BOUNDS = { lifetime: 2 * CHALLENGE_LIFETIME, perNetwork: 8, total: 1000 };

/** The part that was wrong; a code that was used before is wrong too. */
export type PasswordFault = 'password' | 'code';

/** Checks passwords, and sets new ones. */
export class Passwords {
  readonly #accounts: Accounts;
  readonly #now: () => number;
  readonly #cost: Argon2Cost | undefined;
  readonly #chosen: Pending<Chosen>;
  /** Keys in `#chosen` by link. */
  readonly #keys = new Map<string, string>();

  /** `cost`: of one hash; default: that of production. */
  constructor(accounts: Accounts, now: () => number, cost?: Argon2Cost) {
    this.#accounts = accounts;
    this.#now = now;
    this.#cost = cost;
    this.#chosen = new Pending(BOUNDS, now);
  }

  /** Checks name, password and code. Takes as long for unknown names. [S8] */
  async verify(name: string, password: string, code: string): Promise<Proven | PasswordFault> {
    const person = PersonId.safeParse(name).data;
    const account = person && this.#accounts.get(person);
    const kept = account && this.#accounts.password(account.person);
    const right = await verifyPassword(password, kept?.hash, this.#cost);
    if (account === undefined || kept === undefined || !right) return 'password';
    const step = matchingStep(kept.secret, code, this.#now());
    if (step === undefined || !this.#accounts.useStep(account.person, step)) return 'code';
    return { person: account.person, proof: { way: 'password', hash: kept.hash } };
  }

  /**
   * Keeps a chosen password until its first code, and returns the secret for the authenticator app.
   */
  async choose(link: string, { person }: Account, password: string, from: Requester) {
    const secret = newTotpSecret();
    const hash = await hashPassword(password, this.#cost);
    const chosen = { hash, secret, wrong: 0 };
    const { key } = this.#chosen.put(chosen, from.address);
    if (this.#keys.size > BOUNDS.total) this.#keys.clear();
    this.#keys.set(link, key);
    return { secret: base32(secret), uri: otpauthUri(secret, person, from.site) };
  }

  /** The password chosen for this link, if its first code is right; otherwise undefined. */
  confirm(link: string, code: string) {
    const key = this.#keys.get(link) ?? '';
    const chosen = this.#chosen.get(key);
    if (chosen === undefined) return undefined;
    const { hash, secret } = chosen;
    const step = matchingStep(secret, code, this.#now());
    if (step === undefined && ++chosen.wrong < MAX_WRONG_CODES) return undefined;
    this.#chosen.take(key);
    this.#keys.delete(link);
    return step === undefined ? undefined : { hash, secret, step };
  }
}

/** Where the request comes from. */
interface Requester {
  readonly address: string;
  /** The name of this site in the authenticator app. */
  readonly site: string;
}
