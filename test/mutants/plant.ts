/** A copy of the project in which one fault at a time is planted, and what comes of running it. */
import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const bin = join(root, 'node_modules', '.bin');
const env = {
  TEST_DATA: join(root, '..', 'shared', 'data'),
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  CI: 'true',
};

/** A fault: text of a file that is replaced by other text. */
export interface Plant {
  readonly what: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

export class Copy {
  readonly #at = mkdtempSync(join(tmpdir(), 'mutants-'));

  /** The tree as git has it, with what is not committed yet. */
  constructor() {
    const args = ['ls-files', '-z', '-co', '--exclude-standard'];
    const files = execFileSync('git', args, { cwd: root });
    for (const file of String(files).split('\0')) {
      if (file !== '') cpSync(join(root, file), join(this.#at, file), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(this.#at, 'node_modules'));
  }

  /** Runs a command there. */
  run(command: readonly string[]): SpawnSyncReturns<string> {
    const [tool = '', ...args] = command;
    return spawnSync(tool, args, { cwd: this.#at, env, encoding: 'utf8' });
  }

  /** What `then` says while the fault is planted; undefined: its place is not there exactly once. */
  planted<T>({ file, find, replace }: Plant, then: () => T): T | undefined {
    const path = join(this.#at, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(find).length !== 2) return undefined;
    writeFileSync(
      path,
      text.replace(find, () => replace),
    );
    try {
      return then();
    } finally {
      writeFileSync(path, text);
    }
  }

  remove(): void {
    rmSync(this.#at, { recursive: true, force: true });
  }
}
