/**
 * Plays a scenario by ordinary commands, resumes it after a restart, and withdraws what a run made
 * before the next begins.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { CommandId, Ref } from '../../picture/basics.ts';
import { derivedCommandId } from '../../picture/command-id.ts';
import { Agent, type Duty } from './agent.ts';
import type { ExerciseOptions } from './exercise-options.ts';
import { changeAt, endingOf, keysIn, type ScenarioLine } from './scenario.ts';

/** Why it ended: the scenario is over, the signal aborted, or the picture accepts nothing more. */
export type ExerciseEnd = 'over' | 'stopped' | 'closed';

/** Seconds from the last line of a run, its ending included, to the start of the next. */
const PAUSE_BETWEEN_RUNS = 5;
/** Looks at the picture before a line that others are always ahead of is given up. */
const MAX_LOOKS = 5;

/** An exercise that is being played. */
export interface Exercise {
  /** Settles when it has ended. Never rejects. */
  readonly ended: Promise<ExerciseEnd>;
  /** The run that is played, counted from 1, and since when (ms since 1970). */
  lap(): { readonly nth: number; readonly began: number };
  /** Breaks the run off: what it made is withdrawn, and the next begins. */
  anew(): void;
}

export function startExercise(options: ExerciseOptions): Exercise {
  const duty = new ExerciseDuty(options);
  const agent = new Agent(duty, options);
  options.signal.addEventListener('abort', () => void agent.close(), { once: true });
  const run = async () => {
    if (!options.signal.aborted) await agent.run();
    return duty.ended;
  };
  return { ended: run(), lap: () => duty.lap(), anew: () => duty.anew() };
}

/** Plays until the end. Never rejects. */
export const playExercise = (options: ExerciseOptions): Promise<ExerciseEnd> =>
  startExercise(options).ended;

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
  /** Those of the scenario, and behind them those of its ending. */
  readonly #lines: readonly ScenarioLine[];
  /** Part of every command id, so that another scenario has other ids. */
  readonly #scenarioHash: string;
  readonly #over = new AbortController();
  /** Aborts when a run is to be broken off: that one, and not another that began meanwhile. */
  #asked = new AbortController();
  #unwanted: number | undefined;
  /** Items of this run by key. */
  readonly #refs = new Map<string, Ref>();
  /** Keys of lines that were not said in this run, as people have gone another way. */
  readonly #unsaid = new Set<string>();
  #run = 0;
  #start = 0; // of this run, in ms
  #index = 0; // of the next line

  constructor(options: ExerciseOptions) {
    this.#options = options;
    this.#lines = [...options.lines, ...endingOf(options.lines)];
    this.#scenarioHash = createHash('sha256').update(JSON.stringify(options.lines)).digest('hex');
  }

  async *wakes(signal: AbortSignal): AsyncGenerator<void> {
    await this.#resume();
    for (;;) {
      yield;
      const any = AbortSignal.any([signal, this.#over.signal, this.#asked.signal]);
      if (!any.aborted) await once(any, 'abort');
      if (signal.aborted || this.#over.signal.aborted) return;
      this.#asked = new AbortController();
      if (this.#run === this.#unwanted) await this.#skipToEnding();
    }
  }

  lap() {
    return { nth: this.#run + 1, began: this.#start + this.#early };
  }

  anew(): void {
    this.#unwanted = this.#run;
    this.#asked.abort();
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
      // unless the run was broken off meanwhile
      if (outcome === 'done' && this.#due()?.id === due.id) this.#advance();
    }
    return outcome;
  }

  async #send({ line, id, time }: Due): Promise<'done' | 'later'> {
    const { earlier, leaves, ready, send, skipped } = this.#options;
    const before = await earlier(id, line.picture);
    if (before !== undefined) {
      this.#remember(line, before.item);
      return 'done';
    }
    const named = keysIn(line.change);
    const missing = named.find((key) => !this.#refs.has(key));
    if (missing !== undefined) {
      if (this.#unsaid.has(missing)) this.#leaveOut(line);
      else if (!this.#isEnding()) skipped(line, `@${missing} is not in the picture`);
      return 'done';
    }
    const items = named.flatMap((key) => this.#refs.get(key) ?? []);
    if (this.#isEnding() && items.some((item) => leaves(item, line.picture))) return 'done';
    const change = changeAt(line, time, this.#refs);
    const telling = { line, id, change, looked: this.#seqOf(line.looked) };
    for (let look = 1; ; look++) {
      const told = await ready(telling);
      if (told === undefined) {
        this.#leaveOut(line);
        return 'done';
      }
      if ('stands' in told) {
        this.#remember(line, told.stands);
        return 'done';
      }
      const answer = await send(line.by, told.command, line.picture);
      if (answer.kind === 'busy' || answer.kind === 'clock') return 'later';
      if (answer.kind === 'missed' && look < MAX_LOOKS) continue; // somebody wrote meanwhile
      if (answer.kind === 'taken') this.#remember(line, answer.item);
      else if (answer.kind === 'closed') this.#end('closed');
      else skipped(line, answer.why);
      return 'done';
    }
  }

  /** The entry that made the item of a key. */
  #seqOf(key: string | undefined): number | undefined {
    const ref = key === undefined ? undefined : this.#refs.get(key);
    return ref === undefined ? undefined : Number(ref.slice(2));
  }

  /** True if the next line withdraws what the run made. */
  #isEnding(): boolean {
    return this.#index >= this.#options.lines.length;
  }

  #remember({ key }: ScenarioLine, item: Ref | null): void {
    if (key !== undefined && item !== null) this.#refs.set(key, item);
  }

  /** What later lines say of the item of this one is not said either. */
  #leaveOut({ key }: ScenarioLine): void {
    if (key !== undefined) this.#unsaid.add(key);
  }

  #end(ended: ExerciseEnd): void {
    this.ended = ended;
    this.#over.abort();
  }

  /** The next line of this run; undefined at the end. */
  #due(): Due | undefined {
    const line = this.#lines[this.#index];
    if (line === undefined || this.#over.signal.aborted) return undefined;
    const time = this.#start + line.at * this.#msPerSecond;
    return { line, id: this.#idOf(this.#run, this.#index), time };
  }

  #advance(): void {
    const { lines, loop, now } = this.#options;
    this.#index++;
    if (!loop && this.#index === lines.length) this.#end('over');
    if (this.#index < this.#lines.length || this.#over.signal.aborted) return;
    const next = Math.max(this.#start + this.#runLength, now());
    this.#beginRun(this.#run + 1, next - this.#early);
  }

  #beginRun(run: number, start: number): void {
    this.#run = run;
    this.#start = start;
    this.#index = 0;
    this.#refs.clear();
    this.#unsaid.clear();
  }

  /**
   * Finds the last run that has begun, and its start. Without one, the first begins now; if that
   * run is long over, it is ended and the next begins.
   */
  async #resume(): Promise<void> {
    const { earlier, lines, now } = this.#options;
    const [first] = lines;
    if (first === undefined) return this.#end('over');
    this.#beginRun(0, now() - this.#early);
    for (let run = 0; ; run++) {
      const begun = await earlier(this.#idOf(run, 0), first.picture);
      if (begun === undefined) break;
      this.#beginRun(run, begun.time - Math.max(first.at * this.#msPerSecond, this.#early));
    }
    const over = now() - this.#start > this.#runLength || (await this.#hasBegunEnding());
    if (over) await this.#skipToEnding();
  }

  /** True if the run was broken off, or has come to its end, before the server stopped. */
  async #hasBegunEnding(): Promise<boolean> {
    for (const [index, { picture }] of this.#lines.entries()) {
      if (index < this.#options.lines.length) continue;
      const done = await this.#options.earlier(this.#idOf(this.#run, index), picture);
      if (done !== undefined) return true;
    }
    return false;
  }

  /** Leaves out what of the run was not played; what was is known, so that it can be withdrawn. */
  async #skipToEnding(): Promise<void> {
    const { earlier, lines, now } = this.#options;
    const run = this.#run;
    if (this.#isEnding()) return;
    for (const [index, line] of lines.entries()) {
      if (line.key === undefined) continue;
      const made = await earlier(this.#idOf(this.#run, index), line.picture);
      if (this.#run !== run) return; // it has ended by itself
      if (made !== undefined) this.#remember(line, made.item);
    }
    this.#index = lines.length;
    const ending = (this.#lines[lines.length]?.at ?? 0) * this.#msPerSecond;
    this.#start = Math.min(this.#start, now() - ending); // it is due now
  }

  /** ms of a run that are over when it begins. */
  get #early(): number {
    return (this.#options.ahead ?? 0) * this.#msPerSecond;
  }

  /** ms that one second of the scenario takes. */
  get #msPerSecond(): number {
    return 1000 / (this.#options.speed ?? 1);
  }

  /** ms from the start of a run to the start of the next. */
  get #runLength(): number {
    return ((this.#lines.at(-1)?.at ?? 0) + PAUSE_BETWEEN_RUNS) * this.#msPerSecond;
  }

  #idOf(run: number, index: number): CommandId {
    return derivedCommandId('exercise', this.#scenarioHash, String(run), String(index));
  }
}
