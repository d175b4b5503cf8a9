/** The exercise in a loop at its own pace, on a clock that the test moves. */
import { onTestFinished, vi } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import { type Entry, readEntry } from '../../picture/entry.ts';
import { agreedIn, openIn } from '../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import { zoneStatus } from '../../picture/kinds/zone-status.ts';
import { all } from '../../picture/table.ts';
import { Agent } from '../../server/agents/agent.ts';
import { startExercise } from '../../server/agents/exercise.ts';
import { playedDesks, takeWatches } from '../../server/agents/played-desks.ts';
import { playedReceipts } from '../../server/agents/played-receipts.ts';
import { Hearing } from '../../server/pictures/hearing.ts';
import { person } from './people.ts';
import { LINES, SERVED, theatre } from './theatre.ts';

/** Seconds from the start of a lap to the next: the last line, its ending and a pause. */
export const LAP = 2250;
/** Seconds at a time. */
export const STEP = 5;

/** The scenario alone; `seated`: desks at which somebody sits. */
export const played = (...seated: readonly string[]) => perform(seated, false);

/** With people at all other desks who hold the watch, read, and pass on what they read. */
export const staffed = (...seated: readonly string[]) => perform(seated, true);

async function perform(seated: readonly string[], staffs: boolean) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const one = await theatre();
  for (const desk of seated) one.seated.add(DeskId.parse(desk));
  const began = one.time();
  const faults: string[] = [];
  if (staffs) await staff(one, seated, faults);
  const exercise = startExercise(one.stage({ now: one.time, speed: 1, loop: true }));
  onTestFinished(async () => {
    one.stop.abort();
    await exercise.ended;
  });
  /** Settles when nothing more is written. */
  const settled = async () => {
    for (let seq = -1; seq !== one.replica.head.seq; ) {
      seq = one.replica.head.seq;
      for (let i = 0; i < 12; i++) await new Promise(setImmediate);
    }
  };
  await settled();
  /** Goes on to a second since the first lap began. */
  const reach = async (second: number) => {
    while (one.time() < began + second * 1000) {
      one.pass(STEP * 1000);
      await vi.advanceTimersByTimeAsync(STEP * 1000);
      await settled();
    }
  };
  /** The newest zone of a name. */
  const zone = (name: string): ZoneItem => {
    const zones = [...all(one.replica.picture.items)].filter((item) => item.kind === 'zone');
    const found = zones.findLast(({ terms }) => terms.name.en === name);
    if (found === undefined) throw new Error(`no zone ${name}`);
    return found;
  };
  const standing = (name: string): string => {
    const { versions = [] } = zone(name);
    const [agreed, open] = [agreedIn(versions)?.version, openIn(versions)?.version];
    return `${zoneStatus(zone(name), one.time())}, ${agreed ?? 'none'} agreed, ${open ?? 'none'} open`;
  };
  const entries = async (): Promise<readonly Entry[]> =>
    (await one.replica.log.read(0, 10_000)).map(({ bytes, seq }) => readEntry(bytes, seq));
  return { ...one, faults, reach, zone, standing, entries, settled };
}

/** Starts what plays the desks, as a server does. */
async function staff(
  { at, time }: Awaited<ReturnType<typeof theatre>>,
  seated: readonly string[],
  faults: string[],
): Promise<void> {
  const hearing = new Hearing(time);
  hearing.begin();
  hearing.play(SERVED.desks.map(({ id }) => id));
  const deps = { cell: SERVED, picture: at(undefined), hearing, now: time, lines: LINES };
  await takeWatches(deps);
  for (const desk of seated) hearing.hear(person(desk), true);
  const how = { now: time, fault: ({ message }: Error) => void faults.push(message) };
  for (const agent of [new Agent(playedDesks(deps), how), new Agent(playedReceipts(deps), how)]) {
    void agent.run();
    onTestFinished(() => agent.close());
  }
}
