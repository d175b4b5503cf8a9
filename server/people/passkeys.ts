/** Passkeys (WebAuthn): challenges given out, and what authenticators answer to them. [S6] */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Account, Accounts, Passkey, Proven } from './accounts.ts';
import { CHALLENGE_LIFETIME } from './lifetimes.ts';
import { Pending } from './pending.ts';

/** Read when it is first needed: it is as much as all the rest of the server. */
const webauthn = () => import('@simplewebauthn/server');

/** Where passkeys are good: the page's origin, and its host name. An IP address is none. */
export interface Site {
  readonly origin: string;
  readonly name: string;
}

interface Challenge {
  readonly challenge: string;
  /** Whose new passkey it is for; undefined: for signing in. */
  readonly person?: string;
}

/** EdDSA, ES256 and RS256: what every authentication has one of. */
const ALGORITHMS = [-8, -7, -257];

const BOUNDS = { lifetime: CHALLENGE_LIFETIME, perNetwork: 32, total: 10_000 };

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

  /** What the browser needs to ask any passkey of this site. */
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

  /** What the browser needs to make a passkey for this person. */
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

  /** Whose passkey answered this challenge; undefined: nobody's, or not in time, or not for the first time. */
  async verify(attempt: string, response: AuthenticationResponseJSON): Promise<Proven | undefined> {
    const asked = this.#challenges.take(attempt);
    const passkey = this.#accounts.passkey(response.id);
    const account = passkey && this.#accounts.get(passkey.person);
    if (asked === undefined || asked.person !== undefined) return undefined;
    if (passkey === undefined || account === undefined || !handleMatches(account, response))
      return undefined;
    const { id, key, counter } = passkey;
    const { verifyAuthenticationResponse } = await webauthn();
    const verified = await orUndefined(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: asked.challenge,
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

  /** The passkey that was made for this person; undefined: not a sound one, or for another challenge. */
  async verifyNew(attempt: string, { person }: Account, response: RegistrationResponseJSON) {
    const asked = this.#challenges.take(attempt);
    if (asked === undefined || asked.person !== person) return undefined;
    const { verifyRegistrationResponse } = await webauthn();
    const verified = await orUndefined(() =>
      verifyRegistrationResponse({
        response,
        expectedChallenge: asked.challenge,
        expectedOrigin: this.#site().origin,
        expectedRPID: this.#rpID,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
    if (verified?.verified !== true) return undefined;
    const { id, publicKey, counter } = verified.registrationInfo.credential;
    if (this.#accounts.passkey(id) !== undefined) return undefined; // somebody has it already
    return { id, person, key: publicKey, counter } satisfies Passkey;
  }
}

/** A passkey that says whose it is says what we know its person by. */
function handleMatches(
  { handle }: Account,
  { response: { userHandle } }: AuthenticationResponseJSON,
) {
  return userHandle === undefined || Buffer.from(userHandle, 'base64url').equals(handle);
}

/** What the library verifies; it throws for whatever is not right with an answer. */
async function orUndefined<T>(verify: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
