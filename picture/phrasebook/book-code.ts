/** The code by which desks compare their phrasebooks over the telephone. [R56] */
import { sha256Hex } from '#sha256';

/** Eight digits of the SHA-256 of the book's bytes, as codes of pictures are written: `7F3A-92C1`. */
export function bookCode(bytes: Uint8Array): string {
  const hash = sha256Hex(bytes).toUpperCase();
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`;
}
