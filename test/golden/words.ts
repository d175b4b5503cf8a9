/** All that goes into a log or over the wire, described: what PROTOCOL (picture/wire.ts) is the number of. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Cell } from '../../picture/cell.ts';
import { GENESIS } from '../../picture/chain.ts';
import { CHECKPOINT } from '../../picture/checkpoint.ts';
import { Change, Command, Entry } from '../../picture/entry.ts';
import type { Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import { CLOSE, Down, Up } from '../../picture/wire.ts';
import { openapi } from '../../server/http/openapi.ts';
import { written } from '../support/checkpoints.ts';
import { indexOf } from '../support/indexed.ts';
import { canonical, described, type Json } from './canonical.ts';
import { everyItem } from './every-item.ts';

/**
 * By part. Left out are the requests and answers about people and sessions (server/http/people/schemas.ts): nothing
 * of them lasts, and a page older than its server reloads at the first beat.
 */
export function words(): Json {
  const change = described(Change, 'kept');
  const { picture, entries } = everyItem();
  const { Taken, Refusal } = openapi().components.schemas;
  const { missed: _entries, ...refusal } = Refusal.properties ?? {}; // entries: described below
  const parts = {
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
    checkpoint: { number: CHECKPOINT, text: checkpoint(picture, entries) },
    letters: lettersOf(picture),
  };
  // an entry and a command hold any change: described once
  const { change: _, ...rest } = parts;
  const named = JSON.stringify(rest).replaceAll(JSON.stringify(change), '"change"');
  return { change, ...JSON.parse(named) };
}

export const hashOf = (described: Json): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(described))));

/** The letter of each kind of item. */
function lettersOf({ items, staff }: Picture): Json {
  const letters = new Map(
    [...all(items), ...all(staff)].map(({ kind, ref }) => [kind, ref.slice(0, 1)]),
  );
  return Object.fromEntries([...letters].sort());
}

/** What a checkpoint of items on which every change was made looks like: names in their order, and types. */
function checkpoint(picture: Picture, entries: readonly Entry[]): Json {
  const { manifest, texts } = written(picture, GENESIS, '', indexOf(entries));
  const parts = [...texts.values()].map((text) => text.split('\n').map((line) => JSON.parse(line)));
  return shapeOf({ manifest: JSON.parse(manifest), parts });
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

const MOST = 12;

/** Where two descriptions differ, as paths of names (`/change/event.reported/event/title`); at most so many. */
export function differences(one: Json | undefined, other: Json | undefined, path = ''): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const [ours, theirs] = [partsOf(one), partsOf(other)];
  if (ours === undefined || theirs === undefined) return [path];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .flatMap((name) => {
      const below = PLAIN.has(name) ? path : `${path}/${name}`;
      return differences(ours.get(name), theirs.get(name), below);
    })
    .slice(0, MOST);
}

/** Names of parts of a description that say nothing of what it describes. */
const PLAIN = new Set(['oneOf', 'fields', 'object', 'array', '2']);

/** The parts of a description by name: fields and values by their own, members of a union by their type. */
function partsOf(value: Json | undefined): Map<string, Json> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!isList(value)) return new Map(Object.entries(value));
  return new Map(value.map((one, i) => [nameOf(one) ?? String(i), one]));
}

function nameOf(part: Json): string | undefined {
  if (typeof part !== 'object' || part === null) return JSON.stringify(part);
  if (isList(part)) return typeof part[0] === 'string' ? part[0] : undefined;
  const type = partsOf(partsOf(part.fields)?.get('type'))?.get('2'); // [name, needed or not, what it is]
  const [named] = partsOf(partsOf(type)?.get('values'))?.values() ?? [];
  const name = named ?? part.type;
  return name === undefined ? undefined : String(name);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
