/** Desks that an exercise plays take in what they must know: events as well as messages, once, and by the clock. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { PersonId } from '../../picture/basics.ts';
import { readEntry } from '../../picture/entry.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { Agent } from '../../server/agents/agent.ts';
import { takeWatches } from '../../server/agents/played-desks.ts';
import { playedReceipts } from '../../server/agents/played-receipts.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Hearing } from '../../server/pictures/hearing.ts';
import { CELL } from '../support/cell.ts';
import { Clock, SECOND } from '../support/clock.ts';
import { reported } from '../support/examples.ts';
import { keep, START } from '../support/keeping.ts';
import { command } from '../support/logs.ts';
import { HELP, sent } from '../support/messaging.ts';
import { DESKS, person } from '../support/people.ts';

/** A picture in memory and the exercise that plays its desks; at `us` somebody sits. */
async function stage(log: Log = memoryLog(), clock = new Clock(START)) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const picture = await keep(log, clock.now);
  const hearing = new Hearing(clock.now);
  hearing.begin();
  hearing.play(DESKS);
  hearing.hear(person('us'), true);
  const deps = { cell: CELL, picture, hearing, now: clock.now, lines: [] };
  await takeWatches(deps);
  const faults: Error[] = [];
  const fault = (error: Error) => void faults.push(error);
  const agent = new Agent(playedReceipts(deps), { now: clock.now, fault });
  void agent.run();
  onTestFinished(() => agent.close());
  const settled = async () => {
    for (let i = 0; i < 12; i++) await new Promise(setImmediate);
  };
  let n = picture.replica.head.seq * 1000;
  return {
    ...picture,
    log,
    clock,
    faults,
    settled,
    close: () => agent.close(),
    async ask(who: ReturnType<typeof person>, change: object) {
      const [answer] = await picture.appender.append(who, [command(change, n++)]);
      if (answer?.kind !== 'taken') throw new Error(JSON.stringify(answer));
      await settled();
      return answer.item ?? '';
    },
    async pass(seconds: number) {
      for (let i = 0; i < seconds; i++) {
        clock.pass(SECOND);
        await vi.advanceTimersByTimeAsync(SECOND);
        await settled();
      }
    },
    /** What the desks did, as `second desk what`. */
    async did() {
      return (await log.read(0, 10_000)).flatMap(({ bytes, seq }) => {
        const { time, by, change } = readEntry(bytes, seq);
        if (by.person === person(by.desk).person || !/^(receipt|message)/.test(change.type))
          return [];
        return [`${(Date.parse(time) - START) / SECOND} ${by.desk} ${change.type}`];
      });
    },
  };
}

const US = person('us');

test('[R60] [R63] urgent events are acknowledged before they are late, and no others', async () => {
  const { ask, pass, did, replica, clock, faults } = await stage();
  const occurred = { from: new Date(START).toISOString() };
  await ask(US, reported({ precedence: 'FLASH', occurred }));
  await ask(US, reported({ precedence: 'IMMEDIATE', occurred }));
  await ask(US, reported({ precedence: 'PRIORITY', occurred }));
  await pass(9);
  expect(await did()).toEqual(['8 il receipt.acknowledged', '8 sy receipt.acknowledged']);
  await pass(60);
  expect((await did()).slice(2)).toEqual([
    '40 il receipt.acknowledged',
    '40 sy receipt.acknowledged',
  ]);
  await pass(600);
  expect(await did()).toHaveLength(4);
  for (const desk of DESKS) {
    const { groups } = deskAlarms(replica.picture, CELL, clock.now())(desk);
    expect(groups.filter(({ kind }) => kind.startsWith('un'))).toEqual([]);
  }
  expect(faults).toEqual([]);
});

test('[R65] what waits for a suspended channel is not read before it is resumed', async () => {
  const { ask, pass, did } = await stage();
  const suspension = await ask(person('sy'), { type: 'channel.suspended' });
  await ask(US, sent(['sy']));
  await ask(US, sent(['sy'], { phrase: HELP }, 'FLASH'));
  await pass(300);
  expect((await did()).filter((line) => line.endsWith('acknowledged'))).toEqual([
    '8 sy receipt.acknowledged',
  ]);
  await ask(person('sy'), { type: 'channel.resumed', item: suspension });
  await pass(41);
  expect((await did()).at(-1)).toBe('340 sy receipt.acknowledged');
});

test('[L8] each step is made once: by a server that starts again at any second, and by two at once', async () => {
  const log = memoryLog();
  const clock = new Clock(START);
  let one = await stage(log, clock);
  await one.ask(US, sent(['sy', 'il'], { phrase: HELP }, 'FLASH'));
  for (let i = 0; i < 25; i++) {
    await one.pass(i % 3 === 0 ? 8 : 5);
    await one.close();
    one = await stage(log, clock);
    await one.settled();
  }
  const other = await stage(log, clock);
  for (let i = 0; i < 60; i++) {
    await one.pass(1);
    await other.replica.catchUp();
    await other.settled();
  }
  const steps = (await one.did())
    .filter((line) => line.includes(' sy '))
    .map((line) => line.split(' ')[2]);
  expect(steps).toEqual([
    'receipt.acknowledged',
    'message.sent',
    'receipt.passed',
    'receipt.confirmed',
  ]);
  expect([...one.faults, ...other.faults]).toEqual([]);
});

test('[P21] nobody plays a desk whose watch nobody holds, nor one where somebody sits', async () => {
  const { ask, pass, did } = await stage();
  const holder = { ...person('il'), person: PersonId.parse('il-officer') };
  await ask(holder, { type: 'watch.left', item: 'W-3', reason: 'x' });
  await ask(person('sy'), sent(['il', 'us']));
  await pass(300);
  expect(await did()).toEqual([]);
});
