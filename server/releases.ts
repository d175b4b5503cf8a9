/**
 * The outbox of one desk's own picture: what it has approved for release is appended to the other
 * picture, and then recorded as made. Each once, over any crash: the id of the command comes from the
 * entry that approved it [L8], and what is approved but not made is taken up again at every start.
 */
import type { DeskId, Ref } from '../picture/basics.ts';
import { hashOf } from '../picture/chain.ts';
import { Command, type Entry, readEntry } from '../picture/entry.ts';
import { type AnyItem, itemOf } from '../picture/fold.ts';
import type { Release } from '../picture/items/release.ts';
import { type Machine, type Person, SERVER } from '../picture/permission.ts';
import { releaseStatus } from '../picture/release.ts';
import { all } from '../picture/table.ts';
import type { Answer } from './append.ts';
import type { Served } from './served.ts';
import { commandIdOf } from './uuid.ts';

/** The longest (ms) that a release waits for its time without a look at the clock. */
const LOOK = 60_000;

export interface Outboxed {
  readonly desk: DeskId;
  readonly own: Served;
  readonly pictures: ReadonlyMap<string, Served>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of a fault of this server. Then the outbox stands still until the next start. */
  readonly fault: (error: Error) => void;
}

/** A release whose time has come, and the hash of the entry that approved it. */
interface Due {
  readonly ref: Ref;
  readonly release: Release;
  readonly approved: string;
}

type Told =
  | { readonly type: 'release.made'; readonly made: NonNullable<Release['made']> }
  | { readonly type: 'release.refused'; readonly reason: string };

export class Outbox {
  readonly #desk: DeskId;
  readonly #own: Served;
  readonly #pictures: ReadonlyMap<string, Served>;
  readonly #now: () => number;
  readonly #fault: (error: Error) => void;
  readonly #stop = new AbortController();
  /** The item of each release that was approved and is not over, by the entry that proposed it. */
  readonly #pending = new Map<number, Ref>();
  #work: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor({ desk, own, pictures, now, fault }: Outboxed) {
    this.#desk = desk;
    this.#own = own;
    this.#pictures = pictures;
    this.#now = now;
    this.#fault = fault;
  }

  /** Follows the picture until `close`. */
  async run(): Promise<void> {
    const { keeper } = this.#own;
    for (const { ref, releases } of all(keeper.picture.items)) {
      for (const { seq, state } of releases ?? []) {
        if (state === 'approved' || state === 'refused') this.#pending.set(seq, ref);
      }
    }
    await this.#look();
    try {
      for await (const lines of keeper.log.follow(keeper.head.seq, this.#stop.signal)) {
        await new Promise(setImmediate); // the keeper takes them in
        for (const { bytes, seq } of lines) this.#hear(readEntry(bytes, seq));
        await this.#look();
      }
    } catch (fault) {
      this.#fail(fault);
    }
  }

  /** Begins nothing more; settles when what was begun is done. */
  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#work;
  }

  #fail(fault: unknown): void {
    this.#stop.abort();
    this.#fault(fault instanceof Error ? fault : new Error(String(fault)));
  }

  #hear({ seq, change }: Entry): void {
    if (change.type === 'release.approved') this.#pending.set(change.release, change.item);
    if (change.type === 'release.proposed' && !change.second) this.#pending.set(seq, change.item);
  }

  /** Does what is due, one after another, then waits for what is not due yet. */
  #look(): Promise<void> {
    this.#work = this.#work.then(() => this.#all()).catch((fault) => this.#fail(fault));
    return this.#work;
  }

  async #all(): Promise<void> {
    clearTimeout(this.#timer);
    for (const [seq, ref] of this.#pending) {
      if (this.#stop.signal.aborted || this.#own.keeper.alarm !== undefined) return;
      if ((await this.#settle(ref, seq)) === 'over') this.#pending.delete(seq);
    }
    this.#wait();
  }

  #wait(): void {
    const now = this.#now();
    const due = [...this.#pending].flatMap(([seq, ref]) => {
      const { notBefore } = this.#find(ref, seq)?.release ?? {};
      const wait = notBefore === undefined ? 0 : Date.parse(notBefore) - now;
      return wait > 0 ? [wait] : []; // others wait for the next start
    });
    if (due.length === 0 || this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#look(), Math.min(...due, LOOK));
  }

  #find(ref: Ref, seq: number): { item: AnyItem; release: Release } | undefined {
    const item = itemOf(this.#own.keeper.picture, ref);
    const release = item?.releases?.find((one) => one.seq === seq);
    return item && release && { item, release };
  }

  /** Takes one release as far as it goes now. */
  async #settle(ref: Ref, seq: number): Promise<'over' | 'pending'> {
    const found = this.#find(ref, seq);
    if (found === undefined) return 'pending'; // not taken in yet
    const { item, release } = found;
    const status = releaseStatus(release, this.#now());
    if (status === 'delayed') return 'pending';
    if (status !== 'going' && status !== 'refused') return 'over';
    const approved = await this.#hashOf(release.approvedBy?.seq ?? release.seq);
    const due = { ref, release, approved };
    const id = commandIdOf('release', approved);
    const target = this.#pictures.get(release.to);
    if (target === undefined) return this.#refuse(due, 'R22', `there is no picture ${release.to}`);
    if (!target.keeper.taken.has(id)) {
      if (status === 'refused') return 'over';
      if (item.state === 'withdrawn') {
        return this.#refuse(due, 'R8', `${ref} was withdrawn before it was released`);
      }
    }
    const { person } = (release.approvedBy ?? release).by;
    const by: Person = { desk: this.#desk, person, role: 'officer' };
    const [answer] = await target.appender.append(by, [{ id, change: release.change }]);
    if (answer === undefined) throw new Error('a release was not answered');
    return this.#tell(due, answer);
  }

  /** Records what became of a copy. */
  #tell(due: Due, answer: Answer): Promise<'over' | 'pending'> | 'pending' {
    switch (answer.kind) {
      case 'taken': {
        const { item, seq, hash } = answer;
        if (item === null) throw new Error(`the copy of ${due.ref} made no item`);
        return this.#record(due, { type: 'release.made', made: { item, seq, hash } });
      }
      case 'closed':
        return 'pending'; // it takes nothing more until the next start
      case 'forbidden':
      case 'impossible':
      case 'missed':
        return this.#refuse(due, answer.rule, answer.why);
      case 'reused':
      case 'history':
        throw new Error(`the copy of ${due.ref} was not taken: ${answer.why}`);
      default:
        return answer satisfies never;
    }
  }

  #refuse(due: Due, rule: string, why: string): Promise<'over' | 'pending'> {
    if (due.release.state === 'refused') return Promise.resolve('over');
    return this.#record(due, { type: 'release.refused', reason: `${why} [${rule}]` });
  }

  async #record({ ref, release, approved }: Due, more: Told): Promise<'over' | 'pending'> {
    const server: Machine = { desk: this.#desk, person: SERVER, role: 'server' };
    const id = commandIdOf(more.type, approved);
    const change = { ...more, item: ref, release: release.seq };
    const [answer] = await this.#own.appender.append(server, [Command.parse({ id, change })]);
    if (answer?.kind === 'taken') return 'over';
    if (answer?.kind === 'closed') return 'pending';
    throw new Error(`${more.type} was not taken: ${answer?.why}`);
  }

  /** The hash of an entry of the desk's own log. */
  async #hashOf(seq: number): Promise<string> {
    const [line] = await this.#own.keeper.log.read(seq - 1, 1);
    if (line === undefined) throw new Error(`entry ${seq} is no longer in the log`);
    return hashOf(line.bytes);
  }
}
