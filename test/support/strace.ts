/** strace beside a server: makes calls to the disk fail, and records what reached it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Throws where there is none: what needs it has not been tried then. */
export function strace(): string {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, 'strace');
    try {
      accessSync(path);
      return path;
    } catch {
      // in another folder
    }
  }
  throw new Error('This part of the soak needs strace: apt-get install -y strace');
}

export interface Traced {
  /** Settles when the process is gone, and all that was recorded is written. */
  readonly ended: Promise<unknown>;
}

/** Follows a running process, and all its threads, with these options; settles once it does. */
export async function attached(to: ChildProcess, options: readonly string[]): Promise<Traced> {
  const tracer = spawn(strace(), ['-f', '-p', String(to.pid), ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void tracer.kill('SIGTERM'));
  const ended = once(tracer, 'exit');
  await new Promise<void>((follows, fails) => {
    let said = '';
    tracer.stderr.on('data', (text) => {
      said += text;
      if (said.includes('attached')) follows();
    });
    ended.then(() => fails(new Error(`strace ended: ${said}`)));
  });
  return { ended };
}
