/** What desks are late with, by trying each item with each desk, from the entries. */
import type { DeskId } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import type { Entry } from '../../../picture/entry.ts';
import type { AnyItem } from '../../../picture/fold.ts';
import { slowClocks } from '../receipts/slow-clocks.ts';
import { slowAsked, slowSteps } from '../receipts/slow-steps.ts';
import type { Naive } from './naive-found.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** `closes`: when an item closes (ms since 1970). */
export function naiveLate(
  entries: readonly Entry[],
  items: readonly AnyItem[],
  members: readonly DeskId[],
  cell: Cell,
  closes: (item: AnyItem) => number,
): Naive[] {
  return items.flatMap((item) => {
    const asked = slowAsked(entries, item.ref, members);
    if (asked === undefined) return [];
    const over = Math.min(asked.over, item.kind === 'event' ? closes(item) : NEVER);
    return members.flatMap((desk) => {
      if (!asked.desks.includes(desk)) return [];
      const steps = slowSteps(entries, asked, desk);
      const clocks = slowClocks(cell, desk, asked, steps);
      const running = clocks.filter(({ since, limit }) => since + limit < NEVER);
      return running.map(
        ({ kind, more, since, limit, made }): Naive => ({
          name: [kind, `${item.ref}.${item.revision}`, desk, ...(more ? [more] : [])].join(' '),
          kind,
          group: item.ref,
          desks: [desk],
          from: since + limit,
          clock: since,
          seq: asked.seq,
          ended: Math.min(made, over),
          answered: made < NEVER && made <= over,
          others: members.filter((other) => other !== desk),
          limit,
          insists: true,
        }),
      );
    });
  });
}
