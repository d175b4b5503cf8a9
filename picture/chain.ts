/** The hash chain: seals entries and reads them back. Each names the hash of the exact bytes before it. */
import { sha256Hex } from '#sha256';
import { Hash, type Instant } from './basics.ts';
import { BrokenLog } from './broken.ts';
import { type Command, type Entry, readEntry } from './entry.ts';

/** An entry as it is stored, sent and hashed: one line of UTF-8 JSON without its newline. */
export interface Sealed {
  readonly seq: number;
  readonly hash: Hash;
  readonly bytes: Uint8Array;
}

/** The end of a log: seq, time and hash of its last entry. */
export interface Head {
  readonly seq: number;
  readonly time: Instant | undefined;
  readonly hash: Hash;
}

/** The head of an empty log. [C2] */
export const GENESIS: Head = { seq: 0, time: undefined, hash: Hash.parse('0'.repeat(64)) };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** SHA-256 of a zero byte and the line: the leaf hash of RFC 6962. [C1] */
export function hashOf(line: Uint8Array): Hash {
  const leaf = new Uint8Array(line.length + 1);
  leaf.set(line, 1);
  return sha256Hex(leaf) as Hash; // 64 hex digits by construction, on the hot path
}

/** Makes the entry after `head`. Its time is the later of `now` (ms since 1970) and the time of `head`. [C3] */
export function seal(
  head: Head,
  by: Entry['by'],
  { id, seen, change }: Command,
  now: number,
): { readonly entry: Entry; readonly sealed: Sealed } {
  const clock = new Date(now).toISOString() as Instant;
  const entry: Entry = {
    seq: head.seq + 1,
    prev: head.hash,
    time: head.time !== undefined && head.time > clock ? head.time : clock,
    by,
    command: id,
    ...(seen === undefined ? {} : { seen }),
    change,
  };
  const bytes = encoder.encode(JSON.stringify(entry));
  return { entry, sealed: { seq: entry.seq, hash: hashOf(bytes), bytes } };
}

/** The head of a log that ends with this entry. */
export const headOf = ({ entry, hash }: { entry: Entry; hash: Hash }): Head => ({
  seq: entry.seq,
  time: entry.time,
  hash,
});

/** Reads the line that should follow `head`. Throws BrokenLog (C2, C3, C4, R1, R4). */
export function follow(
  head: Head,
  line: Uint8Array,
): { readonly entry: Entry; readonly head: Head } {
  const seq = head.seq + 1;
  const entry = readEntry(line, seq);
  if (entry.seq !== seq) throw new BrokenLog(seq, 'R1', `has the number ${entry.seq}`);
  if (entry.prev !== head.hash) {
    throw new BrokenLog(seq, 'C2', `does not follow from entry ${head.seq} as it stands here`);
  }
  if (head.time !== undefined && entry.time < head.time) {
    throw new BrokenLog(seq, 'C3', 'has a time before the entry it follows');
  }
  return { entry, head: headOf({ entry, hash: hashOf(line) }) };
}

/** As `follow`, and the line must be exactly the text of its entry. Throws BrokenLog as `follow` does. */
export function examine(
  head: Head,
  line: Uint8Array,
): { readonly entry: Entry; readonly head: Head } {
  const next = follow(head, line);
  if (JSON.stringify(next.entry) !== decoder.decode(line)) {
    throw new BrokenLog(next.head.seq, 'C4', 'is not written the one way its entry is written');
  }
  return next;
}
