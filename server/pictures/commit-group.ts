/** Decides and seals commands that are committed together, each on the result of those before. */
import type { CommandId, Hash, Ref } from '../../picture/basics.ts';
import { type Head, hashOf, headOf, type Sealed, seal } from '../../picture/chain.ts';
import { isDerivedId } from '../../picture/command-id.ts';
import { type Context, decide } from '../../picture/decide.ts';
import { type Command, type Entry, readEntry } from '../../picture/entry.ts';
import type { Standing } from '../../picture/files/post.ts';
import { fold, type Picture, type Result } from '../../picture/fold.ts';
import { blank, outworded, retired, unsaid } from '../../picture/new-commands.ts';
import type { Actor } from '../../picture/permission.ts';
import type { Refusal } from '../../picture/refusal.ts';
import { at } from '../../picture/table.ts';
import { TimeSlice } from '../lib/time-slice.ts';
import type { DecidedEntries, PictureReplica } from './picture-replica.ts';
import { standingOf } from './standing.ts';
import { otherOffsets } from './window-offsets.ts';

/** Accepted: the command is this entry. */
interface Taken {
  readonly kind: 'taken';
  readonly seq: number;
  /** The item that the entry made or changed. */
  readonly item: Ref | null;
  readonly hash: Hash;
  /** To a feed, if the entry was there before. */
  readonly stands?: Standing | undefined;
}

/** The answer to a command. HTTP statuses: picture-changes.ts. */
export type Answer =
  | Taken
  | Refusal
  /** [L8] The id belongs to another command. */
  | {
      readonly kind: 'reused';
      readonly rule: 'L8';
      readonly why: string;
      /** To a feed: the event that it reported under this id. */
      readonly stands?: Standing | undefined;
    }
  /** [L10] The entry that the author had seen has another hash in this log. */
  | { readonly kind: 'history'; readonly rule: 'L10'; readonly why: string }
  | NotNow;

/** Nothing was decided: the same command may be taken later. */
export type NotNow =
  /** Not accepted now: send it again soon. */
  | { readonly kind: 'busy'; readonly why: string }
  /** The server's clock has stepped ahead, and nobody has confirmed it yet. */
  | { readonly kind: 'clock'; readonly rule: 'L16'; readonly why: string }
  /** The picture accepts nothing until the server starts again. */
  | { readonly kind: 'closed'; readonly why: string };

/** True for an answer after which the command is to be sent again. */
export const isNotNow = (answer: Answer): answer is NotNow =>
  answer.kind === 'busy' || answer.kind === 'clock' || answer.kind === 'closed';

/** Entries and bytes at which a group is full, so that none blocks the event loop for long. */
export const MAX_ENTRIES = 512;
const MAX_BYTES = 2 * 1024 * 1024;

/** The entries of one commit, and the state they lead to. Nothing is written here. */
export class CommitGroup implements DecidedEntries {
  readonly sealed: Sealed[] = [];
  readonly entries: Entry[] = [];
  readonly results: Result[] = [];
  head: Head;
  picture: Picture;
  /** Indexes in `entries`. */
  readonly #indexByCommand = new Map<CommandId, number>();
  readonly #slice = new TimeSlice();
  #bytes = 0;
  readonly #replica: PictureReplica;
  readonly #context: Context;
  readonly #alarmsReady: (picture: Picture) => Promise<void>;

  /** `alarmsReady` settles when the alarms of a picture can be said at little cost. */
  constructor(
    replica: PictureReplica,
    context: Context,
    alarmsReady: (picture: Picture) => Promise<void> = async () => {},
  ) {
    this.#replica = replica;
    this.#context = context;
    this.#alarmsReady = alarmsReady;
    this.head = replica.head;
    this.picture = replica.picture;
  }

  /** True if no further request should be added. */
  get full(): boolean {
    return this.sealed.length >= MAX_ENTRIES || this.#bytes >= MAX_BYTES;
  }

  /** Decides a command on the state so far; adds its entry if it is accepted. */
  async add(person: Actor, command: Command): Promise<Answer> {
    if (this.#slice.isDue) await this.#slice.yieldIfDue();
    const before = this.#isKnown(command) ? await this.#earlierEntry(command) : undefined;
    if (before !== undefined) {
      const stands = await this.#standing(before, person, command);
      return answerAgain(before, person, command, stands);
    }
    const { seen } = command;
    if (seen !== undefined && (await this.#hashAt(seen.seq)) !== seen.hash) {
      return {
        kind: 'history',
        rule: 'L10',
        why: `entry ${seen.seq} of this log has another hash than the one you have seen`,
      };
    }
    if (asksAlarms(command)) await this.#alarmsReady(this.picture);
    const refusal =
      decide(this.picture, command, person, this.#context) ??
      retired(command.change) ??
      blank(command.change, person) ??
      outworded(command.change, this.#context) ??
      otherOffsets(command.change) ??
      (isDerivedId(command.id) ? undefined : unsaid(this.picture, command.change, person));
    if (refusal !== undefined) return refusal;
    const by = { desk: person.desk, person: person.person, role: person.role }; // [P18]
    const { entry, sealed } = seal(this.head, by, command, this.#context.now);
    this.picture = fold(this.picture, [entry], this.results);
    this.head = headOf({ entry, hash: sealed.hash });
    this.#indexByCommand.set(command.id, this.entries.length);
    this.entries.push(entry);
    this.sealed.push(sealed);
    this.#bytes += sealed.bytes.length;
    return { kind: 'taken', seq: entry.seq, item: itemIn(entry, this.picture), hash: sealed.hash };
  }

  /** True if a command with this id was accepted before. */
  #isKnown({ id }: Command): boolean {
    return this.#indexByCommand.has(id) || this.#replica.seqByCommand.has(id);
  }

  /** The entry of a command that was accepted before, in this group or in the log. */
  async #earlierEntry({
    id,
  }: Command): Promise<{ entry: Entry; hash: Hash; item: Ref | null } | undefined> {
    const own = this.#indexByCommand.get(id) ?? -1;
    const entry = this.entries[own];
    const sealed = this.sealed[own];
    if (entry && sealed) return { entry, hash: sealed.hash, item: itemIn(entry, this.picture) };
    const seq = this.#replica.seqByCommand.get(id);
    const line = seq === undefined ? undefined : await this.#line(seq);
    if (seq === undefined || line === undefined) return undefined;
    const known = readEntry(line, seq);
    return { entry: known, hash: hashOf(line), item: itemIn(known, this.#replica.picture) };
  }

  /** [P22] To a feed: what it reported under this id before, as it stands now. */
  async #standing(
    { entry: { by }, item }: { entry: Entry; item: Ref | null },
    { desk, role }: Actor,
    { change }: Command,
  ): Promise<Standing | undefined> {
    if (role !== 'feed' || by.desk !== desk || item === null) return undefined;
    if (change.type !== 'event.reported') return undefined;
    return standingOf(this.picture, item, change.event, async (seq) => {
      const own = this.entries.find((entry) => entry.seq === seq);
      if (own !== undefined) return own.change;
      const line = await this.#line(seq);
      return line && readEntry(line, seq).change;
    });
  }

  /** The hash of an entry; undefined if there is none. */
  async #hashAt(seq: number): Promise<Hash | undefined> {
    if (seq === this.head.seq) return this.head.hash;
    const recent = this.#replica.stateAt(seq)?.head.hash;
    if (recent !== undefined) return recent;
    const line = await this.#line(seq);
    return line && hashOf(line);
  }

  async #line(seq: number): Promise<Uint8Array | undefined> {
    const [line] = await this.#replica.log.read(seq - 1, 1);
    return line?.bytes;
  }
}

/** True for commands that are decided by what rings. [R33] [R38] */
const asksAlarms = ({ change: { type } }: Command): boolean =>
  type === 'watch.taken' || type.startsWith('alarm.');

/** [L8] A repeated command gets the same answer again; its id for another command is refused. */
function answerAgain(
  { entry, hash, item }: { entry: Entry; hash: Hash; item: Ref | null },
  { desk, person }: Actor,
  { change }: Command,
  stands: Standing | undefined,
): Answer {
  const same =
    entry.by.desk === desk &&
    entry.by.person === person &&
    JSON.stringify(entry.change) === JSON.stringify(change);
  return same
    ? { kind: 'taken', seq: entry.seq, item, hash, stands }
    : { kind: 'reused', rule: 'L8', why: 'this command id was used for another command', stands };
}

/** The item that an entry made or changed, in a picture that holds the entry. */
function itemIn({ seq, change }: Entry, picture: Picture): Ref | null {
  if ('item' in change) return change.item;
  return (at(picture.items, seq) ?? at(picture.staff, seq))?.ref ?? null;
}
