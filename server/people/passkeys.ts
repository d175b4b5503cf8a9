/** Passkeys (WebAuthn): makes challenges and verifies the responses. [S6] */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Account, Accounts, Passkey, Proven } from './accounts.ts';
import { CHALLENGE_LIFETIME } from './lifetimes.ts';
import { Pending } from './pending.ts';

/** Loaded on first use: it is as large as the rest of the server. */
const webauthn = () => import('@simplewebauthn/server');

/** Where passkeys are valid: the origin of the pages, and the name that is shown. */
export interface Site {
  readonly origin: string;
  readonly name: string;
}

/** A challenge that was not answered yet. */
interface Challenge {
  readonly challenge: string;
  /** The person who makes a passkey; undefined: the challenge is for signing in. */
  readonly person?: string;
}

/** EdDSA, ES256 and RS256 (COSE): every authenticator supports one of them. */
const ALGORITHMS = [-8, -7, -257];

const BOUNDS = { lifetime: CHALLENGE_LIFETIME, perNetwork: 32, total: 10_000 };

/** Challenges are in memory and can be answered once. */
export class Passkeys {
  readonly #accounts: Accounts;
  readonly #site: () => Site;
  readonly #challenges: Pending<Challenge>;

  constructor(accounts: Accounts, site: () => Site, now: () => number) {
    this.#accounts = accounts;
    this.#site = site;
    this.#challenges = new Pending(BOUNDS, now);
  }

  get #rpID(): string {
    return new URL(this.#site().origin).hostname;
  }

  /**
   * Options for `navigator.credentials.get` with any passkey of this site, and the challenge's key.
   */
  async signInOptions(address: string) {
    const { generateAuthenticationOptions } = await webauthn();
    const options = await generateAuthenticationOptions({
      rpID: this.#rpID,
      userVerification: 'required',
      timeout: CHALLENGE_LIFETIME,
    });
    const { key } = this.#challenges.put({ challenge: options.challenge }, address);
    return { attempt: key, options };
  }

  /** Options for `navigator.credentials.create` for this person. */
  async registrationOptions({ person, handle }: Account, address: string) {
    const { generateRegistrationOptions } = await webauthn();
    const options = await generateRegistrationOptions({
      rpName: this.#site().name,
      rpID: this.#rpID,
      userName: person,
      userID: handle,
      timeout: CHALLENGE_LIFETIME,
      attestationType: 'none',
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: this.#accounts.passkeysOf(person).map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const { key } = this.#challenges.put({ challenge: options.challenge, person }, address);
    return { attempt: key, options };
  }

  /** The person whose passkey signed the challenge; undefined: invalid, late or repeated. */
  async verify(attempt: string, response: AuthenticationResponseJSON): Promise<Proven | undefined> {
    const challenged = this.#challenges.take(attempt);
    const passkey = this.#accounts.passkey(response.id);
    const account = passkey && this.#accounts.get(passkey.person);
    if (challenged === undefined || challenged.person !== undefined) return undefined;
    if (passkey === undefined || account === undefined || !handleMatches(account, response))
      return undefined;
    const { id, key, counter } = passkey;
    const { verifyAuthenticationResponse } = await webauthn();
    const verified = await orUndefined(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: challenged.challenge,
        expectedOrigin: this.#site().origin,
        expectedRPID: this.#rpID,
        credential: { id, publicKey: key, counter },
        requireUserVerification: true,
      }),
    );
    if (verified?.verified !== true) return undefined;
    this.#accounts.setCounter(id, verified.authenticationInfo.newCounter);
    return { person: account.person, proof: { way: 'passkey', id } };
  }

  /** The new passkey; undefined if the response is invalid, late, or for another person. */
  async verifyNew(attempt: string, { person }: Account, response: RegistrationResponseJSON) {
    const challenged = this.#challenges.take(attempt);
    if (challenged === undefined || challenged.person !== person) return undefined;
    const { verifyRegistrationResponse } = await webauthn();
    const verified = await orUndefined(() =>
      verifyRegistrationResponse({
        response,
        expectedChallenge: challenged.challenge,
        expectedOrigin: this.#site().origin,
        expectedRPID: this.#rpID,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
    if (verified?.verified !== true) return undefined;
    const { id, publicKey, counter } = verified.registrationInfo.credential;
    if (this.#accounts.passkey(id) !== undefined) return undefined; // known already
    return { id, person, key: publicKey, counter } satisfies Passkey;
  }
}

/** True if the user handle, where there is one, is that of the account. */
function handleMatches(
  { handle }: Account,
  { response: { userHandle } }: AuthenticationResponseJSON,
) {
  return userHandle === undefined || Buffer.from(userHandle, 'base64url').equals(handle);
}

/** The result, or undefined if the library throws, as it does for invalid responses. */
async function orUndefined<T>(verify: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
