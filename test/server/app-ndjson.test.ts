import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { added, reported } from '../support/examples.ts';
import { asked, OFFICER, serve } from '../support/server.ts';
import { cookieOf } from '../support/sessions.ts';
import '../support/seed.ts';

const CHANGES = '/api/pictures/shared/changes';
const NDJSON = { 'Content-Type': 'application/x-ndjson' };

describe('NDJSON', () => {
  test('[L7] one answer a line, in order; what can be taken is taken together', async () => {
    const server = await serve();
    const twice = asked(reported());
    const lines = [
      twice,
      '{',
      asked(reported({ precedence: 'LOUD' })),
      '',
      asked({ type: 'event.withdrawn', item: 'E-99', reason: 'x' }),
      asked(added({ on: 'E-2' })),
      twice,
      asked(reported()).padEnd(65 * 1024),
    ];
    const response = await server.get(CHANGES, OFFICER, {
      method: 'POST',
      body: `${lines.join('\n')}\r\n`,
      headers: NDJSON,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const answers = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toEqual([
      { status: 201, seq: 2, item: 'E-2', hash: expect.any(String) },
      { status: 400, error: expect.objectContaining({ rule: 'W9' }) },
      { status: 400, error: expect.objectContaining({ field: 'change.event.precedence' }) },
      { status: 422, error: expect.objectContaining({ rule: 'R6' }) },
      { status: 201, seq: 3, item: 'A-3', hash: expect.any(String) },
      { status: 201, seq: 2, item: 'E-2', hash: expect.any(String) },
      { status: 413, error: expect.objectContaining({ rule: 'W9' }) },
    ]);
    expect(server.served().replica.head.seq).toBe(3);
  });
  test('nothing, and blank lines, have no answers', async () => {
    const server = await serve();
    for (const body of ['', '\n\n\n']) {
      const response = await server.get(CHANGES, OFFICER, {
        method: 'POST',
        body,
        headers: NDJSON,
      });
      expect([response.status, await response.text()]).toEqual([200, '']);
    }
  });
  test('500 lines in one body are committed together', async () => {
    const log = memoryLog();
    const commits: number[] = [];
    const append: Log['append'] = (lines) => {
      commits.push(lines.length);
      return log.append(lines);
    };
    const server = await serve({ log: () => ({ ...log, append }), cell: SHARED_ONLY });
    const body = Array.from({ length: 500 }, () => asked(added())).join('\n');
    await server.get(CHANGES, OFFICER, { method: 'POST', body, headers: NDJSON });
    expect(commits).toEqual([1, 500]);
  });
});

test('a body that breaks off takes nothing and is no fault of the server', async () => {
  const server = await serve();
  for (const length of ['Content-Length: 5000', 'Transfer-Encoding: chunked']) {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      `POST ${CHANGES} HTTP/1.1\r\nHost: cell\r\nCookie: ${cookieOf(OFFICER)}\r\n${length}\r\n\r\n`,
    );
    socket.write('10\r\n{"id":"');
    await new Promise(setImmediate);
    socket.destroy();
    await once(socket, 'close');
  }
  expect((await server.ask(reported())).body.seq).toBe(2);
});
