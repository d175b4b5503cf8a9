/** Which compression a request accepts. */
import { accepts } from 'hono/accepts';
import type { Encoding } from '../pictures/checkpoint-part.ts';
import type { Ctx } from './env.ts';

/** zstd before gzip, if the request accepts both. */
export const encodingFor = (c: Ctx): Encoding =>
  accepts(c, {
    header: 'Accept-Encoding',
    supports: ['zstd', 'gzip'],
    default: 'identity',
    match: (asked, { supports }) =>
      supports.find((one) => asked.some(({ type, q }) => type === one && q > 0)) ?? 'identity',
  }) as Encoding; // one of `supports`, or the default
