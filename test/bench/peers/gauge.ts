/** In a server that the bench started: collects garbage when asked, and tells what the process holds. */

export interface Held {
  /** Bytes of live objects and their buffers. */
  readonly heap: number;
  /** Bytes of the process that lie in memory. */
  readonly resident: number;
}

/** What the bench asks, and what it is told. */
export const HELD = 'held?';

process.on('message', (message) => {
  if (message !== HELD) return;
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ held: { heap: heapUsed + external, resident: rss } satisfies Held });
});
process.channel?.unref(); // it ends as it would without anybody who asks
