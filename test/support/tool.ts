/** The command line tools of server/cli, run as npm runs them, or faster inside the test's own process. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { ROOT } from './child.ts';

type Tool = 'feed' | 'people' | 'verify-log' | 'who-knew';

/** What a tool printed, and the code it ended with. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const pathOf = (tool: Tool): string => join(ROOT, 'server', 'cli', `${tool}.ts`);

/** In a process of its own. */
export const spawned = (tool: Tool, dataDir: string, ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR: dataDir };
    const child = execFile(process.execPath, [pathOf(tool), ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

/** Thrown where a process would have ended. */
class Exit extends Error {}

let runs = 0;

/** In this process, one after another: the same module, read anew, with its arguments and streams in hand. */
export async function ran(tool: Tool, dataDir: string, ...args: readonly string[]): Promise<Ended> {
  const ended = { code: 0, out: '', err: '' };
  const { argv, exitCode } = process;
  process.argv = [process.execPath, pathOf(tool), ...args];
  process.exitCode = undefined;
  vi.stubEnv('DATA_DIR', dataDir);
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((...said) => {
      ended.out += `${said.join(' ')}\n`;
    }),
    vi.spyOn(console, 'error').mockImplementation((...said) => {
      ended.err += `${said.join(' ')}\n`;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((said) => {
      ended.err += said;
      return true;
    }),
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      process.exitCode = code;
      throw new Exit();
    }),
  ];
  try {
    await import(/* @vite-ignore */ `${pathToFileURL(pathOf(tool))}?run=${++runs}`);
  } catch (fault) {
    if (!(fault instanceof Exit)) throw fault;
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
    ended.code = Number(process.exitCode ?? 0);
    Object.assign(process, { argv, exitCode });
  }
  return ended;
}
