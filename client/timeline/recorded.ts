/** When entries were recorded, read from the items they made: every entry but the first is in a history. */
import type { Instant } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';

/** When an entry was recorded; undefined for entry 1 and for what the picture does not hold. */
export function recordedAt({ items }: Picture, seq: number): Instant | undefined {
  for (const { history } of all(items)) {
    for (const step of history) if (step.seq === seq) return step.time;
  }
  return undefined;
}
