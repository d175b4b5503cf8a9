/** The golden versions that there are: a folder each, read as bytes. Nothing here writes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Cell } from '../../picture/cell.ts';
import type { Json } from './canonical.ts';
import { Expected } from './expected.ts';

export const HERE = import.meta.dirname;

export interface Version {
  /** `v1` */
  readonly name: string;
  readonly folder: string;
  readonly expected: Expected;
  /** All that went into its logs and over its wire (words.ts). */
  readonly words: Json;
}

const VERSION_NAME = /^v[1-9]\d*$/;
const numberOf = (name: string): number => Number(name.slice(1));

/** Oldest first. */
export const VERSIONS: readonly Version[] = readdirSync(HERE)
  .filter((name) => VERSION_NAME.test(name))
  .sort((a, b) => numberOf(a) - numberOf(b))
  .map((name) => versionIn(join(HERE, name), name));

/** The one that is made next. */
export const NEXT = `v${VERSIONS.length + 1}`;

/** Why no version of this name is made; undefined: it may be. */
export function whyNot(name: string): string | undefined {
  if (!VERSION_NAME.test(name)) return `${name} is no name of a version: they are v1, v2, v3 …`;
  if (existsSync(join(HERE, name))) return `${name} exists, and is never made again.`;
  return name === NEXT ? undefined : `${name} is not the next version.`;
}

export function versionIn(folder: string, name: string): Version {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return {
    name,
    folder,
    expected: Expected.parse(json('expected.json')),
    words: z.json().parse(json('words.json')),
  };
}

/** The configuration that the server of a version ran with. */
export const cellOf = ({ folder }: Version): Cell =>
  Cell.parse(JSON.parse(readFileSync(join(folder, 'cell.json'), 'utf8')));

export const exportOf = ({ folder }: Version, log: string): string =>
  join(folder, 'logs', `${log}.ndjson`);

/** The lines of an export with its closing line, each without its newline. */
export function linesIn(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from);
    if (end < 0) throw new Error('a line that does not end');
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return lines;
}

/** The entries of a log as they were exported. */
export const entryLines = (version: Version, log: string): readonly Uint8Array[] =>
  linesIn(readFileSync(exportOf(version, log))).slice(0, -1);

/** The line of the checkpoint that the version's server sent of a log at its head. */
export const checkpointOf = ({ folder }: Version, log: string): string =>
  readFileSync(join(folder, 'checkpoints', `${log}.json`), 'utf8');
