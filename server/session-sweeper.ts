/** Ends sessions that expired or were ended by another process, and closes their sockets. [S4] */
import type { Sockets } from './http/sockets.ts';
import { asError } from './lib/as-error.ts';
import type { People } from './people/people.ts';

/** ms between two checks that the sessions of open sockets are still live. [S4] */
const CHECK_SOCKETS_EVERY = 400;
/** ms between two sweeps of all sessions. */
const SWEEP_EVERY = 5000;

interface SweeperDeps {
  readonly people: People;
  readonly sockets: Sockets;
  /** Called with each fault of this server. */
  readonly fault: (error: Error) => void;
}

/** Starts its timers when it is made; runs until `close`. */
export class SessionSweeper {
  readonly #people: People;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor({ people, sockets, fault }: SweeperDeps) {
    const { sessions, refusals } = people;
    this.#people = people;
    sessions.onEnded = (hash) => sockets.closeSession(hash);
    const every = (ms: number, work: () => void) =>
      setInterval(() => {
        try {
          work();
        } catch (error) {
          fault(asError(error));
        }
      }, ms);
    this.#timers = [
      every(CHECK_SOCKETS_EVERY, () => {
        sockets.closeEnded((hash) => sessions.isLive(hash));
        refusals.flush();
      }),
      every(SWEEP_EVERY, () => sessions.sweep()),
    ];
  }

  /** Stops, and queues what is known of the use of sessions and of refusals. */
  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#people.refusals.flush(true);
    this.#people.sessions.writeUses();
  }
}
