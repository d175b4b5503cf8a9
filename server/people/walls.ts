/** Walls: a screen shows a short code, and an officer of its desk approves it. [S9] */
import { randomInt } from 'node:crypto';
import { type DeskId, PersonId, type PictureId } from '../../picture/basics.ts';
import type { Person } from '../../picture/permission.ts';
import type { TabId } from '../../picture/tab.ts';
import { CLAIM_LIFETIME } from './lifetimes.ts';
import { Pending } from './pending.ts';
import type { RecordQueue } from './record-queue.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from './store.ts';

/** Letters and digits that are not mistaken for each other. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** Open walls of one desk; there are far more names for them. */
export const MAX_WALLS = 64;
/** All walls of a building may share one network. */
const BOUNDS = { lifetime: CLAIM_LIFETIME, perNetwork: 16, total: 500 };

/** A code that a wall shows. */
interface Claim {
  readonly code: string;
  readonly address: string;
  /** The tab of an exercise that it asks from. */
  readonly tab: TabId | undefined;
  /** The token of the wall's session, once it is approved. */
  token: string | undefined;
}

/** Codes are in memory; a restart forgets them. */
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

  /** A new code to show, the secret `claim` to ask with, and when both expire (ms since 1970). */
  claim(address: string, tab?: TabId) {
    const taken = new Set(this.#claims.values().map(({ code }) => code));
    let code = newCode();
    while (taken.has(code)) code = newCode();
    const held = this.#claims.put({ code, address, tab, token: undefined }, address);
    return { claim: held.key, code, until: held.until };
  }

  /** The state of a claim. An approved one gives its token once, and is unknown from then on. */
  poll(claim: string): { readonly token: string } | 'waiting' | 'unknown' {
    const found = this.#claims.get(claim);
    if (found === undefined) return 'unknown';
    if (found.token === undefined) return 'waiting';
    this.#claims.take(claim);
    return { token: found.token };
  }

  /** Signs in the wall that shows this code, for the desk of `by`. 'full': it has `MAX_WALLS`. */
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
      const { address, tab } = found;
      const maker = by.person;
      const beginning = { person, way: 'wall', tab, address, maker } as const;
      const { token, session } = this.#sessions.begin(beginning);
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

  /** A random name that no open wall of the desk has. */
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

/** True for names that only walls have: `…-wall-0000`. */
export const isWallName = (person: string): boolean => /-wall-\d{4}$/.test(person);
