/** A picture's entry and code as a few pixels, and back. Pure. [W6] */
import type { Claimed } from '../../store/glass.ts';

/** Pixels of one claim: three colours each, of which the lower half carries four bits. */
export const PIXELS = 6;
const CHANNELS = 3; // the fourth, alpha, carries nothing
const NIBBLES = PIXELS * CHANNELS; // 2 of a number that changes from frame to frame, 8 + 8 of entry and code

/** RGBA of each pixel. `frame`: 0 to 255; `ground`: the upper half of every colour, 0 to 15. */
export function pixelsOf({ seq, code }: Claimed, frame: number, ground: number): Uint8Array {
  const digits = `${hex(frame, 2)}${hex(seq, 8)}${code.replace('-', '')}`;
  const bytes = new Uint8Array(PIXELS * 4).fill(0xff);
  for (let n = 0; n < NIBBLES; n++) {
    bytes[at(n)] = (ground << 4) | Number.parseInt(digits.charAt(n), 16);
  }
  return bytes;
}

/** What pixels say; undefined unless they are of this frame and on this ground. */
export function claimIn(bytes: Uint8Array, frame: number, ground: number): Claimed | undefined {
  let digits = '';
  for (let n = 0; n < NIBBLES; n++) {
    const byte = bytes[at(n)] ?? 0;
    if (byte >> 4 !== ground) return undefined;
    digits += (byte & 15).toString(16).toUpperCase();
  }
  if (digits.slice(0, 2) !== hex(frame, 2)) return undefined;
  const seq = Number.parseInt(digits.slice(2, 10), 16);
  return { seq, code: `${digits.slice(10, 14)}-${digits.slice(14, 18)}` };
}

const at = (nibble: number): number => Math.floor(nibble / CHANNELS) * 4 + (nibble % CHANNELS);

const hex = (value: number, digits: number): string =>
  value.toString(16).toUpperCase().padStart(digits, '0');
