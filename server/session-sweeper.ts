/** What goes on about people by itself: sessions that end by the clock or elsewhere, and the records. */
import { Agent } from './agents/agent.ts';
import { accessRecorder } from './agents/recorder.ts';
import type { Sockets } from './http/sockets.ts';
import { asError } from './lib/as-error.ts';
import type { People } from './people/people.ts';
import type { ServedPicture } from './pictures/served-picture.ts';

/** How often (ms) it is looked whether the sessions of open sockets still stand. [S4] */
const CHECK_SOCKETS_EVERY = 400;
/** How often (ms) all sessions are looked through. */
const SWEEP_EVERY = 5000;

interface SweeperDeps {
  readonly people: People;
  readonly sockets: Sockets;
  readonly pictures: ReadonlyMap<string, ServedPicture>;
  readonly now: () => number;
  readonly fault: (error: Error) => void;
}

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

  /** Writes what there is to be written, and begins nothing more. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#people.refusals.flush(true);
    this.#people.sessions.writeUses();
    await this.#recorder.drain(); // what is said from now on is written by the next start
    await this.#recorderRun;
  }
}
