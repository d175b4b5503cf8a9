/** Opens a file of this machine to be read as rows. */
import { createReadStream, type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Source } from '../../picture/files/source.ts';

/** The file at `path`, or why it cannot be read. It is read twice, so it must be a regular file, not a pipe. */
export function openFile(path: string): Source | { readonly why: string } {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
    return { why: fault.code === 'ENOENT' ? 'there is no such file' : fault.message };
  }
  if (!stats.isFile()) return { why: stats.isDirectory() ? 'is a folder' : 'is no regular file' };
  return { name: basename(path), size: stats.size, open: () => createReadStream(path) };
}
