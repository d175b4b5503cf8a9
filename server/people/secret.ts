/** The server's secret: the file `secret` in the data folder, with which its tokens are signed. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Bytes of the secret. Another length was not written to its end, and could be guessed. */
const LENGTH = 32;

const pathIn = (dir: string): string => join(dir, 'secret');

/**
 * Reads the secret; makes it if there is none, and another one if it is not whole. `lost`: how many
 * bytes that one had, which ends what was signed with it. For the server alone, which has locked the
 * folder.
 */
export function openSecret(dir: string): {
  readonly secret: Buffer;
  readonly lost: number | undefined;
} {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const kept = read(dir);
  if (kept?.length === LENGTH) return { secret: kept, lost: undefined };
  const secret = randomBytes(LENGTH);
  write(dir, secret);
  return { secret, lost: kept?.length };
}

/** Reads the secret beside a server; undefined if there is none that is whole. */
export function readSecret(dir: string): Buffer | undefined {
  const kept = read(dir);
  return kept?.length === LENGTH ? kept : undefined;
}

function read(dir: string): Buffer | undefined {
  try {
    return readFileSync(pathIn(dir));
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** Durable when it returns; a power cut leaves the file as it was before, or whole. */
function write(dir: string, secret: Buffer): void {
  const path = pathIn(dir);
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, secret);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
