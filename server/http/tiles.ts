/** HTTP routes for the PMTiles files of a folder: a list, and byte ranges. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Ctx, Env } from './env.ts';
import type { StalledAnswers } from './stalled-answers.ts';

interface TileFile {
  readonly name: string;
  readonly bytes: number;
  /** ETag: changes with size and time of the file. */
  readonly tag: string;
}

/** The files in the folder now; none if there is no folder. */
async function listFiles(folder: string): Promise<TileFile[]> {
  const names = await readdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return [];
    throw fault;
  });
  const found = names.filter((name) => name.endsWith('.pmtiles')).sort();
  const files = await Promise.all(
    found.map(async (name) => {
      const about = await stat(join(folder, name));
      const tag = `"${about.size.toString(36)}-${Math.round(about.mtimeMs).toString(36)}"`;
      return about.isFile() ? [{ name, bytes: about.size, tag }] : [];
    }),
  );
  return files.flat();
}

/** The first and last byte, from 0. */
type Range = { readonly first: number; readonly last: number };

/**
 * The byte range of a `Range` header for a file of `bytes` bytes (RFC 9110, 14.1.2). 'all' also for
 * what a server may ignore: several ranges, other units, invalid ones. 'unmet': 416.
 */
export function parseRange(header: string | undefined, bytes: number): Range | 'all' | 'unmet' {
  if (header === undefined) return 'all';
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? [];
  if (from === '' && to === '') return 'all'; // several ranges, or another unit
  const first = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const last = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'all'; // invalid
  return first > last ? 'unmet' : { first, last };
}

/** Routes `/api/tiles` and `/tiles/:file`, without any check of permission. */
export function tileRoutes(folder: string, stalled: StalledAnswers): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/api/tiles', async (c) =>
    c.json((await listFiles(folder)).map(({ name, bytes }) => ({ name, bytes }))),
  );
  app.get('/tiles/:file', async (c) => {
    const wanted = c.req.param('file');
    // the name is compared only: no path is made from it
    const file = (await listFiles(folder)).find(({ name }) => name === wanted);
    if (file === undefined) return c.notFound();
    stalled.watch(c);
    return sendFile(c, join(folder, file.name), file);
  });
  return app;
}

/** Sends a file or a range of it: 200, 206 or 416. */
function sendFile(c: Ctx, path: string, { bytes, tag }: TileFile): Response {
  c.header('Accept-Ranges', 'bytes');
  c.header('Content-Type', 'application/vnd.pmtiles');
  c.header('ETag', tag);
  c.header('Cache-Control', 'private, no-cache');
  const range = parseRange(c.req.header('Range'), bytes);
  if (range === 'unmet') {
    c.header('Content-Range', `bytes */${bytes}`);
    return c.body(null, 416);
  }
  const { first, last } = range === 'all' ? { first: 0, last: bytes - 1 } : range;
  c.header('Content-Length', String(last - first + 1));
  if (range !== 'all') c.header('Content-Range', `bytes ${first}-${last}/${bytes}`);
  const status = range === 'all' ? 200 : 206;
  if (c.req.method === 'HEAD' || last < first) return c.body(null, status);
  const stream = Readable.toWeb(createReadStream(path, { start: first, end: last }));
  return c.body(stream as ReadableStream, status); // Node's own type
}
