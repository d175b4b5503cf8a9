import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ref } from '../../picture/basics.ts';
import { GENESIS } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import { readEntry } from '../../picture/entry.ts';
import { copyOf } from '../../picture/facets/release/copy.ts';
import { EMPTY, fold, itemOf } from '../../picture/fold.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { type Child, startMain, turns } from '../support/child.ts';
import { Clock, HOUR, MINUTE, stopTimeouts } from '../support/clock.ts';
import { DESK_CELL } from '../support/desks.ts';
import { EVENT, reported } from '../support/examples.ts';
import { figure } from '../support/figure.ts';
import { idOf } from '../support/logs.ts';
import {
  ask,
  becomes,
  OFFICER,
  OWN,
  proposal,
  propose,
  SECOND,
  SHARED,
  stopsAt,
} from '../support/outbox.ts';
import { person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { Screen } from '../support/screen.ts';
import { random } from '../support/seed.ts';
import { scratch, serve, stubPage, type TestServer } from '../support/server.ts';

const source = { name: 'A shepherd', reliability: 'B', credibility: '2' };
const draft = (over: object = {}) => reported({ source, ...over });

async function entriesOf(log: Log): Promise<Entry[]> {
  return (await log.read(0, 10_000)).map(({ bytes, seq }) => readEntry(bytes, seq));
}
const told = (server: TestServer, picture = 'il') => entriesOf(server.served(picture).replica.log);

test('[R23] what is proposed is in the other picture, to the byte, and recorded as made', async () => {
  const server = await serve({ cell: DESK_CELL });
  await ask(server, draft());
  await propose(server, 'E-2');
  const { made, change, seq } = await becomes(server, 'E-2', 'made');
  const [, copy, ...more] = await told(server, 'shared');
  expect(more).toEqual([]);
  expect(copy).toMatchObject({ seq: 2, by: { desk: 'il', person: OFFICER.person } });
  expect(copy?.change).toEqual(change);
  expect(JSON.stringify(copy)).not.toContain('shepherd');
  expect(made).toEqual({ item: 'E-2', seq: 2, hash: server.served().replica.head.hash });
  expect((await told(server)).at(-1)).toMatchObject({
    by: { desk: 'il', person: 'server' },
    change: { type: 'release.made', item: 'E-2', release: seq },
  });
  await ask(server, {
    type: 'event.amended',
    item: 'E-2',
    event: { ...EVENT, precedence: 'FLASH' },
  });
  await propose(server, 'E-2');
  await becomes(server, 'E-2', 'made');
  expect((await told(server, 'shared')).at(-1)?.change).toMatchObject({
    type: 'event.amended',
    item: 'E-2',
    event: { precedence: 'FLASH' },
  });
});

test('[P12] [P15] a second person approves, and nobody says for the server that it was made', async () => {
  const server = await serve({ cell: DESK_CELL });
  await ask(server, draft({ category: 'air-strike' }));
  await propose(server, 'E-2');
  const step = { type: 'release.approved', item: 'E-2', release: 3 };
  expect((await server.ask(step, OWN)).body.error).toMatchObject({ rule: 'P12' });
  const hash = server.served().replica.head.hash;
  const forged = { ...step, type: 'release.made', made: { item: 'E-9', seq: 9, hash } };
  expect((await server.ask(forged, OWN)).body.error).toMatchObject({ rule: 'P15' });
  const posing = { ...OFFICER, person: (await told(server))[0]!.by.person };
  expect((await server.ask(forged, { ...OWN, who: posing })).status).not.toBe(201);
  expect((await server.ask(step, { ...OWN, who: person('us') })).status).toBe(404);
  expect(server.served().replica.head.seq).toBe(1);
  await ask(server, step, { ...OWN, who: SECOND });
  expect((await becomes(server, 'E-2', 'made')).approvedBy?.by).toEqual({
    desk: 'il',
    person: SECOND.person,
    role: SECOND.role,
  });
  expect((await told(server, 'shared')).at(-1)?.by).toEqual(SECOND);
});

test('[R22] not before its time, and not at all once the draft is withdrawn or it was refused', async () => {
  const clock = new Clock();
  const wait = stopTimeouts();
  const pass = (ms: number) => {
    clock.pass(ms);
    wait(ms);
  };
  const server = await serve({ cell: DESK_CELL, now: clock.now });
  for (const _ of [2, 3, 4]) await ask(server, draft());
  const soon = new Date(clock.now() + MINUTE).toISOString();
  const notBefore = new Date(clock.now() + HOUR).toISOString();
  await propose(server, 'E-2', { notBefore: soon });
  for (const ref of ['E-3', 'E-4']) await propose(server, ref, { notBefore });
  pass(MINUTE - 1);
  for (const _ of [8, 9]) await ask(server, draft()); // it looks at the clock again
  expect(server.served().replica.head.seq).toBe(1);
  pass(1);
  await becomes(server, 'E-2', 'made');
  expect((await told(server, 'shared')).at(-1)!.time >= soon).toBe(true);
  await ask(server, { type: 'event.withdrawn', item: 'E-3', reason: 'a mistake' });
  await ask(server, { type: 'release.refused', item: 'E-4', release: 7, reason: 'not now' });
  pass(HOUR);
  await ask(server, draft()); // it looks at the clock again
  expect((await becomes(server, 'E-3', 'refused')).refusedBy).toMatchObject({
    by: { person: 'server' },
    reason: 'E-3 was withdrawn before it was released [R8]',
  });
  await becomes(server, 'E-4', 'refused');
  expect(server.served().replica.head.seq).toBe(2);
});

test('[L16] [R22] a release that is due while the clock has stepped ahead is made once that is over', async () => {
  const wait = stopTimeouts();
  const clock = new Clock();
  const server = await serve({ cell: DESK_CELL, clock: clock.server });
  await ask(server, draft());
  const notBefore = new Date(clock.now() + MINUTE).toISOString();
  await propose(server, 'E-2', { notBefore });
  clock.step(HOUR);
  clock.pass(MINUTE);
  wait(MINUTE); // it looks at the clock, and is told to wait
  await turns(50);
  expect(server.served().replica.head.seq).toBe(1);
  clock.step(-HOUR);
  wait(MINUTE);
  await becomes(server, 'E-2', 'made');
  expect(server.served().replica.head.seq).toBe(2);
});

test('[R22] what the other picture refuses is refused with its reason', async () => {
  const server = await serve({ cell: DESK_CELL });
  await ask(server, draft());
  await propose(server, 'E-2');
  await becomes(server, 'E-2', 'made');
  await ask(
    server,
    { type: 'event.withdrawn', item: 'E-2', reason: 'taken back' },
    { who: OFFICER },
  );
  await propose(server, 'E-2');
  const { refusedBy } = await becomes(server, 'E-2', 'refused');
  expect(refusedBy).toMatchObject({ by: { person: 'server' }, reason: 'E-2 was withdrawn [R8]' });
  const { picture: from } = server.served('il').replica;
  const item = itemOf(from, Ref.parse('E-2'))!;
  const change = copyOf(item, { from, to: SHARED, precision: '1km', anew: true });
  await propose(server, 'E-2', { change });
  expect((await becomes(server, 'E-2', 'made')).made?.item).toBe('E-4');
});

test('[L8] stopped between any two steps, a copy is made once', async () => {
  for (const [picture, words] of [
    ['shared', '"event.reported"'],
    ['il', '"release.made"'],
  ] as const) {
    const logs = new Map<string, Log>();
    const logOf = (id: string): Log => {
      const log = logs.get(id) ?? memoryLog();
      logs.set(id, log);
      return { ...log, close: async () => {} };
    };
    const stopping = stopsAt(logOf(picture), ({ bytes }) => Buffer.from(bytes).includes(words));
    const halting = await serve({
      cell: DESK_CELL,
      log: (id) => (id === picture ? stopping.log : logOf(id)),
    });
    await ask(halting, draft());
    await propose(halting, 'E-2');
    await stopping.stopped;
    expect(halting.served(picture).replica.alarm).toContain('it stops');
    await halting.close();
    const server = await serve({ cell: DESK_CELL, log: logOf });
    await becomes(server, 'E-2', 'made');
    await server.close();
    const again = await serve({ cell: DESK_CELL, log: logOf });
    await ask(again, draft());
    const types = (await told(again)).map(({ change }) => change.type);
    expect(types.filter((type) => type === 'release.made')).toHaveLength(1);
    expect(await told(again, 'shared')).toHaveLength(2);
  }
});

const KILLS = sized({ test: 3, soak: 30 });

/** Posts one change of the officer of il; the server may be gone before it answers. */
async function post({ session }: Child, picture: string, id: string, change: object) {
  const { url, cookie } = session('il officer');
  const response = await fetch(`${url}/api/pictures/${picture}/changes`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/json' },
    body: JSON.stringify({ id, change }),
  });
  expect(response.status, await response.clone().text()).toBe(201);
}

test('[L8] killed between approval and making, again and again: every copy is made, exactly once', async () => {
  const next = random(11);
  const [dir, page] = [scratch(), stubPage()];
  const linesOf = async (picture: string): Promise<Entry[]> => {
    const log = sqliteLog(join(dir, 'exercise', `${picture}.db`));
    const entries = await entriesOf(log);
    await log.close();
    return entries;
  };
  const made = (entries: readonly Entry[]) =>
    entries.filter(({ change }) => change.type === 'release.made').length;
  let cut = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = await startMain(dir, page);
    const title = { original: 'en', en: `Draft ${kill}` };
    await post(child, 'il', idOf(2 * kill), draft({ title }));
    const from = fold(EMPTY, await linesOf('il'));
    const drafts = [...from.items.pages.flat()].flatMap((item) => item?.ref ?? []);
    await post(child, 'il', idOf(2 * kill + 1), proposal(from, drafts.at(-1) ?? ''));
    await turns(next() * 20); // anywhere on the way
    child.process.kill('SIGKILL');
    expect(await child.ended).toBe('SIGKILL');
    if (made(await linesOf('il')) <= kill) cut++;
  }
  const last = await startMain(dir, page);
  const { url, cookie } = last.session('il officer');
  const live = `${url.replace('http', 'ws')}/api/pictures/il/live?after=0&hash=${GENESIS.hash}`;
  const screen = await Screen.open(live, cookie);
  const marks = () =>
    screen.frames.flatMap(({ lines }) => lines.join().match(/release\.made/g) ?? []);
  await screen.until(() => marks().length === KILLS);
  last.process.kill('SIGTERM');
  await last.ended;
  const titles = (await linesOf('shared')).flatMap(({ change }) =>
    change.type === 'event.reported' ? [change.event.title.en] : [],
  );
  expect(titles.sort()).toEqual(Array.from({ length: KILLS }, (_, kill) => `Draft ${kill}`).sort());
  figure(`killed ${KILLS} times, ${cut} of them before the release was recorded as made`);
});
