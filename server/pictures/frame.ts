/** WebSocket text frames made once and written to many sockets. */
import { Sender, type WebSocket } from 'ws';

/** A whole frame as it goes onto the wire. */
export type Frame = Buffer;

const NEWLINE = Buffer.from('\n');

/** One unmasked text frame of these lines, newline between. */
export function frameOf(lines: readonly (string | Uint8Array)[]): Frame {
  const parts = lines.flatMap((line, i) => {
    const bytes = typeof line === 'string' ? Buffer.from(line) : line;
    return i === 0 ? [bytes] : [NEWLINE, bytes];
  });
  const options = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: true };
  return Buffer.concat(Sender.frame(Buffer.concat(parts), options));
}

/** The TCP stream under a socket, which ws does not put in its types. */
interface WithTcpSocket {
  readonly _socket?: {
    readonly bytesWritten: number;
    readonly writableLength: number;
    write(bytes: Buffer, done?: () => void): boolean;
  };
}

/** Bytes that the kernel has taken for this socket so far. */
export function bytesFlushed(socket: WebSocket): number {
  const under = (socket as WithTcpSocket)._socket;
  return under === undefined ? 0 : under.bytesWritten - under.writableLength;
}

/**
 * Writes a ready frame; `done` is called once the kernel has it. Goes past ws's queue, which is
 * empty as long as compression is off, so that a frame is not made anew for each socket.
 */
export function writeFrame(socket: WebSocket, frame: Frame, done?: () => void): void {
  if (socket.readyState !== socket.OPEN) return;
  (socket as WithTcpSocket)._socket?.write(frame, done);
}
