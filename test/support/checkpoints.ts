/** A checkpoint as a server writes it, and as a page puts it together. */
import { createHash } from 'node:crypto';
import { Hash } from '../../picture/basics.ts';
import type { Head } from '../../picture/chain.ts';
import {
  assemble,
  type Manifest,
  type Part,
  type PartInfo,
  type ReadCheckpoint,
  readManifest,
  readPart,
  writeManifest,
} from '../../picture/checkpoint.ts';
import { groupsOf, type PartText, partsOf } from '../../picture/checkpoint-writer.ts';
import type { Picture } from '../../picture/fold.ts';
import { Revisions } from '../../picture/revisions/revisions.ts';
import { all } from '../../picture/table.ts';
import { type KeptCheckpoint, manifestOf } from '../../server/pictures/checkpoint-cache.ts';

/** The one line that was a checkpoint until PROTOCOL 4, without its rows. */
export function lineOf(
  { seq, time, opened, items }: Picture,
  { hash }: Head,
  code: string,
): string {
  const known = { time: time ?? null, hash, code, opened: opened ?? null };
  return JSON.stringify({ type: 'checkpoint', protocol: 1, seq, ...known, items: [...all(items)] });
}

/** What a page makes of a checkpoint that a server keeps. */
export async function fetched(kept: KeptCheckpoint): Promise<ReadCheckpoint> {
  const texts = kept.parts.map(
    async (part) => [part.id, String(await part.bytes('identity'))] as const,
  );
  return readBack({
    manifest: manifestOf(kept, 'identity'),
    texts: new Map(await Promise.all(texts)),
  });
}

export interface Written {
  readonly manifest: string;
  /** By id. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The manifest and the parts of a picture; without an index, with rows that say nothing. */
export function written(
  picture: Picture,
  head: Head,
  code: string,
  index = new Revisions(),
): Written {
  const texts = new Map<string, string>();
  const infos: PartInfo[] = [];
  for (const { text, items } of groupsOf(picture).flatMap((group) => partsNow(group, index))) {
    const id = Hash.parse(createHash('sha256').update(text).digest('hex'));
    texts.set(id, text);
    infos.push({ id, bytes: text.length, text: Buffer.byteLength(text), items });
  }
  return { manifest: writeManifest(picture, head, code, infos), texts };
}

function partsNow(...[group, index]: Parameters<typeof partsOf>): PartText[] {
  const steps = partsOf(group, index);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A part, which must be one of this version. */
export function partIn(text: string): Part {
  const part = readPart(text);
  if (typeof part === 'string') throw new Error(`a part is ${part}`);
  return part;
}

export function manifestIn(text: string): Manifest {
  const manifest = readManifest(text);
  if (manifest === 'other') throw new Error('of another version');
  return manifest;
}

/** What a page makes of it; nothing may be missing. */
export function readBack({ manifest, texts }: Written): ReadCheckpoint {
  const parts = new Map([...texts].map(([id, text]) => [id, partIn(text)]));
  const read = assemble(manifestIn(manifest), parts);
  if ('missing' in read) throw new Error(`${read.missing.length} parts are missing`);
  return read;
}
