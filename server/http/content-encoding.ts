/** Compresses answers as their client accepts it: streams, and JSON of over 1 KiB. */
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createGzip, createZstdCompress, gzip, zstdCompress } from 'node:zlib';
import type { Ctx } from './env.ts';

/** Names of `Content-Encoding` that this server writes. It never decodes any. */
export type Encoding = 'br' | 'zstd' | 'gzip';
/** What is compressed when it is asked for, in Node's thread pool. */
type QuickEncoding = Exclude<Encoding, 'br'>;

const QUICK: readonly QuickEncoding[] = ['zstd', 'gzip'];
/** Fast levels: the next ones cost twice the CPU for a tenth fewer bytes. */
const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const GZIP = { level: 1 };
/** JSON below this many bytes fits one packet anyway. */
const WORTH_IT = 1024;

/** The first of `offered` that an `Accept-Encoding` header names and does not weigh 0. */
export function acceptedEncoding<E extends Encoding>(
  header: string | undefined,
  offered: readonly E[],
): E | undefined {
  const accepted = new Set<string>();
  for (const part of header?.toLowerCase().split(',') ?? []) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    if (!parameters.some((one) => /^q=0(\.0*)?$/.test(one))) accepted.add(name);
  }
  return offered.find((encoding) => accepted.has(encoding));
}

/** The encoding of bytes that are kept compressed; sets `Vary`. */
export function bodyEncoding(c: Ctx): QuickEncoding | 'identity' {
  c.header('Vary', 'Accept-Encoding', { append: true });
  return acceptedEncoding(c.req.header('Accept-Encoding'), QUICK) ?? 'identity';
}

/** The encoding of an answer that is compressed while it is sent; sets `Vary` and `Content-Encoding`. */
export function chooseEncoding(c: Ctx): QuickEncoding | undefined {
  const encoding = bodyEncoding(c);
  if (encoding === 'identity') return undefined;
  c.header('Content-Encoding', encoding);
  return encoding;
}

/** The chunks compressed; at most a few blocks are read ahead of what is taken. */
export function compressChunks(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: QuickEncoding,
): AsyncIterable<Uint8Array> {
  const packer = encoding === 'zstd' ? createZstdCompress(ZSTD) : createGzip(GZIP);
  const source = Readable.from(chunks, { objectMode: false });
  pipeline(source, packer, () => {}); // who reads the packer gets the error
  return packer;
}

const zstdOf = promisify(zstdCompress);
const gzipOf = promisify(gzip);

/**
 * A JSON answer, compressed if it is long and the client accepts it. Never for answers that hold a
 * secret: their length would tell about it to who can make them hold chosen text as well (BREACH).
 */
export async function sendJson(c: Ctx, value: unknown): Promise<Response> {
  const text = Buffer.from(JSON.stringify(value));
  const encoding = text.length < WORTH_IT ? undefined : chooseEncoding(c);
  const headers = { 'Content-Type': 'application/json' };
  if (encoding === undefined) return c.body(new Uint8Array(text), 200, headers);
  const packed = encoding === 'zstd' ? zstdOf(text, ZSTD) : gzipOf(text, GZIP);
  return c.body(new Uint8Array(await packed), 200, headers);
}
