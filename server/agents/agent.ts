/**
 * What the server does by itself. An agent is woken, sees what is due, does one thing after another, and
 * waits for the next wake or the next time. What it appends has an id made from its cause [L8]: it is
 * done once, wherever the server stopped, and what is still due is taken up at every start.
 */
import { Command } from '../../picture/entry.ts';
import type { Actor } from '../../picture/permission.ts';
import { asError } from '../lib/as-error.ts';
import { derivedCommandId } from '../lib/command-id.ts';
import type { Answer, Appender } from '../pictures/append.ts';

export interface Duty<Due> {
  /**
   * Yields whenever something may have become due, first at the start. Ends soon after `signal`
   * aborts, or when there is nothing to do any more.
   */
  wakes(signal: AbortSignal): AsyncIterable<unknown>;
  /** What is due at `now` (ms since 1970), in order. The next is asked for once the one before is done. */
  at(now: number): Iterable<Due>;
  /** When (ms since 1970) something becomes due although nothing wakes the agent; undefined: never. */
  next(now: number): number | undefined;
  /** What it comes from: the same text for the same thing, for ever. */
  cause(due: Due): string;
  /**
   * Does it. 'later': a log takes nothing just now, it is tried again in some seconds. Who throws has a
   * fault: this one thing stands still until the next start, and all else goes on.
   */
  perform(due: Due): Promise<'done' | 'later'>;
}

export interface AgentDeps {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of each fault of this server. */
  readonly fault: (error: Error) => void;
}

/** The longest (ms) that an agent waits for a time without a look at the clock: it may be set. */
const MAX_WAIT = 60_000;
/** After how long (ms) it tries again what could not be done just now. */
const RETRY_AFTER = 5000;

export class Agent<Due> {
  readonly #duty: Duty<Due>;
  readonly #deps: AgentDeps;
  readonly #stop = new AbortController();
  #finished = new Set<string>(); // done or failed, though it may still be listed as due
  #work: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(duty: Duty<Due>, acting: AgentDeps) {
    this.#duty = duty;
    this.#deps = acting;
  }

  /** Acts until `close`, or until there is nothing to do any more. Never rejects. */
  async run(): Promise<void> {
    try {
      for await (const _ of this.#duty.wakes(this.#stop.signal)) await this.#check();
    } catch (fault) {
      this.#deps.fault(asError(fault));
    }
    await this.close();
  }

  /** Begins nothing more; settles when what was begun is done. */
  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#work;
  }

  /** Does what is due now, and then begins nothing more. */
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

  /** Does what is due, one thing after another, then waits for what is not due yet. */
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

/** Appends what a cause leads to: asked for again, by this server or another one, it is answered alike. */
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
