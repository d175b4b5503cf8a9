/** Sends the files of a folder as they were built: compressed beside themselves, with ETags. */
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getMimeType } from 'hono/utils/mime';
import { bodyOf, slicesOf } from './answer-body.ts';
import { acceptedEncoding } from './content-encoding.ts';
import type { Ctx } from './env.ts';
import type { StalledAnswers } from './stalled-answers.ts';
import { parseRange } from './tiles.ts';

/** The ends of the names of compressed files (vite.config.ts), the smallest first. */
const ENDINGS = { br: '.br', gzip: '.gz' } as const;
const ENCODINGS = ['br', 'gzip'] as const;

type Packed = (typeof ENCODINGS)[number];

/** Names of plain characters, none of which begins with a dot: nothing outside the folder has one. */
const PATH = /^(?:\/[\w@~-][\w@~.-]*)+$/;

interface KeptFile {
  /** Size and time of change: another version is read anew. */
  readonly version: string;
  /** A hash of the content. */
  readonly hash: string;
  readonly plain: Buffer<ArrayBuffer>;
  readonly compressed: ReadonlyMap<Packed, Buffer<ArrayBuffer>>;
}

/** The files of one folder. Each is read when it is first asked for, and kept in memory. */
export class StaticFiles {
  readonly #root: string;
  readonly #stalled: StalledAnswers;
  readonly #kept = new Map<string, Promise<KeptFile>>();

  constructor(root: string, stalled: StalledAnswers) {
    this.#root = root;
    this.#stalled = stalled;
  }

  /**
   * Answers 200 with the file at a path (`/assets/a.js`), 206 or 416 for a range of it, 304 if the
   * client has it; undefined: there is none.
   */
  async send(c: Ctx, path: string, cacheControl: string): Promise<Response | undefined> {
    const file = await this.#find(path);
    if (file === undefined) return undefined;
    const range = c.req.header('Range');
    const encoding =
      range === undefined
        ? acceptedEncoding(c.req.header('Accept-Encoding'), [...file.compressed.keys()])
        : undefined;
    const bytes = (encoding && file.compressed.get(encoding)) ?? file.plain;
    const tag = `"${file.hash}${encoding === undefined ? '' : `-${encoding}`}"`;
    c.header('Cache-Control', cacheControl);
    c.header('ETag', tag);
    if (file.compressed.size > 0) c.header('Vary', 'Accept-Encoding');
    if (namesTag(c.req.header('If-None-Match'), tag)) return c.body(null, 304);
    c.header('Content-Type', getMimeType(path) ?? 'application/octet-stream');
    if (encoding !== undefined) c.header('Content-Encoding', encoding);
    const same = c.req.header('If-Range') === undefined || c.req.header('If-Range') === tag;
    return this.#sendBytes(c, bytes, same ? range : undefined);
  }

  #sendBytes(c: Ctx, bytes: Buffer<ArrayBuffer>, wanted: string | undefined): Response {
    const range = parseRange(wanted, bytes.length);
    if (range === 'unmet') {
      c.header('Content-Range', `bytes */${bytes.length}`);
      return c.body(null, 416);
    }
    if (range !== 'all') {
      c.header('Content-Range', `bytes ${range.first}-${range.last}/${bytes.length}`);
    }
    const part = range === 'all' ? bytes : bytes.subarray(range.first, range.last + 1);
    const status = range === 'all' ? 200 : 206;
    c.header('Content-Length', String(part.length));
    if (c.req.method === 'HEAD') return c.body(null, status);
    this.#stalled.watch(c);
    return c.body(bodyOf(slicesOf(part)), status);
  }

  async #find(path: string): Promise<KeptFile | undefined> {
    if (!PATH.test(path)) return undefined;
    const full = join(this.#root, path);
    const about = statSync(full, { throwIfNoEntry: false });
    if (about?.isFile() !== true) return undefined;
    const version = `${about.size}-${about.mtimeMs}`;
    const kept = await this.#kept.get(full);
    if (kept?.version === version) return kept;
    const reading = readKept(full, version);
    this.#kept.set(full, reading);
    return reading.catch((fault) => {
      this.#kept.delete(full);
      throw fault;
    });
  }
}

async function readKept(full: string, version: string): Promise<KeptFile> {
  const plain = await readFile(full);
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  const compressed = new Map<Packed, Buffer<ArrayBuffer>>();
  for (const encoding of ENCODINGS) {
    const packed = full + ENDINGS[encoding];
    if (existsSync(packed)) compressed.set(encoding, await readFile(packed));
  }
  return { version, hash, plain, compressed };
}

/** True if an `If-None-Match` header names this tag, or any. */
function namesTag(header: string | undefined, tag: string): boolean {
  const tags = header?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(tag) || tags.includes('*');
}
