/** Ends sessions that expired or were ended by another process, and writes the access records. */
import { Agent } from './agents/agent.ts';
import { accessRecorder } from './agents/recorder.ts';
import type { Sockets } from './http/sockets.ts';
import { asError } from './lib/as-error.ts';
import type { People } from './people/people.ts';
import type { ServedPicture } from './pictures/served-picture.ts';

/** ms between two checks that the sessions of open sockets are still live. [S4] */
const CHECK_SOCKETS_EVERY = 400;
/** ms between two sweeps of all sessions. */
const SWEEP_EVERY = 5000;

interface SweeperDeps {
  readonly people: People;
  readonly sockets: Sockets;
  readonly pictures: ReadonlyMap<string, ServedPicture>;
  readonly now: () => number;
  /** Called with each fault of this server. */
  readonly fault: (error: Error) => void;
}

/** Starts its timers and the recorder when it is made; runs until `close`. */
export class SessionSweeper {
  readonly #people: People;
  readonly #recorder: Pick<Agent<unknown>, 'drain'>;
  readonly #recorderRun: Promise<void>;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor({ people, sockets, pictures, now, fault }: SweeperDeps) {
    const { sessions, refusals, queue } = people;
    this.#people = people;
    const agent = new Agent(accessRecorder(queue, pictures), { now, fault });
    this.#recorder = agent;
    this.#recorderRun = agent.run();
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

  /** Writes everything that is queued, then stops. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#people.refusals.flush(true);
    this.#people.sessions.writeUses();
    await this.#recorder.drain(); // what is queued later is written by the next start
    await this.#recorderRun;
  }
}
