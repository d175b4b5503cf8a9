/** A whole server: its pictures opened and verified, HTTP and sockets on one port, and its end. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { CommandId, type PictureId } from '../picture/basics.ts';
import { accessRecords, type Cell, kindBy, NO_DESK, type PictureInfo } from '../picture/cell.ts';
import { SERVER } from '../picture/permission.ts';
import { createApp } from './app.ts';
import { Appender } from './append.ts';
import { isLoopbackHost } from './asker.ts';
import { Attendant } from './attendant.ts';
import { Gate } from './gate.ts';
import { Keeper } from './keeper.ts';
import { type Limits, Requests } from './limits.ts';
import type { Log } from './log/log.ts';
import { createFigures } from './metrics.ts';
import { openPeople, type People } from './people/people.ts';
import { Outbox } from './releases.ts';
import type { Served } from './served.ts';
import { Sockets } from './sockets.ts';
import { Stream } from './stream.ts';
import { guarded, judged, turnedBack } from './threshold.ts';
import { upgradeSockets } from './upgrade.ts';

export interface Setting {
  readonly cell: Cell;
  readonly mode: 'live' | 'exercise';
  readonly log: (picture: PictureId) => Log;
  /** The file of people and sessions, or `:memory:`. */
  readonly people: string;
  readonly secret: Buffer;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The certificate and its key (PEM): then it is HTTPS that is served. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** The address of a proxy that serves HTTPS in front of this server. */
  readonly proxy?: string | undefined;
  /** The origin of the pages; `localhost` and the port, if left out. */
  readonly origin?: string | undefined;
  readonly limits: Limits;
  readonly page: string;
  readonly basemap: string;
  /** The folder of PMTiles files; without it there are none. */
  readonly tiles?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly fault: (error: Error) => void;
}

export interface Running {
  readonly url: string;
  /** Where the pages are, as the browser knows it. */
  readonly origin: string;
  readonly pictures: ReadonlyMap<string, Served>;
  readonly people: People;
  /** Answers what was asked, tells sockets why, closes the logs. */
  close(): Promise<void>;
}

/** How long (ms) open connections may take to finish when the server stops. */
const PATIENCE = 2000;

export async function startServer(setting: Setting): Promise<Running> {
  const { cell, fault, limits, now, mode, secret } = setting;
  const pictures = new Map<string, Served>();
  for (const info of [...cell.pictures, ...accessRecords(cell)]) {
    pictures.set(info.id, await openPicture(info, setting));
  }
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
    return new Outbox({ desk, own, pictures, now, fault });
  });
  const releasing = outboxes.map((outbox) => outbox.run());
  const secure = setting.tls !== undefined || setting.proxy !== undefined;
  const site = { origin: setting.origin ?? '', name: cell.name.en };
  const people = openPeople({ path: setting.people, cell, now, site: () => site });
  const gate = new Gate({ people, secret, secure });
  const sockets = new Sockets(limits.sockets, (session) => people.sessions.use(session));
  const attendant = new Attendant({ people, sockets, pictures, fault });
  const links = mode === 'exercise' && isLoopbackHost(setting.host);
  const origin = () => site.origin;
  const figures = createFigures(pictures);
  const requests = new Requests(limits, now);
  const app = createApp({ ...setting, requests, pictures, figures, people, gate, links, origin });
  const options = {
    shouldUpgradeCallback: ({ headers }: IncomingMessage) =>
      headers.upgrade?.toLowerCase() === 'websocket',
  };
  const listener = guarded(getRequestListener(app.fetch), (request) =>
    judged(() => turnedBack(request, { ...setting, people }), fault),
  );
  const server =
    setting.tls === undefined
      ? createServer(options, listener)
      : createSecureServer({ ...options, ...setting.tls }, listener);
  upgradeSockets(server, { ...setting, requests, pictures, gate, sockets, people, origin });
  const { address, port } = await listening(server, setting);
  const scheme = setting.tls === undefined ? 'http' : 'https';
  if (site.origin === '') site.origin = `${scheme}://localhost:${port}`;
  return {
    url: `${scheme}://${address.includes(':') ? `[${address}]` : address}:${port}`,
    origin: site.origin,
    pictures,
    people,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const outbox of outboxes) await outbox.close();
      await attendant.close();
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
      people.store.close();
    },
  };
}

async function openPicture(
  { id, members }: Pick<PictureInfo, 'id' | 'members'>,
  setting: Setting,
): Promise<Served> {
  const { cell, mode, now, fault } = setting;
  const opening = {
    by: { desk: NO_DESK, person: SERVER, role: 'server' as const },
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
