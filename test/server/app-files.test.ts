import { mkdirSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OFFICER, scratch, serve, type TestServer } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';
import '../support/seed.ts';

const ENTRIES = '/api/pictures/shared/entries';

/** A GET with the path exactly as it is written: fetch would tidy it. */
function raw(
  server: TestServer,
  path: string,
  method = 'GET',
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { Cookie: cookieOf(OFFICER), Connection: 'close' };
    const asking = request(
      { port: server.port, host: '127.0.0.1', path, method, headers },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += String(chunk);
        resolve({ status: response.statusCode ?? 0, text });
      },
    );
    asking.on('error', reject);
    asking.end();
  });
}

/** The answer as it came, not decoded. */
function file(server: TestServer, path: string, headers: Record<string, string> = {}) {
  interface Came {
    readonly status: number | undefined;
    readonly headers: IncomingHttpHeaders;
    readonly text: string;
  }
  return new Promise<Came>((resolve, reject) => {
    get({ port: server.port, host: '127.0.0.1', path, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += String(chunk);
      resolve({ status: response.statusCode, headers: response.headers, text });
    }).on('error', reject);
  });
}

describe('files', () => {
  async function withFiles(): Promise<TestServer> {
    const root = scratch();
    const [page, basemap] = [join(root, 'page'), join(root, 'basemap')];
    mkdirSync(join(page, 'assets'), { recursive: true });
    mkdirSync(basemap);
    writeFileSync(join(root, 'outside.txt'), 'OUTSIDE');
    writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');
    writeFileSync(join(page, 'assets', 'a.js'), 'export {}');
    writeFileSync(join(basemap, 'land.geojson'), '{ "x": 1 }\n');
    writeFileSync(join(basemap, 'borders.geojson'), '{ "y": [2] }\n');
    writeFileSync(join(basemap, 'sources.json'), '[]');
    return serve({ page, basemap });
  }
  test('the page, the wall, assets for a year', async () => {
    const server = await withFiles();
    for (const path of ['/', '/wall', '/enrol', '/account', '/people', '/record', '/index.html']) {
      const response = await server.get(path);
      expect([response.status, response.headers.get('cache-control')], path).toEqual([
        200,
        'no-cache',
      ]);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect(await response.text()).toContain('<title>page</title>');
    }
    const asset = await server.get('/assets/a.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toMatch(/javascript/);
  });
  test('the base map in one answer, compressed as accepted, and 304 for who has it', async () => {
    const server = await withFiles();
    const PATH = '/basemap/all.json';
    const parts = { borders: { y: [2] }, land: { x: 1 } };
    for (const [accepted, encoding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip, br;q=0', 'gzip'],
      ['identity', null],
    ] as const) {
      const headers = { 'Accept-Encoding': accepted };
      const whole = await server.get(PATH, OFFICER, { headers });
      expect(whole.headers.get('content-encoding'), accepted).toBe(encoding);
      expect(whole.headers.get('cache-control')).toBe('no-cache');
      expect(whole.headers.get('vary')).toBe('Accept-Encoding');
      expect(await whole.json()).toEqual(parts); // and nothing of what else lies there
      const tag = whole.headers.get('etag') ?? '';
      const again = await server.get(PATH, OFFICER, {
        headers: { ...headers, 'If-None-Match': tag },
      });
      expect([again.status, await again.text()], tag).toEqual([304, '']);
    }
    expect((await server.get('/basemap/land.geojson')).status).toBe(404);
  });
  test('compressed as they were built, as the client accepts it, each with a tag of its own', async () => {
    const page = scratch();
    mkdirSync(join(page, 'assets'));
    const [plain, br, gz] = ['export const long = 1;'.repeat(9), 'BROTLI', 'GZIP'];
    writeFileSync(join(page, 'assets', 'a.js'), plain);
    writeFileSync(join(page, 'assets', 'a.js.br'), br);
    writeFileSync(join(page, 'assets', 'a.js.gz'), gz);
    const server = await serve({ page });
    const tags = new Set<string>();
    for (const [accepted, encoding, body] of [
      ['gzip, deflate, br, zstd', 'br', br],
      ['gzip, br;q=0', 'gzip', gz],
      ['zstd', undefined, plain],
      ['', undefined, plain],
    ] as const) {
      const { headers, text } = await file(server, '/assets/a.js', { 'Accept-Encoding': accepted });
      expect([headers['content-encoding'], text], accepted).toEqual([encoding, body]);
      expect(headers.vary).toBe('Accept-Encoding');
      expect(headers['content-length']).toBe(String(body.length));
      expect(headers.etag).toMatch(/^"[\w-]{22}(-br|-gzip)?"$/); // strong
      tags.add(headers.etag ?? '');
    }
    expect(tags.size).toBe(3);
    const ranged = { 'Accept-Encoding': 'br', Range: 'bytes=0-5' };
    expect(await file(server, '/assets/a.js', ranged)).toMatchObject({
      status: 206,
      text: 'export',
    });
  });
  test('304 to a client that has it, 200 once it has changed', async () => {
    const page = scratch();
    writeFileSync(join(page, 'index.html'), '<p>one</p>');
    const server = await serve({ page });
    const { headers } = await file(server, '/');
    const tag = headers.etag ?? '';
    for (const named of [tag, `"x", W/${tag}`, '*']) {
      const same = await file(server, '/wall', { 'If-None-Match': named });
      expect(same, named).toMatchObject({ status: 304, text: '' });
      expect([same.headers.etag, same.headers['cache-control']]).toEqual([tag, 'no-cache']);
    }
    expect((await file(server, '/', { 'If-None-Match': '"x"' })).status).toBe(200);
    writeFileSync(join(page, 'index.html'), '<p>another</p>');
    const now = await file(server, '/', { 'If-None-Match': tag });
    expect(now).toMatchObject({ status: 200, text: '<p>another</p>' });
  });
  test('nothing outside their folders', async () => {
    const server = await withFiles();
    const up = [
      '..',
      '%2e%2e',
      '.%2e',
      '..%2f..',
      '..%5c..',
      '%2e%2e%2f%2e%2e',
      '..;',
      '%252e%252e',
    ];
    for (const root of ['', '/basemap', '/assets', '/basemap/..', '/basemap/%2e%2e/basemap']) {
      for (const step of up) {
        for (const path of [
          `${root}/${step}/outside.txt`,
          `${root}/${step}%2foutside.txt`,
          `${root}/${step}/${step}/etc/passwd`,
        ]) {
          const { status, text } = await raw(server, path);
          expect(text, path).not.toMatch(/OUTSIDE|root:/);
          expect([400, 404], path).toContain(status);
        }
      }
    }
    for (const path of [
      '//etc/passwd',
      '/basemap//etc/passwd',
      '/basemap/etc/passwd%00.geojson',
      '/%',
      '/%c0%ae%c0%ae/x',
      '/basemap',
      '/basemap/',
      '/assets/',
      '/none',
    ])
      expect([400, 404], path).toContain((await raw(server, path)).status);
  });
  test('HEAD is GET without a body; other methods find nothing', async () => {
    const server = await withFiles();
    for (const path of ['/', '/assets/a.js', '/basemap/all.json', '/healthz', '/api/me', ENTRIES])
      expect(await raw(server, path, 'HEAD'), path).toEqual({ status: 200, text: '' });
    for (const [method, path] of [
      ['POST', '/'],
      ['PUT', '/api/pictures/shared/changes'],
      ['DELETE', '/api/pictures/shared'],
      ['POST', ENTRIES],
      ['GET', '/api/pictures/shared/changes'],
      ['PATCH', '/api/cell'],
      ['TRACE', '/api/me'],
      ['OPTIONS', '/api/pictures/shared/changes'],
    ] as const)
      expect((await raw(server, path, method)).status, `${method} ${path}`).toBe(404);
  });
  test('every answer forbids what the page does not need', async () => {
    const server = await withFiles();
    for (const path of ['/', '/assets/a.js', '/api/me', '/none', '/api/none', '/readyz']) {
      const { headers } = await server.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).not.toMatch(/unsafe|\*|http/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});
