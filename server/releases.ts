/**
 * The outbox of one desk's own picture: what it has approved for release is appended to the other
 * picture, and then recorded as made. Each once, over any crash: the id of the command comes from the
 * entry that approved it [L8], and what is approved but not made is taken up again at every start.
 */
import type { DeskId, Ref } from '../picture/basics.ts';
import { hashOf } from '../picture/chain.ts';
import { Command, type Entry, readEntry } from '../picture/entry.ts';
import { type AnyItem, itemOf, type Picture } from '../picture/fold.ts';
import { type Machine, type Person, SERVER } from '../picture/permission.ts';
import { differs, releaseStatus, standIn } from '../picture/release.ts';
import type { Release } from '../picture/release-steps.ts';
import { all } from '../picture/table.ts';
import type { Answer } from './append.ts';
import { errorOf } from './fault.ts';
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
  /** Told of a fault of this server. The release that it stopped stands still until the next start. */
  readonly fault: (error: Error) => void;
}

/** A release whose time has come, and the hash of the entry that approved it. */
interface Due {
  readonly ref: Ref;
  readonly release: Release;
  readonly approved: string;
}

type Became = 'over' | 'pending';

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
    const { seq: known } = keeper.head; // what is approved while the first look goes on comes after it
    for (const { ref, releases } of all(keeper.picture.items)) {
      for (const { seq, state } of releases ?? []) {
        if (state === 'approved' || state === 'refused') this.#pending.set(seq, ref);
      }
    }
    await this.#look();
    try {
      for await (const lines of keeper.log.follow(known, this.#stop.signal)) {
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
    this.#fault(errorOf(fault));
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
    const delayed: number[] = [];
    for (const [seq, ref] of this.#pending) {
      if (this.#stop.signal.aborted || this.#own.keeper.alarm !== undefined) return;
      const became = await this.#settle(ref, seq).catch((fault) => this.#leave(fault));
      if (became === 'over') this.#pending.delete(seq);
      else if (became !== 'pending') delayed.push(became.until);
    }
    if (delayed.length === 0 || this.#stop.signal.aborted) return;
    const wait = Math.max(1, Math.min(...delayed) - this.#now());
    this.#timer = setTimeout(() => void this.#look(), Math.min(wait, LOOK));
  }

  /** One release that cannot go on holds up no other. */
  #leave(fault: unknown): 'over' {
    this.#fault(errorOf(fault));
    return 'over';
  }

  #find(ref: Ref, seq: number): { item: AnyItem; release: Release } | undefined {
    const item = itemOf(this.#own.keeper.picture, ref);
    const release = item?.releases?.find((one) => one.seq === seq);
    return item && release && { item, release };
  }

  /** Takes one release as far as it goes now. */
  async #settle(ref: Ref, seq: number): Promise<Became | { readonly until: number }> {
    const found = this.#find(ref, seq);
    if (found === undefined) return 'pending'; // not taken in yet
    const { item, release } = found;
    const status = releaseStatus(release, this.#now());
    if (status === 'delayed') return { until: Date.parse(release.notBefore ?? '') };
    if (status !== 'going' && status !== 'refused') return 'over';
    const approved = await this.#hashOf(release.approvedBy?.seq ?? release.seq);
    const due = { ref, release, approved };
    const id = commandIdOf('release', approved);
    const target = this.#pictures.get(release.to);
    if (target === undefined) return this.#refuse(due, 'R22', `there is no picture ${release.to}`);
    if (!target.keeper.taken.has(id)) {
      if (status === 'refused') return 'over';
      const late = outlived(item, release, target.keeper.picture);
      if (late !== undefined) return this.#refuse(due, late.rule, late.why);
    }
    const { person, role } = (release.approvedBy ?? release).by; // an older entry says no role
    const by: Person = { desk: this.#desk, person, role: role === 'supervisor' ? role : 'officer' };
    const [answer] = await target.appender.append(by, [{ id, change: release.change }]);
    if (answer === undefined) throw new Error('a release was not answered');
    return this.#tell(due, answer);
  }

  /** Records what became of a copy. */
  #tell(due: Due, answer: Answer): Promise<Became> | Became {
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
      case 'reused':
      case 'history':
        return this.#refuse(due, answer.rule, answer.why);
      default:
        return answer satisfies never;
    }
  }

  #refuse(due: Due, rule: string, why: string): Promise<Became> {
    if (due.release.state === 'refused') return Promise.resolve('over');
    return this.#record(due, { type: 'release.refused', reason: `${why} [${rule}]` });
  }

  async #record({ ref, release, approved }: Due, more: Told): Promise<Became> {
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

/** Why what was approved is not what should go now: the draft says something else, or the copy still stands. */
function outlived(
  item: AnyItem,
  release: Release,
  there: Picture,
): { readonly rule: string; readonly why: string } | undefined {
  const { ref, state } = item;
  if (state === 'withdrawn')
    return { rule: 'R8', why: `${ref} was withdrawn before it was released` };
  if (state === 'suspended')
    return { rule: 'R23', why: `${ref} was suspended before it was released` };
  if (differs(item, release))
    return { rule: 'R23', why: `${ref} has changed since it was approved` };
  const before = standIn(item, release.to);
  if (before === undefined || 'item' in release.change) return undefined;
  if (itemOf(there, before)?.state === 'withdrawn') return undefined;
  return { rule: 'R23', why: `${before} still stands there` };
}
