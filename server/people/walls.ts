/** Screens that ask to be let in: a short code on the wall, approved by an officer of its desk. [S9] */
import { randomInt } from 'node:crypto';
import { type DeskId, PersonId, type PictureId } from '../../picture/basics.ts';
import type { Person } from '../../picture/permission.ts';
import { CLAIM_LIFETIME } from './lifetimes.ts';
import { Pending } from './pending.ts';
import type { RecordQueue } from './record-queue.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from './store.ts';

/** Letters and digits that nobody takes for another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** Walls of one desk at a time: far fewer than the names that there are for them. */
export const MAX_WALLS = 64;
/** All walls of a house may ask from one network. */
const BOUNDS = { lifetime: CLAIM_LIFETIME, perNetwork: 16, total: 500 };

interface Claim {
  readonly code: string;
  readonly address: string;
  /** What signs the wall in, once it is approved. */
  token: string | undefined;
}

export class Walls {
  readonly #store: Store;
  readonly #sessions: Sessions;
  readonly #queue: RecordQueue;
  readonly #claims: Pending<Claim>;

  constructor(store: Store, sessions: Sessions, queue: RecordQueue, now: () => number) {
    this.#store = store;
    this.#sessions = sessions;
    this.#queue = queue;
    this.#claims = new Pending(BOUNDS, now);
  }

  /** A code to show, and what the wall asks with. */
  claim(address: string) {
    const taken = new Set(this.#claims.values().map(({ code }) => code));
    let code = newCode();
    while (taken.has(code)) code = newCode();
    const held = this.#claims.put({ code, address, token: undefined }, address);
    return { claim: held.key, code, until: held.until };
  }

  /** What became of a claim; approved, it is told once. */
  poll(claim: string): { readonly token: string } | 'waiting' | 'unknown' {
    const found = this.#claims.get(claim);
    if (found === undefined) return 'unknown';
    if (found.token === undefined) return 'waiting';
    this.#claims.take(claim);
    return { token: found.token };
  }

  /** Lets the wall that shows this code read these pictures for the desk of `by`, if one does and there is room. */
  approve(text: string, pictures: readonly PictureId[], by: Person): Session | 'unknown' | 'full' {
    const code = text.toUpperCase().replaceAll(/[\s-]/g, '');
    const found = this.#claims
      .values()
      .find((one) => one.token === undefined && one.code.replace('-', '') === code);
    if (found === undefined) return 'unknown';
    const own = this.#sessions.wallsOf(by.desk).filter(({ way }) => way === 'wall');
    if (own.length >= MAX_WALLS) return 'full';
    const person = {
      desk: by.desk,
      person: this.#freeName(by.desk),
      role: 'wall' as const,
      pictures,
    };
    return this.#store.transaction(() => {
      const { address } = found;
      const maker = by.person;
      const { token, session } = this.#sessions.begin({ person, way: 'wall', address, maker });
      this.#queue.add(by.desk, {
        type: 'access.wall-approved',
        session: session.id,
        pictures: [...pictures],
        by: maker,
      });
      found.token = token;
      return session;
    });
  }

  #freeName(desk: DeskId): PersonId {
    const taken = new Set<string>(this.#sessions.wallsOf(desk).map(({ person }) => person.person));
    for (;;) {
      const name = `${desk}-wall-${String(randomInt(10_000)).padStart(4, '0')}`;
      if (!taken.has(name)) return PersonId.parse(name);
    }
  }
}

function newCode(): string {
  const six = Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${six.slice(0, 3)}-${six.slice(3)}`;
}

/** Whether only a wall may be called so. */
export const isWallName = (person: string): boolean => /-wall-\d{4}$/.test(person);
