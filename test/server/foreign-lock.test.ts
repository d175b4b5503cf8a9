import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { added, reported } from '../support/examples.ts';
import { holdFile } from '../support/holder.ts';
import { asked, scratch, serve } from '../support/server.ts';

const LONG = 60_000; // ms; longer than any machine is busy with two beats

test('[L9] a command waits for another process that holds the log, while all else goes on, and is taken', async () => {
  const path = join(scratch(), 'shared.db');
  const server = await serve({ log: () => sqliteLog(path, LONG), cell: SHARED_ONLY });
  const screen = await server.screen();
  await screen.next('gap');
  const letGo = await holdFile(path);
  let answered = false;
  const asking = server.ask(reported()).then((answer) => {
    answered = true;
    return answer;
  });
  await screen.next('beat');
  for (let beats = 0; beats < 2; beats++) await screen.next('beat'); // 2 s: the thread is not stopped
  const picture = await server.get('/api/pictures/shared');
  expect(await picture.json()).toMatchObject({ seq: 1 });
  expect(answered).toBe(false);
  await letGo();
  expect(await asking).toMatchObject({ status: 201, body: { seq: 2 } });
  await screen.until(() => screen.seqs.at(-1) === 2);
  expect(server.served().replica.alarm).toBeUndefined();
});

test('[L9] held for too long the answer is 503, nothing is lost, no alarm is raised, and later all is taken', async () => {
  const path = join(scratch(), 'shared.db');
  const server = await serve({ log: () => sqliteLog(path, 100), cell: SHARED_ONLY });
  await server.ask(added());
  const letGo = await holdFile(path);
  const body = asked(reported());
  const [one, two] = await Promise.all([server.post(body), server.ask(added())]);
  for (const answer of [one, two]) {
    const error = { kind: 'busy', why: 'another process holds this log' };
    expect(answer).toMatchObject({ status: 503, body: { error } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(await (await server.get('/readyz')).text()).toBe('ready');
  await letGo();
  expect(await server.post(body)).toMatchObject({ status: 201, body: { seq: 3 } });
  expect(await server.ask(added())).toMatchObject({ status: 201, body: { seq: 4 } });
});
