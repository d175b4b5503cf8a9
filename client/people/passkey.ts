/** Passkeys: what this browser can do here, and the two ceremonies with what can go wrong in them. */
import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { z } from 'zod';

/** Whether passkeys work on this page: `origin` says that they would under another address. */
export type Ability = 'able' | 'origin' | 'none';

interface Here {
  readonly secure: boolean;
  readonly hostname: string;
  readonly known: boolean; // the browser knows passkeys at all
}

/** Browsers give passkeys to https and to localhost by name, never to a bare IP address. Pure. */
export function abilityOf({ secure, hostname, known }: Here): Ability {
  const bare = /^[\d.]+$/.test(hostname) || hostname.includes(':');
  if (!secure || bare) return 'origin';
  return known ? 'able' : 'none';
}

export const ability = (): Ability =>
  abilityOf({
    secure: window.isSecureContext,
    hostname: location.hostname,
    known: 'PublicKeyCredential' in window,
  });

type Address = Pick<Location, 'protocol' | 'hostname' | 'port' | 'pathname' | 'search' | 'hash'>;

/** The same page as http://localhost, where it runs on this machine; undefined where it does not. */
export function byLocalhost(at: Address): string | undefined {
  const { protocol, hostname, port, pathname, search, hash } = at;
  if (protocol !== 'http:' || !/^(127\.[\d.]+|\[?::1\]?)$/.test(hostname)) return undefined;
  return `http://localhost:${port}${pathname}${search}${hash}`;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const hasChallenge = (value: unknown) => isObject(value) && 'challenge' in value;

/** What the server asks of an authenticator; the browser reads the rest. */
export const Asked = z.object({
  attempt: z.string(),
  options: z.custom<PublicKeyCredentialRequestOptionsJSON>(hasChallenge),
});
export const Offered = z.object({
  attempt: z.string(),
  options: z.custom<PublicKeyCredentialCreationOptionsJSON>(hasChallenge),
});

/** Why there is no credential: the person gave up or waited too long, or the browser or device would not. */
export type Lacking = { readonly state: 'lacking'; readonly cause: Cause; readonly why: string };
export type Cause = 'given-up' | 'origin' | 'already' | 'device';

type Ceremony<T> = { readonly state: 'made'; readonly response: T } | Lacking;

export const useKey = (
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<Ceremony<AuthenticationResponseJSON>> =>
  ceremony(() => startAuthentication({ optionsJSON: options }));

export const makeKey = (
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<Ceremony<RegistrationResponseJSON>> =>
  ceremony(() => startRegistration({ optionsJSON: options }));

async function ceremony<T>(run: () => Promise<T>): Promise<Ceremony<T>> {
  try {
    return { state: 'made', response: await run() };
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    return { state: 'lacking', cause: causeOf(fault), why: fault.message };
  }
}

/** Pure. */
export function causeOf(fault: Error): Cause {
  if (fault instanceof WebAuthnError) {
    if (fault.code === 'ERROR_INVALID_DOMAIN' || fault.code === 'ERROR_INVALID_RP_ID') {
      return 'origin';
    }
    if (fault.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'already';
    if (fault.code === 'ERROR_CEREMONY_ABORTED') return 'given-up';
  }
  return fault.name === 'NotAllowedError' || fault.name === 'AbortError' ? 'given-up' : 'device';
}
