/** "Look here": where people point, shown for ten seconds. Never in the log. */
import type { DeskId, PersonId } from '../../picture/basics.ts';
import type { LonLat } from '../../picture/geo/place.ts';

export interface Look {
  readonly screen: string;
  readonly desk: DeskId;
  readonly person: PersonId;
  readonly at: LonLat;
  /** Milliseconds of this page's own clock. */
  readonly since: number;
}

/** How long (ms) a look is shown. */
export const SHOWN = 10_000;

/** With a newer look, one a screen: who points anew points no longer at the old place. */
export const withLook = (looks: readonly Look[], look: Look): readonly Look[] => [
  ...standing(looks, look.since).filter(({ screen }) => screen !== look.screen),
  look,
];

/** Those still shown at `now`. */
export const standing = (looks: readonly Look[], now: number): readonly Look[] =>
  looks.filter(({ since }) => now - since < SHOWN);
