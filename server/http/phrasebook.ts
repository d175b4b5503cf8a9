/** HTTP route for the phrasebook: the bytes of its file, of which pages compute the code. [R56] */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { bookCode } from '../../picture/phrasebook/book-code.ts';
import { BOOK_BYTES } from '../lib/phrasebook.ts';
import { acceptedEncoding } from './content-encoding.ts';
import type { Env } from './env.ts';

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
const GZIP = { level: constants.Z_BEST_COMPRESSION };
const PREFERRED = ['br', 'gzip'] as const;

type Packed = Promise<Uint8Array>;

/** Compressed when it is first asked for, and kept. */
const packed = new Map<'br' | 'gzip', Packed>();

function packedAs(encoding: 'br' | 'gzip'): Packed {
  const known = packed.get(encoding);
  if (known !== undefined) return known;
  const made =
    encoding === 'br'
      ? promisify(brotliCompress)(BOOK_BYTES, BROTLI)
      : promisify(gzip)(BOOK_BYTES, GZIP);
  packed.set(encoding, made);
  return made;
}

/** Route `/api/phrasebook`, for everybody who is signed in. Its `ETag` begins with the code of the book. */
export function phrasebookRoutes(): Hono<Env> {
  const code = bookCode(BOOK_BYTES);
  const app = new Hono<Env>();
  app.get('/api/phrasebook', etag(), async (c) => {
    const encoding = acceptedEncoding(c.req.header('Accept-Encoding'), PREFERRED);
    c.header('Content-Type', 'application/json');
    c.header('Cache-Control', 'private, no-cache'); // kept, and asked for again: 304
    c.header('Vary', 'Accept-Encoding');
    c.header('ETag', `"${code}-${encoding ?? 'identity'}"`);
    if (encoding === undefined) return c.body(BOOK_BYTES);
    c.header('Content-Encoding', encoding);
    return c.body(new Uint8Array(await packedAs(encoding)));
  });
  return app;
}
