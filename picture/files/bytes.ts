/** Bytes, joined. */

/** All parts as one; one that is alone is not copied. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = parts;
  if (parts.length <= 1) return first;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The next bytes of a stream, so many and perhaps more, or all there are. */
export async function gathered(
  chunks: AsyncIterator<Uint8Array>,
  bytes: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let length = 0; length < bytes; ) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    parts.push(value);
    length += value.length;
  }
  return joined(parts);
}
