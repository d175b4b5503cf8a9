/** Builds a whole server: verified logs, HTTP and sockets on one port, and how they stop. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { CommandId, type PictureId } from '../picture/basics.ts';
import { accessRecords, type Cell, NO_DESK, type PictureInfo } from '../picture/cell.ts';
import { SERVER } from '../picture/permission.ts';
import { createAgents } from './agents/agents.ts';
import type { Exercise } from './agents/exercise.ts';
import { createApp } from './http/app.ts';
import { Authentication } from './http/authenticate.ts';
import { CommandIntake } from './http/command-intake.ts';
import { withCommands } from './http/command-listener.ts';
import { createMetrics } from './http/metrics.ts';
import { rejectionOf, rejectOnFault, withPrefilter } from './http/prefilter.ts';
import { type Limits, RequestLimits } from './http/rate-limits.ts';
import { Sockets } from './http/sockets.ts';
import { upgradeSockets } from './http/upgrade.ts';
import { asError } from './lib/as-error.ts';
import { isLoopbackHost } from './lib/client-address.ts';
import type { ServerClock } from './lib/server-clock.ts';
import { TokenBuckets } from './lib/token-buckets.ts';
import type { Log } from './log/log.ts';
import type { Argon2Cost } from './people/argon.ts';
import { openPeople, type People } from './people/people.ts';
import { Appender } from './pictures/append.ts';
import { CheckpointCache } from './pictures/checkpoint-cache.ts';
import { Hearing } from './pictures/hearing.ts';
import { OverlapJudge } from './pictures/overlap-judge.ts';
import { PictureReplica } from './pictures/picture-replica.ts';
import type { ServedPicture } from './pictures/served-picture.ts';
import { StoredCheckpoint, storeCheckpoint } from './pictures/stored-checkpoint.ts';
import { Stream } from './pictures/stream.ts';
import { SessionSweeper } from './session-sweeper.ts';

/** All that a server needs; nothing is read from the environment. */
export interface ServerOptions {
  readonly cell: Cell;
  readonly mode: 'live' | 'exercise';
  /** Opens the log of a picture. */
  readonly log: (picture: PictureId) => Log;
  /** The file of a picture's stored checkpoint; without it each start reads all before it serves any. */
  readonly checkpoint?: (picture: PictureId) => string;
  /** The SQLite file of people and sessions, or `:memory:`. */
  readonly people: string;
  /** The key of links and feed tokens (signed-tokens.ts). */
  readonly secret: Buffer;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Certificate and key (PEM). With them the server speaks HTTPS. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** The address of a proxy that serves HTTPS in front of this server. */
  readonly proxy?: string | undefined;
  /** The origin of the pages; default: `localhost` and the port. */
  readonly origin?: string | undefined;
  readonly limits: Limits;
  /** Cost of hashing a password; default: that of production. */
  readonly passwordCost?: Argon2Cost | undefined;
  /** Folder of the built pages. */
  readonly page: string;
  /** Folder of the basemap's GeoJSON files. */
  readonly basemap: string;
  /** Folder of PMTiles files; without it no tiles are served. */
  readonly tiles?: string | undefined;
  readonly clock: ServerClock;
  /** The exercise that is played; undefined: none is. */
  readonly exercise?: (() => Exercise | undefined) | undefined;
  /** Called with each fault of this server. */
  readonly fault: (error: Error) => void;
}

/** A server that listens. */
export interface RunningServer {
  /** Scheme, address and port that it listens on. */
  readonly url: string;
  /** The origin of the pages, as browsers know it. */
  readonly origin: string;
  /** All pictures and access records, by id. */
  readonly pictures: ReadonlyMap<string, ServedPicture>;
  readonly people: People;
  /** Which desks are heard. */
  readonly hearing: Hearing;
  /**
   * Answers pending requests, tells every socket that the server stops, closes the logs. What
   * cannot be written any more is told as a fault; it does not keep the rest from closing.
   */
  close(): Promise<void>;
  /** Settles when all logs are read; until then, what needs a whole picture waits. */
  readonly whole: Promise<void>;
}

/** ms between two looks whether a newer checkpoint is to be stored beside a log. */
const STORE_EVERY = 10 * 60_000;
/** ms that open connections have to finish when the server stops. */
const CLOSE_TIMEOUT = 2000;

/**
 * Opens every log and listens, while the rest of the logs is read. Rejects if a log cannot be opened or
 * the port is taken; a log that does not verify is served read-only, with an alarm.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { cell, clock, fault, limits, mode, secret, passwordCost } = options;
  const { now } = clock;
  const hearing = new Hearing(now);
  const pictures = new Map<string, ServedPicture>();
  for (const info of [...cell.pictures, ...accessRecords(cell)]) {
    pictures.set(info.id, await openPicture(info, options, hearing));
  }
  const stopping = new AbortController();
  const secure = options.tls !== undefined || options.proxy !== undefined;
  const site = { origin: options.origin ?? '', name: cell.name.en };
  const path = options.people;
  const people = openPeople({ path, cell, now, site: () => site, passwordCost });
  const authentication = new Authentication({ people, secret, secure });
  const sockets = new Sockets(limits.sockets, (session) => people.sessions.touch(session));
  clock.onConfirmed = () => sockets.useAll();
  const sweeper = new SessionSweeper({ people, sockets, fault });
  const whole = Promise.all([...pictures.values()].map(({ replica }) => replica.whole));
  const following = [...pictures.values()].map((one) => follow(one, stopping.signal, fault));
  const running = whole.then(() => {
    const agents = createAgents({ cell, pictures, queue: people.queue, hearing }, { now, fault });
    return { agents, runs: [...agents.map((agent) => agent.run()), ...following] };
  });
  running.catch(() => {}); // who waits for it is told
  const storing = setInterval(() => {
    for (const served of pictures.values()) {
      if (served.replica.isWhole) served.store().catch((error) => fault(asError(error)));
    }
  }, STORE_EVERY).unref();
  const links = mode === 'exercise' && isLoopbackHost(options.host);
  const origin = () => site.origin;
  const metrics = createMetrics(pictures);
  const requestLimits = new RequestLimits(limits, now);
  const intake = new CommandIntake(people, new TokenBuckets(limits.commands, now));
  const deps = {
    ...options,
    now,
    requestLimits,
    intake,
    pictures,
    metrics,
    people,
    authentication,
    links,
    origin,
  };
  const app = createApp(deps);
  const httpOptions = {
    shouldUpgradeCallback: ({ headers }: IncomingMessage) =>
      headers.upgrade?.toLowerCase() === 'websocket',
  };
  const routes = withCommands(deps, getRequestListener(app.fetch));
  const listener = withPrefilter(routes, (request) =>
    rejectOnFault(() => rejectionOf(request, { ...options, people }), fault),
  );
  const server =
    options.tls === undefined
      ? createServer(httpOptions, listener)
      : createSecureServer({ ...httpOptions, ...options.tls }, listener);
  upgradeSockets(server, {
    ...options,
    requestLimits,
    pictures,
    authentication,
    sockets,
    people,
    origin,
  });
  const { address, port } = await listen(server, options);
  hearing.begin();
  if (options.checkpoint === undefined) await running;
  const scheme = options.tls === undefined ? 'http' : 'https';
  if (site.origin === '') site.origin = `${scheme}://localhost:${port}`;
  return {
    url: `${scheme}://${address.includes(':') ? `[${address}]` : address}:${port}`,
    origin: site.origin,
    pictures,
    people,
    hearing,
    whole: running.then(() => {}),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      const tried = (work: () => unknown) =>
        Promise.resolve()
          .then(work)
          .catch((error) => fault(asError(error)));
      sweeper.close();
      clearInterval(storing);
      const { agents, runs } = await running;
      for (const agent of agents) await agent.drain(); // what comes to be due later is done by the next start
      for (const { appender } of pictures.values()) await appender.drain();
      for (const { stream } of pictures.values()) stream.close();
      const idle = setInterval(() => server.closeIdleConnections(), 50); // answered meanwhile
      const late = setTimeout(() => {
        server.closeAllConnections();
        for (const { stream } of pictures.values()) stream.terminate();
      }, CLOSE_TIMEOUT);
      await closed;
      clearTimeout(late);
      clearInterval(idle);
      stopping.abort();
      await Promise.all(runs);
      for (const served of pictures.values()) await tried(() => served.store());
      for (const { replica } of pictures.values()) await tried(() => replica.log.close());
      await tried(() => people.store.close());
    },
  };
}

/** Follows a log once it is read, for its replica and its stream; if it cannot be followed, alarms. */
async function follow(
  { stream, replica, overlaps }: ServedPicture,
  signal: AbortSignal,
  fault: (error: Error) => void,
): Promise<void> {
  const tried = (running: Promise<void>) =>
    running.catch((error: Error) => {
      replica.alarm ??= `the log cannot be followed: ${error.message}`;
      fault(error);
    });
  if (
    await replica.whole.then(
      () => false,
      () => true,
    )
  )
    return; // who waits for it is told
  await Promise.all([
    tried(replica.followLog(signal)),
    tried(stream.run()),
    overlaps.follow(replica, signal),
  ]);
}

/** Opens the log of one picture, with `picture.opened` as entry 1 if it is empty. */
async function openPicture(
  { id, members }: Pick<PictureInfo, 'id' | 'members'>,
  options: ServerOptions,
  hearing: Hearing,
): Promise<ServedPicture> {
  const { cell, mode, clock, fault } = options;
  const opening = {
    by: { desk: NO_DESK, person: SERVER, role: 'server' as const },
    command: {
      id: CommandId.parse(randomUUID()),
      change: { type: 'picture.opened' as const, picture: id, members, mode },
    },
  };
  const log = options.log(id);
  const file = options.checkpoint?.(id);
  const stored = file === undefined ? undefined : await StoredCheckpoint.of(file, log, fault);
  const replica = await PictureReplica.begin(log, opening, clock.now, stored?.claim);
  const checkpoints = new CheckpointCache(replica, stored);
  const overlaps = new OverlapJudge({ cell, fault });
  let storedSeq = stored?.kept.head.seq ?? 0;
  let storing = Promise.resolve(); // one at a time
  return {
    replica,
    appender: new Appender(replica, cell, clock, overlaps),
    overlaps,
    stream: new Stream(replica, clock, fault, hearing),
    checkpoints,
    get readable() {
      return replica.isWhole ? replica.head.seq : (stored?.last ?? 0);
    },
    async store() {
      storing = storing
        .catch(() => {})
        .then(async () => {
          const { seq } = replica.head;
          if (file === undefined || seq === storedSeq) return;
          await storeCheckpoint(file, checkpoints);
          storedSeq = seq;
        });
      return storing;
    },
  };
}

function listen(server: Server, { host, port }: ServerOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address() as AddressInfo)); // as TCP has one
  });
}
