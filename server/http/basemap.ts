/** HTTP route for the base map: all GeoJSON files of a folder in one answer, compressed once. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { bodyOf, slicesOf } from './answer-body.ts';
import { acceptedEncoding } from './content-encoding.ts';

const BEST_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
const BEST_GZIP = { level: constants.Z_BEST_COMPRESSION };

const PREFERRED = ['br', 'gzip'] as const;

/** A JSON object: the content of each `<name>.geojson` in the folder by its name. */
function textOf(folder: string): string {
  const members = globSync('*.geojson', { cwd: folder })
    .sort()
    .map((file) => [
      basename(file, '.geojson'),
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    ]);
  return JSON.stringify(Object.fromEntries(members));
}

/** Route `/basemap/all.json`, for everybody. The folder is read now, and never again. */
export function basemapRoutes(folder: string): Hono {
  const text = Buffer.from(textOf(folder));
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  const bodies = {
    br: promisify(brotliCompress)(text, BEST_BROTLI), // a second of CPU, in a thread of its own
    gzip: promisify(gzip)(text, BEST_GZIP),
    identity: Promise.resolve(text),
  };
  const app = new Hono();
  app.get('/basemap/all.json', etag(), async (c) => {
    const encoding = acceptedEncoding(c.req.header('Accept-Encoding'), PREFERRED) ?? 'identity';
    c.header('Content-Type', 'application/json');
    c.header('Cache-Control', 'no-cache'); // kept, and asked for again: 304
    c.header('Vary', 'Accept-Encoding');
    c.header('ETag', `"${tag}-${encoding}"`);
    if (encoding !== 'identity') c.header('Content-Encoding', encoding);
    return c.body(bodyOf(slicesOf(await bodies[encoding])));
  });
  return app;
}
