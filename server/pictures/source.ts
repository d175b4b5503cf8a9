/** What the cursors of a picture's sockets read from: its log, in frames. [W2] */
import { entriesFrames, type Source } from './cursor.ts';
import type { PictureReplica } from './picture-replica.ts';

/** Lines read at once for a screen that catches up. */
const CATCH_UP_LINES = 100;

export const sourceOf = (replica: PictureReplica): Source => ({
  get head() {
    return replica.head.seq;
  },
  async after(seq) {
    const { head, log } = replica;
    if (seq >= head.seq) return [];
    const most = Math.min(CATCH_UP_LINES, head.seq - seq); // the log may be ahead of the replica
    return entriesFrames(await log.read(seq, most), head.seq);
  },
});
