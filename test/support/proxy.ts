/** A network between browser and server that can be cut: bytes stop, connections stay, as in life. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Proxy {
  readonly url: string;
  /** From now on nothing passes, in either direction, and new connections get no answer. */
  cut(): void;
  /** What was held back passes, and all goes on. */
  mend(): void;
  close(): void;
}

/** A proxy in front of `url` on a free port of loopback. */
export async function startProxy(url: string): Promise<Proxy> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let whole = true;
  const join = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on('data', (bytes) => to.write(bytes));
    from.on('error', () => from.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
    if (!whole) from.pause();
  };
  const server = createServer((inner) => {
    const outer = connect(Number(port), hostname);
    join(inner, outer);
    join(outer, inner);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = server.address() as AddressInfo; // a TCP server has one
  return {
    url: `http://127.0.0.1:${own.port}`,
    cut() {
      whole = false;
      for (const socket of sockets) socket.pause();
    },
    mend() {
      whole = true;
      for (const socket of sockets) socket.resume();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
