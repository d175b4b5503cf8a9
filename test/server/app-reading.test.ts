import { describe, expect, test } from 'vitest';
import { Hash, PersonId } from '../../picture/basics.ts';
import { hashOf } from '../../picture/chain.ts';
import type { Person } from '../../picture/decide.ts';
import { splitTab } from '../../picture/tab.ts';
import { viewsOf } from '../../picture/views/deciding.ts';
import { mintLinkToken } from '../../server/people/signed-tokens.ts';
import { verify } from '../../server/verify/verify.ts';
import { CELL, SECRET } from '../support/cell.ts';
import { added, reported } from '../support/examples.ts';
import { command } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { OFFICER, serve, type TestServer } from '../support/server.ts';
import '../support/seed.ts';

const ENTRIES = '/api/pictures/shared/entries';

async function linesAt(server: TestServer, path: string): Promise<string[]> {
  const response = await server.get(path);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'application/x-ndjson',
  ]);
  const text = await response.text();
  if (text !== '') expect(text.endsWith('\n')).toBe(true);
  return text.split('\n').slice(0, -1);
}

const bytesOf = (line: string): Uint8Array => new TextEncoder().encode(line);

async function withEvents(n: number, now?: () => number): Promise<TestServer> {
  const server = await serve(now ? { now } : {});
  await Promise.all(Array.from({ length: n }, () => server.ask(reported())));
  return server;
}

test('[L1] entries are the stored lines, in any range', async () => {
  const server = await withEvents(5);
  const stored = (await server.served().replica.log.read(0, 10)).map(({ bytes }) =>
    Buffer.from(bytes).toString(),
  );
  expect(await linesAt(server, ENTRIES)).toEqual(stored);
  for (const [query, from, to] of [
    ['after=2', 2, 6],
    ['until=4', 0, 4],
    ['limit=2', 0, 2],
    ['after=1&until=4', 1, 4],
    ['after=1&limit=2&until=9', 1, 3],
    ['after=6', 6, 6],
    ['after=999999', 6, 6],
    ['limit=0', 0, 0],
    ['after=3&until=2', 0, 0],
  ] as const)
    expect(await linesAt(server, `${ENTRIES}?${query}`), query).toEqual(stored.slice(from, to));
  for (const query of [
    'after=-1',
    'after=x',
    'limit=1.5',
    'until=1e3',
    'after=',
    'after=9999999999999999',
  ]) {
    const response = await server.get(`${ENTRIES}?${query}`);
    expect([response.status, await response.json()], query).toEqual([
      400,
      { error: { kind: 'invalid', field: query.split('=')[0], why: expect.any(String) } },
    ]);
  }
});

test('[C6] an export is every line and one more that says where it ends; it verifies', async () => {
  const server = await serve();
  const events = Array.from({ length: 700 }, (_, i) => command(reported(), i + 1));
  await server.served().appender.append(OFFICER, events);
  const response = await server.get('/api/pictures/shared/export');
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="shared-701.ndjson"',
  );
  await response.body?.cancel();
  const lines = await linesAt(server, '/api/pictures/shared/export');
  const { closed }: { closed: { seq: number; hash: string } } = JSON.parse(lines.pop() ?? '');
  const { head, code } = server.served().replica;
  expect(closed).toEqual({ seq: 701, hash: head.hash });
  const end = { seq: closed.seq, hash: Hash.parse(closed.hash) };
  const pieces = lines.map((line) => ({ kind: 'line' as const, bytes: bytesOf(line) }));
  expect(await verify([...pieces, { kind: 'end', of: 'closing line', end }])).toMatchObject({
    kind: 'verified',
    code,
  });
});

describe('the picture at a moment', () => {
  test('[R15] now, at an entry, at a time, as known and as happened', async () => {
    let clock = Date.parse('2026-11-22T15:00:00.000Z');
    const server = await serve({ now: () => clock });
    const at = (minutes: number) =>
      new Date(Date.parse('2026-11-22T15:00:00.000Z') + minutes * 60_000).toISOString();
    for (const minutes of [-60, -30, -90]) {
      clock += 60_000;
      await server.ask(reported({ occurred: { from: at(minutes) } }));
    }
    const { replica } = server.served();
    const get = async (query: string) => {
      const response = await server.get(`/api/pictures/shared${query}`);
      expect(response.headers.get('content-type')).toBe('application/json');
      const read: {
        seq: number;
        hash: string;
        code: string;
        as: string;
        items: { ref: string }[];
      } = JSON.parse(await response.text());
      return { ...read, refs: read.items.map(({ ref }) => ref) };
    };
    expect(await get('')).toMatchObject({
      seq: 4,
      hash: replica.head.hash,
      code: replica.code,
      as: 'known',
      refs: ['E-2', 'E-3', 'E-4'],
    });
    const [, , third] = await replica.log.read(0, 3);
    expect(await get('?at=3')).toMatchObject({
      seq: 3,
      hash: hashOf(third?.bytes ?? new Uint8Array()),
      refs: ['E-2', 'E-3'],
    });
    expect(await get(`?at=${at(2)}`)).toMatchObject({ seq: 3 });
    expect(await get(`?at=${encodeURIComponent('2026-11-22T17:01:59.999+02:00')}`)).toMatchObject({
      seq: 2,
      refs: ['E-2'],
    });
    expect(await get(`?at=${at(-100)}`)).toMatchObject({ seq: 0, refs: [] });
    expect(await get('?at=0')).toMatchObject({ seq: 0, refs: [] });
    expect(await get('?at=99')).toMatchObject({ seq: 4 });
    expect(await get(`?at=${at(-60)}&as=happened`)).toMatchObject({
      seq: 4,
      as: 'happened',
      refs: ['E-2', 'E-4'],
    });
    expect(await get(`?at=${at(-61)}&as=happened`)).toMatchObject({ refs: ['E-4'] });
    expect(await get('?as=happened')).toMatchObject({ refs: ['E-2', 'E-3', 'E-4'] });
  });
  test('400 for a moment or a view that there is not', async () => {
    const server = await withEvents(0);
    for (const [query, field] of [
      ['at=yesterday', 'at'],
      ['at=', 'at'],
      ['at=2026-02-30T00:00:00Z', 'at'],
      ['as=wished', 'as'],
      ['at=-1', 'at'],
    ] as const) {
      const response = await server.get(`/api/pictures/shared?${query}`);
      expect([response.status, await response.json()], query).toEqual([
        400,
        { error: { kind: 'invalid', field, why: expect.any(String) } },
      ]);
    }
  });
});

describe('who I am and what there is', () => {
  test('cell, me, pictures', async () => {
    const server = await withEvents(1);
    const json = async (path: string, who = OFFICER): Promise<unknown> =>
      JSON.parse(await (await server.get(path, who)).text());
    expect(await json('/api/cell')).toMatchObject({
      desks: [{ id: 'us' }, { id: 'il' }, { id: 'sy' }],
    });
    expect(await json('/api/me', person('sy', 'wall'))).toEqual({
      desk: 'sy',
      person: 'wall.sy',
      role: 'wall',
      roles: ['wall'],
      pictures: ['shared'],
      mode: 'exercise',
      session: expect.objectContaining({ id: expect.stringMatching(/^[0-9a-f]{8}$/) }),
    });
    const { head, code } = server.served().replica;
    expect(await json('/api/pictures', person('il'))).toEqual([
      {
        id: 'shared',
        name: expect.any(Object),
        kind: 'shared',
        seq: head.seq,
        hash: head.hash,
        code,
      },
      expect.objectContaining({ id: 'access-il', kind: 'access', seq: 1 }),
    ]);
  });
  test('who holds the watch is told so, and who stands beside them is not', async () => {
    const server = await withEvents(1);
    const { picture } = server.served().replica;
    const now = Date.now();
    const { hash } = viewsOf(picture, { cell: CELL, now }).brief(OFFICER.desk, now);
    const brief = { seq: picture.seq, at: new Date(now).toISOString(), hash };
    const { body } = await server.ask({ type: 'watch.taken', brief });
    const holds = async (who: Person): Promise<unknown> =>
      JSON.parse(await (await server.get('/api/me', who)).text()).holds;
    expect(await holds(OFFICER)).toEqual({ picture: 'shared', watch: body.item });
    expect(await holds({ ...OFFICER, person: PersonId.parse('another') })).toBeUndefined();
    expect(await holds(person('il'))).toBeUndefined();
  });
  test('a link signs in with a cookie that scripts and other sites do not get', async () => {
    const server = await withEvents(0);
    for (const [role, to] of [
      ['officer', '/?item=E-2&lang=ar'],
      ['analyst', '/?item=E-2&lang=ar'],
      ['wall', '/wall?item=E-2&lang=ar'],
    ] as const) {
      const token = mintLinkToken(SECRET, person('il', role));
      const link = `${server.url}/enter/${token}?item=E-2&lang=ar`;
      const response = await fetch(link, { redirect: 'manual' });
      const { base, path } = splitTab(response.headers.get('location') ?? '');
      expect([response.status, path]).toEqual([302, to]);
      const cookie = response.headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Strict/);
      const me = await fetch(`${server.url}${base}/api/me`, {
        headers: { Cookie: cookie.split(';')[0] ?? '' },
      });
      expect(await me.json()).toMatchObject({ desk: 'il', role });
    }
    const forged = await fetch(`${server.url}/enter/${mintLinkToken(Buffer.alloc(32), OFFICER)}`, {
      redirect: 'manual',
    });
    expect([forged.status, forged.headers.get('set-cookie')]).toEqual([401, null]);
  });
  test('probes, figures and the description need nobody', async () => {
    const server = await withEvents(2);
    await server.screen();
    const text = async (path: string) => (await fetch(server.url + path)).text();
    expect(await text('/healthz')).toBe('ok');
    expect(await text('/readyz')).toBe('ready');
    const figures = await text('/metrics');
    expect(figures).toMatch(/^tripoint_log_head\{picture="shared"\} 3$/m);
    expect(figures).toMatch(/^tripoint_sockets\{picture="shared"\} 1$/m);
    expect(figures).not.toContain('picture="us"'); // how busy one desk is by itself
    expect(figures).toMatch(/route="\/api\/pictures\/:picture\/changes",status="201"/);
    expect(figures).toMatch(/^tripoint_http_answers_total\{route="\/healthz",status="200"\} 1$/m);
    const { paths, openapi }: { paths: object; openapi: string } = JSON.parse(
      await text('/api/openapi.json'),
    );
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/api/pictures/{picture}/changes',
        '/api/pictures/{picture}/entries',
        '/api/pictures/{picture}',
        '/api/cell',
        '/api/me',
        '/api/pictures',
        '/healthz',
        '/readyz',
        '/metrics',
        '/api/pictures/{picture}/live',
      ]),
    );
  });
});

test('[P6] a picture of one desk alone is not served to another by any read', async () => {
  const server = await withEvents(0);
  await server.ask(added(), { picture: 'us' });
  for (const path of ['', '/entries', '/export', '?at=1', '?as=happened'])
    expect((await server.get(`/api/pictures/us${path}`, person('sy'))).status).toBe(404);
});
