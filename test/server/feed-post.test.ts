import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { createPost } from '../../server/feed/post.ts';
import { Clock } from '../support/clock.ts';

type Handler = (lines: readonly string[], answer: ServerResponse, request: IncomingMessage) => void;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that handles the nth request with the nth handler, and later ones with the last. */
async function serverOf(...handlers: readonly Handler[]) {
  const got: (readonly string[])[] = [];
  const server = createServer(async (request, answer) => {
    const lines = (await text(request)).split('\n').filter((line) => line !== '');
    const handler = handlers[Math.min(got.length, handlers.length - 1)];
    got.push(lines);
    handler?.(lines, answer, request);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const waits: number[] = [];
  const clock = new Clock();
  const post = createPost({
    url: `http://127.0.0.1:${address.port}/changes`,
    authorization: 'Feed x',
    patience: 3000,
    waiting: (_, ms) => waits.push(ms),
    now: clock.now,
    sleep: async (ms) => clock.pass(ms),
  });
  return { post, got, waits };
}

const taken = (line: string) =>
  JSON.stringify({ status: 201, seq: Number(line), item: `E-${line}`, hash: 'f'.repeat(64) });
const declined = (status: number, why: string) =>
  JSON.stringify({ status, error: { kind: 'x', field: 'f', why } });
const takeAll: Handler = (lines, answer) => answer.end(`${lines.map(taken).join('\n')}\n`);
const outcome = (seq: number) => ({ kind: 'taken', seq, item: `E-${seq}` });

describe('sending to the server', () => {
  test('answers come in order, refusals among them; it says whose feed it is', async () => {
    let authorization: string | undefined;
    const { post } = await serverOf((lines, answer, { headers }) => {
      ({ authorization } = headers);
      answer.end(lines.map((l) => (l === '2' ? declined(422, 'no') : taken(l))).join('\n'));
    });
    expect(await post(['1', '2', '3'])).toEqual([
      outcome(1),
      { kind: 'refused', rule: undefined, field: 'f', why: 'no' },
      outcome(3),
    ]);
    expect(authorization).toBe('Feed x');
  });

  test('429 and 503 are asked again after Retry-After, a lost or cut answer after a while', async () => {
    const { post, got, waits } = await serverOf(
      (_, answer) => answer.writeHead(429, { 'Retry-After': '0.05' }).end('{}'),
      (_, answer) => answer.writeHead(503, { 'Retry-After': '0' }).end('{}'),
      (_, answer) => answer.destroy(),
      (lines, answer) => answer.end(lines.slice(0, 1).map(taken).join('\n')),
      takeAll,
    );
    expect(await post(['1', '2'])).toEqual([outcome(1), outcome(2)]);
    expect(got).toHaveLength(5);
    expect(waits.slice(0, 2)).toEqual([50, 0]);
  });

  test('lines that were answered 503 alone are sent again, the others not', async () => {
    const { post, got } = await serverOf(
      (lines, answer) =>
        answer.end(lines.map((l) => (l === '2' ? declined(503, 'stopping') : taken(l))).join('\n')),
      takeAll,
    );
    expect(await post(['1', '2', '3'])).toEqual([outcome(1), outcome(2), outcome(3)]);
    expect(got).toEqual([['1', '2', '3'], ['2']]);
  });

  test('a body that is refused as a whole is halved until the bad line is found', async () => {
    const { post } = await serverOf((lines, answer, request) => {
      if (!lines.includes('bad')) takeAll(lines, answer, request);
      else answer.writeHead(413).end(declined(413, 'too long'));
    });
    const lines = ['1', '2', 'bad', '4', '5'];
    expect(await post(lines)).toEqual([
      outcome(1),
      outcome(2),
      { kind: 'refused', rule: undefined, field: '', why: 'too long' },
      outcome(4),
      outcome(5),
    ]);
  });

  test('what does not pass by waiting stops it; so does waiting for too long', async () => {
    const nobody = await serverOf((_, answer) =>
      answer.writeHead(401).end(declined(401, 'nobody is signed in here')),
    );
    expect(await nobody.post(['1'])).toEqual({ kind: 'stopped', why: 'nobody is signed in here' });
    const never = await serverOf((_, answer) => answer.writeHead(503).end(declined(503, 'closed')));
    expect(await never.post(['1'])).toEqual({ kind: 'stopped', why: 'closed' });
    const waited = never.waits.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeLessThanOrEqual(3000); // its patience
    expect(waited).toBeGreaterThan(500);
  });
});
