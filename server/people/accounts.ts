/** Stores accounts: roles of people, and their passkeys and passwords. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { DeskId, PersonId } from '../../picture/basics.ts';
import { Role } from '../../picture/wire.ts';
import type { RecordQueue } from './record-queue.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from './store.ts';

/** A person of a desk. */
export interface Account {
  readonly person: PersonId;
  readonly desk: DeskId;
  /** Empty: the account is closed. */
  readonly roles: readonly Role[];
  /** The WebAuthn user handle: 32 random bytes, which identify nobody elsewhere. */
  readonly handle: Uint8Array<ArrayBuffer>;
  /** The number of passkeys. */
  readonly passkeys: number;
  readonly password: boolean;
  /** When the enrolment link expires, ms since 1970; undefined: there is none. */
  readonly invitedUntil: number | undefined;
}

/** A stored passkey: credential id (base64url), public key (COSE), signature counter. */
export interface Passkey {
  readonly id: string;
  readonly person: PersonId;
  readonly key: Uint8Array<ArrayBuffer>;
  readonly counter: number;
}

/**
 * A password's hash (PHC format), the secret of the one-time codes, and the last time step used.
 */
export interface Password {
  readonly hash: string;
  readonly secret: Uint8Array;
  readonly step: number;
}

/** The proof of an identity: the id of the passkey, or the hash of the password at that time. */
export type Proof =
  | { readonly way: 'passkey'; readonly id: string }
  | { readonly way: 'password'; readonly hash: string };

/** A person who has proved their identity. */
export interface Proven {
  readonly person: PersonId;
  readonly proof: Proof;
}

const bytes = z.instanceof(Uint8Array).transform((blob) => new Uint8Array(blob));
const AccountRow = z.object({
  person: PersonId,
  desk: DeskId,
  roles: z.string().transform((text) => z.array(Role).parse(JSON.parse(text))),
  handle: bytes,
  passkeys: z.number(),
  password: z.number().transform(Boolean),
  invitedUntil: z.number().nullable(),
});
const PasskeyRow = z.object({ id: z.string(), person: PersonId, key: bytes, counter: z.number() });
const PasswordRow = z.object({ hash: z.string(), secret: bytes, step: z.number() });

/** Accounts in the store. Changes of roles are recorded. [S12] */
export class Accounts {
  readonly #store: Store;
  readonly #queue: RecordQueue;
  readonly #sessions: Sessions;
  readonly #statements;

  constructor(store: Store, queue: RecordQueue, sessions: Sessions) {
    this.#store = store;
    this.#queue = queue;
    this.#sessions = sessions;
    this.#statements = prepare(store);
  }

  get(person: PersonId): Account | undefined {
    const row = this.#statements.one.get(person);
    return row && accountIn(row);
  }

  /** All accounts, in order of desk and name. */
  all(): readonly Account[] {
    return this.#statements.all.all().map(accountIn);
  }

  /** Adds an account without any proof. Throws if the name is taken. */
  add(person: PersonId, desk: DeskId, roles: readonly Role[]): void {
    this.#statements.add.run(person, desk, JSON.stringify(roles), randomBytes(32));
  }

  /**
   * Sets the roles and ends sessions in roles that are gone. [S4] Without any role, passkeys,
   * password and enrolment link go as well.
   */
  setRoles({ person, desk }: Account, roles: readonly Role[], by?: PersonId): void {
    this.#store.transaction(() => {
      this.#queue.add(desk, { type: 'access.roles-changed', person, roles: [...roles], by });
      this.#sessions.endOtherRoles(person, roles, by); // first, so that the records name `by`
      this.#statements.setRoles.run(JSON.stringify(roles), person);
      if (roles.length > 0) return;
      this.dropCredentials(person);
      this.#statements.dropEnrolment.run(person);
    });
  }

  /** Deletes the passkeys and the password of a person. */
  dropCredentials(person: PersonId): void {
    this.#statements.dropPasskeys.run(person);
    this.#statements.dropPassword.run(person);
  }

  passkey(id: string): Passkey | undefined {
    const row = this.#statements.passkey.get(id);
    return row && PasskeyRow.parse(row);
  }

  passkeysOf(person: PersonId): readonly Passkey[] {
    return this.#statements.passkeys.all(person).map((row) => PasskeyRow.parse(row));
  }

  addPasskey({ id, person, key, counter }: Passkey): void {
    this.#statements.addPasskey.run(id, person, key, counter);
  }

  /** [S6] Keeps the signature counter that the passkey sent last. */
  setCounter(id: string, counter: number): void {
    this.#statements.count.run(counter, id);
  }

  password(person: PersonId): Password | undefined {
    const row = this.#statements.password.get(person);
    return row && PasswordRow.parse(row);
  }

  setPassword(person: PersonId, { hash, secret, step }: Password): void {
    this.#statements.setPassword.run(person, hash, secret, step);
  }

  /** [S4] True if the proof still belongs to the person. */
  stillHolds({ person, proof }: Proven): boolean {
    return proof.way === 'passkey'
      ? this.passkey(proof.id)?.person === person
      : this.password(person)?.hash === proof.hash;
  }

  /** [S7] Uses up the one-time codes up to this time step; false if it was used up before. */
  useStep(person: PersonId, step: number): boolean {
    return this.#statements.useStep.run(step, person, step).changes > 0;
  }
}

function accountIn(row: unknown): Account {
  const { invitedUntil, ...rest } = AccountRow.parse(row);
  return { ...rest, invitedUntil: invitedUntil ?? undefined };
}

const ACCOUNT = `SELECT person, desk, roles, handle,
  (SELECT count(*) FROM passkey WHERE passkey.person = account.person) AS passkeys,
  (SELECT count(*) FROM password WHERE password.person = account.person) AS password,
  (SELECT until FROM enrolment WHERE enrolment.person = account.person) AS invitedUntil
  FROM account`;

const prepare = ({ prepare }: Store) => ({
  one: prepare(`${ACCOUNT} WHERE person = ?`),
  all: prepare(`${ACCOUNT} ORDER BY desk, person`),
  add: prepare('INSERT INTO account (person, desk, roles, handle) VALUES (?, ?, ?, ?)'),
  setRoles: prepare('UPDATE account SET roles = ? WHERE person = ?'),
  dropPasskeys: prepare('DELETE FROM passkey WHERE person = ?'),
  dropPassword: prepare('DELETE FROM password WHERE person = ?'),
  dropEnrolment: prepare('DELETE FROM enrolment WHERE person = ?'),
  passkey: prepare('SELECT id, person, key, counter FROM passkey WHERE id = ?'),
  passkeys: prepare('SELECT id, person, key, counter FROM passkey WHERE person = ?'),
  addPasskey: prepare('INSERT INTO passkey (id, person, key, counter) VALUES (?, ?, ?, ?)'),
  count: prepare('UPDATE passkey SET counter = ? WHERE id = ?'),
  password: prepare('SELECT hash, secret, step FROM password WHERE person = ?'),
  setPassword: prepare(`INSERT INTO password (person, hash, secret, step) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET hash = excluded.hash, secret = excluded.secret, step = excluded.step`),
  useStep: prepare('UPDATE password SET step = ? WHERE person = ? AND step < ?'),
});
