/** An authenticator in software: P-256, attestation `none`, discoverable, as a browser would hand it on. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { z } from 'zod';
import { cbor } from './cbor.ts';

const Making = z.object({
  attempt: z.string(),
  options: z.object({
    challenge: z.string(),
    rp: z.object({ id: z.string() }),
    user: z.object({ id: z.string(), name: z.string() }),
  }),
});
const Asking = z.object({
  attempt: z.string(),
  options: z.object({ challenge: z.string(), rpId: z.string() }),
});

/** What may be wrong with an answer. */
export interface Odd {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly unverified?: boolean;
  /** Of the count that is told instead of the true one. */
  readonly counter?: number;
  readonly userHandle?: string;
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

export class Authenticator {
  readonly id = randomBytes(16);
  readonly #origin: string;
  readonly #private: KeyObject;
  readonly #cose: Buffer;
  #user = '';
  counter = 0;

  /** Of a page at this origin. */
  constructor(origin: string) {
    this.#origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#private = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const at = (part: string) => Buffer.from(part, 'base64url');
    this.#cose = cbor(
      new Map<number, number | Buffer>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, at(x)],
        [-3, at(y)],
      ]),
    );
  }

  #clientData(type: string, challenge: string, odd: Odd): Buffer {
    const origin = odd.origin ?? this.#origin;
    return Buffer.from(JSON.stringify({ type: odd.type ?? type, challenge, origin }));
  }

  #authData(rpId: string, odd: Odd, made?: Buffer): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(odd.counter ?? this.counter);
    const flags = 1 | (odd.unverified ? 0 : 4) | (made === undefined ? 0 : 64);
    const start = Buffer.concat([sha256(odd.rpId ?? rpId), Buffer.from([flags]), counter]);
    if (made === undefined) return start;
    const length = Buffer.from([0, this.id.length]);
    return Buffer.concat([start, Buffer.alloc(16), length, this.id, made]);
  }

  /** The body that answers options for a new passkey. */
  make(asked: unknown, odd: Odd = {}) {
    const { attempt, options } = Making.parse(asked);
    this.#user = options.user.id;
    const authData = this.#authData(options.rp.id, odd, this.#cose);
    const attestation = cbor(
      new Map<string, string | Uint8Array | ReadonlyMap<string, never>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', authData],
      ]),
    );
    return {
      attempt,
      response: {
        ...this.#credential,
        response: {
          clientDataJSON: text(this.#clientData('webauthn.create', options.challenge, odd)),
          attestationObject: text(attestation),
          transports: ['internal'],
        },
      },
    };
  }

  /** The body that answers options for signing in. */
  prove(asked: unknown, odd: Odd = {}) {
    const { attempt, options } = Asking.parse(asked);
    this.counter++;
    const clientData = this.#clientData('webauthn.get', options.challenge, odd);
    const authData = this.#authData(options.rpId, odd);
    const signed = Buffer.concat([authData, sha256(clientData)]);
    return {
      attempt,
      response: {
        ...this.#credential,
        response: {
          clientDataJSON: text(clientData),
          authenticatorData: text(authData),
          signature: text(sign('sha256', signed, this.#private)),
          userHandle: odd.userHandle ?? this.#user,
        },
      },
    };
  }

  get #credential() {
    const id = text(this.id);
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
    };
  }
}

/** Enrols by a link with a passkey, at a server, and gives the cookie header of the session it makes. */
export async function enrol(url: string, link: string): Promise<string> {
  const { origin, hash } = new URL(link);
  const token = hash.slice(1);
  const post = (path: string, body: object) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify({ token, ...body }),
    });
  const asked: unknown = await (await post('/api/enrolment/passkey/options', {})).json();
  const made = await post('/api/enrolment/passkey', new Authenticator(origin).make(asked));
  const [cookie] = made.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`${made.status} ${await made.text()}`);
  return cookie.split(';')[0] ?? '';
}
