/** Whose page this is: says so to the requests, and notices where it has become somebody else's. [S16] [S17] */
import type { Me } from '../api/api.ts';
import { belongTo } from '../api/person.ts';
import { here } from '../lib/base.ts';
import { remember } from './tabs.ts';
import { forget, isAnother, keepFor, type Owner, ownerIn, setAside, type Unsent } from './whose.ts';

/** Who this page was before, and what became of what they were writing. */
export interface Former {
  readonly owner: Owner;
  readonly unsent: Unsent;
}

export class Ownership {
  #former = $state.raw<Former>();
  #now: Owner | undefined;
  #chosen = false;

  /** Set while nobody has said that they go on as who is signed in now. */
  get former(): Former | undefined {
    return this.#former;
  }

  /** Whether this address has been nobody's yet, as far as this browser tab knows. */
  get fresh(): boolean {
    return this.#now === undefined && ownerIn(sessionStorage)?.base !== here().base;
  }

  /** It is not known who is signed in: nothing is asked in anybody's name. */
  doubt(): void {
    belongTo(undefined);
  }

  /** Who is signed in next was chosen on this page: there is nothing to tell of it. */
  choose(): void {
    this.#chosen = true;
  }

  /** The server says who is signed in. */
  learn(me: Me): void {
    const { tab, base } = here();
    const { desk, person, role } = me;
    const now = { desk, person, role, base };
    const owner = ownerIn(sessionStorage);
    const told = this.#chosen || owner === undefined || !isAnother(owner, now);
    this.#chosen = false;
    this.#now = now;
    belongTo(me);
    if (tab !== undefined) remember(localStorage, tab);
    this.#former = told ? undefined : { owner, unsent: setAside(sessionStorage, now) };
    if (told) keepFor(sessionStorage, now);
  }

  /** The person who is signed in has read whose page this was, and goes on. */
  goOn(): void {
    if (this.#now !== undefined) keepFor(sessionStorage, this.#now);
    this.#former = undefined;
  }

  /** They have signed out. */
  leave(): void {
    forget(sessionStorage);
  }
}
