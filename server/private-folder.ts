/** The folder of a mode's logs and people: no other account of the machine reads it. [S14] */
import { chmodSync, mkdirSync, statSync } from 'node:fs';

/** Makes a folder, or closes one that is there already, to all but its owner. One of another owner stays as it is. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (statSync(path).uid === process.getuid?.()) chmodSync(path, 0o700);
}
