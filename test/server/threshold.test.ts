import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { connected, handshake } from '../support/raw.ts';
import { serve, type TestServer } from '../support/server.ts';

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
      const { keeper } = server.served('access-cell');
      const own = server.served('access-us').keeper;
      while (keeper.head.seq + own.head.seq < 3) await new Promise(setImmediate); // late, not lost
    },
  );
});
