/** Makes folders that only their owner can read. [S14] */
import { chmodSync, mkdirSync, statSync } from 'node:fs';

/**
 * Makes the folder (mode 0700), or sets that mode on an existing one, unless it has another owner.
 */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (statSync(path).uid === process.getuid?.()) chmodSync(path, 0o700);
}
