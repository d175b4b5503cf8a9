/** Seconds that must pass before something may be tried again. Pure. */

/** Whole seconds left at `now`, never below zero; both in ms. */
export const secondsLeft = (until: number, now: number): number =>
  Math.max(0, Math.ceil((until - now) / 1000));

/** Of a Retry-After: at least one, and a few if it cannot be read. */
export function secondsIn(retryAfter: string | null): number {
  const seconds = Math.ceil(Number(retryAfter ?? Number.NaN));
  return Number.isFinite(seconds) ? Math.max(1, seconds) : 5;
}
