/**
 * What a disk may hold after the power went. Of each file: what was synced, and of what was written
 * since then nothing, all, the beginning, or any of the writes, also some sectors of one. A name that
 * was made, moved or removed is there from the next sync on (file systems keep a journal of names in
 * order, and a sync of any file writes it out); before that, the beginning of those may be.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Step } from './trace.ts';

/** Bytes that a disk writes whole or not at all. */
const SECTOR = 512;

export const WAYS = ['nothing', 'all', 'the beginning', 'any writes', 'any sectors'] as const;
export type Way = (typeof WAYS)[number];

type Change = Extract<Step, { does: 'write' | 'cut' }>;

/** What is in a file is known by a number: names come and go. */
interface Content {
  synced: Buffer;
  pending: Change[];
}

type Names = Map<string, Content>;
type Naming = (names: Names) => void;

export type Files = ReadonlyMap<string, Buffer>;

export class Disk {
  /** As a running program sees them. */
  readonly #names: Names = new Map();
  /** As they are on the disk. */
  readonly #kept: Names = new Map();
  #naming: Naming[] = [];

  /** `files`: what lies there, safely, before the first step. */
  constructor(files: Files = new Map()) {
    for (const [path, synced] of files) {
      const content = { synced, pending: [] };
      this.#names.set(path, content);
      this.#kept.set(path, content);
    }
  }

  take(step: Step): void {
    switch (step.does) {
      case 'write':
      case 'cut':
        this.#of(step.path).pending.push(step);
        return;
      case 'sync': {
        const content = this.#names.get(step.path);
        if (content !== undefined) {
          content.synced = content.pending.reduce(changed, content.synced);
          content.pending = [];
        }
        for (const naming of this.#naming) naming(this.#kept);
        this.#naming = [];
        return;
      }
      case 'make':
        this.#of(step.path);
        return;
      case 'remove':
        this.#name((names) => void names.delete(step.path));
        return;
      case 'move': {
        const content = this.#names.get(step.path);
        if (content === undefined) return;
        this.#name((names) => {
          names.delete(step.path);
          names.set(step.to, content);
        });
        return;
      }
      case 'acknowledge':
        return;
      default:
        step satisfies never;
    }
  }

  #of(path: string): Content {
    const found = this.#names.get(path);
    if (found !== undefined) return found;
    const content: Content = { synced: Buffer.alloc(0), pending: [] };
    this.#name((names) => void names.set(path, content));
    return content;
  }

  #name(naming: Naming): void {
    naming(this.#names);
    this.#naming.push(naming);
  }

  /** What is there if the power goes now. `random`: numbers in [0, 1). */
  lost(way: Way, random: () => number): Files {
    const names = new Map(this.#kept);
    const made =
      way === 'all' ? this.#naming.length : Math.floor(random() * (this.#naming.length + 1));
    for (const naming of this.#naming.slice(0, way === 'nothing' ? 0 : made)) naming(names);
    return new Map(
      [...names].map(([path, { synced, pending }]) => [
        path,
        survivors(pending, way, random).reduce(changed, synced),
      ]),
    );
  }
}

/** The changes that reached the disk, of those that nobody waited for. */
function survivors(pending: readonly Change[], way: Way, random: () => number): Change[] {
  switch (way) {
    case 'nothing':
      return [];
    case 'all':
      return [...pending];
    case 'the beginning':
      return pending.slice(0, Math.floor(random() * (pending.length + 1)));
    case 'any writes':
      return pending.filter(() => random() < 0.5);
    case 'any sectors':
      return pending.flatMap(sectors).filter(() => random() < 0.5);
    default:
      return way satisfies never;
  }
}

/** A write as the disk does it, sector by sector. */
function sectors(change: Change): Change[] {
  if (change.does === 'cut') return [change];
  const parts: Change[] = [];
  for (let from = 0; from < change.data.length; ) {
    const at = change.at + from;
    const end = Math.min(change.data.length, from + SECTOR - (at % SECTOR));
    parts.push({ ...change, at, data: change.data.subarray(from, end) });
    from = end;
  }
  return parts;
}

function changed(before: Buffer, change: Change): Buffer {
  const end = change.does === 'cut' ? change.size : change.at + change.data.length;
  const size = change.does === 'cut' ? end : Math.max(before.length, end);
  const after = Buffer.alloc(size); // what was never written between two writes reads as zeros
  before.copy(after, 0, 0, Math.min(before.length, size));
  if (change.does === 'write') change.data.copy(after, change.at);
  return after;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, bytes] of files) {
    const to = join(folder, path);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    writeFileSync(to, bytes, { mode: 0o600 });
  }
}
