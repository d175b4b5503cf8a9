/** Fails the build when the phrasebook is not sound, and says in which phrase and why. [R56] */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { faultsInBook } from '../picture/phrasebook/check/check.ts';

const FILE = join(import.meta.dirname, '../data/phrasebook.json');

/** The server reads the file as it is; the build is where a broken one stops. */
export const soundPhrasebook = (file = FILE): Plugin => ({
  name: 'sound-phrasebook',
  apply: 'build',
  buildStart() {
    const faults = faultsInBook(JSON.parse(readFileSync(file, 'utf8')));
    if (faults.length > 0) this.error(`the phrasebook is not sound\n${faults.join('\n')}`);
  },
});
