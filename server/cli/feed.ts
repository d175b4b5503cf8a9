/** npm run feed: sends a file of events to a picture over HTTP, at once or at their own pace. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DeskId, PictureId, Seq } from '../../picture/basics.ts';
import { ALERTS } from '../../picture/files/alerts.ts';
import { CEASEFIRE } from '../../picture/files/ceasefire.ts';
import { FIELDS, type Field } from '../../picture/files/dialect.ts';
import { GENERIC } from '../../picture/files/generic.ts';
import { play, type Tally } from '../../picture/files/play.ts';
import { reportsOf } from '../../picture/files/reports.ts';
import type { RefusedRow } from '../../picture/files/row.ts';
import { formatOf } from '../../picture/files/source.ts';
import { type Survey, surveyFile } from '../../picture/files/survey.ts';
import { openFile } from '../feed/open-file.ts';
import { createPost } from '../feed/post.ts';
import { createProgress } from '../feed/progress.ts';
import { whyRefused } from '../feed/words.ts';
import { readSecret } from '../people/secret.ts';
import { feedAuthorization } from '../people/signed-tokens.ts';

const USAGE = `npm run feed -- <file.geojson|.ndjson|.csv[.gz]> --into <picture> --as <desk>
  --speed <factor>|max   by the events' own times, so many times faster; max (default): at once
  --map <field>=<column>     a field of the event is this column
  --set <field>=<text>       … is this text, in which {column} stands for a column's value
  --zone <IANA zone>         of times that name none, such as Asia/Damascus
  --url <server>             default http://127.0.0.1:8080
Fields: ${FIELDS.join(' ')}
The server's secret is read from DATA_DIR (default .data). Run again, nothing is added twice.
Ends with 0 if all rows are in the picture, 1 if some were refused, 2 if it stopped before the end.`;

function fail(why: string): never {
  console.error(why);
  process.exit(2);
}

const OPTIONS = {
  into: { type: 'string' },
  as: { type: 'string' },
  speed: { type: 'string', default: 'max' },
  map: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  zone: { type: 'string' },
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
} as const;

function parseFlags() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (fault) {
    return fail(`${fault instanceof Error ? fault.message : fault}\n\n${USAGE}`);
  }
}

/** The arguments; prints usage and exits with 2 if they are wrong. */
function readArguments() {
  const { values, positionals } = parseFlags();
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0 || !values.into || !values.as) return fail(USAGE);
  const format = formatOf(path);
  if (format === undefined) return fail(`${path} ends in none of .geojson .ndjson .csv [.gz]`);
  if (!existsSync(path)) return fail(`There is no file ${path}`);
  const picture = PictureId.safeParse(values.into);
  const desk = DeskId.safeParse(values.as);
  if (!picture.success || !desk.success) return fail(USAGE);
  const speed = values.speed === 'max' ? undefined : Number(values.speed);
  if (speed !== undefined && !(speed > 0)) return fail('--speed is a number above 0, or max');
  if (!URL.canParse(values.url)) return fail(`--url ${values.url} is not an address`);
  const fields = Object.fromEntries([
    ...(values.map ?? []).map((pair) => parsePair(pair, (column) => `{${column}}`)),
    ...(values.set ?? []).map((pair) => parsePair(pair, (text) => text)),
  ]);
  return {
    path,
    format,
    fields,
    speed,
    url: values.url,
    zone: parseZone(values.zone),
    picture: picture.data,
    desk: desk.data,
  };
}

function parsePair(pair: string, template: (value: string) => string): [Field, string] {
  const [name, ...value] = pair.split('=');
  const field = FIELDS.find((field) => field === name);
  if (field === undefined || value.length === 0) return fail(`${pair}: no such field\n\n${USAGE}`);
  return [field, template(value.join('='))];
}

function parseZone(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return fail(`--zone ${zone} is not a zone of the IANA list`);
  }
}

const Pictures = z.array(z.object({ id: PictureId, seq: z.union([Seq, z.literal(0)]) }));

/** The seq of the picture's head. Exits with 2 without an answer or if the picture is unknown. */
async function fetchHead(url: URL, authorization: string, picture: PictureId): Promise<number> {
  const headers = { Authorization: authorization };
  const answer = await fetch(new URL('/api/pictures', url), { headers }).catch((fault) =>
    fail(`${url.origin} does not answer: ${fault.cause?.message ?? fault.message}`),
  );
  if (answer.status === 401) {
    return fail(`${url.origin} does not know the secret in DATA_DIR: is it that server's?`);
  }
  const pictures = Pictures.safeParse(await answer.json());
  const known = pictures.success && pictures.data.find(({ id }) => id === picture);
  return known ? known.seq : fail(`${url.origin} shows this desk no picture "${picture}"`);
}

function print(tally: Tally): void {
  const { taken, known, refused, cut, stopped } = tally;
  console.log(`${taken} went in, ${known} were there already, ${refused.length} were refused`);
  const what = format === 'geojson' ? 'feature' : 'line';
  const say = (row: RefusedRow) => {
    const { number, field } = row;
    console.log(`${what} ${number}: ${field === '' ? '' : `${field}: `}${whyRefused(row)}`);
  };
  refused.forEach(say);
  cut.forEach(say);
  if (stopped !== undefined) console.log(`stopped before the end: ${stopped}`);
  process.exitCode = stopped === undefined ? (refused.length === 0 ? 0 : 1) : 2;
}

function printSurvey({ dialect, columns }: Survey): void {
  const unused = columns.filter(({ means }) => means.length === 0).map(({ name }) => name);
  console.error(
    `read as ${dialect}${unused.length === 0 ? '' : `; not used: ${unused.join(', ')}`}`,
  );
}

const { path, format, fields, speed, url, zone, picture, desk } = readArguments();
const server = new URL(url);
const data = resolve(process.env.DATA_DIR ?? '.data');
const secret = readSecret(data);
if (secret === undefined) fail(`There is no server's secret in ${data}: DATA_DIR says where`);
const authorization = feedAuthorization(secret, desk);
const progress = createProgress(process.stderr, speed);
const source = openFile(path);
if ('why' in source) fail(`${path}: ${source.why}`);
const survey = await surveyFile(source, { fields, zone }, [CEASEFIRE, ALERTS, GENERIC]);
if (!('fault' in survey)) printSurvey(survey);
const rows =
  'fault' in survey
    ? [survey]
    : reportsOf(source, survey, {
        target: { picture, desk },
        now: Date.now(),
        middle: undefined,
        inOrder: speed !== undefined,
      });
const tally = await play(rows, {
  post: createPost({
    url: new URL(`/api/pictures/${picture}/changes`, server).href,
    authorization,
    patience: 300_000,
    waiting: progress.waiting,
  }),
  head: await fetchHead(server, authorization, picture),
  speed,
  now: Date.now,
  sleep,
  progress: progress.done,
});
progress.end();
print(tally);
