/** What the entries of one log say that another log of the same cell can confirm or contradict. [C10] */
import type { CommandId, DeskId, Hash, Instant, PersonId, Ref } from '../../picture/basics.ts';
import type { Entry, Opened } from '../../picture/entry.ts';
import type { ReleasedChange } from '../../picture/facets/release/steps.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import { SERVER } from '../../picture/permission.ts';
import type { Role } from '../../picture/roles.ts';
import { derivedCommandId, isDerivedId } from '../lib/command-id.ts';
import { isFeed } from './judge.ts';

/** A release that is said to be made: what stands in the other log, and where. */
export interface ReleaseClaim {
  /** The entry that says so. */
  readonly seq: number;
  readonly time: Instant;
  readonly desk: DeskId;
  readonly to: string;
  readonly change: ReleasedChange;
  /** Who released it. */
  readonly person: PersonId;
  readonly there: { readonly item: Ref; readonly seq: number; readonly hash: Hash };
}

/** Somebody's first act in a role. */
export interface FirstAct {
  readonly seq: number;
  readonly time: Instant;
  readonly desk: DeskId;
  readonly person: PersonId;
  readonly role: Role;
}

export class LogClaims {
  opened: Opened | undefined;
  /** When its first and last entries were recorded. */
  began: Instant | undefined;
  until: Instant | undefined;
  /** Of every entry; that of entry 1 is at 0. */
  readonly hashes: readonly Hash[];
  readonly made: ReleaseClaim[] = [];
  /** The ids that the copies of approved releases have. */
  readonly approved = new Set<CommandId>();
  /** Of those, what the server says that it did not make, and the entry that says so. */
  readonly refused = new Map<CommandId, number>();
  /** Entries whose command has an id made by a rule, but for those of feeds and the server. */
  readonly derived: Entry[] = [];
  /** By desk, person and role. */
  readonly acts = new Map<string, FirstAct>();
  /** In an access record: persons and the roles they signed in with. */
  readonly signedIn = new Set<string>();
  readonly #entries = new Map<number, Entry>();

  /** `hashes` grows with the log: it holds that of an entry before the entry is taken. */
  constructor(hashes: readonly Hash[]) {
    this.hashes = hashes;
  }

  /** An entry that makes or amends an item, which may be a copy. */
  copyAt(seq: number): Entry | undefined {
    return this.#entries.get(seq);
  }

  /** `after` is the picture with the entry in it. */
  take(entry: Entry, after: Picture): void {
    const { seq, time, by, command, change } = entry;
    this.opened = after.opened;
    this.began ??= time;
    this.until = time;
    if (change.type === 'access.signed-in') this.signedIn.add(`${change.person} ${change.role}`);
    if (change.type === 'release.approved') this.#approve(seq);
    if (change.type === 'release.proposed' && !change.second) this.#approve(seq);
    if (change.type === 'release.made') this.#made(entry, change, after);
    if (change.type === 'release.refused' && by.person === SERVER) {
      this.#refused(seq, change, after);
    }
    if (!('item' in change) || 'event' in change || 'terms' in change || 'note' in change) {
      this.#entries.set(seq, entry);
    }
    if (by.person === SERVER || isFeed(by)) return;
    if (isDerivedId(command)) this.derived.push(entry);
    else if (by.role !== undefined && by.role !== 'server') {
      const { desk, person, role } = by;
      const key = `${desk} ${person} ${role}`;
      if (!this.acts.has(key)) this.acts.set(key, { seq, time, desk, person, role });
    }
  }

  #approve(seq: number): void {
    const id = this.#idOf(seq);
    if (id !== undefined) this.approved.add(id);
  }

  #refused(seq: number, of: ReleaseRef, picture: Picture): void {
    const release = releaseIn(picture, of);
    const id = release && this.#idOf((release.approvedBy ?? release).seq);
    if (id !== undefined) this.refused.set(id, seq);
  }

  #made({ seq, time, by }: Entry, of: ReleaseRef, picture: Picture): void {
    const release = releaseIn(picture, of);
    if (release?.made === undefined) return;
    const { to, change, made: there } = release;
    const { person } = (release.approvedBy ?? release).by;
    this.made.push({ seq, time, desk: by.desk, to, change, person, there });
  }

  /** The id of the command that makes what this entry approved. */
  #idOf(seq: number): CommandId | undefined {
    const hash = this.hashes[seq - 1];
    return hash && derivedCommandId('release', hash);
  }
}

/** An item, and the entry that proposed its release. */
interface ReleaseRef {
  readonly item: Ref;
  readonly release: number;
}

const releaseIn = (picture: Picture, { item, release }: ReleaseRef) =>
  itemOf(picture, item)?.releases?.find(({ seq }) => seq === release);
