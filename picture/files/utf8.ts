/** Text of any encoding as UTF-8, which all readers of rows read. */
import { gathered } from './bytes.ts';
import { markOf } from './encoding.ts';

/** A byte that UTF-8 never has: stands for what is no character of the encoding, so that the row is refused. */
const WRONG = 0xff;
/** Bytes of the longest mark. */
const MARK = 3;
const REPLACED = '\ufffd';

/** The text of a file in UTF-8, without its mark, from an encoding by its label. What is wrong in it stays wrong. */
export async function* toUtf8(
  chunks: AsyncIterable<Uint8Array>,
  label: string,
): AsyncGenerator<Uint8Array> {
  const all = chunks[Symbol.asyncIterator]();
  try {
    const first = await gathered(all, MARK);
    let chunk = first.subarray(markOf(label, first));
    const convert = label === 'utf-8' ? undefined : converter(label);
    for (let done: boolean | undefined = false; done !== true; ) {
      const utf8 = convert === undefined ? chunk : convert(chunk);
      if (utf8.length > 0) yield utf8;
      ({ done, value: chunk } = await all.next());
    }
    const rest = convert?.(undefined);
    if (rest !== undefined && rest.length > 0) yield rest;
  } finally {
    await all.return?.();
  }
}

/** Converts pieces of text to UTF-8; undefined: the end. */
function converter(label: string): (bytes: Uint8Array | undefined) => Uint8Array {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  const encoder = new TextEncoder();
  return (bytes) => {
    const text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    const utf8 = encoder.encode(text);
    return text.includes(REPLACED) ? withoutReplaced(utf8) : utf8;
  };
}

/** U+FFFD, three bytes in UTF-8, as one that is none. */
function withoutReplaced(utf8: Uint8Array): Uint8Array {
  const kept: number[] = [];
  for (let i = 0; i < utf8.length; i++) {
    if (utf8[i] === 0xef && utf8[i + 1] === 0xbf && utf8[i + 2] === 0xbd) {
      kept.push(WRONG);
      i += 2;
    } else kept.push(utf8[i] ?? 0);
  }
  return Uint8Array.from(kept);
}
