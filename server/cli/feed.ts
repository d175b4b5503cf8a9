/** npm run feed: sends a file of events to a picture over HTTP, at once or at their own pace. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type PictureId, PictureId as PictureIds, Seq } from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import { ALERTS } from '../../picture/files/alerts.ts';
import { CEASEFIRE } from '../../picture/files/ceasefire.ts';
import { GENERIC } from '../../picture/files/generic.ts';
import { play } from '../../picture/files/play.ts';
import { reportsOf } from '../../picture/files/reports.ts';
import type { NotedRow, RefusedRow } from '../../picture/files/row.ts';
import { formatOf, type Source } from '../../picture/files/source.ts';
import { type Survey, surveyFile } from '../../picture/files/survey.ts';
import { Groups } from '../../picture/files/tally.ts';
import { plain } from '../../picture/reading/text.ts';
import '../feed/closed-pipe.ts';
import { type Arguments, readArguments } from '../feed/arguments.ts';
import { missingIn, noticeOf, tableOf } from '../feed/notice.ts';
import { openFile } from '../feed/open-file.ts';
import { createPost } from '../feed/post.ts';
import { createProgress } from '../feed/progress.ts';
import { foreseen, lineOf, resultOf } from '../feed/result.ts';
import { readSecret } from '../people/secret.ts';
import { feedAuthorization } from '../people/signed-tokens.ts';
import { readCell } from '../settings.ts';

const DIALECTS = [CEASEFIRE, ALERTS, GENERIC];

function fail(why: string): never {
  console.error(why);
  process.exit(2);
}

/** What the server says at `path`. Exits with 2 if it does not answer, or does not know this feed. */
async function ask(url: URL, path: string, authorization: string): Promise<unknown> {
  const headers = { Authorization: authorization };
  const answer = await fetch(new URL(path, url), { headers }).catch((fault) =>
    fail(`${url.origin} does not answer: ${fault.cause?.message ?? fault.message}`),
  );
  if (answer.status === 401) {
    return fail(`${url.origin} does not know the secret in DATA_DIR: is it that server's?`);
  }
  return answer.json();
}

const Pictures = z.array(z.object({ id: PictureIds, seq: z.union([Seq, z.literal(0)]) }));

/** The seq of the picture's head. Exits with 2 if the picture is unknown. */
async function fetchHead(url: URL, authorization: string, picture: PictureId): Promise<number> {
  const pictures = Pictures.safeParse(await ask(url, '/api/pictures', authorization));
  const known = pictures.success && pictures.data.find(({ id }) => id === picture);
  return known ? known.seq : fail(`${url.origin} shows this desk no picture "${picture}"`);
}

/** What of a cell the reading of files needs. */
const Around = z.object({ view: Cell.shape.view, clocks: Cell.shape.clocks });
type Around = z.infer<typeof Around>;

/** The server's cell. */
async function fetchAround(url: URL, authorization: string): Promise<Around | undefined> {
  return Around.safeParse(await ask(url, '/api/cell', authorization)).data;
}

/** The cell that a server started here would have. */
function aroundHere(): Around | undefined {
  const root = join(import.meta.dirname, '../..');
  const read = readCell(process.env.CELL ?? join(root, 'data', 'cell.json'));
  return 'why' in read ? undefined : read.cell;
}

const labelsOf = (cell: Around | undefined): ReadonlyMap<string, string> =>
  new Map(cell?.clocks.map(({ label, timeZone }) => [plain(label), timeZone]));

/** The file of the arguments. Exits with 2 if it cannot be opened. */
function opened({ path }: Arguments): Source {
  if (!existsSync(path)) return fail(`There is no file ${path}`);
  const source = openFile(path);
  return 'why' in source ? fail(`${path}: ${source.why}`) : source;
}

/** What a file is; one of which nothing can be read is said, and ends with 1. */
async function survey(
  source: Source,
  { path, choices, dryRun }: Arguments,
  cell: Around | undefined,
): Promise<Survey> {
  const found = await surveyFile(source, { ...choices, clocks: labelsOf(cell) }, DIALECTS);
  if ('fault' in found) {
    console.log(
      dryRun
        ? 'nothing would go in: the file cannot be read'
        : '0 went in, 0 were there already, 1 were refused',
    );
    console.log(lineOf(found, formatOf(path) ?? 'csv'));
    process.exit(1);
  }
  for (const line of noticeOf(found)) console.error(line);
  const missing = missingIn(choices, found);
  return missing === undefined ? found : fail(missing);
}

/** Reads a file, and prints what would become of it. */
async function rehearse(asked: Arguments): Promise<void> {
  const source = opened(asked);
  const cell = aroundHere();
  const found = await survey(source, asked, cell);
  const { format } = found;
  for (const line of tableOf(found)) console.log(line);
  console.log();
  const tally = { refused: new Groups<RefusedRow>(KEPT), noted: new Groups<NotedRow>(KEPT) };
  let events = 0;
  const options = {
    target: asked.target,
    now: Date.now(),
    middle: cell?.view.centre,
    inOrder: false,
  };
  for await (const row of reportsOf(source, found, options)) {
    if (row.kind === 'report') {
      events++;
      continue;
    }
    if (asked.all) console.log(lineOf(row, format));
    if (row.kind === 'refused') tally.refused.add(row);
    else tally.noted.add(row);
  }
  const counted = { refused: tally.refused.counted(), noted: tally.noted.counted() };
  for (const line of foreseen(events, counted, format, asked.all)) console.log(line);
  process.exitCode = counted.refused.count === 0 ? 0 : 1;
}

const KEPT = 5;

/** Reads a file, and sends it. */
async function feed(asked: Arguments): Promise<void> {
  const { target, speed, url, all } = asked;
  const source = opened(asked);
  const { picture, desk } = target;
  const data = resolve(process.env.DATA_DIR ?? '.data');
  const secret = readSecret(data);
  if (secret === undefined) fail(`There is no server's secret in ${data}: DATA_DIR says where`);
  const authorization = feedAuthorization(secret, desk);
  await fetchHead(url, authorization, picture); // before a long file is read
  const cell = await fetchAround(url, authorization);
  const found = await survey(source, asked, cell);
  const progress = createProgress(process.stderr, speed);
  const rows = reportsOf(source, found, {
    target,
    now: Date.now(),
    middle: cell?.view.centre,
    inOrder: speed !== undefined,
  });
  const tally = await play(rows, {
    post: createPost({
      url: new URL(`/api/pictures/${picture}/changes`, url).href,
      authorization,
      patience: 300_000,
      waiting: progress.waiting,
    }),
    head: await fetchHead(url, authorization, picture),
    speed,
    now: Date.now,
    sleep,
    progress: progress.done,
    keep: KEPT,
    ...(all ? { each: (row) => console.log(lineOf(row, found.format)) } : {}),
  });
  progress.end();
  for (const line of resultOf(tally, found.format, all)) console.log(line);
  const complete = tally.refused.count === 0 ? 0 : 1;
  process.exitCode = tally.stopped === undefined ? complete : 2;
}

const asked = readArguments(process.argv.slice(2));
if ('why' in asked) fail(asked.why);
await (asked.dryRun ? rehearse(asked) : feed(asked));
