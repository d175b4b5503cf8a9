/** Writes what is queued into the access records: in order, once each, over any crash. [S12] */
import type { DeskId } from '../picture/basics.ts';
import { accessRecordOf } from '../picture/cell.ts';
import { type Machine, SERVER } from '../picture/permission.ts';
import type { Queue, Queued } from './people/record.ts';
import type { Served } from './served.ts';

/** How many are written together. */
const MOST = 200;

export class Recorder {
  readonly #queue: Queue;
  readonly #pictures: ReadonlyMap<string, Served>;
  readonly #fault: (error: Error) => void;
  #work: Promise<void> = Promise.resolve();
  #asked = false;

  constructor(queue: Queue, pictures: ReadonlyMap<string, Served>, fault: (error: Error) => void) {
    this.#queue = queue;
    this.#pictures = pictures;
    this.#fault = fault;
    queue.grown = () => void this.look();
  }

  /** Writes what waits; settles when it is written, or cannot be. */
  look(): Promise<void> {
    if (this.#asked) return this.#work;
    this.#asked = true;
    this.#work = this.#work
      .then(() => new Promise(setImmediate)) // what is queued in one transaction stands by then
      .then(() => {
        this.#asked = false;
        return this.#all();
      })
      .catch((fault: Error) => this.#fault(fault));
    return this.#work;
  }

  async #all(): Promise<void> {
    for (let after = 0; ; ) {
      const waiting = this.#queue.first(MOST, after);
      if (waiting.length === 0) return;
      after = waiting.at(-1)?.n ?? after;
      const desks = Map.groupBy(waiting, ({ desk }) => desk);
      for (const [desk, queued] of desks) await this.#write(desk, queued);
    }
  }

  async #write(desk: DeskId, queued: readonly Queued[]): Promise<void> {
    const record = this.#pictures.get(accessRecordOf(desk));
    const server: Machine = { desk, person: SERVER, role: 'server' };
    const commands = queued.map(({ command }) => command);
    const answers = (await record?.appender.append(server, commands)) ?? [];
    for (const [i, { n }] of queued.entries()) {
      const answer = answers[i];
      if (answer?.kind === 'taken') this.#queue.drop(n);
      else if (answer !== undefined && answer.kind !== 'closed' && answer.kind !== 'busy') {
        throw new Error(`the access record of ${desk} does not take ${n}: ${answer.why}`);
      }
    }
  }
}
