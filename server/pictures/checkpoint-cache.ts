/** The latest checkpoint of a picture as a ready frame, made in slices and used for many screens. */
import { textOfPage, writeCheckpoint } from '../../picture/checkpoint.ts';
import { code } from '../../picture/digest.ts';
import type { State } from '../../picture/replay.ts';
import { type Frame, frameOf } from './frame.ts';
import type { PictureReplica } from './picture-replica.ts';

/** Entries after which a checkpoint is made anew for the next screen that needs one. */
const MAX_LAG = 2000;
/** Pages made into text between two breaths of the event loop. */
const PAGES_PER_TURN = 8;

/** Makes the text of every page of a picture that has none yet, a few at a time. */
export async function serializePages({ picture }: State): Promise<void> {
  for (const [i, page] of picture.items.pages.entries()) {
    if (page !== undefined) textOfPage(page);
    if (i % PAGES_PER_TURN === PAGES_PER_TURN - 1) await new Promise(setImmediate);
  }
}

export class CheckpointCache {
  readonly #replica: PictureReplica;
  #latest: Promise<{ readonly seq: number; readonly frame: Frame }> | undefined;
  #latestSeq = 0;

  constructor(replica: PictureReplica) {
    this.#replica = replica;
  }

  /** A checkpoint that is at most `STALE` entries behind the head. */
  current(): Promise<{ readonly seq: number; readonly frame: Frame }> {
    const { head, picture } = this.#replica;
    if (this.#latest === undefined || head.seq - this.#latestSeq > MAX_LAG) {
      this.#latestSeq = head.seq;
      this.#latest = make({ head, picture });
    }
    return this.#latest;
  }
}

async function make(state: State): Promise<{ seq: number; frame: Frame }> {
  await serializePages(state);
  const { head, picture } = state;
  const line = writeCheckpoint(picture, head, code(head.hash, picture));
  return { seq: head.seq, frame: frameOf([line]) };
}
