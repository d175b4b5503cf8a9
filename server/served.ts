/** One picture as it is served: kept, written to, followed. */
import type { Appender } from './append.ts';
import type { Keeper } from './keeper.ts';
import type { Stream } from './stream.ts';

export interface Served {
  readonly keeper: Keeper;
  readonly appender: Appender;
  readonly stream: Stream;
}
