import { describe, expect, test } from 'vitest';
import { Command } from '../../picture/entry.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { added, reported } from '../support/examples.ts';
import { asked, OFFICER, serve } from '../support/server.ts';
import '../support/seed.ts';

describe('a server that cannot take more answers', () => {
  test('429 with Retry-After while too many commands wait, 201 once they do not', async () => {
    const held = Promise.withResolvers<void>();
    let hold = false;
    const log = memoryLog();
    const append: Log['append'] = async (lines) => {
      if (hold) await held.promise;
      return log.append(lines);
    };
    const server = await serve({ log: () => ({ ...log, append }), cell: SHARED_ONLY });
    const { appender } = server.served();
    hold = true;
    const one = Command.parse(JSON.parse(asked(added())));
    const waiting = appender.append(OFFICER, new Array(20_001).fill(one));
    const busy = await server.ask(reported());
    expect(busy).toMatchObject({ status: 429, body: { error: { kind: 'busy' } } });
    expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0);
    held.resolve();
    await waiting;
    expect((await server.ask(reported())).status).toBe(201);
  });

  test('[L9] 503 with Retry-After when a commit failed; reading goes on', async () => {
    const log = memoryLog();
    let broken = false;
    const append: Log['append'] = async (lines) => {
      if (broken) throw new Error('disk full');
      return log.append(lines);
    };
    const server = await serve({ log: () => ({ ...log, append }), cell: SHARED_ONLY });
    await server.ask(reported());
    broken = true;
    for (let i = 0; i < 2; i++) {
      const refused = await server.ask(reported());
      expect(refused).toMatchObject({
        status: 503,
        body: { error: { kind: 'closed', why: expect.stringMatching(/disk full/) } },
      });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      broken = false; // it stays closed: what is on the disk is not known
    }
    const ready = await server.get('/readyz');
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringMatching(/disk full/)]);
    expect((await server.get('/healthz')).status).toBe(200);
    expect(await (await server.get('/api/pictures/shared')).json()).toMatchObject({ seq: 2 });
  });

  test('[P6] what failed in the picture of one desk says nothing of it to others', async () => {
    const stopping = (id: string): Log => {
      const log = memoryLog();
      let broken = false;
      return {
        ...log,
        append: async (lines) => {
          if (broken && id === 'us') throw new Error('disk full');
          broken = true; // after the opening
          return log.append(lines);
        },
      };
    };
    const server = await serve({ log: stopping });
    const own = { picture: 'us' };
    expect((await server.ask(reported(), own)).status).toBe(503);
    const ready = await server.get('/readyz');
    expect([ready.status, await ready.text()]).toEqual([
      503,
      'the log of one desk is open for reading only',
    ]);
    expect((await server.ask(reported())).status).toBe(201);
  });

  test('500 for a fault of the server, which is told of it', async () => {
    const log = memoryLog();
    const server = await serve({
      log: () => ({
        ...log,
        read: async (seq, limit) =>
          limit === 1 ? Promise.reject(new Error('unreadable')) : log.read(seq, limit),
      }),
      cell: SHARED_ONLY,
    });
    const body = asked(reported());
    await server.post(body);
    const again = await server.post(body); // has to read the entry that took it
    expect(again).toMatchObject({
      status: 500,
      body: { error: { kind: 'fault', why: expect.any(String) } },
    });
    expect(server.faults.splice(0).map(({ message }) => message)).toEqual(['unreadable']);
    expect((await server.ask(reported())).status).toBe(201);
  });
});
