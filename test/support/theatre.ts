/** The exercise on pictures in memory: who plays it, who intrudes, and what stands when it has been played. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskId, PersonId, PictureId } from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import { Command } from '../../picture/entry.ts';
import { kindOf } from '../../picture/items.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import { zoneStatus } from '../../picture/kinds/zone-status.ts';
import { CANCELLATION } from '../../picture/phrasebook/book.ts';
import { all } from '../../picture/table.ts';
import type { ExerciseOptions, Stage } from '../../server/agents/exercise-options.ts';
import { endingOf, readScenario, type ScenarioLine } from '../../server/agents/scenario.ts';
import { stagesOf } from '../../server/agents/stages.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Appender } from '../../server/pictures/append.ts';
import { PictureReplica } from '../../server/pictures/picture-replica.ts';
import { openedAs } from './desks.ts';
import { command } from './logs.ts';
import { CELL } from './people.ts';
import { isNeedless, isUnheard } from './story-messages.ts';
import { unsteppedClock } from './unstepped-clock.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const LINES = readScenario(join(ROOT, 'data/exercise'));
/** The cell as it is served. */
export const SERVED = Cell.parse(JSON.parse(readFileSync(join(ROOT, 'data', 'cell.json'), 'utf8')));
export const START = Date.parse('2026-11-22T14:00:00Z');

/** What is said in the shared picture while nobody reads messages but the people of the scenario. */
export const SHARED = LINES.filter((line) => line.picture === undefined && !isUnheard(line, LINES));
export const ENDING = endingOf(LINES);
type Changed = ScenarioLine['change'];
const isSameEnd = (one: Changed, other: Changed) =>
  one.type === other.type && one.item === other.item && one.type.endsWith('.withdrawn');
const isWithdrawal = ({ change }: ScenarioLine) => change.type.endsWith('.withdrawn');
/** What other desks have agreed to: they agree to its end too. */
const agreed = new Set(ENDING.flatMap(({ change }) => ('ends' in change ? [change.item] : [])));
/** What the scenario does not end itself, of the shared picture. */
const SHARED_ENDINGS = ENDING.filter(
  (line) =>
    line.picture === undefined &&
    !LINES.some((one) => isSameEnd(one.change, line.change)) &&
    !isNeedless(line, LINES),
);
/** Those lines while all windows still run: what is agreed ends by agreement. */
export const SHARED_ENDING = SHARED_ENDINGS.filter(
  (line) => !(isWithdrawal(line) && agreed.has(line.change.item)),
);
/** Those lines once all windows are over: what was agreed has ended by itself. */
export const LATE_ENDING = SHARED_ENDING.filter(
  (line) => isWithdrawal(line) || line.change.type === 'message.sent',
);

/** The scenario's people are known by these names; this is somebody who opened a link. */
const NEWCOMER = {
  desk: DeskId.parse('il'),
  person: PersonId.parse('il-officer'),
  role: 'officer',
} as const;

/** Whether a message waits for nobody. Answers and cancellations are only read, and nobody cancels them. */
export const isSettled = (item: MessageItem): boolean =>
  item.fields.phrase?.number === CANCELLATION ||
  item.fields.answers !== undefined ||
  kindOf(item).over(item) !== undefined;

type Logs = (picture: string) => Log;

/** Logs in memory, by picture; the same one for the same picture. */
function memoryLogs(): Logs {
  const logs = new Map<string, Log>();
  return (picture) => {
    const log = logs.get(picture) ?? memoryLog();
    logs.set(picture, log);
    return log;
  };
}

/** Pictures in memory and a clock that jumps to whatever is waited for. */
export async function theatre(logs = memoryLogs()) {
  let now = START;
  const stages = new Map<string, { replica: PictureReplica; appender: Appender }>();
  for (const { id, members } of SERVED.pictures) {
    const opened = openedAs(id, ...members);
    const opening = { by: CELL, command: { ...command(opened, 0), change: opened } };
    const replica = await PictureReplica.open(logs(id), opening, () => now);
    const clock = unsteppedClock(() => now);
    stages.set(id, { replica, appender: new Appender(replica, SERVED, clock) });
  }
  const at = (stage: Stage) => {
    const found = stages.get(stage ?? 'shared');
    if (found === undefined) throw new Error(`there is no picture ${stage}`);
    return found;
  };
  const skipped: string[] = [];
  const stop = new AbortController();
  /** Desks at which somebody sits. */
  const seated = new Set<DeskId>();
  const stage = (more: Partial<ExerciseOptions> = {}): ExerciseOptions => ({
    ...stagesOf(at, LINES, {
      cell: SERVED,
      now: () => now,
      sits: (desk) => seated.has(desk),
    }),
    now: () => now++, // time passes whenever somebody looks
    signal: stop.signal,
    lines: LINES,
    loop: false,
    speed: 1e6,
    skipped: (line, why) => skipped.push(`${line.at} s ${line.change.type}: ${why}`),
    fault: ({ message }) => skipped.push(message),
    ...more,
  });
  /**
   * Items of a picture that stand, and do so for longer than the second in which what is agreed is ended; of
   * messages, those that wait for somebody.
   */
  const standing = (picture?: string) =>
    [...all(at(PictureId.optional().parse(picture)).replica.picture.items)].filter(
      (item) =>
        item.state !== 'withdrawn' &&
        !(item.kind === 'message' && isSettled(item)) &&
        !(item.kind === 'zone' && zoneStatus(item, now + 2000) === 'expired'),
    );
  /** What a change gets that somebody who is not of the scenario asks for. */
  const ask = async (change: object, picture?: string, name = 'il-officer') => {
    const { appender, replica } = at(PictureId.optional().parse(picture));
    const { seq, hash } = replica.head;
    const asked = Command.parse({ id: randomUUID(), seen: { seq, hash }, change });
    const desk = DeskId.parse(name.slice(0, 2));
    const who = { ...NEWCOMER, desk, person: PersonId.parse(name) };
    const [answer] = await appender.append(who, [asked]);
    return answer;
  };
  const intrude = async (change: object, picture?: string) => {
    const answer = await ask(change, picture);
    if (answer?.kind !== 'taken') throw new Error(JSON.stringify(answer));
    return answer.item;
  };
  const { replica } = at(undefined);
  const pass = (ms: number) => (now += ms);
  const time = () => now;
  return { replica, logs, at, skipped, stop, seated, stage, standing, ask, intrude, pass, time };
}

/** Options of a loop that is stopped when the shared picture has so many entries. */
export function stoppedAt(
  one: Awaited<ReturnType<typeof theatre>>,
  entries: number,
): ExerciseOptions {
  const { send } = one.stage();
  return one.stage({
    loop: true,
    send: async (person, asked, stage) => {
      const answer = await send(person, asked, stage);
      if (one.replica.head.seq >= entries) one.stop.abort();
      return answer;
    },
  });
}
