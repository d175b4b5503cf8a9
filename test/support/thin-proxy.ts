/**
 * A thin line between browser and server: so many bits a second for both directions and all connections
 * together, fair between them, and so long to the other end and back.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface ThinLine {
  readonly url: string;
  /** Bytes that went to the browser, and that came from it. */
  readonly bytes: { readonly down: number; readonly up: number };
  close(): void;
}

const TICK = 10; // ms
const BURST = 100; // ms of the line that a late tick may make up for
const SHARE = 1460; // bytes that one direction of a connection sends until it is another's turn
const QUEUE = 64 * 1024; // bytes that wait before the line until the sender has to

/** One direction of one connection. */
interface Flow {
  readonly way: 'up' | 'down';
  readonly from: Socket;
  readonly to: Socket;
  queue: Buffer[];
  waiting: number; // bytes
  ended: boolean;
  opened: number; // when its connection was, with the way there and back
}

/** `rate`: bits a second; `roundTrip`: ms. In front of `url`, on a free port of loopback. */
export async function startThinLine(
  url: string,
  { rate, roundTrip }: { readonly rate: number; readonly roundTrip: number },
): Promise<ThinLine> {
  const { hostname, port } = new URL(url);
  const bytes = { down: 0, up: 0 };
  let flows: Flow[] = [];
  let last = performance.now();
  let budget = 0; // bytes
  const perMs = rate / 8 / 1000;

  const ferry = () => {
    const now = performance.now();
    budget = Math.min(budget + (now - last) * perMs, BURST * perMs);
    last = now;
    for (;;) {
      const ready = flows.filter(({ waiting, opened }) => waiting > 0 && opened <= now);
      if (budget <= 0 || ready.length === 0) break;
      for (const flow of ready) {
        if (budget <= 0) break;
        send(flow, take(flow, SHARE));
      }
      const [first, ...rest] = flows; // the next round begins with another
      if (first !== undefined) flows = [...rest, first];
    }
    for (const flow of flows) if (flow.ended && flow.waiting === 0) finish(flow);
  };
  const send = (flow: Flow, piece: Buffer) => {
    budget -= piece.length;
    bytes[flow.way] += piece.length;
    if (flow.waiting < QUEUE) flow.from.resume();
    setTimeout(() => flow.to.writable && flow.to.write(piece), roundTrip / 2);
  };
  const finish = (flow: Flow) => {
    flows = flows.filter((one) => one !== flow);
    setTimeout(() => flow.to.end(), roundTrip / 2);
  };
  const join = (way: Flow['way'], from: Socket, to: Socket) => {
    const opened = performance.now() + roundTrip;
    const flow: Flow = { way, from, to, queue: [], waiting: 0, ended: false, opened };
    flows.push(flow);
    from.on('data', (piece: Buffer) => {
      flow.queue.push(piece);
      flow.waiting += piece.length;
      if (flow.waiting >= QUEUE) from.pause();
    });
    from.on('error', () => from.destroy());
    from.on('end', () => {
      flow.ended = true;
    });
    from.on('close', () => {
      flow.ended = true;
    });
  };
  const server = createServer({ allowHalfOpen: true }, (inner) => {
    const outer = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    join('up', inner, outer);
    join('down', outer, inner);
  });
  const timer = setInterval(ferry, TICK);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = server.address() as AddressInfo; // a TCP server has one
  return {
    url: `http://127.0.0.1:${own.port}`,
    bytes,
    close() {
      clearInterval(timer);
      for (const { from, to } of flows) {
        from.destroy();
        to.destroy();
      }
      server.close();
    },
  };
}

/** At most `most` bytes from the front of a queue. */
function take(flow: Flow, most: number): Buffer {
  const [first = Buffer.alloc(0), ...rest] = flow.queue;
  const piece = first.subarray(0, most);
  if (piece.length === first.length) flow.queue = rest;
  else flow.queue[0] = first.subarray(most);
  flow.waiting -= piece.length;
  return piece;
}
