/** Collects what a log claims that another log of the cell can confirm or contradict. [C10] */
import type { CommandId, DeskId, Hash, Instant, PersonId, Ref } from '../../picture/basics.ts';
import { derivedCommandId, isDerivedId } from '../../picture/command-id.ts';
import type { Entry, Opened } from '../../picture/entry.ts';
import type { ReleasedChange } from '../../picture/facets/release/steps.ts';
import { isFeed } from '../../picture/feed.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import { SERVER } from '../../picture/permission.ts';
import type { Role } from '../../picture/roles.ts';

/** A release that was recorded as made. */
export interface ReleaseClaim {
  /** The entry that says so. */
  readonly seq: number;
  readonly time: Instant;
  readonly desk: DeskId;
  readonly to: string;
  readonly change: ReleasedChange;
  /** Who released it. */
  readonly person: PersonId;
  /** The copy, as recorded. */
  readonly there: { readonly item: Ref; readonly seq: number; readonly hash: Hash };
}

/** The first act of a person in a role. */
export interface FirstAct {
  readonly seq: number;
  readonly time: Instant;
  readonly desk: DeskId;
  readonly person: PersonId;
  readonly role: Role;
}

/** Takes the entries of one log in order. */
export class LogClaims {
  opened: Opened | undefined;
  /** Times of the first and the last entry. */
  began: Instant | undefined;
  until: Instant | undefined;
  /** Hashes of all entries; that of entry 1 is at index 0. */
  readonly hashes: readonly Hash[];
  readonly made: ReleaseClaim[] = [];
  /** Command ids that copies of approved releases have. */
  readonly approved = new Set<CommandId>();
  /** Copies that the server recorded as not made: command id, and seq of the record. */
  readonly refused = new Map<CommandId, number>();
  /** Entries with a derived id that are not by feeds or the server. */
  readonly derived: Entry[] = [];
  /** By desk, person and role. */
  readonly acts = new Map<string, FirstAct>();
  /** `<person> <role>` of each sign-in, in an access record. */
  readonly signedIn = new Set<string>();
  readonly #entries = new Map<number, Entry>();

  /** `hashes` grows with the log; an entry's hash is in it before the entry is taken. */
  constructor(hashes: readonly Hash[]) {
    this.hashes = hashes;
  }

  /** The entry at `seq`, if it makes or amends an item and so may be a copy. */
  copyAt(seq: number): Entry | undefined {
    return this.#entries.get(seq);
  }

  /** `after`: the picture that includes the entry. */
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

  /** The command id of the copy that this entry approved. */
  #idOf(seq: number): CommandId | undefined {
    const hash = this.hashes[seq - 1];
    return hash && derivedCommandId('release', hash);
  }
}

/** An item, and the seq of the entry that proposed its release. */
interface ReleaseRef {
  readonly item: Ref;
  readonly release: number;
}

const releaseIn = (picture: Picture, { item, release }: ReleaseRef) =>
  itemOf(picture, item)?.releases?.find(({ seq }) => seq === release);
