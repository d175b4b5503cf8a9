/**
 * Checks that an access record agrees with itself: sign-ins follow enrolments, ends follow starts.
 * No rule of logs requires it, since a record may begin at any time: what is found are remarks, not
 * faults. [S12]
 */
import type { AccessChange } from '../../picture/access.ts';
import { type Entry, isAccess } from '../../picture/entry.ts';
import type { Role } from '../../picture/roles.ts';
import type { Fault } from './finding.ts';

type SignedIn = Extract<AccessChange, { type: 'access.signed-in' }>;
type Ended = Extract<AccessChange, { type: 'access.signed-out' | 'access.session-ended' }>;

/** Takes the entries of one log in order. */
export class AccessConsistency {
  /** The roles that each person was given last. */
  readonly #roles = new Map<string, readonly Role[]>();
  readonly #enrolled = new Set<string>();
  /** Open sessions by person and session id; an id of 8 digits may occur twice. */
  readonly #open = new Map<string, number>();
  readonly #walls = new Set<string>();

  /** Contradictions of the next entry to those before. Other kinds of entries pass. */
  take({ change }: Entry): readonly Fault[] {
    if (!isAccess(change)) return [];
    const why = this.#fault(change);
    return why === undefined ? [] : [{ rule: 'S12', why }];
  }

  #fault(change: AccessChange): string | undefined {
    switch (change.type) {
      case 'access.signed-in':
        return this.#begin(change);
      case 'access.signed-out':
      case 'access.session-ended':
        return this.#end(change);
      case 'access.enrolled':
        this.#enrolled.add(change.person);
        return this.#roles.has(change.person)
          ? undefined
          : `${change.person} enrols, and was invited nowhere before`;
      case 'access.invited':
      case 'access.roles-changed':
        this.#roles.set(change.person, change.roles);
        return undefined;
      case 'access.wall-approved':
        return this.#walls.has(change.session)
          ? undefined
          : `a wall is let in as session ${change.session}, which no wall began before`;
      case 'access.refused':
      case 'access.exported':
      case 'access.clock-confirmed':
        return undefined;
      default:
        return change satisfies never;
    }
  }

  #begin({ person, role, way, session }: SignedIn): string | undefined {
    const key = `${person} ${session}`;
    this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
    if (way === 'wall') this.#walls.add(session);
    if (way === 'wall' || way === 'link') return undefined; // no accounts
    if (!this.#enrolled.has(person)) return `${person} signs in, and never enrolled before`;
    return this.#roles.get(person)?.includes(role) === false
      ? `${person} signs in as ${role}, and does not hold that role`
      : undefined;
  }

  #end({ person, session }: Ended): string | undefined {
    const key = `${person} ${session}`;
    const open = this.#open.get(key) ?? 0;
    if (open === 0) return `session ${session} of ${person} ends, and is not open here`;
    this.#open.set(key, open - 1);
    return undefined;
  }
}
