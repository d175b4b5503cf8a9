/**
 * Has the overlaps that alarms need judged in a thread of its own, as zones come to bind: decisions then only
 * look them up, and what is exact and slow never holds up the server. [R54]
 */
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Picture } from '../../picture/fold.ts';
import { overlaps, rememberOverlap } from '../../picture/geo/overlap.ts';
import type { Setting } from '../../picture/setting.ts';
import { type AreaPair, Unjudged } from '../../picture/views/alarms/unjudged.ts';
import { asError } from '../lib/as-error.ts';
import { TimeSlice } from '../lib/time-slice.ts';
import type { PictureReplica } from './picture-replica.ts';

/** Pairs that the thread is asked about at a time. */
const MOST = 256;
/** ms until a thread that does not answer is given up. */
const PATIENCE = 10_000;

const Answers = z.array(z.boolean());

export interface JudgeDeps {
  readonly cell: Setting;
  /** Called with each fault of this server. */
  readonly fault: (error: Error) => void;
  /** Starts the thread; default: overlap-worker.ts. */
  readonly begin?: () => Worker;
}

/** The overlaps of one picture. */
export class OverlapJudge {
  readonly #deps: JudgeDeps;
  readonly #unjudged: Unjudged;
  #worker: Worker | undefined;
  #judged: Promise<void> = Promise.resolve();

  constructor(deps: JudgeDeps) {
    this.#deps = deps;
    this.#unjudged = new Unjudged(deps.cell);
  }

  /** Settles when the alarms of a picture can be said without comparing areas. Never rejects. */
  ready(picture: Picture): Promise<void> {
    const pairs = this.#unjudged.take(picture);
    for (let from = 0; from < pairs.length; from += MOST) {
      const some = pairs.slice(from, from + MOST);
      this.#judged = this.#judged.then(() => this.#judge(some));
    }
    return this.#judged;
  }

  /** Keeps up with a picture, ahead of decisions; until `signal` aborts. */
  async follow(replica: PictureReplica, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const grown = replica.nextChange(signal); // before looking, so that no change is missed
      await this.ready(replica.picture);
      await grown;
    }
    await this.close();
  }

  /** Ends the thread, once it has answered. */
  async close(): Promise<void> {
    await this.#judged;
    await this.#end();
  }

  /** Asks the thread; if it fails, judges here, a slice at a time, and says so. */
  async #judge(pairs: readonly AreaPair[]): Promise<void> {
    try {
      const answers = await this.#ask(pairs);
      for (const [i, [a, b]] of pairs.entries()) {
        const answer = answers[i];
        if (answer !== undefined) rememberOverlap(a, b, answer);
      }
    } catch (fault) {
      await this.#end();
      const why = `overlaps were judged by the server itself: ${asError(fault).message}`;
      this.#deps.fault(new Error(why));
      const slice = new TimeSlice();
      for (const [a, b] of pairs) {
        await slice.yieldIfDue();
        overlaps(a, b);
      }
    }
  }

  /** One question at a time. Rejects if the thread ends, fails, is too slow or answers something else. */
  #ask(pairs: readonly AreaPair[]): Promise<readonly boolean[]> {
    const worker = this.#worker ?? this.#begin();
    return new Promise((resolve, reject) => {
      const over = (work: () => void) => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', failed).off('exit', ended);
        work();
      };
      const answered = (message: unknown) => {
        const { data } = Answers.length(pairs.length).safeParse(message);
        over(() => (data === undefined ? reject(new Error('no answers')) : resolve(data)));
      };
      const failed = (fault: unknown) => over(() => reject(asError(fault)));
      const ended = () => over(() => reject(new Error('its thread ended')));
      const timer = setTimeout(() => failed(new Error('its thread is too slow')), PATIENCE);
      worker.on('message', answered).on('error', failed).on('exit', ended);
      worker.postMessage(pairs);
    });
  }

  /** One that fails while it is idle is not asked again. */
  #begin(): Worker {
    const worker = (this.#deps.begin ?? begin)();
    const drop = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    worker.on('error', drop).on('exit', drop);
    this.#worker = worker;
    return worker;
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

/** A thread that keeps no process from ending. */
function begin(): Worker {
  const worker = new Worker(new URL('./overlap-worker.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  worker.unref();
  return worker;
}
