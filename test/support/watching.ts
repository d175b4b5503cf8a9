/** The agent of channels on a picture in memory, second by second, with desks that are heard when a test says so. */
import { onTestFinished, vi } from 'vitest';
import type { Cell } from '../../picture/cell.ts';
import { readEntry } from '../../picture/entry.ts';
import { Agent } from '../../server/agents/agent.ts';
import { channelDuty } from '../../server/agents/channel.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Hearing } from '../../server/pictures/hearing.ts';
import { CELL } from './cell.ts';
import { Clock, SECOND } from './clock.ts';
import { keep, START } from './keeping.ts';
import { command } from './logs.ts';
import { person } from './people.ts';

export const ALL = ['us', 'il', 'sy'];
/** Entries that are on their way are there after so many turns: nothing waits for a disk. */
const TURNS = 12;

interface Setup {
  readonly log?: Log;
  readonly clock?: Clock;
  readonly cell?: Cell;
  readonly hearing?: Hearing;
}

/** A server's agent that has just started. The timers of the test are its own from here on. */
export async function watching(setup: Setup = {}) {
  const { log = memoryLog(), clock = new Clock(START), cell = CELL } = setup;
  const hearing = setup.hearing ?? new Hearing(clock.now);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { replica, appender } = await keep(log, clock.now);
  const stop = new AbortController();
  const following = replica.followLog(stop.signal);
  const duty = channelDuty({ cell, picture: { replica, appender }, hearing, now: clock.now });
  if (duty === undefined) throw new Error('the cell has switched it off');
  const faults: string[] = [];
  const agent = new Agent(duty, { now: clock.now, fault: ({ message }) => faults.push(message) });
  if (setup.hearing === undefined) hearing.begin();
  void agent.run();
  let n = 1_000_000;

  const settled = async () => {
    for (let i = 0; i < TURNS; i++) await new Promise(setImmediate);
  };
  const end = async () => {
    await agent.close();
    stop.abort();
    await following;
  };
  onTestFinished(end);
  return {
    log,
    clock,
    hearing,
    replica,
    faults,
    settled,
    end,
    /** So many seconds, in each of which these desks are heard; their walls, that is. */
    async pass(seconds: number, ...desks: readonly string[]) {
      for (let i = 0; i < seconds; i++) {
        clock.pass(SECOND);
        hearing.listen();
        for (const desk of desks) hearing.hear(person(desk, 'wall'), false);
        await vi.advanceTimersByTimeAsync(SECOND);
        await settled();
      }
    },
    /** Somebody does something; it is taken, or the test fails. */
    async ask(who: ReturnType<typeof person>, change: object): Promise<string> {
      const [answer] = await appender.append(who, [command(change, n++)]);
      if (answer?.kind !== 'taken') throw new Error(JSON.stringify(answer));
      await settled();
      return answer.item ?? '';
    },
    /** What the server has written, as `second desk what`. */
    async said(): Promise<readonly string[]> {
      const lines = await log.read(1, 10_000);
      return lines
        .map(({ bytes, seq }) => readEntry(bytes, seq))
        .filter(({ by }) => by.person === 'server')
        .map(({ time, by, change }) => {
          const second = (Date.parse(time) - START) / SECOND;
          return `${second} ${by.desk} ${change.type.replace('channel.', '')}`;
        });
    },
  };
}
