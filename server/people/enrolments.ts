/** Invitations: a link that lets one person set up a passkey or a password, once, within a day. [S5] */
import { PersonId } from '../../picture/basics.ts';
import type { Role } from '../../picture/wire.ts';
import type { Account, Accounts } from './accounts.ts';
import { ENROLMENT_LIFETIME } from './lifetimes.ts';
import type { RecordQueue } from './record-queue.ts';
import { hashOfToken, newToken } from './session.ts';
import type { Store } from './store.ts';

export interface Invitation {
  /** What stands in the link, after the `#`. It is not kept. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface Enrolment {
  readonly account: Account;
  readonly until: number;
}

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

  /** Makes a link for somebody who has an account; one made before is void. */
  invite({ person, desk, roles }: Pick<Account, 'person' | 'desk' | 'roles'>, by?: PersonId) {
    const token = newToken();
    const until = this.#now() + ENROLMENT_LIFETIME;
    this.#store.transaction(() => {
      this.#statements.put.run(hashOfToken(token), person, until);
      this.#queue.add(desk, { type: 'access.invited', person, roles: [...roles], by });
    });
    return { token, until } satisfies Invitation;
  }

  /** Makes an account and its link. */
  createAccount(account: Pick<Account, 'person' | 'desk' | 'roles'>, by?: PersonId): Invitation {
    return this.#store.transaction(() => {
      this.#accounts.add(account.person, account.desk, account.roles);
      return this.invite(account, by);
    });
  }

  /** Whom a link is for; undefined alike if it is unknown, used or too old. */
  find(token: string): Enrolment | undefined {
    const row = this.#statements.find.get(hashOfToken(token), this.#now());
    const account = row && this.#accounts.get(PersonId.parse(row.person));
    if (row === undefined || account === undefined) return undefined;
    return { account, until: Number(row.until) };
  }

  /** Uses a link up with what it was for, all or nothing; false if it was used meanwhile. */
  useUp(token: string, account: Account, way: 'passkey' | 'password', enrol: () => void): boolean {
    return this.#store.transaction(() => {
      if (this.#statements.take.run(hashOfToken(token), this.#now()).changes === 0) return false;
      enrol();
      this.#queue.add(account.desk, { type: 'access.enrolled', person: account.person, way });
      return true;
    });
  }
}

/** What an account is called by: no role in it, none of its proofs, or in use. */
export function accountState({
  roles,
  passkeys,
  password,
}: Account): 'invited' | 'active' | 'closed' {
  if (roles.length === 0) return 'closed';
  return passkeys > 0 || password ? 'active' : 'invited';
}

/** The role that somebody signs in with: the one asked for, if they hold it; the first, if none is. */
export function signInRole({ roles }: Account, asked: Role | undefined): Role | undefined {
  return asked === undefined ? roles[0] : roles.find((role) => role === asked);
}
