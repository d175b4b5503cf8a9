/** Overlaps for alarms are judged in a thread of their own; what the main thread judges itself is counted. */
import { Session } from 'node:inspector/promises';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { viewsOf } from '../../picture/views/deciding.ts';
import { OverlapJudge } from '../../server/pictures/overlap-judge.ts';
import { Agreeing } from '../support/agreeing.ts';
import { DESKS } from '../support/alarms/log.ts';
import { randomLog } from '../support/alarms/random-log.ts';
import { CELL } from '../support/cell.ts';
import { Consenting } from '../support/consenting.ts';
import { TERMS } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { seed } from '../support/seed.ts';

const QUIET = ['--disable-warning=ExperimentalWarning'];
const TRIALS = sized({ test: 20, soak: 300 });
const US = DeskId.parse('us');
/** Counts the exact judgements of this thread from now on: each begins with one call of `cutsOf`. */
async function counting(): Promise<() => Promise<number>> {
  const session = new Session();
  session.connect();
  onTestFinished(() => session.disconnect());
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await session.post('Profiler.takePreciseCoverage'); // what was before does not count
  return async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => url.endsWith('picture/geo/overlap.ts'))
      .flatMap(({ functions }) => functions.filter(({ functionName }) => functionName === 'cutsOf'))
      .reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
  };
}

/** A square about the place of the examples, moved by steps of some 100 m. */
function square(east: number, north: number): object {
  const [x, y] = [35.8 + east / 1000, 33 + north / 1000];
  const ring = [
    [x, y],
    [x + 0.01, y],
    [x + 0.01, y + 0.01],
    [x, y + 0.01],
    [x, y],
  ];
  return { area: { type: 'Polygon', coordinates: [ring] }, unilateral: true };
}

const ways = [0, 4, 8, 12].map((east) => ({ ...square(east, 0), kind: 'corridor' }));
const bans = [2, 6, 10, 40].map((east) => ({ ...square(east, 5), kind: 'no-entry' }));
/** Of the four ways and the four bans those that share ground: no other kinds here conflict. */
const MEET = ways.flatMap((_, i) => [2, 6, 10, 40].filter((east) => Math.abs(east - i * 4) < 10));

test('[R54] a watch is taken on a brief with conflicts, and the main thread has compared no two areas', async () => {
  const desks = await Agreeing.begun();
  const count = await counting();
  for (const terms of ways) await desks.zoneBy('us', terms);
  for (const terms of bans) await desks.zoneBy('sy', terms);
  const { replica, appender } = desks.server.served();
  await appender.alarmsReady(replica.picture);
  const now = desks.clock.now();
  const { groups } = deskAlarms(replica.picture, CELL, now)(US);
  const rings = groups.flatMap(({ alarms }) => alarms.map(({ occurrence }) => occurrence.kind));
  expect(rings.filter((kind) => kind === 'conflict')).toHaveLength(MEET.length);
  const { hash } = viewsOf(replica.picture, { cell: CELL, now }).brief(US, now);
  const brief = { seq: replica.head.seq, at: new Date(now).toISOString(), hash };
  const taken = await desks.server.ask({ type: 'watch.taken', brief }, { who: person('us') });
  expect(taken.status, JSON.stringify(taken.body)).toBe(201);
  expect(await count()).toBe(0);
});

/** A picture in which ways and bans conflict, not served by anybody, and how many areas it takes to say its alarms. */
function conflicting() {
  const log = new Consenting();
  for (const terms of ways) log.propose('us', terms);
  for (const terms of bans) log.propose('sy', terms);
  const said = () => log.ringing('us').filter((name) => name.startsWith('conflict')).length;
  return { picture: log.picture, said };
}

test('[R54] [R55] the thread says the same as this one would; one decision asks it for all at once', async () => {
  const faults: Error[] = [];
  let asked = 0;
  const begin = () => {
    const worker = new Worker(new URL('../../server/pictures/overlap-worker.ts', import.meta.url), {
      execArgv: QUIET,
    });
    worker.on('message', () => asked++);
    onTestFinished(async () => void (await worker.terminate()));
    return worker;
  };
  const judge = new OverlapJudge({ cell: CELL, fault: (error) => faults.push(error), begin });
  const count = await counting();
  const { picture, said } = conflicting();
  await judge.ready(picture);
  await judge.ready(picture); // all is known
  expect(said()).toBe(MEET.length);
  expect([await count(), asked, faults]).toEqual([0, 1, []]);
  const alone = conflicting();
  expect(alone.said()).toBe(MEET.length);
  expect(await count()).toBeGreaterThanOrEqual(MEET.length);
});

test('[R54] [R55] in random logs that are followed in parts, nothing is left to compare for their alarms', async () => {
  const fault = (error: Error) => expect.fail(error.message);
  let conflicts = 0;
  for (let n = seed; n < seed + TRIALS; n++) {
    const { log, cell, dice } = randomLog(n);
    const judge = new OverlapJudge({ cell, fault });
    let picture = EMPTY;
    for (let i = 0; i < log.entries.length; ) {
      const batch = log.entries.slice(i, i + dice.of(1, 2, 8, 30));
      picture = fold(picture, batch);
      if (dice.one(2)) await judge.ready(picture);
      i += batch.length;
    }
    await judge.ready(picture);
    const count = await counting();
    const lists = deskAlarms(picture, { ...cell }, Date.parse(picture.time ?? ''));
    const rings = DESKS.flatMap((desk) => lists(desk).groups.flatMap(({ alarms }) => alarms));
    conflicts += rings.filter(({ occurrence: { kind } }) => kind === 'conflict').length;
    expect(await count(), `log ${n}`).toBe(0);
    await judge.close();
  }
  expect(conflicts).toBeGreaterThan(TRIALS / 4);
});

test.each([
  ['cannot begin', 'throw new Error("no memory")', 'no memory'],
  ['ends', 'process.exit(3)', 'its thread ended'],
  [
    'answers nonsense',
    `require('node:worker_threads').parentPort.on('message', () => require('node:worker_threads').parentPort.postMessage('x'))`,
    'no answers',
  ],
])('a thread that %s is no loss: the server judges itself, and says so', async (_, code, why) => {
  const faults: string[] = [];
  const judge = new OverlapJudge({
    cell: CELL,
    fault: ({ message }) => faults.push(message),
    begin: () => new Worker(code, { eval: true, execArgv: QUIET }),
  });
  const count = await counting();
  const { picture, said } = conflicting();
  await judge.ready(picture);
  const judged = await count();
  expect(judged).toBeGreaterThanOrEqual(MEET.length);
  expect(said()).toBe(MEET.length);
  expect(await count()).toBe(0); // they are known
  expect(faults).toEqual([`overlaps were judged by the server itself: ${why}`]);
});

test('nothing is asked where nothing can conflict', async () => {
  const begin = () => {
    throw new Error('no thread is needed');
  };
  const fault = (error: Error) => expect.fail(error.message);
  const judge = new OverlapJudge({ cell: CELL, fault, begin });
  const log = new Consenting();
  log.propose('us', { unilateral: true });
  log.propose('sy', { unilateral: true }); // the same place: two bans of fire go together
  log.propose('il', { kind: 'exercise' }); // agreed by nobody else
  await judge.ready(log.picture);
  expect(TERMS.kind).toBe('no-fire');
});
