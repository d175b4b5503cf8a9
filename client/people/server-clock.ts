/** How the clock of the server stands, and confirming it after it has stepped ahead. [L16] */
import { z } from 'zod';
import { Instant } from '../../picture/basics.ts';
import { change, type Outcome, read } from './outcome.ts';

const ClockStanding = z.object({
  /** What the machine's clock shows. */
  machine: Instant,
  /** The time that the server goes by. */
  time: Instant,
  /** Seconds; 0: it has not stepped ahead. */
  ahead: z.int(),
  /** Seconds; 0: it does not lie behind any log. */
  behind: z.int(),
});
export type ClockStanding = z.infer<typeof ClockStanding>;

export const clockStanding = (): Promise<Outcome<ClockStanding>> =>
  read('/api/clock', ClockStanding);

/** From now on the server goes by its clock, which had stepped so many seconds ahead. */
export const confirmClock = (ahead: number): Promise<Outcome<ClockStanding>> =>
  change('POST', '/api/clock/confirm', { ahead }, ClockStanding);
