/** Splits a stream of bytes into lines, for logs, exports and feeds in NDJSON. */

/** Given in place of a line that was longer than allowed; its bytes are not kept. */
export const TOO_LONG = Symbol('a line that is too long');

const NEWLINE = 0x0a;

/**
 * The lines of a stream, without their newlines; the last one needs none. A line of more than `max`
 * bytes is given as TOO_LONG.
 */
export async function* splitLines(
  stream: AsyncIterable<Uint8Array>,
  max: number,
): AsyncGenerator<Uint8Array | typeof TOO_LONG> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length <= max) parts.push(part);
    else parts = [];
  };
  const take = () => {
    const line = length > max ? TOO_LONG : joined(parts, length);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

/** The parts as one; a line that came in one part is not copied. */
function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
