/** Logs that nobody touched: none is accused, of whatever kind, from before there were roles or since. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { PersonId } from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import type { Actor } from '../../picture/permission.ts';
import { playExercise } from '../../server/agents/exercise.ts';
import { readScenario } from '../../server/agents/scenario.ts';
import { stagesOf } from '../../server/agents/stages.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Appender } from '../../server/pictures/append.ts';
import { PictureReplica } from '../../server/pictures/picture-replica.ts';
import { compareLogs } from '../../server/verify/compare.ts';
import { piecesOfDatabase } from '../../server/verify/pieces.ts';
import { verify } from '../../server/verify/verify.ts';
import { DESK_CELL, openedAs } from '../support/desks.ts';
import { EVENT, reported } from '../support/examples.ts';
import { OPENING } from '../support/keeping.ts';
import { log as anyLog, Growing, LONG, type Log, timelessLog } from '../support/logs.ts';
import { keptOf } from '../support/mutations.ts';
import { ask, becomes, OFFICER, OWN, propose } from '../support/outbox.ts';
import { record } from '../support/records.ts';
import * as releasing from '../support/releasing.ts';
import { lived } from '../support/resealed.ts';
import { sized } from '../support/scale.ts';
import { seed } from '../support/seed.ts';
import { serve } from '../support/server.ts';
import { unsteppedClock } from '../support/unstepped-clock.ts';
import { expectClean, verifyBytes, verifyKept, verifyLog } from '../support/verifying.ts';
import { someWorlds } from '../support/worlds.ts';

const ROOT = join(import.meta.dirname, '../..');
const TEXT = { original: 'en', en: 'Seen from the hill' };
const START = Date.parse('2026-11-22T14:00:00Z');

let count = 0;
afterAll(() => console.info(`${count} untouched logs, each judged in eight ways`));

/** Without roles, with them and with some, judged by the log alone and by the configuration of its cell. */
async function expectSound(log: Log, what: string): Promise<void> {
  expectClean(await verifyLog(log), what);
  expectClean(await verifyKept(keptOf(log)), `${what}, as a database`);
  count++;
  for (const [mode, from] of [
    ['exercise', 1],
    ['live', 1],
    ['live', log.entries.length >> 1],
  ] as const) {
    const since = lived(new Map([['it', log]]), mode, from).get('it');
    if (since === undefined) throw new Error('there is no log');
    expectClean(await verifyLog(since), `${what}, ${mode}, with roles from ${from}`);
    expectClean(await verifyLog(since, { cell: DESK_CELL }), `${what}, ${mode}, by its cell`);
  }
}

describe('[C8] logs that nobody touched are not accused', () => {
  test('of one picture', async () => {
    const numRuns = sized({ test: 30, soak: 120 });
    // to give roles to older entries would change alarms, and so the briefs that later ones name
    const logs = fc.sample(timelessLog, { seed: seed + 3, numRuns });
    for (const [i, log] of logs.entries()) await expectSound(log, `log ${i}`);
    for (const [i, log] of fc.sample(anyLog, { seed: seed + 3, numRuns }).entries()) {
      expectClean(await verifyLog(log, { cell: DESK_CELL }), `log ${i}, with watches`);
    }
    await expectSound(LONG, 'the long log');
  });

  test('of all pictures of a cell, with what was released between them', async () => {
    for (const [i, { logs }] of someWorlds(sized({ test: 4, soak: 20 }), 120).entries()) {
      for (const [id, log] of logs) await expectSound(log, `${id} of world ${i}`);
    }
  });

  test('of who came and went', async () => {
    const logs = fc.sample(record, { seed, numRuns: sized({ test: 10, soak: 40 }) });
    for (const [i, log] of logs.entries()) {
      await expectSound(log, `record ${i}`);
      expect((await verifyLog(log)).remarks).toEqual([]);
    }
  });

  test('of the exercise, as it is played', async () => {
    let now = START;
    const cell = Cell.parse(JSON.parse(readFileSync(join(ROOT, 'data/cell.json'), 'utf8')));
    const log = memoryLog();
    const replica = await PictureReplica.open(log, OPENING, () => now);
    const appender = new Appender(
      replica,
      cell,
      unsteppedClock(() => now),
    );
    const scenario = readScenario(join(ROOT, 'data/exercise'));
    const lines = scenario.filter(({ picture }) => picture === undefined);
    const ended = await playExercise({
      ...stagesOf(() => ({ replica, appender }), lines, {
        cell,
        now: () => now,
        sits: () => false,
      }),
      now: () => now++, // time passes whenever somebody looks
      signal: new AbortController().signal,
      lines,
      loop: false,
      speed: 1e6,
      skipped: ({ at }, why) => expect.fail(`line at ${at} s: ${why}`),
      fault: (error) => {
        throw error;
      },
    });
    expect(ended).toBe('over');
    const rows = await log.read(0, 10_000);
    const kept = {
      lines: () => rows,
      head: () => ({ seq: replica.head.seq, hash: replica.head.hash }),
      faults: () => [],
    };
    const verdict = await verify(piecesOfDatabase(kept), { cell });
    expectClean(verdict, 'the exercise');
    expect(verdict).toMatchObject({
      head: { seq: replica.head.seq },
      unnamed: 0,
      code: replica.code,
    });
    expect(rows.length).toBeGreaterThan(140);
  });

  test('[C10] of a live server that released, as its desks download them', async () => {
    const server = await serve({ cell: DESK_CELL, mode: 'live' });
    const second = { ...OFFICER, person: PersonId.parse('second.il') };
    await ask(server, reported());
    await propose(server, 'E-2');
    const { seq } = await becomes(server, 'E-2', 'made');
    await ask(server, reported({ category: 'air-strike' }));
    await propose(server, `E-${seq + 2}`);
    const { seq: waiting } = await becomes(server, `E-${seq + 2}`, 'proposed');
    const of = { item: `E-${seq + 2}`, release: waiting };
    await ask(server, { type: 'release.approved', ...of }, { ...OWN, who: second });
    await becomes(server, `E-${seq + 2}`, 'made');
    await ask(server, { type: 'event.amended', item: 'E-2', event: { ...EVENT, text: TEXT } });
    await propose(server, 'E-2');
    await becomes(server, 'E-2', 'made');
    const named = await Promise.all(
      ['il', 'shared'].map(async (name) => {
        const file = await server.get(`/api/pictures/${name}/export`, OFFICER);
        const bytes = new Uint8Array(await file.arrayBuffer());
        const verdict = await verifyBytes(bytes, { cell: DESK_CELL, compared: true });
        expectClean(verdict, name);
        if (verdict.claims === undefined) throw new Error('nothing was said');
        return { name, claims: verdict.claims };
      }),
    );
    expect(named.map(({ claims }) => [claims.made.length, claims.derived.length])).toEqual([
      [3, 0],
      [0, 3],
    ]);
    expect(compareLogs(named)).toEqual([]);
  });

  test('of every step of a release, and of every record, as they always were', async () => {
    await expectSound(everyStep(), 'every step of a release');
    const once = everyRecord();
    await expectSound(once, 'every record');
    expect((await verifyLog(once)).remarks.length).toBeGreaterThan(0); // it begins in the middle of things
  });
});

/** With and without a second person, later and amended. */
function everyStep(): Growing {
  const { IL, SECOND, SERVER, made, proposal, step, why } = releasing;
  const growing = releasing.drafts();
  const ask = (who: Actor, change: object) => expect(growing.ask(who, change)).toBeUndefined();
  ask(IL, proposal(growing, 'E-2')); // 6
  ask(SERVER, step('made', 'E-2', 6, made(9)));
  ask(IL, proposal(growing, 'E-3', { notBefore: '2026-12-24T18:00:00.000Z' })); // 8
  ask(SECOND, step('approved', 'E-3', 8));
  ask(SECOND, step('refused', 'E-3', 8, why));
  ask(IL, { type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'FLASH' } });
  ask(IL, proposal(growing, 'E-2')); // 12
  return growing;
}

function everyRecord(): Growing {
  const [session, noa] = ['0123abcd', { person: 'noa.il' }];
  const growing = new Growing(undefined, openedAs('access-il', 'il'), DESK_CELL);
  for (const change of [
    { type: 'access.signed-in', ...noa, role: 'officer', way: 'passkey', session },
    { type: 'access.signed-out', ...noa, session },
    { type: 'access.session-ended', ...noa, session, why: 'idle' },
    { type: 'access.refused', what: 'origin', address: '127.0.0.1', count: 3 },
    { type: 'access.enrolled', ...noa, way: 'passkey' },
    { type: 'access.invited', ...noa, roles: ['analyst'], by: 'root.us' },
    { type: 'access.roles-changed', ...noa, roles: ['analyst', 'officer'] },
    { type: 'access.wall-approved', session, pictures: ['shared', 'il'], by: 'noa.il' },
    { type: 'access.exported', picture: 'il', by: 'noa.il' },
  ])
    expect(growing.ask(releasing.SERVER, change)).toBeUndefined();
  return growing;
}
