/** The one way in: decide, seal, append, answer. What waits is committed together. */
import type { Cell } from '../../picture/cell.ts';
import type { Command } from '../../picture/entry.ts';
import type { Actor } from '../../picture/permission.ts';
import { asError } from '../lib/as-error.ts';
import { type Answer, CommitGroup, MAX_ENTRIES } from './commit-group.ts';
import type { PictureReplica } from './picture-replica.ts';

export type { Answer } from './commit-group.ts';

interface Request {
  readonly person: Actor;
  readonly commands: readonly Command[];
  readonly answer: (answers: readonly Answer[]) => void;
  readonly fail: (fault: unknown) => void;
}

/** How often a group is decided again because other servers were first, before its requests are told so. */
const MAX_RETRIES = 20;

export class Appender {
  readonly #replica: PictureReplica;
  readonly #cell: Cell;
  readonly #now: () => number;
  #queue: Request[] = [];
  #waiting = 0;
  #running = false;
  #draining = false;
  /** How often in a row another server was first, and how many requests were put back. */
  #retries = 0;
  #requeued = 0;

  constructor(replica: PictureReplica, cell: Cell, now: () => number) {
    this.#replica = replica;
    this.#cell = cell;
    this.#now = now;
  }

  /** Commands not answered yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Answers each command in order, after what was taken of them is durable, in one commit. Rejects
   * on a fault of this server, with nothing taken.
   */
  append(person: Actor, commands: readonly Command[]): Promise<readonly Answer[]> {
    return new Promise((answer, fail) => {
      this.#waiting += commands.length;
      this.#queue.push({ person, commands, answer, fail });
      this.#start();
    });
  }

  /** Takes nothing more; settles when all that was asked for before is answered. */
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
   * Commits what waits, whole requests in order, until the group is large; answers each of them. [L3] If
   * another server was first they are put back, to be decided again on what it left: fewer at a
   * time, so that this one is first sooner.
   */
  async #commit(): Promise<void> {
    const group = new CommitGroup(this.#replica, { cell: this.#cell, now: this.#now() });
    const most = Math.max(1, MAX_ENTRIES >> this.#retries);
    const requests: Request[] = [];
    const answers: Answer[][] = [];
    try {
      while (!group.full && requests.length < most && group.sealed.length < most) {
        const request = this.#queue.shift();
        if (request === undefined) break;
        requests.push(request);
        answers.push(await this.#decide(group, request));
      }
      const outcome = await this.#write(group);
      if (outcome === 'moved') {
        await this.#replica.catchUp();
        this.#requeued = Math.max(this.#requeued, requests.length);
        if (++this.#retries < MAX_RETRIES) {
          this.#queue.unshift(...requests);
          return;
        }
        requests.push(...this.#queue.splice(0, this.#requeued - requests.length)); // tried as often
      }
      this.#retries = 0;
      this.#requeued = 0;
      const failure = failureOf(outcome);
      for (const [i, { answer, commands }] of requests.entries()) {
        // what was not taken was judged on what was, and does not stand without it
        answer(failure === undefined ? (answers[i] ?? []) : commands.map(() => failure));
      }
    } catch (fault) {
      for (const { fail } of requests) fail(fault);
    }
    for (const { commands } of requests) this.#waiting -= commands.length;
  }

  async #decide(group: CommitGroup, { person, commands }: Request): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const command of commands) {
      const closed = this.#replica.alarm ?? (this.#draining ? 'the server is stopping' : undefined);
      answers.push(closed ? { kind: 'closed', why: closed } : await group.add(person, command));
    }
    return answers;
  }

  /** Writes a group. After a commit that failed nothing more is written: the next start reads what is there. [L9] */
  async #write(group: CommitGroup): Promise<Outcome> {
    if (group.sealed.length === 0) {
      // refusals too are judged on all that the log holds
      return (await this.#replica.isBehind(group.head)) ? 'moved' : 'appended';
    }
    try {
      return await this.#replica.commit(group);
    } catch (fault) {
      this.#replica.alarm = `a commit failed: ${asError(fault).message}`;
      return { failed: this.#replica.alarm };
    }
  }
}

type Outcome = 'appended' | 'moved' | 'busy' | { readonly failed: string };

function failureOf(outcome: Outcome): Answer | undefined {
  switch (outcome) {
    case 'appended':
      return undefined;
    case 'moved':
      return { kind: 'busy', why: 'other servers write to this log faster' };
    case 'busy':
      return { kind: 'busy', why: 'another process holds this log' };
    default:
      return { kind: 'closed', why: outcome.failed };
  }
}
