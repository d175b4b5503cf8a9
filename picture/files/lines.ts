/** Splits a stream of bytes into lines, for logs, exports, and files in NDJSON and CSV. */

import { joined } from './bytes.ts';

/** Given in place of a line that was longer than allowed; its bytes are not kept. */
export const TOO_LONG = Symbol('a line that is too long');

/** A line without its newline. */
export type Line = Uint8Array | typeof TOO_LONG;

/** Some lines that follow each other. */
export interface Lines {
  readonly lines: readonly Line[];
  /** True if the last of them is the last of all and no newline follows it. */
  readonly open: boolean;
}

export const LF = 0x0a;
export const CR = 0x0d;

/** The lines of a stream, without their newlines; the last one needs none. Longer than `max` bytes: TOO_LONG. */
export async function* splitLines(
  stream: AsyncIterable<Uint8Array>,
  max: number,
): AsyncGenerator<Line> {
  for await (const { lines } of linesOf(stream, max, LF)) yield* lines;
}

/** The same, those of a chunk at once; `newline` is one byte. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  max: number,
  newline: number,
): AsyncGenerator<Lines> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length <= max) parts.push(part);
    else parts = [];
  };
  const take = (): Line => {
    const line = length > max ? TOO_LONG : joined(parts);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    const lines: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      keep(chunk.subarray(from, end));
      lines.push(take());
      from = end + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
    if (lines.length > 0) yield { lines, open: false };
  }
  if (length > 0) yield { lines: [take()], open: true };
}
