/**
 * A checkpoint in a file beside its log, so that a start can serve it at once. Its hash and code are
 * compared with what the log makes of itself, and a file that differs is thrown away; its parts are not:
 * a page that takes them computes the code again.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readManifest } from '../../picture/checkpoint.ts';
import type { Log } from '../log/log.ts';
import { checkChain } from './chain-check.ts';
import { type CheckpointCache, type KeptCheckpoint, manifestOf } from './checkpoint-cache.ts';
import { CheckpointPart } from './checkpoint-part.ts';
import type { Claim } from './picture-replica.ts';

const DIGEST_BYTES = 32;
const NEWLINE = 10;

/** A checkpoint from before this start, of an entry that the log's chain has. */
export class StoredCheckpoint {
  readonly kept: KeptCheckpoint;
  /** The last entry of the chain. */
  readonly last: number;
  /** False once the log has made something else. */
  good = true;
  readonly #path: string;
  readonly #fault: (error: Error) => void;

  private constructor(
    path: string,
    kept: KeptCheckpoint,
    last: number,
    fault: (error: Error) => void,
  ) {
    this.#path = path;
    this.kept = kept;
    this.last = last;
    this.#fault = fault;
  }

  /** Reads a file and compares it with the chain of its log, by hash; undefined: none that can serve. */
  static async of(
    path: string,
    log: Log,
    fault: (error: Error) => void,
  ): Promise<StoredCheckpoint | undefined> {
    const kept = loadCheckpoint(path);
    if (kept === undefined) return undefined;
    const chain = await checkChain(log, kept.head.seq);
    if (chain === undefined || chain.hash !== kept.head.hash) return undefined;
    return new StoredCheckpoint(path, kept, chain.seq, fault);
  }

  /** What it says, for the replica to judge when it has read so far. */
  get claim(): Claim {
    const { seq, hash } = this.kept.head;
    return { seq, hash, code: this.kept.code, differs: () => this.#throwAway() };
  }

  #throwAway(): void {
    this.good = false;
    rmSync(this.#path, { force: true });
    this.#fault(
      new Error(`a stored checkpoint was not what its log makes, and is removed: ${this.#path}`),
    );
  }
}

/** Writes the file whole or not at all: manifest, compressed parts, SHA-256 of both. */
export async function storeCheckpoint(path: string, cache: CheckpointCache): Promise<void> {
  const checkpoint = await cache.now();
  const manifest = Buffer.from(`${manifestOf(checkpoint, 'zstd')}\n`);
  const body = Buffer.concat([manifest, ...checkpoint.parts.map(({ content }) => content.zstd)]);
  const digest = createHash('sha256').update(body).digest();
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(Buffer.concat([body, digest]));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync(); // the name, too
  } finally {
    await folder.close();
  }
}

/** The checkpoint in a file; undefined if there is none, or it is of another version or not whole. */
function loadCheckpoint(path: string): KeptCheckpoint | undefined {
  const bytes = bytesOf(path);
  const end = (bytes?.length ?? 0) - DIGEST_BYTES;
  if (bytes === undefined || end <= 0) return undefined;
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!digest.equals(bytes.subarray(end))) return undefined;
  const newline = bytes.indexOf(NEWLINE);
  const manifest = readManifest(bytes.toString('utf8', 0, newline));
  if (manifest === 'other') return undefined;
  let at = newline + 1;
  const parts = manifest.parts.map(({ id, bytes: size, text, items }) => {
    const zstd = bytes.subarray(at, at + size);
    at += size;
    return new CheckpointPart({ id, items, text, zstd });
  });
  const { seq, hash, code } = manifest;
  const head = { seq, time: manifest.time ?? undefined, hash };
  return { head, opened: manifest.opened ?? undefined, code, parts };
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined; // none was stored, or it cannot be read: the log says all
  }
}
