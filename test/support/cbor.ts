/** The little of CBOR (RFC 8949) that an authenticator writes: whole numbers, texts, bytes and maps. */
type Value = number | string | Uint8Array | ReadonlyMap<number | string, Value>;

function head(major: number, length: number): Buffer {
  const top = major << 5;
  if (length < 24) return Buffer.from([top | length]);
  if (length < 256) return Buffer.from([top | 24, length]);
  const long = Buffer.from([top | 25, 0, 0]);
  long.writeUInt16BE(length, 1);
  return long;
}

export function cbor(value: Value): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return Buffer.concat([head(3, text.length), text]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const pairs = [...value].map(([key, each]) => Buffer.concat([cbor(key), cbor(each)]));
  return Buffer.concat([head(5, value.size), ...pairs]);
}
