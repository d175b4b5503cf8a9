/** How old events step back: whole for an hour, then less by the logarithm of their age. */

/** Ages in seconds between which an event fades, and what is left of it (0 to 1) from then on. */
export const FADE = { from: 3600, to: 7 * 86_400, least: 0.45 } as const;

/** How strongly an event is drawn (0 to 1), by the seconds since it ended. */
export function strength(age: number): number {
  if (age <= FADE.from) return 1;
  const share = Math.log(age / FADE.from) / Math.log(FADE.to / FADE.from);
  return 1 - Math.min(1, share) * (1 - FADE.least);
}
