/** SHA-256 in JavaScript, for the page: `#sha256` in package.json. The server has Node's instead. */
import { sha256 as noble } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of bytes, or of the UTF-8 of a text: 32 bytes. */
export const sha256 = (data: Uint8Array | string): Uint8Array =>
  noble(typeof data === 'string' ? utf8ToBytes(data) : data);

/** The same as 64 hex digits in lower case. */
export const sha256Hex = (data: Uint8Array | string): string => bytesToHex(sha256(data));
