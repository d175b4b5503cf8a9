/** Ends sessions that expired or were ended by another process, and closes their sockets. [S4] */
import type { Sockets } from './http/sockets.ts';
import { asError } from './lib/as-error.ts';
import type { People } from './people/people.ts';

/** ms between two checks that the sessions of open sockets are still live. [S4] */
const CHECK_SOCKETS_EVERY = 400;
/** ms between two sweeps of all sessions. */
const SWEEP_EVERY = 5000;
/** ms between two writes to learn whether the store can be written at all. */
const PROBE_EVERY = 60_000;

interface SweeperDeps {
  readonly people: People;
  readonly sockets: Sockets;
  /** Called with each fault of this server. */
  readonly fault: (error: Error) => void;
}

/** Starts its timers when it is made; runs until `close`. */
export class SessionSweeper {
  readonly #people: People;
  readonly #fault: (error: Error) => void;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor({ people, sockets, fault }: SweeperDeps) {
    const { sessions, refusals, store } = people;
    this.#people = people;
    this.#fault = fault;
    sessions.onEnded = (hash) => sockets.closeSession(hash);
    /** A fault that stays is told once. */
    const every = (ms: number, work: () => void) => {
      let told: string | undefined;
      return setInterval(() => {
        try {
          work();
          told = undefined;
        } catch (thrown) {
          const error = asError(thrown);
          if (error.message !== told) fault(error);
          told = error.message;
        }
      }, ms);
    };
    this.#timers = [
      every(CHECK_SOCKETS_EVERY, () => {
        sockets.closeEnded((hash) => sessions.isLive(hash));
        refusals.flush();
      }),
      every(SWEEP_EVERY, () => {
        if (store.fault() !== undefined) store.probe();
        sessions.sweep();
      }),
      every(PROBE_EVERY, () => store.probe()),
    ];
  }

  /** Stops, and writes what is known of the use of sessions and of refusals, if it can be written. */
  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    const { refusals, sessions } = this.#people;
    for (const write of [() => refusals.flush(true), () => sessions.writeUses()]) {
      try {
        write();
      } catch (error) {
        this.#fault(asError(error));
      }
    }
  }
}
