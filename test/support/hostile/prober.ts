/** Sends bytes to a server over connections of their own, and tells what it answered to each. */
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Answered {
  /** Of the first answer; 0 if the connection ended without one. */
  readonly status: number;
  /** The first answer as far as it came with its first bytes. */
  readonly head: string;
}

const HEAD = 600; // of an answer: its status line, its headers, and often its error

export class Prober {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  /** What was sent last, to be told if a connection never ends. */
  last = '';

  constructor(port: number) {
    this.#port = port;
  }

  close(): void {
    this.#agent.destroy();
  }

  /** The answer to a GET that is as it should be. */
  async ask(path: string): Promise<{ status: number; text: string }> {
    const request = get({ agent: this.#agent, host: '127.0.0.1', port: this.#port, path });
    const [response] = await once(request, 'response');
    return { status: response.statusCode, text: await text(response) };
  }

  /**
   * Settles when the server has answered, or has ended the connection. What waits for more is ended
   * from here once the server has answered another, and so has read this.
   */
  async send(bytes: Buffer): Promise<Answered> {
    this.last = bytes.toString('latin1');
    const socket = connect(this.#port, '127.0.0.1');
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    let head = '';
    const answered = new Promise<void>((resolve) => {
      socket.on('data', (data) => {
        if (head.length < HEAD) head += data.toString('latin1').slice(0, HEAD);
        if (head.includes('\r\n\r\n')) resolve();
      });
    });
    if (await isRefused(socket)) throw new Error('the server is gone');
    socket.on('error', () => socket.destroy()); // a reset is an end too
    socket.write(bytes);
    await Promise.race([answered, closed, this.ask('/healthz')]);
    socket.end();
    await closed;
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? 0);
    return { status, head };
  }
}

const isRefused = (socket: Socket): Promise<boolean> =>
  new Promise((resolve) => {
    socket.once('connect', () => resolve(false));
    socket.once('error', () => resolve(true));
  });
