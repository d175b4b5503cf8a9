import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connected, handshake } from '../support/raw.ts';
import { OFFICER, serve, type TestServer } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';

/** What the server answers to these bytes, until it ends the connection. */
async function raw(server: TestServer, text: string): Promise<string> {
  const socket = await connected(server.port);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

const LIVE = '/api/pictures/shared/live';
const ASKED = {
  'a path that leaves': 'GET /../package.json HTTP/1.1\r\nHost: cell\r\nConnection: close\r\n\r\n',
  'a socket at a path that leaves': handshake('/api/../x'),
  'a socket from another site': handshake(LIVE, { Origin: 'http://evil.example' }),
  'a socket with a session that is none': handshake(LIVE, {
    Cookie: `tripoint=${Buffer.alloc(32, 3).toString('base64url')}`,
  }),
  'a socket on a picture that is none': handshake('/api/pictures/none/live'),
};

/** People's file takes no more records, as on a full disk, until the function that is given back is called. */
function fill({ people: { store } }: TestServer): () => void {
  const run = (sql: string) => store.prepare(sql).run();
  run(`CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT raise(ABORT, 'disk full'); END`);
  return () => void run('DROP TRIGGER full');
}

describe('[S12] a refusal that cannot be recorded', () => {
  test.each(Object.entries(ASKED))(
    '%s: 500, told as a fault, and the server goes on',
    async (_, text) => {
      const server = await serve();
      const other = await server.screen();
      const empty = fill(server);
      expect(await raw(server, text)).toMatch(/^HTTP\/1\.1 500 Internal Server Error\r\n/);
      expect(server.faults.splice(0)).toMatchObject([{ message: 'disk full' }]);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      await other.roundTrip();
      empty();
      server.people.refusals.flush(true);
      const { replica } = server.served('access-cell');
      const own = server.served('access-us').replica;
      while (replica.head.seq + own.head.seq < 3) await new Promise(setImmediate); // late, not lost
    },
  );
});

/** From now on whoever connects to a server here seems to do so from this address. */
function from(address: string): void {
  const accepted = (message: unknown) => {
    const { socket } = Object(message);
    Object.defineProperty(socket, 'remoteAddress', { value: address });
  };
  subscribe('net.server.socket', accepted);
  onTestFinished(() => void unsubscribe('net.server.socket', accepted));
}

describe('[S14] where a proxy is named and the server itself speaks no TLS', () => {
  const behind = { proxy: '192.0.2.2', origin: 'https://cell.example' };
  const health = 'GET /healthz HTTP/1.1\r\nHost: cell\r\nConnection: close\r\n\r\n';
  const forged = { 'X-Forwarded-For': '127.0.0.1', 'X-Forwarded-Proto': 'https' };
  test('who comes past it gets 421, for a page as for a socket, whatever they say', async () => {
    const server = await serve(behind);
    from('192.0.2.3');
    const Cookie = cookieOf(OFFICER).replace('tripoint', '__Host-tripoint');
    const answer = await fetch(`${server.url}/api/me`, { headers: { Cookie, ...forged } });
    expect(answer.status).toBe(421);
    expect(await answer.json()).toMatchObject({ error: { kind: 'misdirected', rule: 'S14' } });
    for (const asked of [
      handshake(LIVE, { Cookie, ...forged }),
      health,
      ASKED['a path that leaves'],
    ])
      expect(await raw(server, asked)).toMatch(/^HTTP\/1\.1 421 /);
    expect(server.served().stream.sockets).toBe(0);
  });
  test.each(['192.0.2.2', '::ffff:192.0.2.2', '127.0.0.1', '::1'])(
    '%s gets through',
    async (peer) => {
      const server = await serve(behind);
      from(peer);
      expect(await raw(server, health)).toMatch(/^HTTP\/1\.1 200 /);
    },
  );
  test('where none is named, anybody who reaches the server is answered', async () => {
    const server = await serve();
    from('192.0.2.3');
    expect(await raw(server, health)).toMatch(/^HTTP\/1\.1 200 /);
  });
});
