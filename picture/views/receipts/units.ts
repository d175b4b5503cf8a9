/** Which units have to confirm that they heard, and from when their clocks run. [R63] */
import type { DeskId } from '../../basics.ts';
import type { Asked, StepBy, UnitTold } from '../../facets/receipts/receipt.ts';
import type { Setting } from '../../setting.ts';

export interface UnitClock {
  /** Milliseconds since 1970; undefined: the words wait for the channel of the desk. */
  readonly since: number | undefined;
  readonly confirmed: StepBy | undefined;
  /** The entry that passed it on, where the clock runs from that. */
  readonly passed?: number;
}

/**
 * The clocks of the units of a desk. If the words are for people on the ground, and the cell does not say that
 * the desk has no units, the first one that is told has to confirm within the time from when the words reached
 * the desk (`delivered`). Any other has it from when it was told: telling more units makes nothing late at once.
 */
export function unitClocks(
  { desks }: Pick<Setting, 'desks'>,
  desk: DeskId,
  { units }: Asked,
  told: readonly UnitTold[],
  delivered: number | undefined,
): readonly UnitClock[] {
  const none = desks.find(({ id }) => id === desk)?.units?.length === 0;
  const must = units && !none;
  const first = must ? [{ since: delivered, confirmed: told[0]?.confirmed }] : [];
  const others = (must ? told.slice(1) : told).map(({ passed, confirmed }) => ({
    since: delivered === undefined ? undefined : Math.max(delivered, Date.parse(passed.time)),
    confirmed,
    passed: passed.seq,
  }));
  return [...first, ...others];
}
