/** Counts open sockets by session and desk, and closes them when their session ends. [S4] */
import type { WebSocket } from 'ws';
import type { DeskId } from '../../picture/basics.ts';
import { CLOSE } from '../../picture/wire.ts';
import type { Identity } from './env.ts';
import type { Limits } from './rate-limits.ts';

/** ms that a socket has to close before it is terminated. */
const CLOSE_TIMEOUT = 500;

/** All open sockets of a server. */
export class Sockets {
  readonly #limits: Limits['sockets'];
  readonly #onUse: (session: string) => void;
  readonly #bySession = new Map<string, Set<WebSocket>>();
  readonly #byDesk = new Map<DeskId, number>();
  #all = 0;

  /** `used` is called with a session whose socket answered a ping. */
  constructor(limits: Limits['sockets'], used: (session: string) => void) {
    this.#limits = limits;
    this.#onUse = used;
  }

  /** True if the session, its desk and the server may open one more. [S13] */
  hasRoom({ session, person }: Identity): boolean {
    const own = session === undefined ? 0 : (this.#bySession.get(session.hash)?.size ?? 0);
    const { all, desk, session: each } = this.#limits;
    return this.#all < all && this.#countOf(person.desk) < desk && own < each;
  }

  #countOf(desk: DeskId): number {
    return this.#byDesk.get(desk) ?? 0;
  }

  /** Counts a socket until it closes. */
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

  /** [S3] Counts every session that has a socket as used now: the clock was set. */
  useAll(): void {
    for (const session of this.#bySession.keys()) this.#onUse(session);
  }

  /** Closes all sockets of a session. */
  closeSession(session: string): void {
    for (const socket of this.#bySession.get(session) ?? []) {
      socket.close(CLOSE.ended, 'the session has ended');
      setTimeout(() => socket.terminate(), CLOSE_TIMEOUT).unref();
    }
  }

  /** Closes sockets whose session has ended, also if another process ended it. */
  closeEnded(isLive: (session: string) => boolean): void {
    for (const session of [...this.#bySession.keys()])
      if (!isLive(session)) this.closeSession(session);
  }
}
