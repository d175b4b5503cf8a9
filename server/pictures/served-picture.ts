/** One picture as it is served: kept, written to, followed. */
import type { Appender } from './append.ts';
import type { PictureReplica } from './picture-replica.ts';
import type { Stream } from './stream.ts';

export interface ServedPicture {
  readonly replica: PictureReplica;
  readonly appender: Appender;
  readonly stream: Stream;
}
