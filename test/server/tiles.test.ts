import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRange } from '../../server/http/tiles.ts';
import { OFFICER, scratch, serve } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';
import { sharedPath } from '../support/shared.ts';

const signedIn = { Cookie: cookieOf(OFFICER) };

async function opened() {
  const tiles = join(scratch(), 'tiles');
  mkdirSync(tiles);
  copyFileSync(sharedPath('tiles/golan.pmtiles'), join(tiles, 'golan.pmtiles'));
  writeFileSync(join(tiles, 'notes.txt'), 'not tiles');
  writeFileSync(join(tiles, 'empty.pmtiles'), '');
  mkdirSync(join(tiles, 'folder.pmtiles'));
  writeFileSync(join(tiles, '..', 'secret.pmtiles'), 'outside');
  const { url } = await serve({ tiles });
  const whole = readFileSync(join(tiles, 'golan.pmtiles'));
  return {
    url,
    whole,
    get: (path: string, headers = {}) =>
      fetch(`${url}${path}`, { headers: { ...signedIn, ...headers } }),
  };
}

test('lists the files that are there, and serves any range of bytes of them', async () => {
  const { get, whole } = await opened();
  expect(await (await get('/api/tiles')).json()).toEqual([
    { name: 'empty.pmtiles', bytes: 0 },
    { name: 'golan.pmtiles', bytes: whole.length },
  ]);
  for (const [range, first, last] of [
    ['bytes=0-16383', 0, 16_383],
    ['bytes=10240-10249', 10_240, 10_249],
    [`bytes=${whole.length - 5}-`, whole.length - 5, whole.length - 1],
    ['bytes=-7', whole.length - 7, whole.length - 1],
    [`bytes=5-${whole.length + 100}`, 5, whole.length - 1],
  ] as const) {
    const answer = await get('/tiles/golan.pmtiles', { Range: range });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([
      206,
      `bytes ${first}-${last}/${whole.length}`,
    ]);
    expect(Buffer.from(await answer.arrayBuffer()).equals(whole.subarray(first, last + 1))).toBe(
      true,
    );
    expect(answer.headers.get('etag')).toMatch(/^"[\da-z]+-[\da-z]+"$/);
  }
  const all = await get('/tiles/golan.pmtiles');
  expect(all.status).toBe(200);
  expect(Buffer.from(await all.arrayBuffer()).equals(whole)).toBe(true);
});

test('a range that begins after the end is refused, and the size said', async () => {
  const { get, whole } = await opened();
  const answer = await get('/tiles/golan.pmtiles', { Range: `bytes=${whole.length}-` });
  expect([answer.status, answer.headers.get('content-range')]).toEqual([
    416,
    `bytes */${whole.length}`,
  ]);
  expect((await get('/tiles/empty.pmtiles', { Range: 'bytes=0-16383' })).status).toBe(416);
  expect((await get('/tiles/empty.pmtiles')).status).toBe(200);
});

test.each([
  '/tiles/notes.txt',
  '/tiles/none.pmtiles',
  '/tiles/folder.pmtiles',
  '/tiles/..%2Fsecret.pmtiles',
  '/tiles/%2e%2e/secret.pmtiles',
  '/tiles/golan.pmtiles%00',
])('%s is not there', async (path) => {
  const { get } = await opened();
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('outside');
});

test('nobody sees tiles without signing in, and without a folder there are none', async () => {
  const { url } = await opened();
  for (const path of ['/api/tiles', '/tiles/golan.pmtiles']) {
    expect((await fetch(`${url}${path}`)).status).toBe(401);
  }
  const other = await serve({ tiles: join(scratch(), 'missing') });
  const answer = await fetch(`${other.url}/api/tiles`, { headers: signedIn });
  expect(await answer.json()).toEqual([]);
});

test.each([
  [undefined, 'all'],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=3-', { first: 3, last: 9 }],
  ['bytes=-3', { first: 7, last: 9 }],
  ['bytes=-30', { first: 0, last: 9 }],
  ['bytes=-0', 'unmet'],
  ['bytes=10-20', 'unmet'],
  ['bytes=5-2', 'all'],
  ['bytes=0-1,3-4', 'all'],
  ['lines=1-2', 'all'],
  ['bytes=-', 'all'],
])('of ten bytes %s is %o', (header, range) => {
  expect(parseRange(header, 10)).toEqual(range);
});
