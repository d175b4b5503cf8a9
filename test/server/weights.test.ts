/** What requests cost: each route has a weight, and it is charged. */
import { describe, expect, test } from 'vitest';
import { requireWeights, tokensFor, WEIGHTS } from '../../server/http/weights.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Clock, SECOND } from '../support/clock.ts';
import { fill } from '../support/keeping.ts';
import { LONG } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { OFFICER, serve } from '../support/server.ts';
import { UNLIMITED } from '../support/unlimited.ts';

const PICTURE = '/api/pictures/shared';

describe('[S13] a route without a weight', () => {
  test('is named, and no server starts with it', () => {
    const added = { method: 'GET', path: '/api/new' };
    const known = { method: 'GET', path: '/api/me' };
    expect(() => requireWeights([known, added])).toThrow('without a weight: GET /api/new');
    expect(() => requireWeights([known, { method: 'ALL', path: '/api/*' }])).not.toThrow();
    expect(() => requireWeights([{ method: 'POST', path: '/api/me' }])).toThrow('POST /api/me');
  });
  test('weighs at least one token, and one that grows must say by how much', () => {
    for (const [route, weight] of Object.entries(WEIGHTS))
      expect(typeof weight === 'number' ? weight : weight.once, route).toBeGreaterThanOrEqual(1);
    expect(tokensFor({ once: 1, perThousand: 3 }, 500)).toBe(1.5);
    expect(tokensFor(7, undefined)).toBe(0);
    expect(() => tokensFor({ once: 1, perThousand: 3 }, undefined)).toThrow();
  });
});

describe('[S13] what is charged', () => {
  /** A server of 900 entries, 300 of which made an item, whose people have `burst` tokens and get one a second. */
  async function withTokens(burst: number) {
    const clock = new Clock();
    const log = memoryLog();
    await fill(log, LONG);
    const limits = { ...UNLIMITED, requests: { rate: 1, burst } };
    const logOf = (picture: string) => (picture === 'shared' ? log : memoryLog());
    const server = await serve({ now: clock.now, limits, log: logOf });
    const status = async (path: string, who = OFFICER, init: RequestInit = {}) => {
      const response = await server.get(path, who, init);
      await response.arrayBuffer();
      return [response.status, response.headers.get('retry-after')];
    };
    return { clock, server, status };
  }
  test('a large answer costs by its entries: 429 when there is not enough, and when there will be', async () => {
    const { clock, status } = await withTokens(6);
    expect(await status(`${PICTURE}/entries?limit=100`)).toEqual([200, null]); // 1 and 0.3
    expect(await status(`${PICTURE}/entries`)).toEqual([200, null]); // 1 and 2.7
    expect(await status(`${PICTURE}/entries`)).toEqual([429, '3']); // 1 of the last one
    expect(await status('/api/me', person('il'))).toEqual([200, null]);
    clock.pass(4 * SECOND);
    expect(await status(`${PICTURE}/entries`)).toEqual([200, null]);
  });
  test.each([
    [`${PICTURE}/export`, 3.7],
    [PICTURE, 1.3],
    [`${PICTURE}?at=500`, 1.3],
  ])('%s costs %d tokens, its HEAD one', async (path, tokens) => {
    const enough = await withTokens(tokens);
    expect(await enough.status(path)).toEqual([200, null]);
    expect(await enough.status('/api/me')).toEqual([429, '1']);
    const head = await withTokens(2);
    for (const method of ['HEAD', 'HEAD'])
      expect(await head.status(path, OFFICER, { method })).toEqual([200, null]);
    expect((await head.status('/api/me'))[0]).toBe(429);
  });
  test('a guess at a password costs as much as a dozen requests of its network', async () => {
    const limits = { ...UNLIMITED, address: { rate: 1, burst: 20 } };
    const server = await serve({ now: new Clock().now, limits });
    const guess = () =>
      server.get('/api/session/password', undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
    expect((await guess()).status).not.toBe(429);
    expect((await guess()).status).toBe(429);
    expect((await server.get('/healthz')).status).toBe(200);
  });
});
