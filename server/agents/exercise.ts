/** Plays a scenario into a picture by ordinary commands, and resumes it after a restart. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { CommandId, Ref } from '../../picture/basics.ts';
import type { Person } from '../../picture/decide.ts';
import { Command, readEntry } from '../../picture/entry.ts';
import { at } from '../../picture/table.ts';
import { derivedCommandId } from '../lib/command-id.ts';
import type { Answer } from '../pictures/append.ts';
import type { PictureReplica } from '../pictures/picture-replica.ts';
import { Agent, type Duty } from './agent.ts';
import { changeAt, keysIn, type ScenarioLine } from './scenario.ts';

/**
 * A command that an earlier process sent: the item it made or changed, and when (ms since 1970).
 */
export interface EarlierCommand {
  readonly item: Ref | null;
  readonly time: number;
}

/** The scenario, and the picture that it is played into. */
export interface ExerciseOptions {
  /** Appends a command to the picture. */
  readonly send: (person: Person, command: Command) => Promise<Answer>;
  /** The earlier command with this id, if the picture has it. */
  readonly earlier: (id: CommandId) => Promise<EarlierCommand | undefined>;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly lines: readonly ScenarioLine[];
  /** True: begin again with new items when a run is over. */
  readonly loop: boolean;
  /**
   * Seconds of the first run that are over when it begins, so that the map is not empty; default 0.
   */
  readonly ahead?: number;
  /** Speed relative to the scenario's own times; default 1. */
  readonly speed?: number;
  /** Called with a line that was refused, for instance because people changed the same items. */
  readonly skipped: (line: ScenarioLine, why: string) => void;
  /** Called with each fault of this server. The line that failed is left out. */
  readonly fault: (error: Error) => void;
}

/** Why it ended: the scenario is over, the signal aborted, or the picture accepts nothing more. */
export type ExerciseEnd = 'over' | 'stopped' | 'closed';

/** Seconds from the last line of a run to the start of the next. */
const PAUSE_BETWEEN_RUNS = 60;

/** Plays until the end. Never rejects. */
export async function playExercise(options: ExerciseOptions): Promise<ExerciseEnd> {
  const play = new ExerciseDuty(options);
  const agent = new Agent(play, options);
  options.signal.addEventListener('abort', () => void agent.close(), { once: true });
  if (!options.signal.aborted) await agent.run();
  return play.ended;
}

/** The next line, and when it is due (ms since 1970). */
interface Due {
  readonly line: ScenarioLine;
  readonly id: CommandId;
  readonly time: number;
}

/** One line after another is due. */
class ExerciseDuty implements Duty<Due> {
  ended: ExerciseEnd = 'stopped';
  readonly #options: ExerciseOptions;
  /** Part of every command id, so that another scenario has other ids. */
  readonly #scenarioHash: string;
  readonly #over = new AbortController();
  /** Items of this run by key. */
  readonly #refs = new Map<string, Ref>();
  #run = 0;
  #start = 0; // of this run, in ms
  #index = 0; // of the next line

  constructor(options: ExerciseOptions) {
    this.#options = options;
    this.#scenarioHash = createHash('sha256').update(JSON.stringify(options.lines)).digest('hex');
  }

  async *wakes(signal: AbortSignal): AsyncGenerator<void> {
    await this.#resume();
    yield;
    const either = AbortSignal.any([signal, this.#over.signal]);
    if (!either.aborted) await once(either, 'abort');
  }

  *at(now: number): Generator<Due> {
    for (;;) {
      const due = this.#due();
      if (due === undefined || due.time > now) return;
      yield due;
      if (this.#due()?.id === due.id) return; // 'later': the lines after it wait
    }
  }

  next(): number | undefined {
    return this.#due()?.time;
  }

  cause({ id }: Due): string {
    return id;
  }

  async perform(due: Due): Promise<'done' | 'later'> {
    let outcome: 'done' | 'later' = 'done';
    try {
      outcome = await this.#send(due);
    } finally {
      if (outcome === 'done') this.#advance();
    }
    return outcome;
  }

  async #send({ line, id, time }: Due): Promise<'done' | 'later'> {
    const { earlier, send, skipped } = this.#options;
    const before = await earlier(id);
    if (before !== undefined) {
      this.#remember(line, before.item);
      return 'done';
    }
    const missing = keysIn(line.change).find((key) => !this.#refs.has(key));
    if (missing !== undefined) {
      skipped(line, `@${missing} is not in the picture`);
      return 'done';
    }
    const command = Command.parse({ id, change: changeAt(line, time, this.#refs) });
    const answer = await send(line.by, command);
    if (answer.kind === 'busy' || answer.kind === 'clock') return 'later';
    if (answer.kind === 'taken') this.#remember(line, answer.item);
    else if (answer.kind === 'closed') this.#end('closed');
    else skipped(line, answer.why);
    return 'done';
  }

  #remember({ key }: ScenarioLine, item: Ref | null): void {
    if (key !== undefined && item !== null) this.#refs.set(key, item);
  }

  #end(ended: ExerciseEnd): void {
    this.ended = ended;
    this.#over.abort();
  }

  /** The next line of this run; undefined at the end. */
  #due(): Due | undefined {
    const line = this.#options.lines[this.#index];
    if (line === undefined || this.#over.signal.aborted) return undefined;
    const time = this.#start + line.at * this.#msPerSecond;
    return { line, id: this.#idOf(this.#run, this.#index), time };
  }

  #advance(): void {
    const { lines, loop, now } = this.#options;
    this.#index++;
    if (this.#index < lines.length || this.#over.signal.aborted) return;
    if (loop) this.#beginRun(this.#run + 1, Math.max(this.#start + this.#runLength, now()));
    else this.#end('over');
  }

  #beginRun(run: number, start: number): void {
    this.#run = run;
    this.#start = start;
    this.#index = 0;
    this.#refs.clear();
  }

  /**
   * Finds the last run that has begun, and its start. Without one, the first begins now; if that
   * run is long over, the next begins now.
   */
  async #resume(): Promise<void> {
    const { earlier, lines, now, ahead = 0 } = this.#options;
    if (lines.length === 0) return this.#end('over');
    const early = ahead * this.#msPerSecond;
    const into = (lines[0]?.at ?? 0) * this.#msPerSecond;
    this.#beginRun(0, now() - early);
    for (let run = 0; ; run++) {
      const first = await earlier(this.#idOf(run, 0));
      if (first === undefined) break;
      this.#beginRun(run, first.time - Math.max(into, run === 0 ? early : 0));
    }
    if (now() - this.#start > this.#runLength) this.#beginRun(this.#run + 1, now());
  }

  /** ms that one second of the scenario takes. */
  get #msPerSecond(): number {
    return 1000 / (this.#options.speed ?? 1);
  }

  /** ms from the start of a run to the start of the next. */
  get #runLength(): number {
    return ((this.#options.lines.at(-1)?.at ?? 0) + PAUSE_BETWEEN_RUNS) * this.#msPerSecond;
  }

  #idOf(run: number, index: number): CommandId {
    return derivedCommandId('exercise', this.#scenarioHash, String(run), String(index));
  }
}

/** The command with this id in a picture's log; undefined if it is not there. */
export async function findEarlier(
  replica: PictureReplica,
  id: CommandId,
): Promise<EarlierCommand | undefined> {
  const seq = replica.seqByCommand.get(id);
  if (seq === undefined) return undefined;
  const [line] = await replica.log.read(seq - 1, 1);
  if (line === undefined) throw new Error(`entry ${seq} of the picture is not in its log`);
  const { change, time } = readEntry(line.bytes, seq);
  const item = 'item' in change ? change.item : (at(replica.picture.items, seq)?.ref ?? null);
  return { item, time: Date.parse(time) };
}
