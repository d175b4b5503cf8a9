import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { mintLinkToken } from '../../server/people/signed-tokens.ts';
import { SECRET } from '../support/cell.ts';
import { tabIn } from '../support/follow.ts';
import { OFFICER, serve, type TestServer } from '../support/server.ts';

const pem = (name: string) => readFileSync(join(import.meta.dirname, '../support/tls', name));
/** Made for these tests, of nobody, good for a hundred years. */
const tls = { cert: pem('cert.pem'), key: pem('key.pem') };

async function get({ port }: TestServer, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, headers, ca: tls.cert, agent: false });
      asked.on('error', reject);
      asked.on('response', async (answer) => {
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, headers, body: await text(answer) });
      });
      asked.end();
    },
  );
}

test('[S14] [S1] over TLS: never to come without, a cookie that only this host can set, sockets too', async () => {
  const server = await serve({ tls });
  expect(server.origin).toBe(`https://localhost:${server.port}`);
  const entered = await get(server, `/enter/${mintLinkToken(SECRET, OFFICER)}`);
  expect(entered.status).toBe(302);
  expect(entered.headers['strict-transport-security']).toBe('max-age=31536000');
  const [set = ''] = [entered.headers['set-cookie']].flat().map(String);
  expect(set).toMatch(
    /^__Secure-tripoint-tab=[\w-]{43}; Path=\/t\/[0-9a-f]{16}\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  const Cookie = set.split(';')[0] ?? '';
  const base = tabIn(set);
  expect((await get(server, `${base}/api/me`, { Cookie })).status).toBe(200);
  const plain = Cookie.replace('__Secure-', '');
  expect((await get(server, `${base}/api/me`, { Cookie: plain })).status).toBe(401);
  const url = `wss://127.0.0.1:${server.port}${base}/api/pictures/shared/live`;
  for (const [Origin, status] of [
    [`https://127.0.0.1:${server.port}`, 'open'],
    [`http://127.0.0.1:${server.port}`, 403],
  ] as const) {
    const socket = new WebSocket(url, { headers: { Cookie, Origin }, ca: tls.cert });
    const became = await new Promise((resolve) => {
      socket.once('open', () => resolve('open'));
      socket.once('unexpected-response', (_, { statusCode }) => resolve(statusCode));
      socket.on('error', () => {}); // the status says enough
    });
    expect(became).toBe(status);
    socket.terminate();
  }
});
