/** The agent that notes what was shown, on a picture in memory, with screens that say what a test lets them. */
import { onTestFinished, vi } from 'vitest';
import { Ref } from '../../picture/basics.ts';
import { type Entry, readEntry } from '../../picture/entry.ts';
import type { Person } from '../../picture/permission.ts';
import { Agent } from '../../server/agents/agent.ts';
import { shownDuty } from '../../server/agents/shown.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Showing } from '../../server/pictures/showing.ts';
import { Clock } from './clock.ts';
import { keep, START } from './keeping.ts';
import { command } from './logs.ts';
import { person } from './people.ts';

/** Entries that are on their way are there after so many turns: nothing waits for a disk. */
const TURNS = 12;

interface Setup {
  readonly log?: Log;
  readonly clock?: Clock;
}

/** A server's agent that has just started. The timers of the test are its own from here on. */
export async function glancing({ log = memoryLog(), clock = new Clock(START) }: Setup = {}) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { replica, appender } = await keep(log, clock.now);
  const showing = new Showing(replica, clock.now);
  const stop = new AbortController();
  const following = replica.followLog(stop.signal);
  const faults: string[] = [];
  const duty = shownDuty({ picture: { replica, appender }, showing, now: clock.now });
  const agent = new Agent(duty, { now: clock.now, fault: ({ message }) => faults.push(message) });
  void agent.run();
  const settled = async () => {
    for (let i = 0; i < TURNS; i++) await new Promise(setImmediate);
  };
  await settled();
  const end = async () => {
    await agent.close();
    stop.abort();
    await following;
  };
  onTestFinished(end);
  const proofs = new Set<string>();
  const entries = async (): Promise<readonly Entry[]> =>
    (await log.read(0, 100_000)).map(({ bytes, seq }) => readEntry(bytes, seq));
  let n = replica.head.seq * 1000;
  return {
    log,
    clock,
    replica,
    showing,
    faults,
    settled,
    end,
    entries,
    /** A screen that proves each frame, every 500 ms, until it is told not to. */
    screen(who: Person = person('il'), id = `${who.desk} ${who.role}`) {
      showing.join(id, who);
      proofs.add(id);
      showing.proved(id, replica.head.seq);
      return {
        say: (...items: readonly string[]) =>
          showing.say(
            id,
            items.map((one) => Ref.parse(one)),
          ),
        /** No proof comes any more, and nothing is said about it: it is frozen. */
        freeze: () => proofs.delete(id),
        /** It says itself that nothing is drawn, or seen. */
        blank() {
          proofs.delete(id);
          showing.unproved(id);
        },
        draw() {
          proofs.add(id);
          showing.proved(id, replica.head.seq);
        },
        /** It stays with the frame of this entry. */
        stay(seq: number) {
          proofs.delete(id);
          showing.proved(id, seq);
        },
        leave() {
          proofs.delete(id);
          showing.leave(id);
        },
      };
    },
    /** So much time, in steps of 100 ms. */
    async pass(ms: number) {
      await settled();
      for (let passed = 0; passed < ms; passed += 100) {
        clock.pass(100);
        if (clock.now() % 500 === 0) {
          for (const id of proofs) showing.proved(id, replica.head.seq);
        }
        await vi.advanceTimersByTimeAsync(100);
        await settled();
      }
    },
    /** Somebody does something; it is taken, or the test fails. */
    async ask(who: Person, change: object): Promise<string> {
      const { head } = replica;
      const [answer] = await appender.append(who, [command(change, ++n, head)]);
      if (answer?.kind !== 'taken') throw new Error(JSON.stringify(answer));
      await settled();
      return answer.item ?? '';
    },
    /** What the server has written, as `ms desk items`. */
    async said(): Promise<readonly string[]> {
      return (await entries()).flatMap(({ time, by, change }) => {
        if (change.type !== 'receipt.shown') return [];
        if (by.person !== 'server') throw new Error(`${by.person} said what was shown`);
        return [`${Date.parse(time) - START} ${by.desk} ${change.items.join(' ')}`];
      });
    },
  };
}
