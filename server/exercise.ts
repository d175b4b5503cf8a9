/** Plays a scenario into a picture, by the same way in as everyone, and goes on where it was after a restart. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandId, Ref } from '../picture/basics.ts';
import type { Person } from '../picture/decide.ts';
import { Command, readEntry } from '../picture/entry.ts';
import { at } from '../picture/table.ts';
import type { Answer } from './append.ts';
import type { Keeper } from './keeper.ts';
import { changeAt, keysIn, type ScenarioLine } from './scenario.ts';
import { commandIdOf } from './uuid.ts';

/** What became of a command in an earlier process: the item it made or changed, and when it was taken. */
export interface Earlier {
  readonly item: Ref | null;
  readonly time: number;
}

export interface Stage {
  readonly send: (person: Person, command: Command) => Promise<Answer>;
  readonly earlier: (id: CommandId) => Promise<Earlier | undefined>;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly lines: readonly ScenarioLine[];
  /** Whether to begin again, with new items, when it is over. */
  readonly loop: boolean;
  /** Seconds of the first run that are over when it begins, so that nobody opens an empty map. */
  readonly ahead?: number;
  /** Times faster than written; 1 if left out. */
  readonly speed?: number;
  /** Told of a line that was not taken: somebody else was at work on the same items. */
  readonly skipped: (line: ScenarioLine, why: string) => void;
}

/** Seconds between the end of a run and the next. */
const INTERVAL = 60;

/** Settles when the scenario is over, when `signal` aborts, or when the picture takes nothing more. */
export async function playExercise(stage: Stage): Promise<'over' | 'stopped' | 'closed'> {
  const { signal, lines, loop, speed = 1, now } = stage;
  const length = ((lines.at(-1)?.at ?? 0) + INTERVAL) * (1000 / speed);
  const edition = createHash('sha256').update(JSON.stringify(lines)).digest('hex');
  const idOf = (run: number) => (index: number) =>
    commandIdOf('exercise', edition, String(run), String(index));

  let { run, start } = await begun(stage, idOf);
  if (now() - start > length) {
    run++;
    start = now();
  }
  for (;;) {
    const ended = await playRun(stage, start, idOf(run));
    if (ended !== 'over' || !loop || lines.length === 0) return ended;
    run++;
    start = Math.max(start + length, now());
    if ((await until(start, stage)) === 'stopped' || signal.aborted) return 'stopped';
  }
}

/** The last run that has begun, and when. The first one begins now. */
async function begun(
  { earlier, lines, now, speed = 1, ahead = 0 }: Stage,
  idOf: (run: number) => (index: number) => CommandId,
): Promise<{ run: number; start: number }> {
  const early = (ahead * 1000) / speed;
  let last = { run: 0, start: now() - early };
  const into = ((lines[0]?.at ?? 0) * 1000) / speed;
  for (let run = 0; ; run++) {
    const first = await earlier(idOf(run)(0));
    if (first === undefined) return last;
    last = { run, start: first.time - Math.max(into, run === 0 ? early : 0) };
  }
}

async function playRun(
  stage: Stage,
  start: number,
  idOf: (index: number) => CommandId,
): Promise<'over' | 'stopped' | 'closed'> {
  const refs = new Map<string, Ref>();
  for (const [index, line] of stage.lines.entries()) {
    const id = idOf(index);
    const before = await stage.earlier(id);
    if (before !== undefined) {
      keep(line, before.item, refs);
      continue;
    }
    const due = start + (line.at * 1000) / (stage.speed ?? 1);
    if ((await until(due, stage)) === 'stopped') return 'stopped';
    const missing = keysIn(line.change).find((key) => !refs.has(key));
    if (missing !== undefined) {
      stage.skipped(line, `@${missing} is not in the picture`);
      continue;
    }
    const command = Command.parse({ id, change: changeAt(line, due, refs) });
    const answer = await stage.send(line.by, command);
    if (answer.kind === 'closed') return 'closed';
    if (answer.kind === 'taken') keep(line, answer.item, refs);
    else stage.skipped(line, answer.why);
  }
  return 'over';
}

function keep({ key }: ScenarioLine, item: Ref | null, refs: Map<string, Ref>): void {
  if (key !== undefined && item !== null) refs.set(key, item);
}

/** Waits for a moment (ms since 1970); 'stopped' if the signal came first. */
async function until(due: number, { now, signal }: Stage): Promise<'due' | 'stopped'> {
  while (!signal.aborted && now() < due) {
    await sleep(Math.min(due - now(), 60_000), undefined, { signal }).catch((fault) => {
      if (!signal.aborted) throw fault;
    });
  }
  return signal.aborted ? 'stopped' : 'due';
}

/** What the log of a picture knows of a command from before. */
export async function earlierIn(keeper: Keeper, id: CommandId): Promise<Earlier | undefined> {
  const seq = keeper.taken.get(id);
  if (seq === undefined) return undefined;
  const [line] = await keeper.log.read(seq - 1, 1);
  if (line === undefined) throw new Error(`entry ${seq} of the picture is not in its log`);
  const { change, time } = readEntry(line.bytes, seq);
  const item = 'item' in change ? change.item : (at(keeper.picture.items, seq)?.ref ?? null);
  return { item, time: Date.parse(time) };
}
