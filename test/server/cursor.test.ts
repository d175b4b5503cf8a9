/** What is on its way to a socket is bounded, whatever the socket does: [W5]. */

import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { CLOSE } from '../../picture/wire.ts';
import { Cursor } from '../../server/pictures/cursor.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { reported } from '../support/examples.ts';
import { START } from '../support/keeping.ts';
import { command } from '../support/logs.ts';
import { drawn, type Screen } from '../support/screen.ts';
import { OFFICER, serve, type TestServer } from '../support/server.ts';

const KIB = 1024;
const text = { original: 'en', en: 'x'.repeat(2000) };
let nextId = 100_000;

/** Appends events of about 3 KB, 20 in a commit. */
async function write(server: TestServer, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 20) {
    const group = Array.from({ length: Math.min(20, left) }, () =>
      command(reported({ text }), nextId++),
    );
    await server.served().appender.append(OFFICER, group);
  }
}

/** A screen that holds entry 1 and says `received` only when the test does. */
async function silent(server: TestServer): Promise<Screen> {
  const { seq, hash } = server.served().replica.head;
  const screen = await server.screen(OFFICER, { after: seq, hash });
  screen.receives = false;
  await screen.next('screens');
  return screen;
}

const bytesOf = ({ frames }: Screen) =>
  frames
    .filter(({ header: { type } }) => type === 'entries')
    .reduce((sum, { line, lines }) => sum + [line, ...lines].join('\n').length + 10, 0);

describe('[W5] a socket that does not say what it received', () => {
  test('is sent 256 KiB of entries and no more, while beats go on and others get all', async () => {
    const server = await serve({ cell: SHARED_ONLY });
    const [screen, other] = [await silent(server), await server.screen()];
    await write(server, 280);
    await other.until(() => other.reached === 281);
    await screen.roundTrip();
    expect(bytesOf(screen)).toBeGreaterThan(128 * KIB);
    expect(bytesOf(screen)).toBeLessThanOrEqual(256 * KIB);
    const before = screen.count;
    await screen.next('beat');
    await screen.next('beat');
    expect(screen.count).toBe(before);
  });
  test('goes on with entries once it says so, if it lacks no more than 300', async () => {
    const server = await serve({ cell: SHARED_ONLY });
    const screen = await silent(server);
    await write(server, 280);
    await screen.roundTrip();
    for (let said = 0; screen.reached < 281; ) {
      const before = bytesOf(screen);
      expect(before - said).toBeLessThanOrEqual(256 * KIB);
      said = before;
      screen.say({ type: 'received', seq: screen.reached });
      await screen.until(() => bytesOf(screen) > before);
    }
    expect(screen.frames.map(({ header: { type } }) => type)).not.toContain('gap');
    expect(screen.seqs).toEqual(Array.from({ length: 280 }, (_, i) => i + 2));
  });
  test('is told of a gap until the head, if it lacks more; and is sent what follows', async () => {
    const server = await serve({ cell: SHARED_ONLY });
    const screen = await silent(server);
    const { picture, head } = server.served().replica;
    await write(server, 500);
    await screen.roundTrip();
    expect(screen.reached).toBeLessThan(200);
    screen.say({ type: 'received', seq: screen.reached });
    expect((await screen.next('gap')).header).toEqual({ type: 'gap', until: 501 });
    await write(server, 1);
    await screen.until(() => screen.reached === 502);
    const { replica } = server.served();
    expect(drawn(screen.frames, { picture, head }).code).toBe(replica.code);
  });
});

describe('what a socket says that it received', () => {
  test('does not count among its messages if it says something new', async () => {
    const server = await serve({ cell: SHARED_ONLY });
    const screen = await silent(server);
    for (let last = 21; last <= 1001; last += 20) {
      await write(server, 20);
      await screen.until(() => screen.reached === last);
      screen.say({ type: 'received', seq: last });
    }
    await screen.roundTrip();
    expect(screen.socket.readyState).toBe(screen.socket.OPEN);
    for (let i = 0; i < 120; i++) screen.say({ type: 'received', seq: 1001 });
    expect(await screen.closed).toMatchObject({ code: CLOSE.rubbish });
  });
  test('of entries that it was never sent, changes nothing', async () => {
    const server = await serve({ cell: SHARED_ONLY });
    const screen = await silent(server);
    await write(server, 280);
    await screen.roundTrip();
    const before = screen.count;
    screen.say({ type: 'received', seq: 281 });
    screen.say({ type: 'received', seq: 999_999 });
    await screen.roundTrip();
    await screen.next('beat');
    expect(screen.count).toBe(before);
  });
});

/** A socket on which bytes wait, as the cursor sees it. */
function waiting(bytes: number) {
  const closed: number[] = [];
  const state = { bufferedAmount: bytes, _socket: { bytesWritten: bytes, writableLength: bytes } };
  const socket = { ...state, close: (code: number) => closed.push(code), terminate: () => {} };
  return { socket, closed };
}

test('[W5] a socket that takes nothing of what waits for it is closed after 30 s, others are not', () => {
  const [stuck, slow, idle] = [waiting(1000), waiting(1000), waiting(0)];
  const sockets = [stuck, slow, idle].map(({ socket }) => socket);
  const cursors = sockets.map((socket) => new Cursor(socket as unknown as WebSocket, START));
  for (let s = 0; s <= 31; s++) {
    slow.socket._socket.writableLength -= 1;
    for (const cursor of cursors) cursor.checkStuck(START + s * 1000);
    expect(stuck.closed, `after ${s} s`).toEqual(s > 30 ? [CLOSE.slow] : []);
  }
  expect([...slow.closed, ...idle.closed]).toEqual([]);
});
