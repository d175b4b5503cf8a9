/** Enrolment links: one person sets up a passkey or a password, once, within 24 hours. [S5] */
import { PersonId } from '../../picture/basics.ts';
import type { Role } from '../../picture/wire.ts';
import type { Account, Accounts } from './accounts.ts';
import { ENROLMENT_LIFETIME } from './lifetimes.ts';
import type { RecordQueue } from './record-queue.ts';
import { hashOfToken, newToken } from './session.ts';
import type { Store } from './store.ts';

/** A new link. */
export interface Invitation {
  /** The part of the link after `#`. Only its hash is stored. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A valid link: its account, and when it expires (ms since 1970). */
export interface Enrolment {
  readonly account: Account;
  readonly until: number;
}

/** Links in the store. Each person has at most one. */
export class Enrolments {
  readonly #store: Store;
  readonly #accounts: Accounts;
  readonly #queue: RecordQueue;
  readonly #now: () => number;
  readonly #statements;

  constructor(store: Store, accounts: Accounts, queue: RecordQueue, now: () => number) {
    this.#store = store;
    this.#accounts = accounts;
    this.#queue = queue;
    this.#now = now;
    const { prepare } = store;
    this.#statements = {
      put: prepare(`INSERT INTO enrolment (hash, person, until) VALUES (?, ?, ?)
        ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, until = excluded.until`),
      find: prepare('SELECT person, until FROM enrolment WHERE hash = ? AND until > ?'),
      take: prepare('DELETE FROM enrolment WHERE hash = ? AND until > ?'),
    };
  }

  /** Makes a link for an existing account and records it. An earlier link becomes void. */
  invite({ person, desk, roles }: Pick<Account, 'person' | 'desk' | 'roles'>, by?: PersonId) {
    const token = newToken();
    const until = this.#now() + ENROLMENT_LIFETIME;
    this.#store.transaction(() => {
      this.#statements.put.run(hashOfToken(token), person, until);
      this.#queue.add(desk, { type: 'access.invited', person, roles: [...roles], by });
    });
    return { token, until } satisfies Invitation;
  }

  /** Adds an account and makes its link. */
  createAccount(account: Pick<Account, 'person' | 'desk' | 'roles'>, by?: PersonId): Invitation {
    return this.#store.transaction(() => {
      this.#accounts.add(account.person, account.desk, account.roles);
      return this.invite(account, by);
    });
  }

  /** The account of a link; undefined if it is unknown, used or expired. */
  find(token: string): Enrolment | undefined {
    const row = this.#statements.find.get(hashOfToken(token), this.#now());
    const account = row && this.#accounts.get(PersonId.parse(row.person));
    if (row === undefined || account === undefined) return undefined;
    return { account, until: Number(row.until) };
  }

  /** Uses up a link and runs `enrol` in one transaction; false if the link was used meanwhile. */
  useUp(token: string, account: Account, way: 'passkey' | 'password', enrol: () => void): boolean {
    return this.#store.transaction(() => {
      if (this.#statements.take.run(hashOfToken(token), this.#now()).changes === 0) return false;
      enrol();
      this.#queue.add(account.desk, { type: 'access.enrolled', person: account.person, way });
      return true;
    });
  }
}

/** 'closed' without roles, 'invited' without passkey and password, otherwise 'active'. */
export function accountState({
  roles,
  passkeys,
  password,
}: Account): 'invited' | 'active' | 'closed' {
  if (roles.length === 0) return 'closed';
  return passkeys > 0 || password ? 'active' : 'invited';
}

/** The role asked for, if it is held; the first role if none is asked for; otherwise undefined. */
export function signInRole({ roles }: Account, requested: Role | undefined): Role | undefined {
  return requested === undefined ? roles[0] : roles.find((role) => role === requested);
}
