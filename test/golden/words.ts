/** All that goes into a log or over the wire, described: what PROTOCOL (picture/wire.ts) is the number of. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Cell } from '../../picture/cell.ts';
import { GENESIS } from '../../picture/chain.ts';
import { CHECKPOINT, writeCheckpoint } from '../../picture/checkpoint.ts';
import { Change, Command, Entry } from '../../picture/entry.ts';
import { CLOSE, Down, Up } from '../../picture/wire.ts';
import { openapi } from '../../server/openapi.ts';
import { canonical, described, type Json } from './canonical.ts';
import { everyItem } from './every-item.ts';

/**
 * By part. Left out are the requests and answers about people and sessions (server/people/bodies.ts): nothing
 * of them lasts, and a page older than its server reloads at the first beat.
 */
export function words(): Json {
  const change = described(Change, 'kept');
  const { Taken, Refusal } = openapi().components.schemas;
  const { missed: _entries, ...refusal } = Refusal.properties ?? {}; // entries: described below
  const all = {
    change,
    entry: described(Entry, 'kept'),
    command: described(Command, 'kept'),
    answers: {
      taken: canonical(Taken, 'free'),
      refused: canonical({ ...Refusal, properties: refusal }, 'free'),
    },
    cell: described(Cell, 'free'),
    down: described(Down, 'free'),
    up: described(Up, 'free'),
    close: Object.entries(CLOSE).sort(([a], [b]) => (a < b ? -1 : 1)),
    checkpoint: { number: CHECKPOINT, line: checkpoint() },
  };
  // an entry and a command hold any change: described once
  const { change: _, ...rest } = all;
  const named = JSON.stringify(rest).replaceAll(JSON.stringify(change), '"change"');
  return { change, ...JSON.parse(named) };
}

export const hashOf = (described: Json): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(described))));

/** What a checkpoint of items on which every change was made looks like: names in their order, and types. */
function checkpoint(): Json {
  const line = writeCheckpoint(everyItem(), GENESIS, '');
  return shapeOf(JSON.parse(line));
}

/** The names in a value, in their order, and the types of what they name; of a list, what stands in it. */
function shapeOf(value: unknown): Json {
  if (Array.isArray(value)) {
    const shapes = new Set(value.map((one) => JSON.stringify(shapeOf(one))));
    return { listOf: [...shapes].sort().map((text): Json => JSON.parse(text)) };
  }
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.entries(value).map(([name, one]): Json => [name, shapeOf(one)]);
}

const MOST = 8;

/** Where two descriptions differ, as paths; not all, if there are many. */
export function differences(one: Json | undefined, other: Json | undefined, path = ''): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  if (!isTree(one) || !isTree(other)) return [path];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names
    .flatMap((name) => differences(partOf(one, name), partOf(other, name), `${path}/${name}`))
    .slice(0, MOST);
}

const isTree = (
  value: Json | undefined,
): value is Exclude<Json, null | string | number | boolean> =>
  typeof value === 'object' && value !== null;
const partOf = (tree: object, name: string): Json | undefined =>
  Object.entries(tree).find(([key]) => key === name)?.[1];
