/** Looks through the bytes of a JSON text for what JSON.parse does not say. */

/** What was found in one text, which need not be JSON. */
export interface JsonScan {
  /** How deep arrays and objects nest. */
  readonly depth: number;
  /** Members of all objects, those of the same name counted each. */
  readonly members: number;
  /** It has numbers whose digits a double may not hold. */
  readonly long: boolean;
  /** It has bytes of zero. */
  readonly nul: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const ZERO = 0x30;
const NINE = 0x39;
/** `e` and `E` differ in this bit. */
const CASE = 0x20;
const EXPONENT = 0x65;
/** Digits that a double always holds. */
const SAFE = 15;

/** Looks at all bytes once. */
export function scanJson(bytes: Uint8Array): JsonScan {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let digits = 0;
  let long = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      if (++digits > SAFE) long = true;
      continue;
    }
    if (digits > 0 && (byte | CASE) === EXPONENT) long = true;
    digits = 0;
    switch (byte) {
      case QUOTE:
        for (i++; i < bytes.length && bytes[i] !== QUOTE; i++) if (bytes[i] === BACKSLASH) i++;
        break;
      case COLON:
        members++;
        break;
      case OPEN_ARRAY:
      case OPEN_OBJECT:
        if (++depth > deepest) deepest = depth;
        break;
      case CLOSE_ARRAY:
      case CLOSE_OBJECT:
        depth--;
        break;
    }
  }
  return { depth: deepest, members, long, nul: bytes.includes(0) };
}
