/** The page's end of the line to the worker that reads a file. */
import type { Shape } from '../../picture/geo/place.ts';
import type { GroupRow } from './groups.ts';
import type { Asked, GroupName, Told } from './worker-talk.ts';

/** What the worker says of itself; answers to questions are not among it. */
export type Report = Exclude<Told, { tell: 'rows' | 'shapes' }>;

/** A worker, as far as it is spoken to. */
export type Other = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

export const fileWorker = (): Other =>
  new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' });

export class WorkerLine {
  readonly #worker: Other;
  readonly #questions = new Map<number, (answer: Told) => void>();
  #asked = 0;

  constructor(worker: Other, told: (report: Report) => void) {
    this.#worker = worker;
    const broken = (why: string) => told({ tell: 'broken', why });
    worker.addEventListener('message', (event) => {
      const { data }: MessageEvent<Told> = event;
      if (data.tell !== 'rows' && data.tell !== 'shapes') told(data);
      else {
        this.#questions.get(data.question)?.(data);
        this.#questions.delete(data.question);
      }
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // it's said where the file stands
      broken(event.message || 'the worker ended');
    });
    worker.addEventListener('messageerror', () => broken('a message could not be read'));
  }

  say(asked: Exclude<Asked, { ask: 'rows' | 'shapes' }>): void {
    this.#worker.postMessage(asked);
  }

  /** All rows of a group of refusals or notes. */
  rowsOf(group: GroupName): Promise<readonly GroupRow[]> {
    return this.#question((question) => ({ ask: 'rows', question, group })).then((answer) =>
      answer.tell === 'rows' ? answer.rows : [],
    );
  }

  /** What a row is made of on the map. */
  shapesOf(number: number): Promise<readonly Shape[]> {
    return this.#question((question) => ({ ask: 'shapes', question, number })).then((answer) =>
      answer.tell === 'shapes' ? answer.shapes : [],
    );
  }

  #question(asked: (question: number) => Asked): Promise<Told> {
    const question = ++this.#asked;
    return new Promise((done) => {
      this.#questions.set(question, done);
      this.#worker.postMessage(asked(question));
    });
  }

  /** Ends the worker; questions stay unanswered. */
  end(): void {
    this.#worker.terminate();
    this.#questions.clear();
  }
}
