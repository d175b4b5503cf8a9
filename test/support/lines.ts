/** Lines for a log that is tested without pictures. */
import { hashOf, type Sealed } from '../../picture/chain.ts';

/** The line of a seq: always the same bytes, at least so many. */
export const lineAt = (seq: number, size = 300): Sealed => {
  const bytes = new TextEncoder().encode(`entry ${seq} `.padEnd(size, 'x'));
  return { seq, bytes, hash: hashOf(bytes) };
};
