/**
 * An index of boxes, by the seq of what lies in each. An index is never changed: one with changes shares
 * the tree of the one before, until so much has changed that a new tree costs less.
 */
import Flatbush from 'flatbush';
import { type Box, meet } from './box.ts';

/** A box, and the seq of what lies in it. */
export interface Boxed {
  readonly seq: number;
  readonly box: Box;
}

/** How many changes are looked through one by one, at most; and what share of all. */
const LOOSE = 64;
const SHARE = 8;

export class BoxIndex {
  readonly #tree: Tree;
  /** What changed since the tree was made: undefined is gone. */
  readonly #loose: ReadonlyMap<number, Box | undefined>;

  private constructor(tree: Tree, loose: ReadonlyMap<number, Box | undefined>) {
    this.#tree = tree;
    this.#loose = loose;
  }

  static readonly EMPTY = new BoxIndex(treeOf([]), new Map());

  /** The index with these changes; a box of undefined takes that of the seq out. */
  with(changed: ReadonlyMap<number, Box | undefined>): BoxIndex {
    if (changed.size === 0) return this;
    const loose = new Map([...this.#loose, ...changed]);
    if (loose.size <= LOOSE + this.#tree.boxed.length / SHARE)
      return new BoxIndex(this.#tree, loose);
    const kept = this.#tree.boxed.filter(({ seq }) => !loose.has(seq));
    const come = [...loose].flatMap(([seq, box]) => (box === undefined ? [] : [{ seq, box }]));
    return new BoxIndex(treeOf([...kept, ...come]), new Map());
  }

  /** The seqs of all whose boxes share a point with this one, in no order. */
  search(box: Box): number[] {
    if (this.#loose.size === 0) return this.#tree.search(box);
    const found: number[] = [];
    for (const seq of this.#tree.search(box)) if (!this.#loose.has(seq)) found.push(seq);
    for (const [seq, own] of this.#loose) {
      if (own !== undefined && meet(own, box)) found.push(seq);
    }
    return found;
  }
}

interface Tree {
  readonly boxed: readonly Boxed[];
  readonly search: (box: Box) => number[];
}

/** A tree of boxes, made when it is first searched: while much changes nobody may ask. */
function treeOf(boxed: readonly Boxed[]): Tree {
  if (boxed.length === 0) return { boxed, search: () => [] };
  let tree: Flatbush | undefined;
  return {
    boxed,
    search([west, south, east, north]) {
      tree ??= grownTree(boxed);
      return tree.search(west, south, east, north).map((i) => boxed[i]?.seq ?? 0);
    },
  };
}

function grownTree(boxed: readonly Boxed[]): Flatbush {
  const tree = new Flatbush(boxed.length);
  for (const { box } of boxed) tree.add(...box);
  tree.finish();
  return tree;
}
