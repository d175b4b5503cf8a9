/** A live cell as its own process: no links, only the line for the first admin. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { ROOT } from './child.ts';

export interface Live {
  readonly process: ChildProcess;
  readonly url: string;
  /** What it printed. */
  readonly line: string;
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

export async function startLive(dir: string, page: string): Promise<Live> {
  const port = await freePort();
  const child = spawn(process.execPath, ['server/main.ts', '--page', page], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: dir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [line, log] = ['', ''];
  child.stdout.on('data', (text) => (line += text));
  child.stderr.on('data', (text) => (log += text));
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${log}`);
    const ready = await fetch(`${url}/readyz`).catch(() => undefined);
    if (ready?.ok === true) return { process: child, url, line: line.trim(), ended };
    await new Promise((again) => setTimeout(again, 50));
  }
}
