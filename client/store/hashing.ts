/** Hashes the items of a part of a checkpoint before the code is computed: beside the page, or in it a few at a time. */
import { prehash, takeHashes } from '../../picture/digest.ts';
import type { Item } from '../../picture/kinds/item.ts';

/** `items`: what was read from `text`, the bytes of a part. */
export type HashItems = (items: readonly Item[], text: Uint8Array<ArrayBuffer>) => Promise<void>;

const FEW = 1000; // items that are not worth a worker
const LONGEST = 10_000; // ms until a worker that has not answered is given up
const SLICE = 256; // items from one turn of the page to the next: some milliseconds

/** In the page, with turns between. */
export const hashInPage =
  (turn: (run: () => void) => void): HashItems =>
  async (items) => {
    for (let from = 0; from < items.length; from += SLICE) {
      prehash(items.slice(from, from + SLICE));
      await new Promise<void>(turn);
    }
  };

/**
 * In a worker, which reads the same text and lives as long as it has something to do; else in the page. A
 * worker that does not answer is the last: from then on all is hashed in the page.
 */
export function hashBeside(turn: (run: () => void) => void): HashItems {
  const inPage = hashInPage(turn);
  let worker: Worker | undefined;
  let waiting = 0;
  let last = false;
  return async (items, text) => {
    if (items.length < FEW || last) return await inPage(items, text);
    worker ??= new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });
    waiting++;
    const hashes = await answered(worker, text);
    waiting--;
    if (hashes === 'late') last = true;
    if (waiting === 0 || last) {
      worker?.terminate();
      worker = undefined;
    }
    if (hashes === undefined || hashes === 'late' || !takeHashes(items, hashes))
      await inPage(items, text);
  };
}

/** What the worker answers for a part; undefined if it cannot, 'late' if it has not by LONGEST. */
function answered(
  worker: Worker,
  text: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | 'late' | undefined> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    const end = (answer: Uint8Array | 'late' | undefined) => {
      clearTimeout(timer);
      worker.removeEventListener('error', failed);
      port1.close();
      done(answer);
    };
    const failed = () => end(undefined);
    const timer = setTimeout(() => end('late'), LONGEST);
    worker.addEventListener('error', failed);
    port1.onmessage = ({ data }: MessageEvent<Uint8Array>) => end(data);
    worker.postMessage({ text, port: port2 }, [port2, text.buffer]);
  });
}
