/** What goes on about people by itself: sessions that end by the clock or elsewhere, and the records. */
import { Agent } from './agents/agent.ts';
import { recorder } from './agents/recorder.ts';
import type { Sockets } from './http/sockets.ts';
import { errorOf } from './lib/as-error.ts';
import type { People } from './people/people.ts';
import type { ServedPicture } from './pictures/served-picture.ts';

/** How often (ms) it is looked whether the sessions of open sockets still stand. [S4] */
const SOCKETS_EVERY = 400;
/** How often (ms) all sessions are looked through. */
const SWEEP_EVERY = 5000;

interface Attended {
  readonly people: People;
  readonly sockets: Sockets;
  readonly pictures: ReadonlyMap<string, ServedPicture>;
  readonly now: () => number;
  readonly fault: (error: Error) => void;
}

export class SessionSweeper {
  readonly #people: People;
  readonly #recorder: Pick<Agent<unknown>, 'drain'>;
  readonly #recording: Promise<void>;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor({ people, sockets, pictures, now, fault }: Attended) {
    const { sessions, refusals, queue } = people;
    this.#people = people;
    const recording = new Agent(recorder(queue, pictures), { now, fault });
    this.#recorder = recording;
    this.#recording = recording.run();
    sessions.ended = (hash) => sockets.end(hash);
    const each = (ms: number, work: () => void) =>
      setInterval(() => {
        try {
          work();
        } catch (error) {
          fault(errorOf(error));
        }
      }, ms);
    this.#timers = [
      each(SOCKETS_EVERY, () => {
        sockets.check((hash) => sessions.live(hash));
        refusals.flush();
      }),
      each(SWEEP_EVERY, () => sessions.sweep()),
    ];
  }

  /** Writes what there is to be written, and begins nothing more. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#people.refusals.flush(true);
    this.#people.sessions.write();
    await this.#recorder.drain(); // what is said from now on is written by the next start
    await this.#recording;
  }
}
