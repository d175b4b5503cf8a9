/** A live cell as its own process: no links, only the line for the first admin. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { ROOT } from './child.ts';

export interface Live {
  readonly process: ChildProcess;
  readonly url: string;
  /** What it printed so far; the whole once it has ended. */
  readonly printed: () => string;
  readonly ended: Promise<unknown>;
}

/** A port that was free a moment ago: the server says where it is only while nobody is admin. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Settles once it serves, and has printed its line, if there is to be one. */
export async function startLive(dir: string, page: string, prints = true): Promise<Live> {
  const port = await freePort();
  const child = spawn(process.execPath, ['server/main.ts', '--page', page], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      PORT: String(port),
      DATA_DIR: dir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [line, log] = ['', ''];
  const ended = once(child, 'close');
  await new Promise<void>((ready, failed) => {
    const look = () => {
      if (log.includes('"verified"') && (line !== '' || !prints)) ready();
    };
    child.stdout.on('data', (text) => {
      line += text;
      look();
    });
    child.stderr.on('data', (text) => {
      log += text; // what it serves is logged once it serves
      look();
    });
    ended.then(() => failed(new Error(`the server ended: ${log}`)));
  });
  return { process: child, url: `http://127.0.0.1:${port}`, printed: () => line.trim(), ended };
}
