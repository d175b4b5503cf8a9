/** Feeding a file by the command, beside posting the commands that it makes of the rows, which are at hand. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskId } from '../../picture/basics.ts';
import { createPost } from '../../server/feed/post.ts';
import { readSecret } from '../../server/people/secret.ts';
import { feedAuthorization } from '../../server/people/signed-tokens.ts';
import { fed } from '../support/fed.ts';
import { heldFile } from '../support/held-file.ts';
import { peak as peakBytes } from '../support/peak.ts';
import { event, type Row, scratch, share, startChild, worked } from './support.ts';

const BATCH = 500; // commands of one request, as the command has it

/** A table of events. */
function csvOf(n: number): string {
  const lines = ['id,category,precedence,time,lat,lon,title_en,title_ar,title_he,text,source'];
  for (let i = 0; i < n; i++) {
    const { category, precedence, geometry, occurred, title, text, source } = event(i).event;
    const [lon, lat] = geometry.coordinates;
    const cells = [`row-${i}`, category, precedence, occurred.from, lat, lon, title.en, title.ar];
    lines.push([...cells, title.he, `"${text.en}"`, source.name].join(','));
  }
  return `${lines.join('\n')}\n`;
}

interface Fed {
  readonly seconds: number;
  /** MiB, the most that the process held at once. */
  readonly peak: number;
  /** Seconds of processors that it used until shortly before its end. */
  readonly cpu: number;
}

/** Runs the command on a file. */
async function command(file: string, dir: string, url: string): Promise<Fed> {
  const program = join(import.meta.dirname, '..', '..', 'server', 'cli', 'feed.ts');
  const args = [program, file, '--into', 'shared', '--as', 'il', '--url', url];
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATA_DIR: dir },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  let [peak, cpu] = [0, 0];
  const looking = setInterval(() => {
    const { pid = 0 } = child;
    peak = Math.max(peak, peakOf(pid));
    if (existsSync(`/proc/${pid}/task`)) cpu = worked(pid) / 1000;
  }, 100);
  const [code] = await once(child, 'exit');
  clearInterval(looking);
  if (code !== 0) throw new Error(`the feed ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, peak, cpu };
}

/** The most memory that a process has held, in MiB; 0 if it has ended. */
function peakOf(pid: number): number {
  try {
    return peakBytes(pid) / (1 << 20);
  } catch {
    return 0;
  }
}

/** Seconds to post these lines in batches, one after the other. */
async function posting(lines: readonly string[], dir: string, url: string): Promise<number> {
  const secret = readSecret(dir);
  if (secret === undefined) throw new Error('the server keeps no secret');
  const post = createPost({
    url: `${url}/api/pictures/shared/changes`,
    authorization: feedAuthorization(secret, DeskId.parse('il')),
    patience: 60_000,
    waiting: () => {},
  });
  const start = performance.now();
  for (let at = 0; at < lines.length; at += BATCH) {
    const answered = await post(lines.slice(at, at + BATCH));
    if ('kind' in answered) throw new Error(answered.why);
  }
  return (performance.now() - start) / 1000;
}

export async function benchFeed(n: number): Promise<Row[]> {
  const text = csvOf(n);
  const file = join(scratch(), 'table.csv');
  writeFileSync(file, text);
  const { reports } = await fed(heldFile('table.csv', text));
  const lines = reports.map(({ command }) => JSON.stringify(command));

  const bareDir = scratch();
  const bareServer = await startChild(bareDir);
  const bare = await posting(lines, bareDir, bareServer.url);
  await bareServer.stop();

  const dir = scratch();
  const server = await startChild(dir);
  const first = await command(file, dir, server.url);
  const again = await command(file, dir, server.url);
  await server.stop();
  const told = ({ seconds, peak, cpu }: Fed) =>
    `${seconds.toFixed(1)} s, ${Math.round(n / seconds).toLocaleString('en')}/s, ${((1e6 * cpu) / n).toFixed(0)} µs of its own CPU a row, at most ${peak.toFixed(0)} MiB`;
  const size = `${n.toLocaleString('en')} rows`;
  return [
    {
      what: 'npm run feed of a CSV, started until ended: times posting the same commands without reading',
      size,
      limit: `${bare.toFixed(1)} s`,
      result: told(first),
      ratio: Number(share(first.seconds, bare)),
    },
    {
      what: 'the same file again, all of it there already',
      size,
      limit: `${bare.toFixed(1)} s`,
      result: told(again),
      ratio: Number(share(again.seconds, bare)),
    },
  ];
}
