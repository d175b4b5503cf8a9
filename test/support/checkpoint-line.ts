/**
 * A checkpoint as one line of JSON, as versions until PROTOCOL 4 sent it: the form in which golden
 * checkpoints are kept, and in which tests hand a picture on.
 */

import { GENESIS, type Head } from '../../picture/chain.ts';
import { CHECKPOINT, itemsText, type ReadCheckpoint } from '../../picture/checkpoint.ts';
import type { Opened } from '../../picture/opened.ts';
import { type AnyItem, EMPTY, type Picture } from '../../picture/picture.ts';
import type { StaffItem } from '../../picture/staff/staff.ts';
import { all, NOTHING, put } from '../../picture/table.ts';

/** The fields of a checkpoint line, in this order. */
export interface Checkpoint {
  readonly type: 'checkpoint';
  readonly protocol: number;
  readonly seq: number;
  readonly time: Head['time'] | null;
  readonly hash: Head['hash'];
  /** The code of the picture as its maker computed it; a reader can compute it again. */
  readonly code: string;
  readonly opened: Opened | null;
  readonly items: readonly AnyItem[];
  /** Absent until there is one. [R31] */
  readonly staff?: readonly StaffItem[];
  /** The rows of the revision index (revisions/blocks.ts), outside the digest; older ones have none. [R28] */
  readonly revisions?: unknown;
}

/**
 * The checkpoint of a picture at `head`, as one line without its newline. `revisions`: the rows of its
 * index until `head` as JSON.
 */
export function writeCheckpoint(
  picture: Picture,
  head: Head,
  code: string,
  revisions?: string,
): string {
  const { seq, time = null, opened = null } = picture;
  const first = JSON.stringify({
    type: 'checkpoint',
    protocol: CHECKPOINT,
    seq,
    time,
    hash: head.hash,
    code,
    opened,
  });
  const rows = revisions === undefined ? '' : `,"revisions":${revisions}`;
  const staff =
    picture.staff.size === 0 ? '' : `,"staff":${JSON.stringify([...all(picture.staff)])}`;
  return `${first.slice(0, -1)},"items":[${itemsText(picture)}]${staff}${rows}}`;
}

/**
 * Reads a checkpoint line. 'other': another format. Neither items nor rows are validated: compute the
 * code again to check the items. Throws SyntaxError if the line is not JSON.
 */
export function readCheckpoint(line: string): ReadCheckpoint | 'other' {
  const read = JSON.parse(line) as Checkpoint;
  if (read.type !== 'checkpoint' || read.protocol !== CHECKPOINT) return 'other';
  const { seq, hash, code, items, staff = [], revisions } = read;
  if (seq === 0) return { picture: EMPTY, head: GENESIS, code, revisions };
  const time = read.time ?? undefined;
  const opened = read.opened ?? undefined;
  return {
    picture: {
      seq,
      time,
      opened,
      items: put<AnyItem>(NOTHING, items),
      staff: put<StaffItem>(NOTHING, staff),
    },
    head: { seq, time, hash },
    code,
    revisions,
  };
}
