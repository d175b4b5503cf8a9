import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { PictureId } from '../../picture/basics.ts';
import { added } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { handshake } from '../support/raw.ts';
import { Screen } from '../support/screen.ts';
import { OFFICER, OUTSIDER, serve, type TestServer } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';
import '../support/seed.ts';

const live = ({ url }: TestServer, path = '/api/pictures/shared/live') =>
  `${url.replace('http', 'ws')}${path}`;

/** What the server answers to these bytes, until it ends the connection. */
async function raw(server: TestServer, text: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(text);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

describe('who may listen', () => {
  test('[P6] 401 for nobody, as HTTP', async () => {
    const server = await serve();
    await expect(Screen.open(live(server), undefined)).rejects.toThrow('401');
    await expect(Screen.open(live(server), 'tripoint=x.y')).rejects.toThrow('401');
  });
  test('[P8] 403 for a page of another origin; none, or its own, may', async () => {
    const server = await serve();
    const from = (Origin: string) => Screen.open(live(server), cookieOf(OFFICER), { Origin });
    await expect(from('http://evil.example')).rejects.toThrow('403');
    await expect(from('null')).rejects.toThrow('403');
    (await from(server.url)).drop();
  });
  test('[P1] 404 for who is not a member, as for a picture that there is not', async () => {
    const server = await serve();
    const at = (path: string, who = OFFICER) => Screen.open(live(server, path), cookieOf(who));
    await expect(at('/api/pictures/shared/live', OUTSIDER)).rejects.toThrow('404');
    await expect(at('/api/pictures/us/live', person('il'))).rejects.toThrow('404');
    await expect(at('/api/pictures/none/live')).rejects.toThrow('404');
    await expect(at('/api/pictures/shared/live/')).rejects.toThrow('404');
    await expect(at('/')).rejects.toThrow('404');
    (await at('/api/pictures/us/live')).drop();
    (await at('/api/pictures/us/live', person('us', 'observer'))).drop();
  });
  test('[P13] 404 for a wall that the picture was not chosen for', async () => {
    const server = await serve();
    const wall = person('us', 'wall');
    const at = (picture: string, who = wall) =>
      Screen.open(live(server, `/api/pictures/${picture}/live`), cookieOf(who));
    (await at('shared')).drop();
    await expect(at('us')).rejects.toThrow('404');
    (await at('us', { ...wall, pictures: [PictureId.parse('us')] })).drop();
    await expect(at('shared', { ...wall, pictures: [] })).rejects.toThrow('404');
  });
  test('[W2] 400 for a standing that cannot be read', async () => {
    const server = await serve();
    const hash = 'a'.repeat(64);
    for (const query of [
      `after=-1&hash=${hash}`,
      `after=1e3&hash=${hash}`,
      'after=1',
      'after=1&hash=A',
      `after=&hash=${hash}`,
    ])
      await expect(
        Screen.open(live(server, `/api/pictures/shared/live?${query}`), cookieOf(OFFICER)),
        query,
      ).rejects.toThrow('400');
  });
});

describe('[W5] what no client sends', () => {
  test.each(['//', '/\\', '//:0', 'http://', '/api/pictures/%zz/live', '*'])(
    'an upgrade to %s is refused and ends nothing else',
    async (path) => {
      const server = await serve();
      const other = await server.screen();
      expect(await raw(server, handshake(path))).toMatch(/^HTTP\/1.1 40[04] /);
      expect(server.served().stream.sockets).toBe(1);
      await server.ask(added());
      await other.next('entries');
    },
  );
  test.each([
    ['an old version', { 'Sec-WebSocket-Version': '7' }],
    ['no key', { 'Sec-WebSocket-Key': '' }],
    ['a key that is none', { 'Sec-WebSocket-Key': 'x' }],
  ])('a handshake with %s is refused', async (_, headers) => {
    const server = await serve();
    expect(await raw(server, handshake('/api/pictures/shared/live', headers))).toMatch(
      /^HTTP\/1.1 4\d\d /,
    );
    expect(server.served().stream.sockets).toBe(0);
  });
  test('an ordinary request that offers another protocol is answered as if it did not', async () => {
    const server = await serve();
    const offer = handshake('/healthz', { Upgrade: 'h2c', Connection: 'Upgrade, close' });
    expect(await raw(server, offer)).toMatch(/^HTTP\/1.1 200 OK/);
  });
  test('a refused socket is let go of, even if the other side stays', async () => {
    const server = await serve();
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write(handshake('/api/pictures/none/live'));
    socket.resume();
    await once(socket, 'end');
    await server.close(); // would wait for it for ever
    socket.destroy();
  });
});
