/** The pauses between attempts: longer each time, and not the same for all. */
const FIRST = 500; // ms
const LONGEST = 15_000;

/**
 * ms to wait after attempt `attempt` (0, 1 …) has failed: half a second, then twice as long each time up to
 * fifteen; from half of that, so that not all come at once. `random`: from 0 to 1.
 */
export const backoff = (attempt: number, random: () => number): number =>
  Math.min(LONGEST, FIRST * 2 ** attempt) * (0.5 + random() / 2);
