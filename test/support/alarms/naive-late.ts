/** What desks are late with, by trying each item with each desk: from the entries, by the limits as they are written. */
import type { DeskId } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import type { Entry } from '../../../picture/entry.ts';
import type { AnyItem } from '../../../picture/fold.ts';
import { type SlowAsked, type SlowSteps, slowAsked, slowSteps } from '../receipts/slow-steps.ts';
import type { Naive } from './naive-found.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Seconds until it is late: shown, acknowledged, confirmed by a unit. */
const LATE: Readonly<Record<string, readonly [number, number, number]>> = {
  FLASH: [10, 60, 600],
  IMMEDIATE: [NEVER, 300, 1800],
  PRIORITY: [NEVER, 1800, 10_800],
  ROUTINE: [NEVER, 21_600, 86_400],
};

/** Milliseconds; infinity: it has no clock. */
export function slowLimits(cell: Cell, precedence: string): readonly [number, number, number] {
  const said: Readonly<Record<string, unknown>> = { ...cell.escalation };
  const own = said[precedence];
  const steps: Readonly<Record<string, unknown>> =
    typeof own === 'object' && own !== null ? { ...own } : {};
  const [shown, acknowledged, unit] = (['shown', 'acknowledged', 'unit'] as const).map(
    (step, i) => {
      const seconds = steps[step] ?? LATE[precedence]?.[i] ?? NEVER;
      return (seconds === 'off' ? NEVER : Number(seconds)) * 1000;
    },
  );
  return [shown ?? NEVER, acknowledged ?? NEVER, unit ?? NEVER];
}

interface SlowClock {
  readonly kind: string;
  readonly more?: number | undefined;
  readonly since: number;
  readonly limit: number;
  readonly made: number;
}

const timeOf = (entry: Entry | undefined): number =>
  entry === undefined ? NEVER : Date.parse(entry.time);

/** The clocks of a desk about one item. */
export function slowClocks(
  cell: Cell,
  desk: string,
  { units, precedence }: SlowAsked,
  steps: SlowSteps,
): readonly SlowClock[] {
  const [shown, acknowledged, unit] = slowLimits(cell, precedence);
  const since = steps.delivered;
  const known = timeOf(steps.acknowledged);
  const clocks: SlowClock[] = [
    { kind: 'unshown', since, limit: shown, made: Math.min(timeOf(steps.shown), known) },
    { kind: 'unacknowledged', since, limit: acknowledged, made: known },
  ];
  const listed = cell.desks.find(({ id }) => id === desk)?.units;
  const must = units && (listed === undefined || listed.length > 0);
  if (must && steps.units.length === 0) {
    clocks.push({ kind: 'unpassed', since, limit: unit, made: NEVER });
  }
  for (const [i, { passed, confirmed }] of steps.units.entries()) {
    const first = must && i === 0;
    clocks.push({
      kind: 'unpassed',
      since: first ? since : Math.max(since, timeOf(passed)),
      limit: unit,
      made: timeOf(confirmed),
      more: first ? undefined : passed.seq,
    });
  }
  if (steps.until !== undefined) {
    const limit = acknowledged === NEVER ? 300_000 : acknowledged;
    const more = steps.answered?.seq;
    clocks.push({ kind: 'overdue', since: steps.until - limit, limit, made: NEVER, more });
  }
  return clocks.filter(({ since, limit }) => since < NEVER && limit < NEVER);
}

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
      return slowClocks(cell, desk, asked, steps).map(
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
