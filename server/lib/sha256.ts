/** SHA-256 by Node, for the server: `#sha256` in package.json. The page has picture/sha256.ts instead. */
import { hash } from 'node:crypto';

/** SHA-256 of bytes, or of the UTF-8 of a text: 32 bytes. */
export const sha256 = (data: Uint8Array | string): Uint8Array => hash('sha256', data, 'buffer');

/** The same as 64 hex digits in lower case. */
export const sha256Hex = (data: Uint8Array | string): string => hash('sha256', data, 'hex');
