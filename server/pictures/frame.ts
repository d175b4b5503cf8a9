/** Makes WebSocket text frames once, to write them to many sockets. */
import { Sender, type WebSocket } from 'ws';

/** The bytes of a whole frame, header included (RFC 6455). */
export type Frame = Buffer;

const NEWLINE = Buffer.from('\n');

/** One unmasked text frame of these lines, joined by newlines. */
export function frameOf(lines: readonly (string | Uint8Array)[]): Frame {
  const parts = lines.flatMap((line, i) => {
    const bytes = typeof line === 'string' ? Buffer.from(line) : line;
    return i === 0 ? [bytes] : [NEWLINE, bytes];
  });
  const options = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: true };
  return Buffer.concat(Sender.frame(Buffer.concat(parts), options));
}

/** The TCP socket below a WebSocket: a private field of ws, which its types leave out. */
interface WithTcpSocket {
  readonly _socket?: {
    readonly bytesWritten: number;
    readonly writableLength: number;
    write(bytes: Buffer, done?: () => void): boolean;
  };
}

/** Bytes of this socket that the kernel has accepted so far. */
export function bytesFlushed(socket: WebSocket): number {
  const under = (socket as WithTcpSocket)._socket;
  return under === undefined ? 0 : under.bytesWritten - under.writableLength;
}

/**
 * Writes a frame; `done` is called once the kernel has accepted it. Bypasses ws's queue, which is
 * empty without compression, so that no frame is built per socket. Does nothing if the socket is
 * not open.
 */
export function writeFrame(socket: WebSocket, frame: Frame, done?: () => void): void {
  if (socket.readyState !== socket.OPEN) return;
  (socket as WithTcpSocket)._socket?.write(frame, done);
}
