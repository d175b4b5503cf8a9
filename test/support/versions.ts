/** Servers of this and of an earlier version, one after another on the same port and the same folder. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** The sources of a commit in a folder of their own, with the page that is built from them. */
export function versionOf(commit: string): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, maxBuffer: 1 << 28 });
  try {
    git('cat-file', '-e', `${commit}^{commit}`);
  } catch {
    throw new Error(`this clone does not hold commit ${commit}: git fetch --unshallow`);
  }
  const folder = join(ROOT, 'artefacts', commit);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['x', '-C', folder], { input: git('archive', commit) });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const vite = join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: folder });
  return folder;
}

/** The flag by which a version prints its links; earlier ones print them without, and know no such flag. */
function linksFlag(root: string): readonly string[] {
  return existsSync(join(root, 'server', 'settings.ts')) ? ['--links'] : [];
}

/** A folder of logs, and whichever server serves it now: an exercise that nobody plays. */
export class Succession {
  readonly dir = mkdtempSync(join(tmpdir(), 'succession-'));
  #child: ChildProcess | undefined;
  #port = 0;
  /** Of the server that runs: links by desk and role. */
  links: ReadonlyMap<string, string> = new Map();

  /** Ends the server that runs, if one does, and starts that of the sources in `root`. */
  async serve(root: string): Promise<void> {
    await this.#end();
    const page = join(root, 'dist');
    const flags = ['--exercise', '--pause', '--page', page, ...linksFlag(root)];
    const child = spawn(process.execPath, ['server/main.ts', ...flags], {
      cwd: root,
      env: { ...process.env, PORT: String(this.#port), HOST: '127.0.0.1', DATA_DIR: this.dir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let [out, err] = ['', ''];
    child.stderr.on('data', (text) => {
      err += text;
    });
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the server ended: ${code}\n${err}`)));
      child.stdout.on('data', (text) => {
        out += text;
        if (out.includes(' supervisor ') && out.trimEnd().split('\n').length > 10) resolve();
      });
    });
    child.removeAllListeners('exit');
    const lines = out.split('\n').map((line) => line.split(' '));
    this.links = new Map(lines.map(([desk, role, link = '']) => [`${desk} ${role}`, link]));
    this.#port = Number(new URL(this.link('us officer')).port);
  }

  link(who: string): string {
    const link = this.links.get(who);
    if (link === undefined) throw new Error(`there is no link for ${who}`);
    return link;
  }

  async close(): Promise<void> {
    await this.#end();
    rmSync(this.dir, { recursive: true, force: true });
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const over = once(child, 'exit');
    child.kill('SIGTERM');
    await over;
  }
}
