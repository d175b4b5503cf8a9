/** The cell of a room: that of data/cell.json, in which by default nothing rings and no channel is watched. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Setting } from '../../picture/setting.ts';
import { NOTHING_RINGS } from './nothing-rings.ts';

export type CellChanges = Partial<z.input<typeof Setting>>;

/** A page shows what a journey does, and nothing else. */
const QUIET: CellChanges = {
  channel: 'off',
  escalation: NOTHING_RINGS,
};

/** Writes the cell of the sources in `tree`, with these changes, to a file. */
export function writeCell(path: string, tree: string, changes: CellChanges = QUIET): void {
  const settings: object = JSON.parse(readFileSync(join(tree, 'data', 'cell.json'), 'utf8'));
  writeFileSync(path, JSON.stringify({ ...settings, ...changes }), { mode: 0o600 });
}
