/** The entries of a log in a file, each with the hash of its line; their chain is checked as they are read. [C2] */
import type { Hash } from '../../picture/basics.ts';
import { BrokenLog } from '../../picture/broken.ts';
import { examine, GENESIS, type Head } from '../../picture/chain.ts';
import type { Entry } from '../../picture/entry.ts';
import { piecesOfFile } from './verify-file.ts';

/** An entry, and the hash of its line; or what the file says its end is. */
export type Linked =
  | { readonly kind: 'entry'; readonly entry: Entry; readonly hash: Hash }
  | { readonly kind: 'end' };

/** Throws BrokenLog at the first line that cannot be in its place, or that cannot be read. */
export async function* entriesOfFile(path: string): AsyncGenerator<Linked> {
  let head: Head = GENESIS;
  for await (const piece of piecesOfFile(path)) {
    const seq = head.seq + 1;
    switch (piece.kind) {
      case 'line': {
        const next = examine(head, piece.bytes);
        head = next.head;
        yield { kind: 'entry', entry: next.entry, hash: head.hash };
        break;
      }
      case 'end':
        if (piece.end.seq !== head.seq || piece.end.hash !== head.hash) {
          throw new BrokenLog(seq, 'C6', `is missing: the ${piece.of} names ${piece.end.seq}`);
        }
        yield { kind: 'end' };
        break;
      case 'cut':
        break; // no end is known
      case 'unreadable':
        throw new BrokenLog(seq, 'C4', `cannot be read: ${piece.why}`);
      default:
        piece satisfies never;
    }
  }
}
