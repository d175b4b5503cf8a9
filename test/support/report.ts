/** What a measured server and the test that started it say to each other. */
import { z } from 'zod';

export const Asked = z.enum(['measure', 'report']);
export const Started = z.object({ port: z.number() });
export const Report = z.object({
  /** The longest that the event loop computed between two looks at it, ms of CPU. */
  stall: z.number(),
  /** What JSON.parse of 1 MiB costs in this process, ms of CPU. */
  reference: z.number(),
  /** Heap and buffers after collecting, bytes. */
  memory: z.number(),
  /** Resident size of the process, bytes. */
  rss: z.number(),
  faults: z.array(z.string()),
});

export type Started = z.infer<typeof Started>;
export type Report = z.infer<typeof Report>;
