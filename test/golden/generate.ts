/** Plays the story on a whole server of today and writes what a golden version holds into a folder. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessRecordOf, accessRecords, Cell } from '../../picture/cell.ts';
import { CHECKPOINT } from '../../picture/checkpoint.ts';
import { Change } from '../../picture/entry.ts';
import { blocksOf } from '../../picture/revisions/blocks.ts';
import { PROTOCOL } from '../../picture/wire.ts';
import { writeCheckpoint } from '../support/checkpoint-line.ts';
import { Clock } from '../support/clock.ts';
import { person } from '../support/people.ts';
import { admitAll, cookieOf, forget } from '../support/sessions.ts';
import { type Expected, factsOf, followed } from './expected.ts';
import { readme } from './readme.ts';
import { expectStatus, MODE, Stage } from './stage.ts';
import { playAccess } from './story/access.ts';
import { playBetween } from './story/between.ts';
import { playConsent } from './story/consent.ts';
import { type Delayed, playDesk } from './story/desk.ts';
import { playMessages } from './story/messages.ts';
import { danAgain, peopleIn } from './story/people.ts';
import { playShared } from './story/shared.ts';
import { playWatches } from './story/watches.ts';
import { HERE, linesIn } from './versions.ts';
import { words } from './words.ts';

/** The largest that a version may be, in bytes. */
const LARGEST = 900_000;

/** Writes a version into a folder that is empty. Throws if a change that there is was not made. */
export async function generate(folder: string, name: string): Promise<void> {
  const data = join(folder, 'data');
  const raw = goldenCell();
  const cell = Cell.parse(raw);
  const played = await play(data, cell);
  const logs = await exported(data, cell, played.stopped);
  mkdirSync(join(folder, 'logs'));
  mkdirSync(join(folder, 'checkpoints'));
  for (const { id, bytes, checkpoint } of logs) {
    writeFileSync(join(folder, 'logs', `${id}.ndjson`), bytes);
    writeFileSync(join(folder, 'checkpoints', `${id}.json`), checkpoint);
  }
  const entries = logs.map(({ id, bytes }) => [id, linesIn(bytes).slice(0, -1)] as const);
  const made = new Set(
    entries.flatMap(([, lines]) => followed(lines).entries.map(({ change }) => change.type)),
  );
  const changes = Change.options.flatMap(({ shape }) => [...shape.type.values]);
  const missing = changes.filter((change) => !made.has(change));
  if (missing.length > 0)
    throw new Error(`test/golden/story/ does not play: ${missing.join(', ')}`);
  const expected: Expected = {
    protocol: PROTOCOL,
    checkpoint: CHECKPOINT,
    stopped: new Date(played.stopped).toISOString(),
    changes: changes.sort(),
    accounts: played.accounts,
    delayed: played.delayed,
    logs: Object.fromEntries(entries.map(([id, lines]) => [id, factsOf(lines)])),
  };
  const json = (value: unknown, indent?: number) => `${JSON.stringify(value, null, indent)}\n`;
  writeFileSync(join(folder, 'cell.json'), json(raw, 2));
  writeFileSync(join(folder, 'expected.json'), json(expected, 2));
  writeFileSync(join(folder, 'words.json'), json(words()));
  writeFileSync(join(folder, 'README.md'), readme(name, expected));
  const size = sizeOf(folder);
  if (size > LARGEST) throw new Error(`${size} bytes are too many: at most ${LARGEST}`);
}

/** The cell of data/cell.json, with a picture between two desks, passwords allowed and a short notice. */
function goldenCell(): unknown {
  const path = join(HERE, '..', '..', 'data', 'cell.json');
  const cell = JSON.parse(readFileSync(path, 'utf8'));
  const name = { en: 'Between us and il', ar: 'بين us و il', he: 'בין us ו־il' };
  const between = { id: 'us-il', name, members: ['us', 'il'] };
  return {
    ...cell,
    pictures: [...cell.pictures, between],
    signIn: { passwords: true },
    consent: { notice: 20 },
  };
}

interface Played {
  readonly stopped: number;
  readonly accounts: Expected['accounts'];
  readonly delayed: Delayed;
}

async function play(data: string, cell: Cell): Promise<Played> {
  const played = await Stage.on({ data, cell }, async (stage) => {
    const people = await peopleIn(stage);
    await playShared(stage, people);
    await playWatches(stage, people);
    await playConsent(stage, people);
    await playMessages(stage, people);
    await playBetween(stage, people);
    await playAccess(stage, people);
    people.noa.cookie = undefined;
    expectStatus(await people.noa.signIn(), 200);
    await danAgain(stage, people);
    const delayed = await playDesk(stage, people);
    const { accounts, sessions } = stage.running.people;
    sessions.sweep(); // what is over is ended, so that nothing is left to be recorded
    const known = accounts.all().map(({ person, desk, roles, passkeys, password }) => {
      return { person, desk, roles: [...roles], passkeys, password };
    });
    return { stopped: stage.clock.now(), accounts: known, delayed };
  });
  const odd = readdirSync(join(data, MODE)).filter((file) => !file.endsWith('.db'));
  if (odd.length > 0) throw new Error(`left beside the databases: ${odd.join(', ')}`);
  return played;
}

interface Exported {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly checkpoint: string;
}

/**
 * Every log as a server on a copy of the folder exports it: an export is itself recorded, and the databases
 * are to end where the exports do. So access records come first; by then nothing was recorded in the copy.
 */
async function exported(data: string, cell: Cell, stopped: number): Promise<readonly Exported[]> {
  const admin = person('us', 'admin');
  const own = accessRecordOf(admin.desk); // where the exports of all records are recorded: it is the first
  const records = accessRecords(cell).map(({ id }) => ({ id, who: admin }));
  const { first = [], then = [] } = Object.groupBy(records, ({ id }) =>
    id === own ? 'first' : 'then',
  );
  const pictures = cell.pictures.map(({ id, members }) => ({ id, who: person(members[0] ?? '') }));
  const copy = mkdtempSync(join(tmpdir(), 'golden-'));
  cpSync(data, copy, { recursive: true });
  const logs = await Stage.on({ data: copy, cell, clock: new Clock(stopped) }, async (stage) => {
    admitAll(stage.running.people, stage.clock.now);
    const made: Exported[] = [];
    for (const { id, who } of [...first, ...then, ...pictures]) {
      const headers = { Cookie: cookieOf(who) };
      const { picture, head, code, revisions } = stage.served(id).replica;
      const rows = JSON.stringify([blocksOf(revisions, head.seq)]);
      const answer = await fetch(`${stage.running.url}/api/pictures/${id}/export`, { headers });
      if (!answer.ok) throw new Error(`${answer.status} for ${id}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      made.push({ id, bytes, checkpoint: writeCheckpoint(picture, head, code, rows) });
    }
    forget(stage.running.people);
    return made;
  });
  rmSync(copy, { recursive: true });
  return logs;
}

export function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  return files.reduce(
    (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
    0,
  );
}
