/** Asks the server for the offsets of a time zone. */
import { z } from 'zod';
import { Instant } from '../../../picture/basics.ts';
import { failed, get } from '../../api/http.ts';
import type { AskedOffsets } from './asked-offsets.ts';
import type { KnownOffsets } from './window-fields.ts';

const AGAIN = 3000; // ms after which it is asked again while no answer comes

const Answer = z.object({
  zone: z.string(),
  offsets: z.array(z.object({ from: Instant, minutes: z.int() })),
});

/** What the server says, as soon as it can be reached; undefined once that is no longer asked. */
export async function offsetsFrom(
  asked: AskedOffsets,
  signal: AbortSignal,
): Promise<KnownOffsets | undefined> {
  const { zone, from, until } = asked;
  const query = new URLSearchParams({ zone, from, to: until });
  while (!signal.aborted) {
    const got = await get(`/api/zone-offsets?${query}`, Answer);
    if (signal.aborted) return undefined;
    if (!failed(got)) return { ...asked, offsets: got.offsets };
    await new Promise((done) => setTimeout(done, AGAIN));
  }
  return undefined;
}
