/** The only file of the server that reads the environment: wires everything, starts, and stops. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { PersonId } from '../picture/basics.ts';
import { Cell, kindOf } from '../picture/cell.ts';
import { earlierIn, playExercise } from './exercise.ts';
import { sqliteLog } from './log/sqlite.ts';
import { scenarioIn } from './scenario.ts';
import { startServer } from './server.ts';
import { loadSecret, mintToken } from './session.ts';

/** Seconds of the exercise that have passed when it is begun. */
const AHEAD = 480;

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({
  options: {
    exercise: { type: 'boolean', default: false }, // play data/exercise, again and again
    once: { type: 'boolean', default: false }, // and not again
    pause: { type: 'boolean', default: false }, // nor at all: only what is there already
    page: { type: 'string', default: join(root, 'dist') }, // folder of the built page
  },
});
const { PORT = '8080', HOST = '127.0.0.1', DATA_DIR = '.data' } = process.env;
const logger = pino(pino.destination(2)); // standard output is for the links
const mode = flags.exercise ? 'exercise' : 'live';

const cell = Cell.parse(JSON.parse(readFileSync(join(root, 'data', 'cell.json'), 'utf8')));
const { page } = flags;
if (!existsSync(page)) throw new Error('the page is not built: npm run build');
const logs = resolve(DATA_DIR, mode); // an exercise never shares a file with what is real
mkdirSync(logs, { recursive: true });
const secret = loadSecret(resolve(DATA_DIR));

const server = await startServer({
  cell,
  mode,
  log: (picture) => sqliteLog(join(logs, `${picture}.db`)),
  secret,
  host: HOST,
  port: Number(PORT),
  page,
  basemap: join(root, 'data', 'basemap'),
  tiles: join(resolve(DATA_DIR), 'tiles'),
  now: Date.now,
  fault: (error) => logger.error(error),
});
for (const [id, { keeper }] of server.pictures) {
  const head = kindOf(cell, id) === 'shared' ? keeper.head : undefined; // of one desk: its own
  if (keeper.alarm === undefined) logger.info({ picture: id, head }, 'verified');
  else logger.error({ picture: id, head, alarm: keeper.alarm }, 'open for reading only');
}
const common = cell.pictures.filter(({ id }) => kindOf(cell, id) === 'shared');
for (const desk of cell.desks) {
  for (const role of ['officer', 'analyst', 'wall', 'supervisor'] as const) {
    if (role === 'supervisor' && desk.id !== cell.supervisor) continue; // [P14]
    const pictures = role === 'wall' ? common.map(({ id }) => id) : undefined;
    const person = { desk: desk.id, person: PersonId.parse(`${desk.id}-${role}`), role, pictures };
    process.stdout.write(`${desk.id} ${role} ${server.url}/enter/${mintToken(secret, person)}\n`);
  }
}

const stop = new AbortController();
const shared = server.pictures.get(common[0]?.id ?? '');
if (flags.exercise && !flags.pause && shared !== undefined) {
  const { keeper, appender } = shared;
  playExercise({
    async send(person, command) {
      const [answer] = await appender.append(person, [command]);
      if (answer === undefined) throw new Error('a command was not answered');
      return answer;
    },
    earlier: (id) => earlierIn(keeper, id),
    now: Date.now,
    signal: stop.signal,
    lines: scenarioIn(join(root, 'data', 'exercise')),
    loop: !flags.once,
    ahead: AHEAD,
    skipped: ({ at }, why) => logger.warn({ at, why }, 'a line of the exercise was not taken'),
  }).then(
    (ended) => logger.info({ ended }, 'the exercise ended'),
    (fault) => logger.error(fault),
  );
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
