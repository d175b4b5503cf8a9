/** One text frame from the server, read: its header, and the stored lines behind it. */
import { Down } from '../../picture/wire.ts';

type Header = Exclude<Down, { type: 'entries' }>;

export type Frame =
  | Header
  | { readonly type: 'entries'; readonly lines: Uint8Array[]; readonly whole: boolean }
  /** Nothing this version of the page can read: the server is of another. */
  | { readonly type: 'unknown'; readonly why: string };

const encoder = new TextEncoder();

export function readFrame(text: string): Frame {
  const [first = '', ...rest] = text.split('\n');
  const header = Down.safeParse(JSON.parse(first));
  if (!header.success) return { type: 'unknown', why: `a message ${first.slice(0, 80)}` };
  if (header.data.type !== 'entries') return header.data;
  const lines = rest.map((line) => encoder.encode(line));
  return { type: 'entries', lines, whole: lines.length === header.data.count };
}
