/** A socket that follows a picture, whose it is, and whether its peer is still there. */
import type { Person } from '../../picture/decide.ts';
import type { Cursor } from './cursor.ts';

/** Unanswered pings in a row (30 s) after which a socket is ended. */
const MAX_UNANSWERED = 6;

/** A socket of this picture. */
export interface Connection {
  readonly id: string;
  /** Of which session it is. */
  readonly session: string;
  readonly cursor: Cursor;
  readonly person: Person;
  /** Messages since the last beat. */
  messages: number;
  /** Pings that were sent and not answered. */
  unanswered: number;
  /** Somebody can see the page, by its last report. */
  visible: boolean;
}

/** Pings a socket, to find those whose peer is gone. One that is full is not pinged. */
export function ping(connection: Connection): void {
  const { socket } = connection.cursor;
  if (connection.unanswered >= MAX_UNANSWERED) socket.terminate();
  else if (socket.readyState === socket.OPEN && socket.bufferedAmount === 0) {
    connection.unanswered++;
    socket.ping();
  }
}
