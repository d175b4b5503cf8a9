/** Starts and stops the server. The only file of the server that reads the environment. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { PictureId } from '../picture/basics.ts';
import { Cell, pictureKindOf } from '../picture/cell.ts';
import { findEarlier, playExercise } from './agents/exercise.ts';
import { readScenario } from './agents/scenario.ts';
import { clockDoubts, clockQuestion, logEnds } from './clock-doubts.ts';
import { exposure } from './exposure.ts';
import { type LockHolder, lockFolder } from './folder-lock.ts';
import { scaledLimits } from './http/rate-limits.ts';
import { isLoopbackHost } from './lib/client-address.ts';
import { ServerClock } from './lib/server-clock.ts';
import { sqliteLog } from './log/sqlite.ts';
import { exerciseLinks, firstAdminLink, peoplePath } from './people/bootstrap.ts';
import { loadSecret } from './people/signed-tokens.ts';
import { makePrivateFolder } from './private-folder.ts';
import { startServer } from './server.ts';

process.umask(0o077); // new files can be read by their owner only

/** Seconds of the exercise that are over when its first run begins. */
const HEAD_START = 480;

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({
  options: {
    exercise: { type: 'boolean', default: false }, // play data/exercise in a loop
    once: { type: 'boolean', default: false }, // play it once
    pause: { type: 'boolean', default: false }, // do not play it: show what the logs hold
    'accept-clock': { type: 'boolean', default: false }, // start though the clock does not fit the logs
    page: { type: 'string', default: join(root, 'dist') }, // folder of the built pages
  },
});
const { PORT = '8080', DATA_DIR = '.data', LIMITS = '1', MAX_SOCKETS = '2000' } = process.env;
const exposed = exposure(process.env);
if ('why' in exposed) throw new Error(exposed.why);
const logger = pino(pino.destination(2)); // standard error: standard output is for the links
const mode = flags.exercise ? 'exercise' : 'live';

const cell = Cell.parse(JSON.parse(readFileSync(join(root, 'data', 'cell.json'), 'utf8')));
const { page } = flags;
if (!existsSync(page)) throw new Error('the page is not built: npm run build');
const logs = resolve(DATA_DIR, mode); // an exercise and a live cell never share a file
makePrivateFolder(logs);
const lock = lockFolder(resolve(DATA_DIR), Date.now());
if ('holder' in lock) exitInUse(lock.holder);
const secret = loadSecret(resolve(DATA_DIR));
const log = (picture: PictureId) => sqliteLog(join(logs, `${picture}.db`));
const doubts = clockDoubts(await logEnds(cell, log), Date.now());
if (doubts.length > 0) {
  if (!flags['accept-clock']) exitForClock(doubts);
  logger.warn({ doubts }, 'the clock was accepted as it is');
}
const clock = new ServerClock({ wall: Date.now, steady: () => performance.now() });

const server = await startServer({
  ...exposed,
  cell,
  mode,
  log,
  people: peoplePath(logs, cell),
  secret,
  port: Number(PORT),
  limits: scaledLimits(Number(LIMITS), Number(MAX_SOCKETS)),
  page,
  basemap: join(root, 'data', 'basemap'),
  tiles: join(resolve(DATA_DIR), 'tiles'),
  clock,
  fault: (error) => logger.error(error),
});
for (const [id, { replica }] of server.pictures) {
  const head = pictureKindOf(cell, id) === 'shared' ? replica.head : undefined; // private: not logged
  if (replica.alarm === undefined) logger.info({ picture: id, head }, 'verified');
  else logger.error({ picture: id, head, alarm: replica.alarm }, 'open for reading only');
}
if (mode === 'live') printLines(firstAdminLink(server.people, cell, server.origin));
else if (isLoopbackHost(exposed.host)) printLines(...exerciseLinks(secret, cell, server.url));

const stop = new AbortController();
const sharedInfo = cell.pictures.find(({ id }) => pictureKindOf(cell, id) === 'shared');
const shared = server.pictures.get(sharedInfo?.id ?? '');
if (flags.exercise && !flags.pause && shared !== undefined) {
  const { replica, appender } = shared;
  playExercise({
    async send(person, command) {
      const [answer] = await appender.append(person, [command]);
      if (answer === undefined) throw new Error('a command was not answered');
      return answer;
    },
    earlier: (id) => findEarlier(replica, id),
    now: clock.now,
    signal: stop.signal,
    lines: readScenario(join(root, 'data', 'exercise')),
    loop: !flags.once,
    ahead: HEAD_START,
    skipped: ({ at }, why) => logger.warn({ at, why }, 'a line of the exercise was not taken'),
    fault: (error) => logger.error(error),
  }).then((ended) => logger.info({ ended }, 'the exercise ended'));
}

/** Prints which server holds the folder, and exits with 1. */
function exitInUse(holder: LockHolder | undefined): never {
  const { pid, host, since } = holder ?? {};
  const who = holder === undefined ? '' : ` (process ${pid} on ${host}, since ${since})`;
  const what = `Another server${who} serves ${resolve(DATA_DIR)}: end that one, or set another DATA_DIR.`;
  process.stderr.write(`${what}\n`);
  process.exit(1);
}

/** Prints what does not fit about the clock, and exits with 1. [L17] */
function exitForClock(doubts: readonly string[]): never {
  process.stderr.write(clockQuestion(doubts, Date.now()));
  process.exit(1);
}

/** Writes lines to standard output; undefined ones are left out. */
function printLines(...lines: readonly (string | undefined)[]): void {
  for (const line of lines) if (line !== undefined) process.stdout.write(`${line}\n`);
}

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    stop.abort();
    await server.close();
    process.exit(0);
  });
}
