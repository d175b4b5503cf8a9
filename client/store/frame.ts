/** One text frame from the server, read: its header, and the stored lines behind it. */
import type { Head } from '../../picture/chain.ts';
import { readCheckpoint } from '../../picture/checkpoint.ts';
import type { Picture } from '../../picture/fold.ts';
import { Down } from '../../picture/wire.ts';

type Header = Exclude<Down, { type: 'entries' }>;

export type Frame =
  | Header
  /** `revisions` as they came: the receiver judges them. */
  | {
      readonly type: 'checkpoint';
      readonly picture: Picture;
      readonly head: Head;
      readonly revisions: unknown;
    }
  | { readonly type: 'entries'; readonly lines: readonly Uint8Array[]; readonly whole: boolean }
  /** Nothing this version of the page can read: the server is of another. */
  | { readonly type: 'unknown'; readonly why: string };

const encoder = new TextEncoder();

export function readFrame(text: string): Frame {
  if (text.startsWith('{"type":"checkpoint"')) {
    const read = readCheckpoint(text);
    if (read === 'other') return { type: 'unknown', why: 'a checkpoint of another version' };
    const { picture, head, revisions } = read;
    return { type: 'checkpoint', picture, head, revisions };
  }
  const [first = '', ...rest] = text.split('\n');
  const header = Down.safeParse(JSON.parse(first));
  if (!header.success) return { type: 'unknown', why: `a message ${first.slice(0, 80)}` };
  if (header.data.type !== 'entries') return header.data;
  const lines = rest.map((line) => encoder.encode(line));
  return { type: 'entries', lines, whole: lines.length === header.data.count };
}
