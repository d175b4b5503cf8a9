/**
 * Caches the latest checkpoint of a picture as a WebSocket frame, for all screens that need one.
 */
import { textOfPage, writeCheckpoint } from '../../picture/checkpoint.ts';
import { code } from '../../picture/digest.ts';
import type { State } from '../../picture/replay.ts';
import { BlockTexts } from '../../picture/revisions/blocks.ts';
import { type Frame, frameOf } from './frame.ts';
import type { PictureReplica } from './picture-replica.ts';

/** Entries by which a checkpoint may be behind the head before a new one is made. */
const MAX_LAG = 2000;
/** Pages serialized between two turns of the event loop. */
const PAGES_PER_TURN = 8;
/** Blocks of rows serialized between two turns: about a millisecond each. */
const BLOCKS_PER_TURN = 8;

/** Serializes pages that have no text yet. Checkpoint and JSON then only join texts. */
export async function serializePages({ picture }: State): Promise<void> {
  for (const [i, page] of picture.items.pages.entries()) {
    if (page !== undefined) textOfPage(page);
    if (i % PAGES_PER_TURN === PAGES_PER_TURN - 1) await new Promise(setImmediate);
  }
}

/** Serializes full blocks of rows until `seq` that have no text yet. */
async function serializeBlocks(rows: BlockTexts, seq: number): Promise<void> {
  for (let made = 1; rows.advance(seq); made++) {
    if (made % BLOCKS_PER_TURN === 0) await new Promise(setImmediate);
  }
}

/** The checkpoint of one picture. */
export class CheckpointFrames {
  readonly #replica: PictureReplica;
  readonly #rows: BlockTexts;
  #latest: Promise<{ readonly seq: number; readonly frame: Frame }> | undefined;
  #latestSeq = 0;

  constructor(replica: PictureReplica) {
    this.#replica = replica;
    this.#rows = new BlockTexts(replica.revisions);
  }

  /** The frame, and the seq of the entry up to which it goes: at most `MAX_LAG` behind the head. */
  current(): Promise<{ readonly seq: number; readonly frame: Frame }> {
    const { head, picture } = this.#replica;
    if (this.#latest === undefined || head.seq - this.#latestSeq > MAX_LAG) {
      this.#latestSeq = head.seq;
      this.#latest = make({ head, picture }, this.#rows);
    }
    return this.#latest;
  }
}

async function make(state: State, rows: BlockTexts): Promise<{ seq: number; frame: Frame }> {
  const { head, picture } = state;
  await serializePages(state);
  await serializeBlocks(rows, head.seq);
  const line = writeCheckpoint(picture, head, code(head.hash, picture), rows.until(head.seq));
  return { seq: head.seq, frame: frameOf([line]) };
}
