/** The first page of an exercise: which desks it offers, who enters by it, and to whom it says nothing. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { person } from '../support/people.ts';
import { connected } from '../support/raw.ts';
import { serve, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { Visitor } from '../support/visitor.ts';

const Choice = z.strictObject({
  desks: z.array(
    z.strictObject({
      id: z.string(),
      letters: z.string(),
      name: z.object({}).loose(),
      colour: z.string(),
      connected: z.int(),
      seats: z.array(z.strictObject({ as: z.string(), path: z.string() })),
    }),
  ),
  wall: z.string(),
  seq: z.int(),
  code: z.string(),
  lap: z.strictObject({ nth: z.int(), began: z.iso.datetime() }).optional(),
});

const choice = async (server: TestServer) =>
  Choice.parse(await (await fetch(`${server.url}/api/choice`)).json());

/** The status that a request with these headers gets. */
async function statusUnder(server: TestServer, ...headers: readonly string[]): Promise<string> {
  const socket = await connected(server.port);
  const head = ['GET /api/choice HTTP/1.1', ...headers, 'Connection: close'];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  let text = '';
  for await (const part of socket) text += part;
  return text.split(' ')[1] ?? '';
}

test('[S18] every desk is offered with three seats, each of which signs in a person of its own', async () => {
  const server = await serve();
  const { desks, wall, code, seq } = await choice(server);
  expect([code, seq]).toEqual([server.served().replica.code, 1]);
  expect(desks.map(({ id }) => id)).toEqual(['us', 'il', 'sy']);
  for (const { id, seats } of desks) {
    expect(seats.map(({ as }) => as)).toEqual(['officer', 'analyst', 'second']);
    for (const { as, path } of seats) {
      const visitor = new Visitor(server);
      expect((await visitor.get(path)).status).toBe(302);
      expect(visitor.base).toMatch(/^\/t\//);
      const role = as === 'second' ? 'officer' : as;
      const { body } = await visitor.get('/api/me');
      expect(body).toMatchObject({ desk: id, person: `${id}-${as}`, role });
    }
  }
  const visitor = new Visitor(server);
  expect((await visitor.get(wall)).headers.get('Location')).toMatch(/\/wall$/);
});

test('[S18] it says how many screens of each desk are connected, as they come and go', async () => {
  const server = await serve();
  const counts = async () => (await choice(server)).desks.map((desk) => desk.connected);
  expect(await counts()).toEqual([0, 0, 0]);
  await server.screen(person('il'));
  const second = await server.screen(person('il'));
  expect(await counts()).toEqual([0, 2, 0]);
  second.drop();
  await until(async () => (await counts()).join() === '0,1,0');
});

test('[S18] the exercise is begun anew for who is on this machine, from this page, and not where none is played', async () => {
  let asked = 0;
  const lap = () => ({ nth: 1 + asked, began: Date.parse('2026-11-29T09:02:00Z') });
  const ended = Promise.resolve('stopped' as const);
  const exercise = () => ({ ended, lap, anew: () => void asked++ });
  const played = await serve({ exercise });
  const anew = ({ url }: TestServer, more: Record<string, string> = {}) =>
    fetch(`${url}/api/choice/anew`, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json', ...more },
    });
  expect((await choice(played)).lap).toEqual({ nth: 1, began: '2026-11-29T09:02:00.000Z' });
  expect((await anew(played)).status).toBe(202);
  expect((await choice(played)).lap?.nth).toBe(2);
  expect((await anew(played, { Origin: 'https://evil.example' })).status).toBe(403);
  expect((await anew(await serve())).status).toBe(404);
  expect((await anew(await serve({ exercise, mode: 'live' }))).status).toBe(404);
  expect(asked).toBe(1);
});

test('[S18] nothing is offered under a name that another site may take, from another machine, or by a live cell', async () => {
  const server = await serve();
  for (const host of ['127.0.0.1', 'localhost:8080', '[::1]:8080']) {
    expect(await statusUnder(server, `Host: ${host}`), host).toBe('200');
  }
  for (const host of ['evil.example', '127.0.0.1.evil.example', '10.0.0.1']) {
    expect(await statusUnder(server, `Host: ${host}`), host).toBe('404');
  }
  const behind = await serve({ proxy: '127.0.0.1', origin: 'https://cell.example' });
  const local = ['Host: localhost', 'X-Forwarded-Proto: https'];
  expect(await statusUnder(behind, ...local, 'X-Forwarded-For: 127.0.0.1')).toBe('404');
  expect(await statusUnder(behind, ...local, 'X-Forwarded-For: 10.1.2.3')).toBe('404');
  const live = await serve({ mode: 'live' });
  expect(await statusUnder(live, 'Host: localhost')).toBe('404');
});
