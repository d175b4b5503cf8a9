/** Starts, finds and ends sessions, and records each start and end. [S12] */
import type { DeskId, PersonId } from '../../picture/basics.ts';
import type { Person } from '../../picture/permission.ts';
import type { TabId } from '../../picture/tab.ts';
import type { Role } from '../../picture/wire.ts';
import type { Way } from './lifetimes.ts';
import type { RecordQueue } from './record-queue.ts';
import {
  type EndReason,
  expiryReason,
  hasAccount,
  hashOfToken,
  newToken,
  publicIdOf,
  type Session,
  sessionFromRow,
} from './session.ts';
import { isWriteFault, type Store } from './store.ts';

/** ms between two writes of when sessions were last used. */
const WRITE_EVERY = 60_000;
/** ms for which an ended session is kept, so that a later use of its token names the person. */
const FORGET_AFTER = 7 * 24 * 3600_000;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A session to start. */
export interface NewSession {
  readonly person: Person;
  readonly way: Way;
  readonly address: string;
  /** The tab of an exercise that it is bound to. */
  readonly tab?: TabId | undefined;
  /** Who approved it, if it is a wall's. */
  readonly maker?: PersonId;
  /** ms since 1970, if it continues another session; default: now. */
  readonly began?: number;
  readonly proved?: number;
  /** The session that ends when this one begins. */
  readonly replaces?: Session | undefined;
}

/** How a session ended. `at`: ms since 1970. */
interface End {
  readonly session: Session;
  readonly at: number;
  readonly why: EndReason;
  readonly by: PersonId | undefined;
}

/** Sessions in the store. `now`: ms since 1970. */
export class Sessions {
  readonly #store: Store;
  readonly #queue: RecordQueue;
  readonly #now: () => number;
  readonly #statements;
  /** Last uses not written yet, by hash. */
  readonly #used = new Map<string, number>();
  /** Ends that could not be written, by hash: they hold all the same. [S20] */
  readonly #unwritten = new Map<string, End>();
  #written: number;
  /** Called with the hash of each session that ends in this process. For others see `isLive`. */
  onEnded: (hash: string) => void = () => {};

  constructor(store: Store, queue: RecordQueue, now: () => number) {
    this.#store = store;
    this.#queue = queue;
    this.#now = now;
    this.#written = now();
    this.#statements = prepare(store);
  }

  /** [S2] Starts a session with a new token; a token that the request had is never kept. */
  begin(beginning: NewSession): { readonly token: string; readonly session: Session } {
    const token = newToken();
    const session = this.#store.transaction(() => {
      const begun = this.#insert(hashOfToken(token), beginning);
      const { person, role, desk } = begun.person;
      const { id, way } = begun;
      this.#queue.add(desk, { type: 'access.signed-in', person, role, way, session: id });
      if (beginning.replaces !== undefined) this.end(beginning.replaces, 'replaced');
      return begun;
    });
    return { token, session };
  }

  #insert(hash: string, beginning: NewSession): Session {
    const now = this.#now();
    const { person, way, tab, address, maker, began = now, proved = now } = beginning;
    const id = publicIdOf(hash);
    const { desk, role, pictures } = person;
    const list = pictures === undefined ? null : JSON.stringify(pictures);
    const who = [hash, id, person.person, desk, role, way, tab ?? null, list] as const;
    this.#statements.insert.run(...who, address, maker ?? null, began, proved, now);
    const times = { began, proved, used: now, ended: undefined, why: undefined };
    return { hash, id, person, way, tab, address, maker, ...times };
  }

  /** The session of a token, ended or not; undefined: there is none. Ends it if it has expired. */
  find(token: string): Session | undefined {
    if (!TOKEN.test(token)) return undefined;
    return this.#checked(this.#statements.byHash.get(hashOfToken(token)));
  }

  /** True if a session has not ended, in this process or another one. */
  isLive(hash: string): boolean {
    const session = this.#checked(this.#statements.byHash.get(hash));
    return session !== undefined && session.ended === undefined;
  }

  /** [S3] Marks a session as used now. */
  touch(hash: string): void {
    this.#used.set(hash, this.#now());
  }

  /** The session in a row; ends it if it has expired or its role is gone. */
  #checked(row: unknown): Session | undefined {
    if (row === undefined) return undefined;
    const kept = sessionFromRow(row);
    const used = Math.max(kept.used, this.#used.get(kept.hash) ?? 0);
    const session = { ...kept, used };
    if (session.ended !== undefined) return session;
    const end = this.#unwritten.get(session.hash);
    if (end !== undefined) return { ...session, ended: end.at, why: end.why };
    const over =
      expiryReason(session, this.#now()) ?? (this.#holdsRole(session) ? undefined : 'role');
    if (over === undefined) return session;
    this.end(session, over);
    return { ...session, ended: this.#now(), why: over };
  }

  /** [S4] True if the account of a session still holds its role. */
  #holdsRole(session: Session): boolean {
    const { person, role } = session.person;
    return !hasAccount(session) || this.#statements.held.get(person, role) !== undefined;
  }

  /**
   * Ends a session once, records it, and calls `onEnded`. If the store cannot be written, it has
   * ended all the same in this process, and is written when the store can be. `by`: who ended it, if
   * not its person.
   */
  end(session: Session, why: EndReason, by?: PersonId): void {
    const end = { session, why, by, at: this.#now() };
    const partOfMore = this.#store.inTransaction();
    try {
      this.#writeEnd(end);
    } catch (fault) {
      if (partOfMore || !isWriteFault(fault)) throw fault;
      this.#unwritten.set(session.hash, end);
    }
    this.#used.delete(session.hash);
    this.onEnded(session.hash);
  }

  #writeEnd({ session: { hash, id, person }, at, why, by }: End): void {
    this.#store.transaction(() => {
      if (this.#statements.end.run(at, why, hash).changes === 0) return;
      this.#queue.add(
        person.desk,
        why === 'signed-out'
          ? { type: 'access.signed-out', person: person.person, session: id }
          : { type: 'access.session-ended', person: person.person, session: id, why, by },
      );
    });
  }

  /** Writes ends that could not be written before. Throws if they cannot be written now either. */
  #writeEnds(): void {
    for (const [hash, end] of this.#unwritten) {
      this.#writeEnd(end);
      this.#unwritten.delete(hash);
    }
  }

  /** The open sessions of a person, newest first. */
  ofPerson(person: PersonId): readonly Session[] {
    return this.#open(this.#statements.ofPerson.all(person));
  }

  /** The open sessions of walls of a desk, newest first. */
  wallsOf(desk: DeskId): readonly Session[] {
    return this.#open(this.#statements.walls.all(desk));
  }

  /** The open session with this public id. */
  byPublicId(id: string): Session | undefined {
    return this.#open(this.#statements.byId.all(id))[0];
  }

  #open(rows: readonly unknown[]): readonly Session[] {
    return rows.flatMap((row) => {
      const session = this.#checked(row);
      return session === undefined || session.ended !== undefined ? [] : [session];
    });
  }

  /** [S4] Ends a person's sessions in roles other than these. */
  endOtherRoles(person: PersonId, roles: readonly Role[], by?: PersonId): void {
    for (const session of this.ofPerson(person)) {
      if (!roles.includes(session.person.role)) this.end(session, 'role', by);
    }
  }

  /** Ends all sessions of a person. */
  endAll(person: PersonId, by?: PersonId): void {
    for (const session of this.ofPerson(person)) this.end(session, 'revoked', by);
  }

  /** Ends expired sessions; once a minute writes last uses and deletes what ended long ago. */
  sweep(): void {
    this.#writeEnds();
    this.#open(this.#statements.open.all());
    const now = this.#now();
    if (now - this.#written < WRITE_EVERY) return;
    this.writeUses();
    this.#statements.forget.run(now - FORGET_AFTER);
  }

  /** Writes when sessions were last used, and ends that could not be written before. */
  writeUses(): void {
    this.#writeEnds();
    this.#written = this.#now();
    const used = [...this.#used];
    if (used.length === 0) return;
    this.#store.transaction(() => {
      for (const [hash, at] of used) this.#statements.use.run(at, hash);
    });
    this.#used.clear();
  }
}

const prepare = ({ prepare }: Store) => ({
  insert: prepare(`INSERT INTO session (hash, id, person, desk, role, way, tab, pictures, address,
    maker, began, proved, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  byHash: prepare('SELECT * FROM session WHERE hash = ?'),
  byId: prepare('SELECT * FROM session WHERE id = ? AND ended IS NULL'),
  ofPerson: prepare(
    'SELECT * FROM session WHERE person = ? AND ended IS NULL ORDER BY began DESC, rowid DESC',
  ),
  walls: prepare(`SELECT * FROM session WHERE desk = ? AND role = 'wall' AND ended IS NULL
    ORDER BY began DESC, rowid DESC`),
  held: prepare(`SELECT 1 FROM account, json_each(account.roles)
    WHERE account.person = ? AND json_each.value = ?`),
  open: prepare('SELECT * FROM session WHERE ended IS NULL'),
  end: prepare('UPDATE session SET ended = ?, why = ? WHERE hash = ? AND ended IS NULL'),
  use: prepare('UPDATE session SET used = ? WHERE hash = ?'),
  forget: prepare('DELETE FROM session WHERE ended < ?'),
});
