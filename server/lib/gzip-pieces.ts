/**
 * Gzip of pieces that are compressed one by one and joined in any order. (Of several gzip files joined,
 * browsers read only the first.)
 */
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

/** A compressed piece; what comes before it does not matter. */
export interface GzipPiece {
  readonly bytes: Buffer;
  /** CRC-32 and length of its text. */
  readonly crc: number;
  readonly length: number;
}

const deflate = promisify<Buffer, { finishFlush: number }, Buffer>(deflateRaw);

/** Compresses a piece, off the main thread. It ends at a byte's end, and does not end the file. */
export async function gzipPiece(text: Buffer): Promise<GzipPiece> {
  const bytes = await deflate(text, { finishFlush: constants.Z_FULL_FLUSH });
  return { bytes, crc: crc32(text), length: text.length };
}

/** What comes before the first piece: no name, no time. */
export const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const LAST_BLOCK = Buffer.from([3, 0]); // an empty one

/** What comes after the last of these pieces. */
export function gzipTrailer(pieces: readonly Omit<GzipPiece, 'bytes'>[]): Buffer {
  let crc = 0;
  let length = 0;
  for (const piece of pieces) {
    crc = (multiplied(powerOfX(piece.length * 8), crc) ^ piece.crc) >>> 0;
    length += piece.length;
  }
  const sums = Buffer.alloc(8);
  sums.writeUInt32LE(crc, 0);
  sums.writeUInt32LE(length % 2 ** 32, 4);
  return Buffer.concat([LAST_BLOCK, sums]);
}

// Polynomials over two elements, modulo that of CRC-32; the highest bit is the coefficient of 1.
const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;
const X = 0x40000000;

function multiplied(one: number, other: number): number {
  let product = 0;
  let factor = other;
  for (let bit = ONE; bit > 0; bit >>>= 1) {
    if ((one & bit) !== 0) product ^= factor;
    factor = (factor & 1) === 1 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
  }
  return product >>> 0;
}

/** `x` to this power: what shifting by so many bits multiplies by. */
function powerOfX(power: number): number {
  let result = ONE;
  for (let left = power, square = X; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiplied(square, result);
    square = multiplied(square, square);
  }
  return result;
}
