import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { GENESIS, type Head } from '../../picture/chain.ts';
import { EMPTY, type Picture } from '../../picture/fold.ts';
import { CLOSE, PROTOCOL, PROTOCOL_HEADER } from '../../picture/wire.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { SECOND, stopTimeouts } from '../support/clock.ts';
import { added, reported } from '../support/examples.ts';
import { fill, textsOf } from '../support/keeping.ts';
import { command, LONG } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { opened } from '../support/raw.ts';
import { drawn } from '../support/screen.ts';
import { random } from '../support/seed.ts';
import { asked, OFFICER, serve, type TestServer } from '../support/server.ts';

const NDJSON = { 'Content-Type': 'application/x-ndjson' };

const write = (server: TestServer, count: number) =>
  server.served().appender.append(
    OFFICER,
    Array.from({ length: count }, () => command(added(), nextId++)),
  );
let nextId = 100_000;

/** Its standing: what a screen at this head asks to go on from. */
const upTo = ({ seq, hash }: Head) => ({ after: seq, hash });

async function long(): Promise<TestServer> {
  const log = memoryLog();
  await fill(log, LONG);
  return serve({ log: () => log, cell: SHARED_ONLY });
}

describe('where a screen begins', () => {
  test('[W2] after the entry that it names, with each later line once', async () => {
    const server = await long();
    const stored = await textsOf(server.served().replica.log);
    for (const head of [GENESIS, LONG.heads[0], LONG.heads[599], LONG.heads[898]]) {
      const screen = await server.screen(OFFICER, upTo(head ?? GENESIS));
      await screen.until(() => screen.reached === 900);
      const all = screen.frames.flatMap(({ lines, fetched }) => [...fetched, ...lines]);
      expect(all).toEqual(stored.slice(head?.seq));
    }
  });
  test('[W5] with entries if it lacks 300, and with a gap until the head if it lacks more', async () => {
    const server = await long();
    const near = await server.screen(OFFICER, upTo(LONG.heads[599] ?? GENESIS));
    await near.until(() => near.reached === 900);
    expect(near.count).toBe(300);
    const far = await server.screen(OFFICER, upTo(LONG.heads[598] ?? GENESIS));
    expect((await far.next('gap')).header).toEqual({ type: 'gap', until: 900 });
    await server.ask(added());
    expect((await far.next('entries')).header).toEqual({ type: 'entries', count: 1, head: 901 });
  });
  test('[W2] at the head: with nothing, then with what lands', async () => {
    const server = await long();
    const screen = await server.screen(OFFICER, upTo(server.served().replica.head));
    await screen.roundTrip();
    expect(screen.frames.map(({ header: { type } }) => type)).toEqual(['beat', 'screens']);
    await server.ask(added());
    expect((await screen.next('entries')).header).toEqual({ type: 'entries', count: 1, head: 901 });
  });
  test('[W5] with a gap until the head, if it holds nothing; the socket goes on after it', async () => {
    const server = await long();
    const screen = await server.screen();
    expect((await screen.next('gap')).header).toEqual({ type: 'gap', until: 900 });
    const { replica } = server.served();
    expect(drawn(screen.frames)).toMatchObject({ head: replica.head, code: replica.code });
    await server.ask(added());
    await screen.next('entries');
    expect(screen.seqs).toEqual([901]);
    expect(drawn(screen.frames).code).toBe(replica.code);
  });
  test('[W3] told `differs` and begun anew, if its hash is not the one of the log', async () => {
    const server = await long();
    const { replica } = server.served();
    const wrong = 'f'.repeat(64);
    for (const [seq, hash, header] of [
      [450, wrong, { seq: 450, hash: LONG.heads[449]?.hash }],
      [900, wrong, { seq: 900, hash: replica.head.hash }],
      [901, replica.head.hash, { seq: 901 }],
      [999_999_999_999_999, wrong, { seq: 999_999_999_999_999 }],
      [0, wrong, { seq: 1 }],
    ] as const) {
      const screen = await server.screen(OFFICER, { after: seq, hash });
      expect((await screen.next('differs')).header).toMatchObject(header);
      await screen.next('gap');
      expect(drawn(screen.frames).code).toBe(replica.code);
    }
  });
});

test('[W1] what was committed together comes as one frame: a header, and as many lines as it counts', async () => {
  const server = await serve({ cell: SHARED_ONLY });
  const screens = [await server.screen(), await server.screen(person('il', 'wall'))];
  for (const screen of screens) await screen.next('gap');
  const body = Array.from({ length: 40 }, () => asked(added())).join('\n');
  await server.post(body.split('\n')[0] ?? '');
  await server.get('/api/pictures/shared/changes', OFFICER, {
    method: 'POST',
    body,
    headers: NDJSON,
  });
  for (const screen of screens) {
    expect((await screen.next('entries')).header).toEqual({ type: 'entries', count: 1, head: 2 });
    const { header, lines } = await screen.next('entries');
    expect(header).toEqual({ type: 'entries', count: 39, head: 41 });
    expect(lines).toEqual((await textsOf(server.served().replica.log)).slice(2));
  }
});

test('[W2] each later entry once, in order, however often the line breaks while others write', async () => {
  const server = await serve({ cell: SHARED_ONLY });
  const LAST = 301;
  const desks = ['us', 'il', 'sy'] as const;
  const writers = desks.map(async (desk) => {
    for (let i = 0; i < 100; i++)
      await server.ask(i % 3 ? added() : reported(), { who: person(desk) });
  });
  const readers = [1, 2, 3, 4].map(async (salt) => {
    const next = random(salt);
    let state: { head: Head; picture: Picture } = { head: GENESIS, picture: EMPTY };
    let lines = 0;
    let breaks = 0;
    while (state.head.seq < LAST) {
      const fresh = salt === 4 && next() < 0.3; // one that forgets now and then
      if (fresh) state = { head: GENESIS, picture: EMPTY };
      const screen = await server.screen(
        person('il', 'wall'),
        state.head.seq > 0 ? upTo(state.head) : {},
      );
      const enough = state.head.seq + Math.floor(next() * 40);
      await screen.until(() => screen.reached >= Math.min(enough, LAST));
      screen.drop();
      const frames = [...screen.frames]; // whatever came with the break counts too
      lines += frames.reduce((sum, frame) => sum + frame.lines.length, 0);
      state = drawn(frames, state); // throws if a line does not follow on
      breaks++;
    }
    return { ...drawn([], state), lines, breaks };
  });
  await Promise.all(writers);
  const { replica } = server.served();
  expect(replica.head.seq).toBe(LAST);
  for (const reader of await Promise.all(readers)) {
    expect(reader).toMatchObject({ head: replica.head, code: replica.code });
    expect(reader.breaks).toBeGreaterThan(3);
  }
});

describe('[W10] nothing but what is known comes up', () => {
  const seen = { type: 'seen', seq: 1, code: 'ABCD-0123' };
  test.each([
    ['a command', asked(reported())],
    ['an unknown type', JSON.stringify({ type: 'hello' })],
    ['a field too many', JSON.stringify({ ...seen, extra: 1 })],
    ['a code that is none', JSON.stringify({ ...seen, code: 'abcd-0123' })],
    ['a place that is none', JSON.stringify({ type: 'presence', cursor: [200, 0] })],
    ['what is not JSON', '{'],
    ['nothing', ''],
    ['bytes', Buffer.from(JSON.stringify(seen))],
  ])('%s closes the socket, and no other', async (_, message) => {
    const server = await serve({ cell: SHARED_ONLY });
    const [screen, other] = [await server.screen(), await server.screen()];
    screen.socket.send(message);
    expect(await screen.closed).toMatchObject({ code: CLOSE.rubbish });
    await other.roundTrip();
    expect(server.served().stream.sockets).toBe(1);
    expect(server.served().replica.head.seq).toBe(1);
  });
  test('a flood closes the socket', async () => {
    const server = await serve({ cell: SHARED_ONLY });
    const [screen, other] = [await server.screen(), await server.screen()];
    for (let i = 0; i < 500; i++) screen.say({ type: 'presence', cursor: [i / 10, 0] });
    expect(await screen.closed).toMatchObject({ code: CLOSE.rubbish });
    await other.roundTrip();
    expect(server.served().stream.sockets).toBe(1);
  });
});

test('[W11] the first frame on a socket is a beat, whatever follows it, and every answer names the protocol', async () => {
  const server = await serve({ cell: SHARED_ONLY });
  const { head } = server.served().replica;
  await write(server, 3);
  for (const [standing, then] of [
    [{}, 'gap'],
    [upTo(head), 'entries'],
    [{ after: 2, hash: head.hash }, 'differs'],
  ] as const) {
    const screen = await server.screen(OFFICER, standing);
    await screen.next(then);
    expect(screen.frames[0]?.header).toMatchObject({ type: 'beat', protocol: PROTOCOL });
  }
  for (const path of ['/api/pictures', '/api/pictures/shared/entries', '/api/cell', '/api/none']) {
    expect((await server.get(path)).headers.get(PROTOCOL_HEADER)).toBe(String(PROTOCOL));
  }
});

describe('ends', () => {
  test('a server that stops tells every socket, and ends those that do not listen', async () => {
    const server = await serve({ cell: SHARED_ONLY });
    const screens = [await server.screen(), await server.screen(person('il', 'wall'))];
    const deaf = await opened(server.port);
    const pass = stopTimeouts();
    const done = server.close();
    for (const { closed } of screens) expect(await closed).toMatchObject({ code: CLOSE.draining });
    pass(2 * SECOND); // its patience
    await done;
    deaf.resume();
    await once(deaf, 'close');
  });

  test('a log that cannot be read ends the socket that needs it, tells of the fault, and goes on', async () => {
    const log = memoryLog();
    let broken = false;
    const read = (seq: number, limit: number) =>
      broken ? Promise.reject(new Error('cannot read')) : log.read(seq, limit);
    const server = await serve({ log: () => ({ ...log, read }), cell: SHARED_ONLY });
    const first = server.served().replica.head;
    await write(server, 10);
    const screen = await server.screen();
    await screen.next('gap');
    broken = true;
    const late = await server.screen(OFFICER, upTo(server.served().replica.head));
    await late.roundTrip();
    const lost = await server.screen(OFFICER, upTo(first));
    expect(await lost.closed).toMatchObject({ code: 1006 });
    broken = false;
    await write(server, 1);
    await screen.until(() => screen.seqs.length === 1);
    await late.until(() => late.seqs.length === 1);
    expect(server.faults.splice(0).map(({ message }) => message)).toEqual(['cannot read']);
  });

  test('[L11] a log that cannot be followed any more raises the alarm', async () => {
    const log = memoryLog();
    const server = await serve({
      log: () => ({
        ...log,
        // biome-ignore lint/correctness/useYield: it fails before it has anything to give
        async *follow() {
          throw new Error('torn');
        },
      }),
      cell: SHARED_ONLY,
    });
    expect(await (await server.get('/readyz')).text()).toBe('the log cannot be followed: torn');
    expect((await server.ask(added())).status).toBe(503);
    expect(server.faults.splice(0)).toHaveLength(1);
  });
});
