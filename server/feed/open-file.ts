/** Opens a file on this machine to read events from. */
import { createReadStream, statSync } from 'node:fs';
import type { Source } from '../../picture/files/source.ts';

/** The file at a path. Throws errors of the file system. */
export const openFile = (path: string): Source => ({
  name: path,
  size: statSync(path).size,
  open: () => createReadStream(path),
});
