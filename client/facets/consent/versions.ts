/** What became of each version of an item's terms. Pure. */
import type { DeskId, Instant } from '../../../picture/basics.ts';
import {
  agreedIn,
  denouncedFrom,
  type Terms,
  type Version,
} from '../../../picture/facets/consent/version.ts';

/** Agreed by all; `leaves`: denounced, with effect at that time (ms since 1970). */
interface Agreed {
  readonly is: 'agreed';
  readonly at: Instant;
  /** It was agreed, and another one stands in its place. */
  readonly replaced: boolean;
  /** It binds the desk that made it alone. */
  readonly alone: boolean;
  readonly leaves: number | undefined;
  readonly leaving: readonly DeskId[];
}

export type Became = Agreed | { readonly is: 'open' | 'replaced' | 'retracted' };

/** `replaced` before it was agreed: by the next version; `retracted`: its own desk took it back. */
export function becameOf(version: Version<Terms>, versions: readonly Version<Terms>[]): Became {
  if (version.agreed !== undefined) {
    return {
      is: 'agreed',
      at: version.agreed.time,
      replaced: agreedIn(versions) !== version,
      alone: version.terms?.unilateral === true,
      leaves: denouncedFrom(version),
      leaving: version.parties.filter((desk) => version.stances[desk]?.is === 'denounced'),
    };
  }
  const { closed } = version;
  if (closed === undefined) return { is: 'open' };
  const next = versions[version.version];
  return { is: next?.seq === closed.seq ? 'replaced' : 'retracted' };
}
