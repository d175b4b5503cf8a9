/** Every open socket by its session and its desk, across all pictures: counted, kept used, and ended with it. [S4] */
import type { WebSocket } from 'ws';
import type { DeskId } from '../../picture/basics.ts';
import { CLOSE } from '../../picture/wire.ts';
import type { Identity } from './env.ts';
import type { Limits } from './rate-limits.ts';

/** How long (ms) a socket has to close by itself once it was told. */
const CLOSE_TIMEOUT = 500;

export class Sockets {
  readonly #limits: Limits['sockets'];
  readonly #onUse: (session: string) => void;
  readonly #bySession = new Map<string, Set<WebSocket>>();
  readonly #byDesk = new Map<DeskId, number>();
  #all = 0;

  /** `used` is told of a session whose socket answers. */
  constructor(limits: Limits['sockets'], used: (session: string) => void) {
    this.#limits = limits;
    this.#onUse = used;
  }

  /** Whether one more may be opened. [S13] */
  hasRoom({ session, person }: Identity): boolean {
    const own = session === undefined ? 0 : (this.#bySession.get(session.hash)?.size ?? 0);
    const { all, desk, session: each } = this.#limits;
    return this.#all < all && this.#countOf(person.desk) < desk && own < each;
  }

  #countOf(desk: DeskId): number {
    return this.#byDesk.get(desk) ?? 0;
  }

  /** Takes in a socket; a feed's has no session. */
  add(socket: WebSocket, identity: Identity): void {
    const { desk } = identity.person;
    const session = identity.session?.hash;
    this.#all++;
    this.#byDesk.set(desk, this.#countOf(desk) + 1);
    socket.once('close', () => {
      this.#all--;
      this.#byDesk.set(desk, this.#countOf(desk) - 1);
      const own = session === undefined ? undefined : this.#bySession.get(session);
      own?.delete(socket);
      if (session !== undefined && own?.size === 0) this.#bySession.delete(session);
    });
    if (session === undefined) return;
    const own = this.#bySession.get(session) ?? new Set();
    this.#bySession.set(session, own.add(socket));
    socket.on('pong', () => this.#onUse(session));
  }

  /** Closes the sockets of a session, whatever picture they show. */
  closeSession(session: string): void {
    for (const socket of this.#bySession.get(session) ?? []) {
      socket.close(CLOSE.ended, 'the session has ended');
      setTimeout(() => socket.terminate(), CLOSE_TIMEOUT).unref();
    }
  }

  /** Ends those whose session is over, whoever ended it. */
  closeEnded(live: (session: string) => boolean): void {
    for (const session of [...this.#bySession.keys()])
      if (!live(session)) this.closeSession(session);
  }
}
