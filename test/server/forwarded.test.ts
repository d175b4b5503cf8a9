import { describe, expect, test } from 'vitest';
import { Role } from '../../picture/wire.ts';
import { feedAuthorization, mintLinkToken } from '../../server/people/signed-tokens.ts';
import { SECRET } from '../support/cell.ts';
import { reported } from '../support/examples.ts';
import { DESKS, person } from '../support/people.ts';
import { Screen } from '../support/screen.ts';
import { asked, OFFICER, serve, stubPage, type TestServer } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';

const behindProxy = () =>
  serve({ proxy: '127.0.0.1', origin: 'https://cell.example', page: stubPage() });

/** What only this machine may do, by its name. */
const RIGHTS: Record<string, (server: TestServer, headers: object) => Promise<number>> = {
  'read the figures': async ({ url }, headers) =>
    (await fetch(`${url}/metrics`, { headers: { ...headers } })).status,
  'see the desks to choose from': async ({ url }, headers) =>
    (await fetch(`${url}/api/choice`, { headers: { ...headers } })).status,
  'enter by a link of the exercise': async ({ url }, headers) => {
    const token = mintLinkToken(SECRET, person('us', Role.enum.officer));
    const asked = { headers: { ...headers }, redirect: 'manual' as const };
    return (await fetch(`${url}/enter/${token}`, asked)).status;
  },
  'report as a feed': async ({ url }, headers) => {
    const [desk] = DESKS;
    if (desk === undefined) throw new Error('no desk');
    const Authorization = feedAuthorization(SECRET, desk);
    const path = `${url}/api/pictures/shared/changes`;
    const asks = { method: 'POST', headers: { Authorization, ...headers } };
    return (await fetch(path, { ...asks, body: asked(reported()) })).status;
  },
};

describe.each(Object.entries(RIGHTS))('[S19] to %s', (_, ask) => {
  test('is for this machine itself', async () => {
    expect(await ask(await behindProxy(), {})).toBeLessThan(400);
  });
  test.each(['127.0.0.1', '::1', '[::1]:80', '::ffff:127.0.0.1', '192.0.2.1'])(
    'is not for whom the proxy calls %s',
    async (named) => {
      const status = await ask(await behindProxy(), { 'X-Forwarded-For': named });
      expect([401, 404]).toContain(status);
    },
  );
  test.each(['unknown', '_hidden', '127.0.0.1.', ' '])('nor for %s', async (named) => {
    expect(await ask(await behindProxy(), { Forwarded: `for="${named}"` })).toBe(400);
  });
});

test('[S19] whom the proxy does not name is refused, for pages, the API and sockets, and recorded', async () => {
  const server = await behindProxy();
  const headers = { 'X-Forwarded-For': 'unknown' };
  for (const path of ['/', '/healthz', '/api/me', '/enter/x']) {
    const answer = await fetch(server.url + path, { headers });
    expect(answer.status, path).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { kind: 'invalid', why: expect.stringContaining('"unknown"'), rule: 'S19' },
    });
  }
  const live = `${server.url.replace('http', 'ws')}/api/pictures/shared/live`;
  await expect(Screen.open(live, cookieOf(OFFICER), headers)).rejects.toThrow('400');
  const { replica } = server.served('access-cell');
  while (replica.head.seq < 2) await new Promise(setImmediate);
  const [line] = await replica.log.read(1, 1);
  expect(Buffer.from(line?.bytes ?? []).toString()).toContain('"what":"origin"');
});
