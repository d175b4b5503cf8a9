/** Bodies of answers that are made while they are sent. */
import { asError } from '../lib/as-error.ts';

/** Bytes of a chunk, about: so much of an answer is in memory before its client takes some. */
export const CHUNK = 64 * 1024;

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

interface BodyEvents {
  /** The last chunk was taken. */
  readonly end: () => void;
  /** The client is gone. */
  readonly cancel: () => void;
  /** The chunks ended with an error; so does the answer, so that nobody takes it for whole. */
  readonly fault: (error: Error) => void;
}

/** A body that asks for a chunk when one is wanted, and never ahead. */
export function bodyOf(chunks: Chunks, on?: BodyEvents): ReadableStream<Uint8Array> {
  const iterator = iteratorOf(chunks);
  let cancelled = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (cancelled) return;
          if (done !== true) return controller.enqueue(value);
        } catch (error) {
          if (!cancelled) on?.fault(asError(error));
          throw error;
        }
        on?.end();
        controller.close();
      },
      async cancel() {
        cancelled = true;
        on?.cancel();
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

const iteratorOf = (chunks: Chunks): AsyncIterator<Uint8Array> | Iterator<Uint8Array> =>
  Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();

/** Bytes that are in memory already, in chunks that share it. */
export function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += CHUNK) yield bytes.subarray(from, from + CHUNK);
}
