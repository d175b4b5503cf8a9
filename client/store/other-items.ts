/** The items that are no events, for when they occurred: of them the revision index keeps the present only. */

import { itemsIn } from '../../picture/acts.ts';
import { type DeskId, seqOf } from '../../picture/basics.ts';
import type { Entry } from '../../picture/entry.ts';
import type { Picture } from '../../picture/fold.ts';
import type { AnyKind, KindItem } from '../../picture/items.ts';
import { happened } from '../../picture/replay.ts';

export class OtherItems {
  readonly #items = new Map<number, KindItem>();
  #members: readonly DeskId[] = [];

  /** Begins anew with a picture of these desks. */
  start(opened: Picture['opened']): void {
    this.#items.clear();
    this.#members = opened?.members ?? [];
  }

  add(item: KindItem): void {
    this.#items.set(item.seq, item);
  }

  /** A change that is a kind's own, folded as that kind folds it. */
  take({ seq, time, by, change }: Entry, kind: AnyKind): void {
    const [ref] = itemsIn(change);
    const known = ref && this.#items.get(seqOf(ref));
    this.add(kind.fold(known, { seq, time, by, members: this.#members }, change));
  }

  /** When each of them occurred, ms since 1970. */
  *times(): Generator<number> {
    for (const item of this.#items.values()) yield Date.parse(happened(item));
  }
}
