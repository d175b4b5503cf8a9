/** Folds lines wherever it runs: in Node, and bundled for a browser by the journey that compares them. */
import { follow, GENESIS } from '../../picture/chain.ts';
import { code, digest } from '../../picture/digest.ts';
import { EMPTY, fold } from '../../picture/fold.ts';

/** The digest and the code after each of these lines of a log. */
export function digests(lines: readonly string[]): string[] {
  let head = GENESIS;
  let picture = EMPTY;
  return lines.map((line) => {
    const next = follow(head, new TextEncoder().encode(line));
    head = next.head;
    picture = fold(picture, [next.entry]);
    return `${digest(picture)} ${code(head.hash, picture)}`;
  });
}

Object.assign(globalThis, { digests });
