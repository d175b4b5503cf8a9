/**
 * Plants faults, one at a time, in a copy of the project, and runs for each the one part of `npm test` that
 * must find it. `npm run mutants` prints a line a mutant and ends with `N passed, N failed`, where passed
 * means found; `npm run mutants -- 3 17` plants those alone.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandOf, MUTANTS, type Mutant } from './list.ts';

const root = join(import.meta.dirname, '..', '..');
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
const bin = join(root, 'node_modules', '.bin');
const env = {
  TEST_DATA: join(root, '..', 'shared', 'data'),
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  CI: 'true',
};

type Outcome = 'found' | 'not found' | 'not planted';

/** The tree as git has it, with what is not committed yet. */
function copyTree(): void {
  const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: root });
  for (const file of String(files).split('\0')) {
    if (file !== '') cpSync(join(root, file), join(copy, file), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

/** Runs a part of the tests on the copy: true if all of it passed. */
function passes(command: readonly string[]): boolean {
  const [tool = '', ...args] = command;
  return spawnSync(tool, args, { cwd: copy, env, stdio: 'ignore' }).status === 0;
}

function plant({ file, find, replace, part }: Mutant): Outcome {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(find).length !== 2) return 'not planted'; // the place is named exactly once
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
  try {
    return commandOf(part).every(passes) ? 'not found' : 'found';
  } finally {
    writeFileSync(path, text);
  }
}

const wanted = process.argv.slice(2).map(Number);
const chosen = MUTANTS.map((mutant, i) => ({ mutant, number: i + 1 })).filter(
  ({ number }) => wanted.length === 0 || wanted.includes(number),
);
let failed = 0;
try {
  copyTree();
  const parts = [...new Set(chosen.map(({ mutant }) => mutant.part))];
  const red = parts.filter((part) => !commandOf(part).every(passes));
  for (const part of red) console.log(`${part} fails without any mutant`);
  failed += red.length;
  for (const { mutant, number } of chosen) {
    const outcome = plant(mutant);
    if (outcome !== 'found') failed++;
    console.log(`${number} ${outcome}: ${mutant.what} (${mutant.part})`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
