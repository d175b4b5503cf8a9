/** What desks are late with, kept up as items and channels change. [R63] */
import type { DeskId } from '../../basics.ts';
import type { AnyItem, Picture } from '../../fold.ts';
import { kindOf } from '../../items.ts';
import { at, type Changed } from '../../table.ts';
import type { Finding, Found } from './found.ts';
import { lateOf } from './late.ts';

/** What was found, by a name for the item that it is about. */
interface ItemFound {
  readonly source: string;
  readonly found: readonly Found[];
}

export class LateFound {
  readonly #finding: Finding;
  /** Items for which something was found once. */
  readonly #known = new Set<number>();
  /** What waits for the channel of a desk, or did. */
  readonly #waiting = new Map<DeskId, Set<number>>();

  constructor(finding: Finding) {
    this.#finding = finding;
  }

  /** Goes on to a picture. `desks`: those whose channel may be another. Returns what may be found otherwise. */
  take(
    changed: readonly Changed<AnyItem>[],
    desks: ReadonlySet<DeskId>,
    picture: Picture,
  ): readonly ItemFound[] {
    const again = new Set<number>();
    for (const { is } of changed) if (is !== undefined && this.#asks(is)) again.add(is.seq);
    for (const desk of desks) for (const seq of this.#waiting.get(desk) ?? []) again.add(seq);
    return [...again].flatMap((seq) => {
      const item = at(picture.items, seq);
      if (item === undefined) return [];
      const found = lateOf(item, picture, this.#finding);
      if (found.length === 0 && !this.#known.has(seq)) return [];
      this.#known.add(seq);
      return [{ source: `late ${seq}`, found }];
    });
  }

  /** Whether clocks run for an item, or ran; notes for whom it may wait. */
  #asks(item: AnyItem): boolean {
    const asked = kindOf(item).asks(item, this.#finding.members);
    if (asked?.precedence === undefined) return this.#known.has(item.seq);
    for (const desk of asked.waits ? asked.desks : []) {
      const waiting = this.#waiting.get(desk) ?? new Set();
      this.#waiting.set(desk, waiting.add(item.seq));
    }
    return true;
  }
}
