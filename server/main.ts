/** Starts and stops the server. The only file of the server that reads the environment. */
import { join } from 'node:path';
import { pino } from 'pino';
import type { PictureId } from '../picture/basics.ts';
import { pictureKindOf } from '../picture/cell.ts';
import { Agent } from './agents/agent.ts';
import { type Exercise, startExercise } from './agents/exercise.ts';
import { playedDesks, takeWatches } from './agents/played-desks.ts';
import { playedReceipts } from './agents/played-receipts.ts';
import { readScenario, type ScenarioLine, SpoiltScenario } from './agents/scenario.ts';
import { stagesOf } from './agents/stages.ts';
import { clockDoubts, clockQuestion, logEnds } from './clock-doubts.ts';
import { type LockHolder, lockFolder } from './folder-lock.ts';
import { isLoopbackHost } from './lib/client-address.ts';
import { ServerClock } from './lib/server-clock.ts';
import { isWriteFault } from './lib/sqlite-faults.ts';
import { sqliteLog } from './log/sqlite.ts';
import { exerciseLinks, firstAdminLink, linkLines, peoplePath } from './people/bootstrap.ts';
import { openSecret } from './people/secret.ts';
import { startServer } from './server.ts';
import { readSettings, whyNotListening } from './settings.ts';
import { switchedOff } from './switched-off.ts';

process.umask(0o077); // new files can be read by their owner only

/** Seconds of each lap of the exercise that are over when it begins. */
const HEAD_START = 480;
const SECRET_LOST =
  'the file secret was not whole: another one was made. Links of the exercise and tokens of feeds ' +
  'that were handed out before are no longer valid; sessions that have begun go on';
/** A file descriptor. */
const STDERR = 2;

const root = join(import.meta.dirname, '..');
const settings = readSettings(process.argv.slice(2), process.env, root);
if ('why' in settings) giveUp(`${settings.why}\n`);
const { cell, mode, data, logs, exposed, port } = settings;
const lock = opened(() => lockFolder(data, Date.now()));
if ('holder' in lock) giveUp(inUse(lock.holder));
const logFile = join(data, 'server.log');
// standard output is for links
const logger = pino(logTo(mode === 'live' || settings.verbose ? STDERR : logFile));
if (settings.closed.length > 0) {
  logger.warn({ paths: settings.closed }, 'were open to other accounts, and are closed now');
}
const { secret, lost } = openSecret(data);
if (lost !== undefined) logger.error({ bytes: lost }, SECRET_LOST);
const log = (picture: PictureId) => sqliteLog(join(logs, `${picture}.db`));
const doubts = clockDoubts(await logEnds(cell, log).catch(unwritable), Date.now());
if (doubts.length > 0) {
  if (!settings.acceptClock) giveUp(clockQuestion(doubts, Date.now()));
  logger.warn({ doubts }, 'the clock was accepted as it is');
}
let exercise: Exercise | undefined;
const clock = new ServerClock({ wall: Date.now, steady: () => performance.now() });

const shared = cell.pictures.find(({ id }) => pictureKindOf(cell, id) === 'shared');
const played = mode === 'exercise' && settings.play !== 'not at all' ? readPlayed() : undefined;

const server = await startServer({
  ...exposed,
  cell,
  mode,
  log,
  checkpoint: (picture) => join(logs, `${picture}.checkpoint`),
  people: peoplePath(logs, cell),
  secret,
  port,
  limits: settings.limits,
  page: settings.page,
  basemap: join(root, 'data', 'basemap'),
  tiles: join(data, 'tiles'),
  clock,
  exercise: () => exercise,
  fault: (error) => logger.error(error),
}).catch((fault) => {
  const why = whyNotListening(fault, port, exposed.host);
  return why === undefined ? unwritable(fault) : giveUp(`${why}\n`);
});
if (mode === 'live') printLines(firstAdminLink(server.people, cell, server.origin));
else if (isLoopbackHost(exposed.host)) {
  if (settings.links) printLines(...linkLines(exerciseLinks(secret, cell), server.url));
  else printLines(...headline(server.url));
}
await server.whole; // until then it serves what is stored
for (const [id, { replica }] of server.pictures) {
  const head = pictureKindOf(cell, id) === 'shared' ? replica.head : undefined; // private: not logged
  if (replica.alarm === undefined) logger.info({ picture: id, head }, 'verified');
  else logger.error({ picture: id, head, alarm: replica.alarm }, 'open for reading only');
}

const off = switchedOff(cell);
if (off.length > 0) logger.warn({ off }, 'data/cell.json has switched this off');

const stop = new AbortController();
if (mode === 'exercise') server.hearing.play(cell.desks.map(({ id }) => id));
if (played !== undefined) {
  await playDesks(played);
  exercise = startExercise({
    ...stagesOf((stage) => server.pictures.get(stage ?? shared?.id ?? ''), played, {
      cell,
      now: clock.now,
      sits: (desk) => server.hearing.wasAttended(desk),
    }),
    now: clock.now,
    signal: stop.signal,
    lines: played,
    loop: settings.play === 'in a loop',
    ahead: HEAD_START,
    skipped: ({ at }, why) => logger.warn({ at, why }, 'a line of the exercise was not taken'),
    fault: (error) => logger.error(error),
  });
  exercise.ended.then((ended) => {
    exercise = undefined;
    logger.info({ ended }, 'the exercise ended');
  });
}

/** Plays the desks of the exercise until somebody sits down at them. */
async function playDesks(lines: readonly ScenarioLine[]): Promise<void> {
  const picture = cell.pictures.find(({ members }) => members.length === cell.desks.length);
  const served = server.pictures.get(picture?.id ?? '');
  if (served === undefined) return; // no picture is all desks': nobody keeps a watch there [R31]
  const fault = (error: unknown) => logger.error(error);
  const deps = { cell, picture: served, hearing: server.hearing, now: clock.now };
  await takeWatches(deps).catch(fault);
  const how = { now: clock.now, fault };
  const played = [
    new Agent(playedDesks(deps), how),
    new Agent(playedReceipts({ ...deps, lines }), how),
  ];
  for (const agent of played) {
    stop.signal.addEventListener('abort', () => void agent.close(), { once: true });
    void agent.run();
  }
}

/** The scenario, which only names pictures of the cell. */
function readPlayed(): readonly ScenarioLine[] {
  try {
    const lines = readScenario(join(root, 'data', 'exercise'));
    for (const { picture = shared?.id } of lines) {
      if (cell.pictures.some(({ id }) => id === picture)) continue;
      giveUp(
        `The exercise needs the picture ${picture ?? 'of all desks'}: data/cell.json has none.\n`,
      );
    }
    return lines;
  } catch (fault) {
    if (fault instanceof SpoiltScenario) giveUp(`${fault.message}\n`);
    throw fault;
  }
}

/** A log that cannot be written ends no server; it is told once on standard error, if it is a file. */
function logTo(dest: string | typeof STDERR) {
  const destination = pino.destination(dest === STDERR ? STDERR : { dest, sync: true });
  let told = dest === STDERR;
  destination.on('error', (error) => {
    if (!told) process.stderr.write(`${dest} cannot be written: ${error.message}\n`);
    told = true;
  });
  return destination;
}

/** Prints why the server does not start, and exits with 1. */
function giveUp(why: string): never {
  process.stderr.write(why);
  process.exit(1);
}

/** What `work` gives, if the files of the data folder can be written. */
function opened<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    return unwritable(fault);
  }
}

/** Ends with a sentence if a file cannot be written; any other fault is thrown. */
function unwritable(fault: unknown): never {
  if (!isWriteFault(fault)) throw fault;
  giveUp(`What is kept in ${data} cannot be written: ${fault.message}.\n`);
}

/** Which server holds the folder. [L14] */
function inUse(holder: LockHolder | undefined): string {
  const { pid, host, since } = holder ?? {};
  const who = holder === undefined ? '' : ` (process ${pid} on ${host}, since ${since})`;
  return `Another server${who} serves ${data}: end that one, or set another DATA_DIR.\n`;
}

/** What a newcomer is told: what this is, and the one link. */
function headline(url: string): readonly string[] {
  return [
    '',
    `${cell.name.en}, an exercise: ${cell.desks.length} desks that do not trust each other, one map. Nothing here is real.`,
    `Open ${url}/ and choose a desk. Ctrl+C ends it.`,
    '',
  ];
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
