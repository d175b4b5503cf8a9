/** The clocks of a desk, from its steps as the entries say them and the limits as they are written. */
import type { Cell } from '../../../picture/cell.ts';
import type { Entry } from '../../../picture/entry.ts';
import type { SlowAsked, SlowSteps } from './slow-steps.ts';

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

/** `made`: infinity while the step is not. */
export interface SlowClock {
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
  return clocks;
}
