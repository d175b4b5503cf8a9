/** A whole server: its pictures opened and verified, HTTP and sockets on one port, and its end. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { CommandId, type PictureId } from '../picture/basics.ts';
import { type Cell, kindBy, NO_DESK, type PictureInfo } from '../picture/cell.ts';
import { SERVER } from '../picture/permission.ts';
import { createApp } from './app.ts';
import { Appender } from './append.ts';
import { Keeper } from './keeper.ts';
import type { Log } from './log/log.ts';
import { createFigures } from './metrics.ts';
import { Outbox } from './releases.ts';
import type { Served } from './served.ts';
import { Stream } from './stream.ts';
import { upgradeSockets } from './upgrade.ts';

export interface Setting {
  readonly cell: Cell;
  readonly mode: 'live' | 'exercise';
  readonly log: (picture: PictureId) => Log;
  readonly secret: Buffer;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly page: string;
  readonly basemap: string;
  /** The folder of PMTiles files; without it there are none. */
  readonly tiles?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly fault: (error: Error) => void;
}

export interface Running {
  readonly url: string;
  readonly pictures: ReadonlyMap<string, Served>;
  /** Answers what was asked, tells sockets why, closes the logs. */
  close(): Promise<void>;
}

/** How long (ms) open connections may take to finish when the server stops. */
const PATIENCE = 2000;

export async function startServer(setting: Setting): Promise<Running> {
  const { cell, secret, fault } = setting;
  const pictures = new Map<string, Served>();
  for (const info of cell.pictures) pictures.set(info.id, await openPicture(info, setting));
  const following = [...pictures.values()].map(({ stream, keeper }) =>
    stream.run().catch((error: Error) => {
      keeper.alarm ??= `the log cannot be followed: ${error.message}`;
      fault(error);
    }),
  );
  const outboxes = cell.pictures.flatMap(({ id, members }) => {
    const own = pictures.get(id);
    const [desk] = members;
    if (own === undefined || desk === undefined || kindBy({ id, members }) !== 'private') return [];
    return new Outbox({ desk, own, pictures, now: setting.now, fault });
  });
  const releasing = outboxes.map((outbox) => outbox.run());
  const app = createApp({ ...setting, pictures, figures: createFigures(pictures) });
  const server = createServer(
    { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket' },
    getRequestListener(app.fetch),
  );
  upgradeSockets(server, { pictures, secret, fault });
  const { address, port } = await listening(server, setting);
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    pictures,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const outbox of outboxes) await outbox.close();
      for (const { appender } of pictures.values()) await appender.drain();
      for (const { stream } of pictures.values()) stream.close();
      const idle = setInterval(() => server.closeIdleConnections(), 50); // as each was answered
      const late = setTimeout(() => {
        server.closeAllConnections();
        for (const { stream } of pictures.values()) stream.end();
      }, PATIENCE);
      await closed;
      clearTimeout(late);
      clearInterval(idle);
      await Promise.all([...following, ...releasing]);
      for (const { keeper } of pictures.values()) await keeper.log.close();
    },
  };
}

async function openPicture({ id, members }: PictureInfo, setting: Setting): Promise<Served> {
  const { cell, mode, now, fault } = setting;
  const opening = {
    by: { desk: NO_DESK, person: SERVER },
    command: {
      id: CommandId.parse(randomUUID()),
      change: { type: 'picture.opened' as const, picture: id, members, mode },
    },
  };
  const keeper = await Keeper.open(setting.log(id), opening, now);
  const appender = new Appender(keeper, cell, now);
  return { keeper, appender, stream: new Stream(keeper, now, fault) };
}

function listening(server: Server, { host, port }: Setting): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address() as AddressInfo)); // a TCP server has one
  });
}
