/** The one way in: decides, seals and appends commands, then answers. Commits in groups. */
import type { Cell } from '../../picture/cell.ts';
import type { Command } from '../../picture/entry.ts';
import type { Actor } from '../../picture/permission.ts';
import type { Picture } from '../../picture/picture.ts';
import { asError } from '../lib/as-error.ts';
import { BOOK } from '../lib/phrasebook.ts';
import type { ClockReading, ServerClock } from '../lib/server-clock.ts';
import { steppedAhead } from './clock-fault.ts';
import { type Answer, CommitGroup, MAX_ENTRIES, type NotNow } from './commit-group.ts';
import type { OverlapJudge } from './overlap-judge.ts';
import type { PictureReplica } from './picture-replica.ts';

export { type Answer, isNotNow } from './commit-group.ts';

/** Commands of one request, which are answered together. */
interface Request {
  readonly person: Actor;
  readonly commands: readonly Command[];
  readonly answer: (answers: readonly Answer[]) => void;
  readonly fail: (fault: unknown) => void;
}

/** Retries of a group after 'moved', before its requests are answered 'busy'. */
const MAX_RETRIES = 20;

/** Appends to one picture, one commit at a time; requests that arrive meanwhile wait together. */
export class Appender {
  readonly #replica: PictureReplica;
  readonly #cell: Cell;
  readonly #clock: ServerClock;
  readonly #overlaps: Pick<OverlapJudge, 'ready'> | undefined;
  #queue: Request[] = [];
  #waiting = 0;
  #running = false;
  #draining = false;
  /**
   * 'moved' outcomes in a row, and the largest number of requests that one put back in the queue.
   */
  #retries = 0;
  #requeued = 0;

  /** Without `overlaps`, decisions that need alarms compare areas themselves. */
  constructor(
    replica: PictureReplica,
    cell: Cell,
    clock: ServerClock,
    overlaps?: Pick<OverlapJudge, 'ready'>,
  ) {
    this.#replica = replica;
    this.#cell = cell;
    this.#clock = clock;
    this.#overlaps = overlaps;
  }

  /** Settles when the alarms of a picture can be said at little cost. */
  readonly alarmsReady = async (picture: Picture): Promise<void> => this.#overlaps?.ready(picture);

  /** The number of commands that have no answer yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Answers each command in order, once the accepted ones are durable in one commit. Rejects on a
   * fault of this server; then no command was accepted.
   */
  append(person: Actor, commands: readonly Command[]): Promise<readonly Answer[]> {
    if (!this.#replica.isWhole) return Promise.resolve(commands.map(() => STILL_READING));
    return new Promise((answer, fail) => {
      this.#waiting += commands.length;
      this.#queue.push({ person, commands, answer, fail });
      this.#start();
    });
  }

  /** Answers every later command 'closed'; settles when all earlier ones are answered. */
  async drain(): Promise<void> {
    this.#draining = true;
    while (this.#running) await new Promise(setImmediate);
  }

  #start(): void {
    if (this.#running) return;
    this.#running = true;
    setImmediate(async () => {
      while (this.#queue.length > 0) {
        await this.#commit();
        if (this.#queue.length > 0) await new Promise(setImmediate);
      }
      this.#running = false;
    });
  }

  /**
   * Commits whole requests in order, until the group is full, and answers them. All its entries are
   * of the time that the clock shows now; if it has stepped ahead, there are none. [L16] [L3] If another
   * server appended first they go back into the queue and are decided again on its entries, in
   * smaller groups, so that this server wins a race sooner.
   */
  async #commit(): Promise<void> {
    const clock = this.#clock.read();
    const context = { cell: this.#cell, now: clock.now, book: BOOK };
    const group = new CommitGroup(this.#replica, context, this.alarmsReady);
    const most = Math.max(1, MAX_ENTRIES >> this.#retries);
    const requests: Request[] = [];
    const answers: Answer[][] = [];
    try {
      while (!group.full && requests.length < most && group.sealed.length < most) {
        const request = this.#queue.shift();
        if (request === undefined) break;
        requests.push(request);
        answers.push(await this.#decide(group, request, this.#whyNotNow(clock)));
      }
      const outcome = await this.#write(group);
      if (outcome === 'moved') {
        await this.#replica.catchUp();
        this.#requeued = Math.max(this.#requeued, requests.length);
        if (++this.#retries < MAX_RETRIES) {
          this.#queue.unshift(...requests);
          return;
        }
        // requests that went back with these were retried as often: they are answered alike
        requests.push(...this.#queue.splice(0, this.#requeued - requests.length));
      }
      this.#retries = 0;
      this.#requeued = 0;
      const failure = failureOf(outcome);
      for (const [i, { answer, commands }] of requests.entries()) {
        // refusals too were decided on entries that were not committed
        answer(failure === undefined ? (answers[i] ?? []) : commands.map(() => failure));
      }
    } catch (fault) {
      for (const { fail } of requests) fail(fault);
    }
    for (const { commands } of requests) this.#waiting -= commands.length;
  }

  async #decide(
    group: CommitGroup,
    { person, commands }: Request,
    notNow: NotNow | undefined,
  ): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const command of commands) answers.push(notNow ?? (await group.add(person, command)));
    return answers;
  }

  /** Why nothing is taken now; undefined: commands are. */
  #whyNotNow({ ahead }: ClockReading): NotNow | undefined {
    const closed = this.#replica.alarm ?? (this.#draining ? 'the server is stopping' : undefined);
    if (closed !== undefined) return { kind: 'closed', why: closed };
    if (!this.#replica.isWhole) return { kind: 'busy', why: 'the log is still being read' };
    return ahead > 0 ? clockStepped(ahead) : undefined;
  }

  /** Appends a group. A failed commit closes the picture until the next start. [L9] */
  async #write(group: CommitGroup): Promise<Outcome> {
    if (group.sealed.length === 0) {
      // refusals only: were they decided on the log's last entry?
      return (await this.#replica.isBehind(group.head)) ? 'moved' : 'appended';
    }
    const { ahead } = this.#clock.read(); // the machine may have slept since the group was begun
    if (ahead > 0) return { ahead };
    try {
      return await this.#replica.commit(group);
    } catch (fault) {
      this.#replica.alarm = `a commit failed: ${asError(fault).message}`;
      return { failed: this.#replica.alarm };
    }
  }
}

const STILL_READING: NotNow = { kind: 'busy', why: 'the log is still being read' };

type Outcome =
  | 'appended'
  | 'moved'
  | 'busy'
  | { readonly failed: string }
  | { readonly ahead: number };

const clockStepped = (ahead: number): NotNow => ({
  kind: 'clock',
  rule: 'L16',
  why: steppedAhead(ahead),
});

/** The one answer to all commands of a group that was not committed; undefined if it was. */
function failureOf(outcome: Outcome): Answer | undefined {
  switch (outcome) {
    case 'appended':
      return undefined;
    case 'moved':
      return { kind: 'busy', why: 'other servers write to this log faster' };
    case 'busy':
      return { kind: 'busy', why: 'another process holds this log' };
    default:
      return 'ahead' in outcome
        ? clockStepped(outcome.ahead)
        : { kind: 'closed', why: outcome.failed };
  }
}
