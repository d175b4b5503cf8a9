/** Another process that holds the write lock of an SQLite file, as a backup or a careless hand would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

const PROGRAM = `
  import { DatabaseSync } from 'node:sqlite';
  const db = new DatabaseSync(process.argv[1]);
  db.exec('BEGIN IMMEDIATE');
  process.stdout.write('held');
  process.stdin.once('data', () => {
    db.exec('COMMIT');
    db.close();
    process.exit();
  });`;

/** Settles when the file is held; it is let go of by what this gives. */
export async function holdFile(path: string): Promise<() => Promise<void>> {
  const args = ['--input-type=module', '--eval', PROGRAM, path];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return async () => {
    const ended = once(child, 'exit');
    child.stdin.write('go');
    await ended;
  };
}
