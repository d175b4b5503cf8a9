/** A file in memory. */
import type { Source } from '../../picture/files/source.ts';

/** A source of these bytes, given in pieces of at most `piece` bytes. */
export function heldFile(
  name: string,
  content: string | Uint8Array,
  piece = 1 << 16,
): Source & { readonly bytes: Uint8Array } {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    bytes,
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}
