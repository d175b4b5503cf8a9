/** Keeps the newest checkpoints of a picture in compressed parts; a part is made again when it changed. */
import { type PartInfo, writeManifest } from '../../picture/checkpoint.ts';
import {
  type Group,
  groupsOf,
  type PartText,
  partsOf,
  sameGroup,
} from '../../picture/checkpoint-writer.ts';
import { code } from '../../picture/digest.ts';
import type { Opened } from '../../picture/opened.ts';
import type { State } from '../../picture/replay.ts';
import { TimeSlice } from '../lib/time-slice.ts';
import { CheckpointPart, type Encoding } from './checkpoint-part.ts';
import type { PictureReplica } from './picture-replica.ts';

/** Entries by which a checkpoint may be behind the head before a new one is made. */
const MAX_LAG = 2000;
/** Checkpoints whose parts are kept: a page may still be fetching those of an older one. */
const KEPT = 3;
/** A picture at an entry, in parts. */
export interface KeptCheckpoint {
  readonly head: State['head'];
  readonly opened: Opened | undefined;
  readonly code: string;
  readonly parts: readonly CheckpointPart[];
}

/** A group of pages and the parts that were made of it. */
interface MadeGroup {
  readonly group: Group;
  readonly parts: readonly CheckpointPart[];
}

/** The checkpoints of one picture. */
export class CheckpointCache {
  readonly #replica: PictureReplica;
  readonly #stored: { readonly kept: KeptCheckpoint; readonly good: boolean } | undefined;
  /** Newest last. */
  readonly #kept: KeptCheckpoint[] = [];
  #groups: readonly MadeGroup[] = [];
  #latest: Promise<KeptCheckpoint> | undefined;
  #latestSeq = 0;

  /** `stored`: one of this log from before this start, while it is good. */
  constructor(
    replica: PictureReplica,
    stored?: { readonly kept: KeptCheckpoint; readonly good: boolean },
  ) {
    this.#replica = replica;
    this.#stored = stored;
  }

  /**
   * A checkpoint at most `MAX_LAG` entries behind the head; while the log is still being read, the
   * stored one.
   */
  async current(): Promise<KeptCheckpoint> {
    if (!this.#replica.isWhole && this.#stored?.good) return this.#stored.kept;
    await this.#replica.whole;
    return this.#made(MAX_LAG);
  }

  /** False while `current` has to wait for the log to be read. */
  get isReady(): boolean {
    return this.#replica.isWhole || this.#stored?.good === true;
  }

  /** A checkpoint of the head. */
  now(): Promise<KeptCheckpoint> {
    return this.#made(0);
  }

  #made(lag: number): Promise<KeptCheckpoint> {
    const { head, picture } = this.#replica;
    if (this.#latest !== undefined && head.seq - this.#latestSeq <= lag) return this.#latest;
    const before = this.#latest;
    const made = this.#make({ head, picture }, before);
    this.#latest = made;
    this.#latestSeq = head.seq;
    made.catch(() => {
      if (this.#latest === made) this.#latest = undefined; // who asks next has another try
    });
    return made;
  }

  /** The part of this id; undefined if it is of none of the newest checkpoints. */
  part(id: string): CheckpointPart | undefined {
    const stored = this.#stored?.good ? [this.#stored.kept] : [];
    for (const { parts } of [...stored, ...this.#kept]) {
      const part = parts.find((one) => one.id === id);
      if (part !== undefined) return part;
    }
    return undefined;
  }

  async #make({ head, picture }: State, before?: Promise<unknown>): Promise<KeptCheckpoint> {
    await before?.catch(() => {}); // its groups are used again; who asked for it is told
    const groups: MadeGroup[] = [];
    for (const [i, group] of groupsOf(picture).entries()) {
      const old = this.#groups[i];
      const same = old !== undefined && sameGroup(old.group, group);
      groups.push(same ? old : { group, parts: await this.#partsOf(group) });
    }
    this.#groups = groups;
    const made = {
      head,
      opened: picture.opened,
      code: code(head.hash, picture),
      parts: groups.flatMap(({ parts }) => parts),
    };
    this.#kept.push(made);
    if (this.#kept.length > KEPT) this.#kept.shift();
    return made;
  }

  async #partsOf(group: Group): Promise<readonly CheckpointPart[]> {
    const slice = new TimeSlice();
    const steps = partsOf(group, this.#replica.revisions);
    let texts: readonly PartText[] | undefined;
    while (texts === undefined) {
      await slice.yieldIfDue();
      const step = steps.next();
      if (step.done) texts = step.value;
    }
    const parts: CheckpointPart[] = [];
    for (const text of texts) parts.push(await CheckpointPart.of(text));
    return parts;
  }
}

/** The manifest of a checkpoint for a reader who takes its parts in this encoding. */
export function manifestOf(
  { head, opened, code, parts }: KeptCheckpoint,
  encoding: Encoding,
): string {
  const infos = parts.map((part): PartInfo => {
    const { id, items, text } = part.content;
    return { id, bytes: part.size(encoding), text, items };
  });
  const { seq, time, hash } = head;
  return writeManifest({ seq, time, opened }, { hash }, code, infos);
}
