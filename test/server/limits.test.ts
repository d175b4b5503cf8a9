import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { scaledLimits } from '../../server/http/rate-limits.ts';
import { TokenBuckets } from '../../server/lib/token-buckets.ts';
import { feedAuthorization } from '../../server/people/signed-tokens.ts';
import { SECRET } from '../support/cell.ts';
import { Clock, SECOND } from '../support/clock.ts';
import { added, reported } from '../support/examples.ts';
import { DESKS, person } from '../support/people.ts';
import { Screen } from '../support/screen.ts';
import { asked, OFFICER, serve, type TestServer } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';
import { UNLIMITED } from '../support/unlimited.ts';
import { Visitor } from '../support/visitor.ts';

const few = { rate: 2, burst: 4 };
const NDJSON = { 'Content-Type': 'application/x-ndjson' };

test('[S13] a bucket gives what is in it, fills by the clock, and says when to come again', () => {
  const clock = new Clock();
  const buckets = new TokenBuckets(few, clock.now);
  expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual(Array(4).fill('taken'));
  expect(buckets.take('a')).toBe(1);
  expect(buckets.take('a', 4)).toBe(2);
  expect(buckets.take('b', 3)).toBe('taken');
  clock.pass(SECOND);
  expect(buckets.take('a', 2)).toBe('taken');
  expect(buckets.take('a')).toBe(1);
  clock.pass(3600 * SECOND);
  expect(buckets.take('a', 5)).toBe('taken'); // more than ever fits waits for a full one
  expect(buckets.take('a')).toBe(1);
});

test('[S13] limits are widened together, and are numbers', () => {
  expect(scaledLimits(2, 10)).toMatchObject({
    requests: { rate: 100, burst: 400 },
    sockets: { session: 32, desk: 5, all: 10 },
  });
  for (const odd of [0, -1, Number.NaN]) expect(() => scaledLimits(odd)).toThrow();
});

describe('a server with limits', () => {
  test('[S13] requests of a person: 429, and after how many seconds; others go on', async () => {
    const clock = new Clock();
    const server = await serve({ now: clock.now, limits: { ...UNLIMITED, requests: few } });
    const [noa, dan] = [new Visitor(server), new Visitor(server)];
    noa.cookie = cookieOf(person('il'));
    dan.cookie = cookieOf(person('sy'));
    for (let i = 0; i < 4; i++) expect((await noa.get('/api/me')).status).toBe(200);
    const late = await noa.get('/api/me');
    expect(late).toMatchObject({ status: 429, body: { error: { kind: 'busy' } } });
    expect(late.headers.get('retry-after')).toBe('1');
    expect((await dan.get('/api/me')).status).toBe(200);
    clock.pass(SECOND);
    expect((await noa.get('/api/me')).status).toBe(200);
  });
  test('[S13] requests of an address, whoever asks there; the next address goes on', async () => {
    const server = await serve({
      now: new Clock().now,
      proxy: '127.0.0.1',
      origin: 'https://cell.example',
      limits: { ...UNLIMITED, address: few },
    });
    const [here, there] = [new Visitor(server, '192.0.2.1'), new Visitor(server, '192.0.2.2')];
    for (let i = 0; i < 4; i++) expect((await here.get('/healthz')).status).toBe(200);
    expect((await here.get('/api/entrance')).status).toBe(429);
    expect((await there.get('/api/entrance')).status).toBe(200);
  });
  test('[S13] commands of a person, one by one or many at once; a feed is not held up', async () => {
    const clock = new Clock();
    const server = await serve({ now: clock.now, limits: { ...UNLIMITED, commands: few } });
    const many = (count: number) => Array.from({ length: count }, () => asked(added())).join('\n');
    const path = '/api/pictures/shared/changes';
    const body = many(3);
    const three = await server.get(path, undefined, { method: 'POST', body, headers: NDJSON });
    expect(three.status).toBe(200);
    expect((await server.ask(added())).status).toBe(201);
    const late = await server.post(many(3), { headers: NDJSON });
    expect(late).toMatchObject({ status: 429, body: { error: { kind: 'busy' } } });
    expect(late.headers.get('retry-after')).toBe('2');
    expect(server.served().replica.head.seq).toBe(5);
    const [desk] = DESKS;
    if (desk === undefined) throw new Error('no desk');
    const Authorization = feedAuthorization(SECRET, desk);
    for (let i = 0; i < 9; i++) {
      const answer = await fetch(`${server.url}/api/pictures/shared/changes`, {
        method: 'POST',
        headers: { Authorization },
        body: asked(reported()),
      });
      expect(answer.status).toBe(201);
    }
  });
  test('[S13] sockets of a session, and of all', async () => {
    const sockets = { session: 2, desk: 3, all: 3 };
    const server = await serve({ limits: { ...UNLIMITED, sockets } });
    const first = await server.screen();
    await server.screen(person('us'), {}, 'us');
    await expect(server.screen()).rejects.toThrow('429');
    await server.screen(person('il'));
    await expect(server.screen(person('sy'))).rejects.toThrow('429');
    first.socket.close();
    await first.closed;
    await server.screen(person('sy'));
  });
  test('[S13] one desk cannot take all sockets, by however many sessions', async () => {
    const server = await serve({ limits: { ...UNLIMITED, sockets: scaledLimits(1, 4).sockets } });
    const first = await server.screen();
    await server.screen(person('us', 'analyst'), {}, 'us');
    for (const role of ['officer', 'supervisor', 'wall'] as const)
      await expect(server.screen(person('us', role))).rejects.toThrow('429');
    await server.screen(person('il'));
    first.socket.close();
    await first.closed;
    await server.screen(person('us', 'wall'));
    await server.screen(person('il', 'analyst'));
    await expect(server.screen(person('sy'))).rejects.toThrow('429'); // of all
  });
  test('[S13] opening sockets is limited like requests, of a person', async () => {
    const clock = new Clock();
    const server = await serve({ now: clock.now, limits: { ...UNLIMITED, requests: few } });
    const { seq: after, hash } = server.served().replica.head; // nothing is left to fetch
    const screen = (who = OFFICER) => server.screen(who, { after, hash });
    for (let i = 0; i < 3; i++) (await screen()).drop();
    expect((await server.get('/api/me')).status).toBe(200);
    await expect(screen()).rejects.toThrow('429');
    expect((await server.get('/api/me')).status).toBe(429);
    (await screen(person('il'))).drop();
    clock.pass(SECOND);
    (await screen()).drop();
  });
  test('[S13] opening sockets is limited like requests, of an address, whoever asks there', async () => {
    const server = await serve({
      now: new Clock().now,
      limits: { ...UNLIMITED, address: few },
    });
    const live = `${server.url.replace('http', 'ws')}/api/pictures/shared/live`;
    for (let i = 0; i < 4; i++) await expect(Screen.open(live, undefined)).rejects.toThrow('401');
    await expect(Screen.open(live, undefined)).rejects.toThrow('429');
    await expect(server.screen()).rejects.toThrow('429');
  });
  test('[S13] [W9] bodies about people: 413 over 64 KiB, whether their length is said or not', async () => {
    const server = await serve();
    const long = JSON.stringify({ token: 'x'.repeat(64 * 1024) });
    for (const body of [long, new Blob([long]).stream()]) {
      const answer = await fetch(`${server.url}/api/enrolment/look`, {
        method: 'POST',
        body,
        ...(typeof body === 'string' ? {} : { duplex: 'half' }),
      });
      expect(answer.status).toBe(413);
    }
    const visitor = new Visitor(server);
    expect((await visitor.ask('POST', '/api/walls', { more: 1 })).status).toBe(400);
  });
});

/** What the server answers to these bytes. */
async function raw(server: TestServer, text: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(text);
  socket.on('error', () => socket.destroy());
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  await once(socket, 'close');
  return answer;
}

describe('[S14] a path that tries to leave what is served', () => {
  const target = 'package.json';
  test.each([
    `/../${target}`,
    `/../../${target}`,
    `/assets/../../${target}`,
    `/assets/%2e%2e/%2e%2e/${target}`,
    `/assets/..%2f..%2f${target}`,
    `/assets/%252e%252e/%252e%252e/${target}`,
    `/assets/..\\..\\${target}`,
    `/assets/..%5c..%5c${target}`,
    `/basemap/../../${target}`,
    `/basemap/%2e%2e%2f%2e%2e%2f${target}`,
    `/tiles/..%2f..%2f${target}`,
    `/${target}%00.html`,
    '/..;/etc/passwd',
  ])('%s is refused and recorded', async (path) => {
    const server = await serve();
    const answer = await raw(
      server,
      `GET ${path} HTTP/1.1\r\nHost: cell\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toMatch(/dependencies|root:/);
    const { replica } = server.served('access-cell');
    while (replica.head.seq < 2) await new Promise(setImmediate);
    const [line] = await replica.log.read(1, 1);
    expect(Buffer.from(line?.bytes ?? []).toString()).toContain('"what":"path"');
  });
  test('others are not', async () => {
    const server = await serve();
    for (const path of ['/a..b', '/assets/x...y.js', '/?at=..%2f', '/.well-known/x']) {
      await raw(server, `GET ${path} HTTP/1.1\r\nHost: cell\r\nConnection: close\r\n\r\n`);
    }
    expect(server.people.queue.first(1)).toEqual([]);
    expect(server.served('access-cell').replica.head.seq).toBe(1);
  });
});

describe('headers', () => {
  const strict = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
  test('every answer tells the browser what not to do; passkeys are for the page itself', async () => {
    const server = await serve();
    for (const path of ['/', '/healthz', '/api/me', '/api/entrance', '/nothing']) {
      const { headers } = await fetch(server.url + path);
      expect(Object.fromEntries(headers), path).toMatchObject(strict);
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      );
      expect(headers.get('permissions-policy')).toMatch(/publickey-credentials-get=\(self\)/);
      expect(headers.get('permissions-policy')).toMatch(/camera=\(\)/);
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });
  test('[S14] behind the named proxy, over TLS, also never to come without; another is not believed', async () => {
    const said = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '192.0.2.1' };
    for (const [proxy, believed] of [
      ['127.0.0.1', true],
      ['192.0.2.9', false],
    ] as const) {
      const server = await serve({ proxy, origin: 'https://cell.example' });
      const { headers } = await fetch(`${server.url}/`, { headers: said });
      expect(headers.has('strict-transport-security')).toBe(believed);
      const figures = await fetch(`${server.url}/metrics`, { headers: said });
      expect(figures.status).toBe(believed ? 404 : 200); // as who asks is elsewhere, or here
    }
  });
});
