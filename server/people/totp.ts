/** Time-based one-time codes (RFC 6238: SHA-1, six digits, 30 s) for authenticator apps. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const PERIOD = 30_000; // ms
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 random bits, as RFC 4226 recommends. */
export const newTotpSecret = (): Uint8Array => randomBytes(20);

/** The code of a time step. */
export function codeAt(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(at) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The time step at `now` (ms since 1970). */
export const stepAt = (now: number): number => Math.floor(now / PERIOD);

/** [S7] The step whose code this is, among the current one and its neighbours. */
export function matchingStep(secret: Uint8Array, code: string, now: number): number | undefined {
  const given = Buffer.from(code);
  const step = stepAt(now);
  return [step - 1, step, step + 1].find((each) => {
    const right = Buffer.from(codeAt(secret, each));
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

/** Base32 (RFC 4648) without padding, as people type it into an authenticator app. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{1,5}/g) ?? [];
  return letters.map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The `otpauth://` URI that authenticator apps read from a QR code. */
export function otpauthUri(secret: Uint8Array, person: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(person)}`;
  const query = new URLSearchParams({ secret: base32(secret), issuer });
  return `otpauth://totp/${label}?${query}`;
}
