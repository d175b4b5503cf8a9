/** Keeps folders and the files in them for their owner alone. [S14] */
import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bits of a mode that are for the group and for others. */
const OTHERS = 0o077;

/**
 * Makes the folder (mode 0700), or sets that mode on an existing one, unless it has another owner.
 */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (statSync(path).uid === process.getuid?.()) chmodSync(path, 0o700);
}

/**
 * Closes these folders, and the files that lie in them, to other accounts. `closed`: what was open
 * to them. `why`: what cannot be closed; then nothing may be kept there.
 */
export function closeToOthers(
  folders: readonly string[],
): { readonly closed: readonly string[] } | { readonly why: string } {
  const self = process.getuid?.();
  if (self === undefined) return { closed: [] }; // a system without such modes
  const closed: string[] = [];
  for (const folder of folders) {
    const files = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile());
    for (const path of [folder, ...files.map(({ name }) => join(folder, name))]) {
      const before = statSync(path);
      if (before.uid !== self) {
        return { why: `${path} belongs to another account (uid ${before.uid})` };
      }
      if ((before.mode & OTHERS) === 0) continue;
      chmodSync(path, before.mode & ~OTHERS & 0o777);
      if ((statSync(path).mode & OTHERS) !== 0) {
        return { why: `${path} is open to other accounts, and stays so` };
      }
      closed.push(path);
    }
  }
  return { closed };
}
