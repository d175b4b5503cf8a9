/** Opens the people of a cell: accounts, proofs, sessions, walls and records, in one store. */
import type { Cell } from '../../picture/cell.ts';
import { Accounts } from './accounts.ts';
import type { Argon2Cost } from './argon.ts';
import { Enrolments } from './enrolments.ts';
import { GuessDelays } from './guess-delays.ts';
import { Passkeys, type Site } from './passkeys.ts';
import { Passwords } from './passwords.ts';
import { RecordQueue } from './record-queue.ts';
import { Refusals } from './refusals.ts';
import { Sessions } from './sessions.ts';
import { openStore, type Store } from './store.ts';
import { Walls } from './walls.ts';

/** The store's file and everything from outside. */
export interface PeopleOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly cell: Cell;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Read when needed: the origin is known once the server listens. */
  readonly site: () => Site;
  /** Cost of hashing a password; default: that of production. */
  readonly passwordCost?: Argon2Cost | undefined;
}

/** All that is stored about people. */
export interface People {
  readonly store: Store;
  readonly queue: RecordQueue;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly enrolments: Enrolments;
  readonly passkeys: Passkeys;
  readonly passwords: Passwords;
  readonly walls: Walls;
  readonly delays: GuessDelays;
  readonly refusals: Refusals;
}

/** Opens the store. Throws what SQLite throws. */
export function openPeople({ path, cell, now, site, passwordCost }: PeopleOptions): People {
  const store = openStore(path);
  const queue = new RecordQueue(store, cell);
  const sessions = new Sessions(store, queue, now);
  const accounts = new Accounts(store, queue, sessions);
  return {
    store,
    queue,
    sessions,
    accounts,
    enrolments: new Enrolments(store, accounts, queue, now),
    passkeys: new Passkeys(accounts, site, now),
    passwords: new Passwords(accounts, now, passwordCost),
    walls: new Walls(store, sessions, queue, now),
    delays: new GuessDelays(now),
    refusals: new Refusals(queue, now),
  };
}
