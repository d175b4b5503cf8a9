/** A connection that speaks the bytes of WebSocket itself, or keeps silent: what no library would send. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Person } from '../../picture/decide.ts';
import { OFFICER } from './server.ts';
import { cookieOf } from './sessions.ts';

/** The request that opens a socket, as text. */
export const handshake = (path: string, headers: Record<string, string> = {}): string =>
  [
    `GET ${path} HTTP/1.1`,
    ...Object.entries({
      Host: 'cell',
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      Cookie: cookieOf(OFFICER),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');

/** A connection to a port of this machine, ended after the test. */
export async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => socket.destroy()); // a reset is one of the ends that are expected
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** An open socket on the stream of the shared picture that has read the handshake and nothing since. */
export async function opened(port: number, who: Person = OFFICER, query = ''): Promise<Socket> {
  const socket = await connected(port);
  const path = `/api/pictures/shared/live${query}`;
  socket.write(handshake(path, { Cookie: cookieOf(who) }));
  const [first] = await once(socket, 'data');
  socket.pause();
  if (!String(first).startsWith('HTTP/1.1 101')) throw new Error(`refused: ${first}`);
  return socket;
}

export interface Odd {
  readonly fin?: boolean;
  /** The three reserved bits as a number. */
  readonly reserved?: number;
  readonly opcode: number;
  readonly masked?: boolean;
  readonly payload?: Uint8Array | string;
  /** The length that is claimed, if it is not that of the payload. */
  readonly claimed?: number | bigint;
}

/** One frame, as right or as wrong as it is asked for. */
export function frame({
  fin = true,
  reserved = 0,
  opcode,
  masked = true,
  payload = '',
  claimed,
}: Odd): Buffer {
  const body = Buffer.from(payload);
  const length = BigInt(claimed ?? body.length);
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const bit = masked ? 0x80 : 0;
  let head: Buffer;
  if (length < 126n) head = Buffer.from([first, bit | Number(length)]);
  else if (length < 65_536n) {
    head = Buffer.from([first, bit | 126, 0, 0]);
    head.writeUInt16BE(Number(length), 2);
  } else {
    head = Buffer.alloc(10);
    head.set([first, bit | 127]);
    head.writeBigUInt64BE(length, 2);
  }
  if (!masked) return Buffer.concat([head, body]);
  const key = randomBytes(4);
  return Buffer.concat([head, key, body.map((byte, i) => byte ^ (key[i % 4] ?? 0))]);
}
