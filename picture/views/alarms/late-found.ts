/** What desks are late with, kept up as items and channels change. [R63] */
import type { DeskId } from '../../basics.ts';
import type { Asked } from '../../facets/receipts/receipt.ts';
import type { AnyItem, Picture } from '../../fold.ts';
import { kindOf } from '../../items.ts';
import { at, type Changed } from '../../table.ts';
import { isDelivered } from '../receipts/delivery.ts';
import { type Finding, type Found, surelyOver } from './found.ts';
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
  /** What has not reached a desk yet: it waits for its channel. What has reached it never waits again. */
  readonly #waiting = new Map<DeskId, Set<number>>();

  constructor(finding: Finding) {
    this.#finding = finding;
  }

  /**
   * Goes on to a picture. `desks`: those whose channel may be another. `staffed`: when the cell was first
   * staffed (ms since 1970); what closed before is nobody's to answer. [R37] Returns what may be found otherwise.
   */
  take(
    changed: readonly Changed<AnyItem>[],
    desks: ReadonlySet<DeskId>,
    picture: Picture,
    staffed: number,
  ): readonly ItemFound[] {
    const time = picture.time === undefined ? 0 : Date.parse(picture.time);
    const settled = surelyOver(this.#finding.fades, Math.min(time, staffed));
    const again = new Set<number>();
    for (const desk of desks) for (const seq of this.#waiting.get(desk) ?? []) again.add(seq);
    for (const { was, is } of changed) {
      if (is === undefined || (was === undefined && is.kind === 'event' && settled(is))) continue;
      again.add(is.seq);
    }
    return [...again].flatMap((seq) => {
      const item = at(picture.items, seq);
      if (item === undefined) return [];
      const asked = kindOf(item).asks(item, this.#finding.members);
      if (asked?.precedence === undefined && !this.#known.has(seq)) return [];
      if (asked?.waits) this.#note(seq, asked, picture.staff, time);
      const found = lateOf(item, picture, this.#finding, asked);
      if (found.length === 0 && !this.#known.has(seq)) return [];
      this.#known.add(seq);
      return [{ source: `late ${seq}`, found }];
    });
  }

  /** Notes which desks an item has not reached at `time`. */
  #note(seq: number, asked: Asked, staff: Picture['staff'], time: number): void {
    for (const desk of asked.desks) {
      const waiting = this.#waiting.get(desk) ?? new Set();
      this.#waiting.set(desk, waiting);
      if (isDelivered(staff, desk, asked, time)) waiting.delete(seq);
      else waiting.add(seq);
    }
  }
}
