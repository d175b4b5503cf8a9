/** One-time codes by time (RFC 6238 with SHA-1, six digits, 30 s): what every authentication makes. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const PERIOD = 30_000; // ms
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits, as RFC 4226 advises. */
export const newTotpSecret = (): Uint8Array => randomBytes(20);

/** The code of a step, with as many digits. */
export function codeAt(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(at) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

export const stepAt = (now: number): number => Math.floor(now / PERIOD);

/** The step, among now and the one to either side, whose code this is. [S7] */
export function matchingStep(secret: Uint8Array, code: string, now: number): number | undefined {
  const given = Buffer.from(code);
  const step = stepAt(now);
  return [step - 1, step, step + 1].find((each) => {
    const right = Buffer.from(codeAt(secret, each));
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

/** RFC 4648 without padding, as it is typed into an authentication. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{1,5}/g) ?? [];
  return letters.map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What an authentication reads from a picture or a link. */
export function otpauthUri(secret: Uint8Array, person: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(person)}`;
  const query = new URLSearchParams({ secret: base32(secret), issuer });
  return `otpauth://totp/${label}?${query}`;
}
