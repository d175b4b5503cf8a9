/** Passwords with one-time codes, where the cell's configuration allows them. */
import { PersonId } from '../../picture/basics.ts';
import type { Account, Accounts, Proven } from './accounts.ts';
import { type Argon2Cost, hashPassword, verifyPassword } from './argon.ts';
import { CHALLENGE_LIFETIME } from './lifetimes.ts';
import { Pending } from './pending.ts';
import { base32, matchingStep, newTotpSecret, otpauthUri } from './totp.ts';

interface Chosen {
  readonly hash: string;
  readonly secret: Uint8Array;
  /** Wrong codes so far. */
  wrong: number;
}

/** Codes that may be mistyped before the password is chosen anew. */
const MAX_WRONG_CODES = 5;
const BOUNDS = { lifetime: 2 * CHALLENGE_LIFETIME, perNetwork: 8, total: 1000 };

/** What did not fit: the password, the code; or the code was used before. */
export type PasswordFault = 'password' | 'code';

export class Passwords {
  readonly #accounts: Accounts;
  readonly #now: () => number;
  readonly #cost: Argon2Cost | undefined;
  readonly #chosen: Pending<Chosen>;
  /** Where each link's choice waits. */
  readonly #keys = new Map<string, string>();

  /** `cost` of checking one; that of production, if left out. */
  constructor(accounts: Accounts, now: () => number, cost?: Argon2Cost) {
    this.#accounts = accounts;
    this.#now = now;
    this.#cost = cost;
    this.#chosen = new Pending(BOUNDS, now);
  }

  /** Whose password and code these are. Takes as long for who is not known. [S8] */
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

  /** Keeps a chosen password until the first code. */
  async choose(link: string, { person }: Account, password: string, from: Requester) {
    const secret = newTotpSecret();
    const hash = await hashPassword(password, this.#cost);
    const chosen = { hash, secret, wrong: 0 };
    const { key } = this.#chosen.put(chosen, from.address);
    if (this.#keys.size > BOUNDS.total) this.#keys.clear();
    this.#keys.set(link, key);
    return { secret: base32(secret), uri: otpauthUri(secret, person, from.site) };
  }

  /** The password chosen for this link, if its first code is right. */
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

interface Requester {
  readonly address: string;
  /** What the authentication calls this place. */
  readonly site: string;
}
