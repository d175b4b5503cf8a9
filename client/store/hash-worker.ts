/**
 * A worker that hashes the items of parts of checkpoints. It judges nothing: what it answers is right only
 * if the page finds the code of the checkpoint by it.
 */
import { hashesOf } from '../../picture/digest.ts';
import type { Item } from '../../picture/kinds/item.ts';

interface Asked {
  readonly text: Uint8Array;
  readonly port: MessagePort;
}

addEventListener('message', ({ data: { text, port } }: MessageEvent<Asked>) => {
  const [first = '', ...lines] = new TextDecoder().decode(text).split('\n');
  const { pages } = JSON.parse(first) as { readonly pages: number }; // the page has read it before
  const items = lines.slice(0, pages).flatMap((line) => JSON.parse(line) as Item[]);
  const hashes = hashesOf(items);
  port.postMessage(hashes, [hashes.buffer]);
});
