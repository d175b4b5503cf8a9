/**
 * Runs what the server does by itself: waits, does what is due, and waits again.
 * Appended commands have ids derived from their cause [L8], so each is done once, wherever the
 * server stopped; what is still due is done after every start.
 */

import { derivedCommandId } from '../../picture/command-id.ts';
import { Command } from '../../picture/entry.ts';
import type { Actor } from '../../picture/permission.ts';
import { asError } from '../lib/as-error.ts';
import type { Answer, Appender } from '../pictures/append.ts';

/** The work of an agent. `at` and `next` are those of a View, so a view can be part of a duty. */
export interface Duty<Due> {
  /**
   * Yields whenever something may have become due, first at the start. Ends soon after `signal`
   * aborts, or when nothing is left to do.
   */
  wakes(signal: AbortSignal): AsyncIterable<unknown>;
  /**
   * Everything due at `now` (ms since 1970), in order. Each is done before the next is asked for.
   */
  at(now: number): Iterable<Due>;
  /** When (ms since 1970) something becomes due without a wake; undefined: never. */
  next(now: number): number | undefined;
  /** Identifies what is due: the same text for the same thing, for ever. */
  cause(due: Due): string;
  /**
   * Does it. 'later': the log accepts nothing now; it is tried again in some seconds. If it throws,
   * it is left out until the next start; everything else goes on.
   */
  perform(due: Due): Promise<'done' | 'later'>;
}

/** Clock and fault handler of an agent. */
export interface AgentDeps {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called with each fault of this server. */
  readonly fault: (error: Error) => void;
}

/** Longest wait (ms) without a look at the clock, which may be set. */
const MAX_WAIT = 60_000;
/** ms after which 'later' is tried again. */
const RETRY_AFTER = 5000;

/** Runs one duty. */
export class Agent<Due> {
  readonly #duty: Duty<Due>;
  readonly #deps: AgentDeps;
  readonly #stop = new AbortController();
  #finished = new Set<string>(); // causes that are done or failed and may still be due
  #work: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(duty: Duty<Due>, deps: AgentDeps) {
    this.#duty = duty;
    this.#deps = deps;
  }

  /** Works until `close`, or until nothing is left to do. Never rejects. */
  async run(): Promise<void> {
    try {
      for await (const _ of this.#duty.wakes(this.#stop.signal)) await this.#check();
    } catch (fault) {
      this.#deps.fault(asError(fault));
    }
    await this.close();
  }

  /** Starts nothing more; settles when the work in progress is done. */
  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#work;
  }

  /** Does what is due now, then closes. */
  async drain(): Promise<void> {
    await this.#check();
    await this.close();
  }

  #check(): Promise<void> {
    this.#work = this.#work
      .then(() => this.#performDue())
      .catch((fault) => {
        this.#deps.fault(asError(fault));
        this.#wait(RETRY_AFTER);
      });
    return this.#work;
  }

  /** Does what is due, one after another, then sets the timer for what comes next. */
  async #performDue(): Promise<void> {
    clearTimeout(this.#timer);
    const { now } = this.#deps;
    const over = new Set<string>();
    let longest = MAX_WAIT;
    for (const due of this.#duty.at(now())) {
      if (this.#stop.signal.aborted) return;
      const cause = this.#duty.cause(due);
      if (this.#finished.has(cause) || (await this.#perform(due)) === 'done') over.add(cause);
      else longest = RETRY_AFTER;
    }
    this.#finished = over;
    const moment = now();
    const next = this.#duty.next(moment);
    if (next !== undefined) this.#wait(Math.min(longest, Math.max(1, next - moment)));
    else if (longest === RETRY_AFTER) this.#wait(RETRY_AFTER);
  }

  #wait(ms: number): void {
    if (this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#check(), ms);
  }

  async #perform(due: Due): Promise<'done' | 'later'> {
    try {
      return await this.#duty.perform(due);
    } catch (fault) {
      this.#deps.fault(asError(fault));
      return 'done';
    }
  }
}

/**
 * Appends a change under an id derived from its cause. Repeated, by this server or another one, it
 * gets the same answer. Throws if the change does not fit its schema.
 */
export async function appendOnce(
  appender: Appender,
  by: Actor,
  change: object,
  ...cause: readonly string[]
): Promise<Answer> {
  const command = Command.parse({ id: derivedCommandId(...cause), change });
  const [answer] = await appender.append(by, [command]);
  if (answer === undefined) throw new Error('a command was not answered');
  return answer;
}
