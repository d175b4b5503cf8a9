/** The one way in: decide, seal, append, answer. What waits is committed together. */
import type { CommandId, Hash, Ref } from '../picture/basics.ts';
import type { Cell } from '../picture/cell.ts';
import { type Head, hashOf, headOf, type Sealed, seal } from '../picture/chain.ts';
import { type Context, decide } from '../picture/decide.ts';
import { type Command, type Entry, readEntry } from '../picture/entry.ts';
import { fold, type Picture } from '../picture/fold.ts';
import type { Actor } from '../picture/permission.ts';
import type { Refusal } from '../picture/refusal.ts';
import { at } from '../picture/table.ts';
import { Breath } from './breath.ts';
import type { Keeper } from './keeper.ts';

export interface Taken {
  readonly kind: 'taken';
  readonly seq: number;
  /** The item that the entry made or changed. */
  readonly item: Ref | null;
  readonly hash: Hash;
}

export type Answer =
  | Taken
  | Refusal
  | { readonly kind: 'reused'; readonly rule: 'L8'; readonly why: string }
  | { readonly kind: 'history'; readonly rule: 'L10'; readonly why: string }
  | { readonly kind: 'closed'; readonly why: string };

interface Request {
  readonly person: Actor;
  readonly commands: readonly Command[];
  readonly answer: (answers: readonly Answer[]) => void;
  readonly fail: (fault: unknown) => void;
}

/** Entries and bytes after which a group takes no more requests, so that none holds up the event loop. */
const MOST_ENTRIES = 512;
const MOST_BYTES = 2 * 1024 * 1024;

export class Appender {
  readonly #keeper: Keeper;
  readonly #cell: Cell;
  readonly #now: () => number;
  #queue: Request[] = [];
  #waiting = 0;
  #running = false;
  #draining = false;

  constructor(keeper: Keeper, cell: Cell, now: () => number) {
    this.#keeper = keeper;
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

  /** Commits what waits, whole requests in order, until the group is large; answers each of them. */
  async #commit(): Promise<void> {
    const group = new Group(this.#keeper, { cell: this.#cell, now: this.#now() });
    const requests: Request[] = [];
    const answers: Answer[][] = [];
    try {
      while (!group.large && requests.length < MOST_ENTRIES) {
        const request = this.#queue.shift();
        if (request === undefined) break;
        requests.push(request);
        answers.push(await this.#decide(group, request));
      }
      const failure = await this.#write(group);
      for (const [i, { answer }] of requests.entries()) {
        const mine = answers[i] ?? [];
        // what was not taken was judged on what was, and does not stand without it
        answer(failure === undefined ? mine : mine.map(() => ({ kind: 'closed', why: failure })));
      }
    } catch (fault) {
      for (const { fail } of requests) fail(fault);
    }
    for (const { commands } of requests) this.#waiting -= commands.length;
  }

  async #decide(group: Group, { person, commands }: Request): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const command of commands) {
      const closed = this.#keeper.alarm ?? (this.#draining ? 'the server is stopping' : undefined);
      answers.push(closed ? { kind: 'closed', why: closed } : await group.take(person, command));
    }
    return answers;
  }

  /** Why the group could not be written. Then nothing more is: the next start reads what is there. */
  async #write({ sealed, entries, head }: Group): Promise<string | undefined> {
    if (sealed.length === 0) return undefined;
    try {
      if ((await this.#keeper.log.append(sealed)) === 'appended') {
        this.#keeper.advance(entries, head, this.#now());
        return undefined;
      }
      this.#keeper.alarm = 'another server writes to this log';
    } catch (fault) {
      this.#keeper.alarm = `a commit failed: ${fault instanceof Error ? fault.message : fault}`;
    }
    return this.#keeper.alarm;
  }
}

/** Entries sealed one after another, each decided on the picture that the ones before it leave. */
class Group {
  readonly sealed: Sealed[] = [];
  readonly entries: Entry[] = [];
  readonly #own = new Map<CommandId, number>();
  head: Head;
  readonly #breath = new Breath();
  #bytes = 0;
  #picture: Picture;
  readonly #keeper: Keeper;
  readonly #context: Context;

  constructor(keeper: Keeper, context: Context) {
    this.#keeper = keeper;
    this.#context = context;
    this.head = keeper.head;
    this.#picture = keeper.picture;
  }

  get large(): boolean {
    return this.sealed.length >= MOST_ENTRIES || this.#bytes >= MOST_BYTES;
  }

  async take(person: Actor, command: Command): Promise<Answer> {
    await this.#breath.take();
    const before = await this.#earlier(command);
    if (before !== undefined) return again(before, person, command);
    const { seen } = command;
    if (seen !== undefined && (await this.#hashAt(seen.seq)) !== seen.hash) {
      return {
        kind: 'history',
        rule: 'L10',
        why: `entry ${seen.seq} of this log has another hash than the one you have seen`,
      };
    }
    const refusal = decide(this.#picture, command, person, this.#context);
    if (refusal !== undefined) return refusal;
    const by = { desk: person.desk, person: person.person, role: person.role };
    const { entry, sealed } = seal(this.head, by, command, this.#context.now);
    this.#picture = fold(this.#picture, [entry]);
    this.head = headOf({ entry, hash: sealed.hash });
    this.#own.set(command.id, this.entries.length);
    this.entries.push(entry);
    this.sealed.push(sealed);
    this.#bytes += sealed.bytes.length;
    return { kind: 'taken', seq: entry.seq, item: itemIn(entry, this.#picture), hash: sealed.hash };
  }

  /** The entry that took this command already, in this group or in the log. */
  async #earlier({
    id,
  }: Command): Promise<{ entry: Entry; hash: Hash; item: Ref | null } | undefined> {
    const own = this.#own.get(id) ?? -1;
    const entry = this.entries[own];
    const sealed = this.sealed[own];
    if (entry && sealed) return { entry, hash: sealed.hash, item: itemIn(entry, this.#picture) };
    const seq = this.#keeper.taken.get(id);
    const line = seq === undefined ? undefined : await this.#line(seq);
    if (seq === undefined || line === undefined) return undefined;
    const known = readEntry(line, seq);
    return { entry: known, hash: hashOf(line), item: itemIn(known, this.#picture) };
  }

  async #hashAt(seq: number): Promise<Hash | undefined> {
    if (seq === this.head.seq) return this.head.hash;
    const recent = this.#keeper.stateAt(seq)?.head.hash;
    if (recent !== undefined) return recent;
    const line = await this.#line(seq);
    return line && hashOf(line);
  }

  async #line(seq: number): Promise<Uint8Array | undefined> {
    const [line] = await this.#keeper.log.read(seq - 1, 1);
    return line?.bytes;
  }
}

/** [L8] The same command again is answered the same; its id for anything else is refused. */
function again(
  { entry, hash, item }: { entry: Entry; hash: Hash; item: Ref | null },
  { desk, person }: Actor,
  { change }: Command,
): Answer {
  const same =
    entry.by.desk === desk &&
    entry.by.person === person &&
    JSON.stringify(entry.change) === JSON.stringify(change);
  return same
    ? { kind: 'taken', seq: entry.seq, item, hash }
    : { kind: 'reused', rule: 'L8', why: 'this command id was used for another command' };
}

function itemIn({ seq, change }: Entry, picture: Picture): Ref | null {
  if ('item' in change) return change.item;
  return at(picture.items, seq)?.ref ?? null;
}
