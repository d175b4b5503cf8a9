/** An exercise plays the desks where nobody sits: their watches are held, and checks are answered. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { DeskId, PersonId } from '../../picture/basics.ts';
import { readEntry } from '../../picture/entry.ts';
import { EMPTY } from '../../picture/picture.ts';
import { replay } from '../../picture/replay.ts';
import { isWatch } from '../../picture/staff/items.ts';
import { holding } from '../../picture/staff/ledger.ts';
import { all } from '../../picture/table.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { checksOf } from '../../picture/views/channels.ts';
import { viewsOf } from '../../picture/views/deciding.ts';
import { Agent } from '../../server/agents/agent.ts';
import { playExercise } from '../../server/agents/exercise.ts';
import { playedDesks, takeWatches } from '../../server/agents/played-desks.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { exerciseLinks } from '../../server/people/bootstrap.ts';
import { readLinkToken } from '../../server/people/signed-tokens.ts';
import { Hearing } from '../../server/pictures/hearing.ts';
import { CELL, SECRET } from '../support/cell.ts';
import { Clock, SECOND } from '../support/clock.ts';
import { proposed, reported } from '../support/examples.ts';
import { keep, START } from '../support/keeping.ts';
import { command } from '../support/logs.ts';
import { DESKS, person } from '../support/people.ts';
import { START as CURTAIN, SERVED, theatre } from '../support/theatre.ts';

const US = DeskId.parse('us');
const IL = DeskId.parse('il');

/** A picture in memory, and the exercise that plays its desks. */
async function stage(log: Log = memoryLog(), clock = new Clock(START)) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const picture = await keep(log, clock.now);
  const hearing = new Hearing(clock.now);
  hearing.begin();
  hearing.play(DESKS);
  const deps = { cell: CELL, picture, hearing, now: clock.now };
  await takeWatches(deps);
  const faults: Error[] = [];
  const fault = (error: Error) => void faults.push(error);
  const agent = new Agent(playedDesks(deps), { now: clock.now, fault });
  void agent.run();
  onTestFinished(() => agent.close());
  let n = 1;
  const settled = async () => {
    for (let i = 0; i < 12; i++) await new Promise(setImmediate);
  };
  return {
    ...picture,
    log,
    clock,
    hearing,
    faults,
    deps,
    settled,
    close: () => agent.close(),
    async ask(who: ReturnType<typeof person>, change: object) {
      const asked = command(change, n++, picture.replica.head);
      const [answer] = await picture.appender.append(who, [asked]);
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
    holder: (desk: DeskId) => holding(picture.replica.picture.staff, desk, clock.now())?.by.person,
  };
}

const entriesIn = async (log: Log) =>
  (await log.read(0, 10_000)).map(({ bytes, seq }) => readEntry(bytes, seq));

test('[R32] [R33] at first each watch is held by the officer whom the button signs in, on a true brief', async () => {
  const { holder, replica, log, faults } = await stage();
  const officers = exerciseLinks(SECRET, CELL).filter(({ as }) => as === 'officer');
  for (const { desk, path } of officers) {
    const token = readLinkToken(SECRET, path.replace('/enter/', ''));
    expect(token?.person).toBe(`${desk}-officer`);
    expect(holder(desk)).toBe(`${desk}-officer`);
  }
  const watches = [...all(replica.picture.staff)].filter(isWatch);
  expect(watches.map(({ by }) => by.desk)).toEqual(DESKS);
  for (const { by, brief } of watches) {
    const at = Date.parse(brief.at);
    const then = replay(EMPTY, await entriesIn(log), { seq: brief.seq });
    expect(brief.hash).toBe(viewsOf(then, { cell: CELL, now: at }).brief(by.desk, at).hash);
  }
  expect(faults).toEqual([]);
});

test('[L8] a server that starts again takes no watch that somebody has held, also if it was left', async () => {
  const first = await stage();
  const officer = { ...person('il'), person: PersonId.parse(first.holder(IL)) };
  await first.ask(officer, { type: 'watch.left', item: 'W-3', reason: 'the shift is over' });
  await first.close();
  const second = await stage(first.log, first.clock);
  await second.pass(5);
  expect(second.replica.head).toEqual(first.replica.head);
  expect(second.holder(IL)).toBeUndefined();
  expect(second.holder(US)).toBe('us-officer');
});

test('[R33] while others write, the brief is read again until it is still true', async () => {
  const clock = new Clock(START);
  const log = memoryLog();
  let writes = 0;
  const picture = await keep(log, clock.now);
  const deps = {
    cell: CELL,
    hearing: new Hearing(clock.now),
    now: clock.now,
    picture: {
      ...picture,
      appender: Object.assign(Object.create(picture.appender), {
        async append(...args: Parameters<typeof picture.appender.append>) {
          if (writes++ < 3) {
            await picture.appender.append(person('il'), [
              command(reported({ precedence: 'FLASH' }), writes),
            ]);
          }
          return picture.appender.append(...args);
        },
      }),
    },
  };
  await takeWatches(deps);
  const types = (await entriesIn(log)).map(({ change }) => change.type);
  expect(types.filter((type) => type === 'watch.taken')).toHaveLength(3);
  expect(types.filter((type) => type === 'event.reported')).toHaveLength(3);
});

test('[R35] a check of a desk where nobody sits is answered in the name of its holder, after some seconds', async () => {
  const { ask, pass, log, clock, replica, faults } = await stage();
  const item = await ask(person('us'), { type: 'channel.checked', desk: 'il' });
  await pass(2);
  expect(replica.head.seq).toBe(5);
  await pass(2);
  const last = (await entriesIn(log)).at(-1);
  expect(last).toMatchObject({
    by: { desk: 'il', person: 'il-officer', role: 'officer' },
    change: { type: 'channel.answered', item },
  });
  await pass(10);
  expect(replica.head.seq).toBe(6);
  expect(clock.now()).toBeLessThan(START + (checksOf(CELL)?.within ?? 0) * SECOND);
  expect(faults).toEqual([]);
});

test('[R35] once somebody has sat down at a desk, its checks are theirs to answer', async () => {
  const { ask, pass, hearing, log } = await stage();
  const answers = async () =>
    (await entriesIn(log)).filter(({ change }) => change.type === 'channel.answered').length;
  hearing.hear(person('il', 'wall'), false); // nobody can answer from there
  await ask(person('us'), { type: 'channel.checked', desk: 'il' });
  await pass(5);
  expect(await answers()).toBe(1);
  hearing.hear(person('il'), true);
  await ask(person('us'), { type: 'channel.checked', desk: 'il' });
  await pass(200);
  expect(await answers()).toBe(1);
});

test('[R38] what rings at a desk where nobody sits is acknowledged by its holder, so that nothing piles up', async () => {
  const { ask, pass, hearing, replica, clock, faults } = await stage();
  hearing.hear(person('sy'), true);
  const zone = { ...proposed({ unilateral: true }), agrees: true };
  await ask(person('us'), zone);
  await ask(person('us'), reported({ occurred: { from: new Date(clock.now()).toISOString() } }));
  const states = (desk: string) =>
    deskAlarms(
      replica.picture,
      CELL,
      clock.now(),
    )(DeskId.parse(desk)).groups.map(({ kind, state }) => `${kind} ${state}`);
  for (const desk of DESKS) expect(states(desk)).toContain('inside unacknowledged');
  await pass(29);
  expect(states('il')).toContain('inside unacknowledged');
  await pass(35);
  for (const desk of ['us', 'il']) expect(states(desk)).toContain('inside acknowledged');
  expect(states('sy')).toContain('inside unacknowledged');
  expect(faults).toEqual([]);
});

test('the ending of a lap leaves watches, checks and suspensions alone', async () => {
  const one = await theatre();
  const now = () => CURTAIN;
  const deps = { cell: SERVED, picture: one.at(undefined), hearing: new Hearing(now), now };
  await takeWatches(deps);
  const before = [...all(one.replica.picture.staff)];
  expect(before).toHaveLength(3);
  await playExercise(one.stage());
  one.pass(86_400_000);
  await playExercise(one.stage()); // ends the first lap
  expect([...all(one.replica.picture.staff)]).toEqual(before);
  expect(one.skipped).toEqual([]);
});
