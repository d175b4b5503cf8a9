/** Cuts the connections of answers of which their clients take nothing. [S21] */
import type { Socket } from 'node:net';
import type { Ctx } from './env.ts';

/** ms between two looks at the sockets. */
const LOOK = 5000;
/** Looks in a row without a byte taken before a connection is cut: 30 s. */
const MAX_LOOKS = 6;

interface Watched {
  readonly socket: Socket;
  /** Bytes that the system had taken by the last look. */
  taken: number;
  /** Looks in a row at which bytes waited and none had been taken. */
  looks: number;
}

/** Watches answers from their first byte until all of it was handed to the system. */
export class StalledAnswers {
  readonly #watched = new Set<Watched>();
  #timer: NodeJS.Timeout | undefined;

  /** Answers being watched. */
  get size(): number {
    return this.#watched.size;
  }

  /** Watches the answer to this request. */
  watch(c: Ctx): void {
    const { incoming, outgoing } = c.env ?? {};
    if (incoming === undefined || outgoing === undefined || outgoing.destroyed) return;
    const { socket } = incoming;
    const one: Watched = { socket, taken: takenBy(socket), looks: 0 };
    this.#watched.add(one);
    this.#timer ??= setInterval(() => this.#look(), LOOK).unref();
    outgoing.once('close', () => {
      this.#watched.delete(one);
      if (this.#watched.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    });
  }

  #look(): void {
    for (const one of this.#watched) {
      const taken = takenBy(one.socket);
      // nothing waits: then it is this server that is slow
      const stuck = one.socket.writableLength > 0 && taken === one.taken;
      one.looks = stuck ? one.looks + 1 : 0;
      one.taken = taken;
      if (one.looks >= MAX_LOOKS) one.socket.destroy();
    }
  }
}

/** Bytes of a socket that the system has taken, in whole writes. */
const takenBy = (socket: Socket): number => socket.bytesWritten - socket.writableLength;
