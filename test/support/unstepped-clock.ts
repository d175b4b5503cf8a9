/** The clock of a server on a machine whose clock never steps, however far a test moves it. */
import { ServerClock } from '../../server/lib/server-clock.ts';

export const unsteppedClock = (now: () => number): ServerClock =>
  new ServerClock({ wall: now, steady: now });
