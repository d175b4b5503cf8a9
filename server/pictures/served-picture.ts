/** The parts of a picture that is served: replica, appender, stream and checkpoints. */
import type { Appender } from './append.ts';
import type { CheckpointCache } from './checkpoint-cache.ts';
import type { OverlapJudge } from './overlap-judge.ts';
import type { PictureReplica } from './picture-replica.ts';
import type { Stream } from './stream.ts';

/** One picture or access record of this server. */
export interface ServedPicture {
  readonly replica: PictureReplica;
  readonly appender: Appender;
  readonly stream: Stream;
  readonly checkpoints: CheckpointCache;
  /** What its alarms need to know of areas. */
  readonly overlaps: OverlapJudge;
  /** The last entry whose line is known to be the log's: while the log is still being read, by hash alone. */
  readonly readable: number;
  /** Stores a checkpoint of now beside the log, for the next start. */
  store(): Promise<void>;
}
