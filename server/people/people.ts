/** Everything about people, on one store: who they are, how they prove it, who is signed in. */
import type { Cell } from '../../picture/cell.ts';
import { Accounts } from './accounts.ts';
import type { Cost } from './argon.ts';
import { Delays } from './delays.ts';
import { Enrolments } from './enrolments.ts';
import { Passkeys, type Site } from './passkeys.ts';
import { Passwords } from './passwords.ts';
import { RecordQueue } from './record-queue.ts';
import { Refusals } from './refusals.ts';
import { Sessions } from './sessions.ts';
import { openStore, type Store } from './store.ts';
import { Walls } from './walls.ts';

export interface Peopled {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly cell: Cell;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Known once the server listens. */
  readonly site: () => Site;
  /** What checking a password costs; that of production, if left out. */
  readonly passwordCost?: Cost | undefined;
}

export interface People {
  readonly store: Store;
  readonly queue: RecordQueue;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly enrolments: Enrolments;
  readonly passkeys: Passkeys;
  readonly passwords: Passwords;
  readonly walls: Walls;
  readonly delays: Delays;
  readonly refusals: Refusals;
}

export function openPeople({ path, cell, now, site, passwordCost }: Peopled): People {
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
    delays: new Delays(now),
    refusals: new Refusals(queue, now),
  };
}
