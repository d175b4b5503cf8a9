/**
 * What a desk must know and is late with: it was not shown there, not acknowledged, not confirmed by a unit,
 * or the time by which it said it would answer has passed. [R63]
 */
import type { DeskId } from '../../basics.ts';
import { type Asked, acknowledgedBy, shownAt, unitsOf } from '../../facets/receipts/receipt.ts';
import type { AnyItem, Picture } from '../../fold.ts';
import { kindOf } from '../../items.ts';
import { alarmName, type LateKind } from '../../staff/alarm-name.ts';
import { type Clocked, type Clocks, clocksOf } from '../receipts/clocks.ts';
import { deliveryOf } from '../receipts/delivery.ts';
import { unitClocks } from '../receipts/units.ts';
import { earliest, endOf, type Finding, type Found, revisionOf, rung } from './found.ts';

/** A clock of a desk, in ms since 1970. */
interface Clock {
  readonly kind: LateKind;
  /** From when it runs, and for how long (ms). */
  readonly since: number;
  readonly limit: number;
  /** When the step was made; undefined: it was not. */
  readonly made: number | undefined;
  /** What tells this occurrence from others of the same item and desk. */
  readonly more?: number | undefined;
}

/** The occurrences of an item, for each desk that must know it. */
export function lateOf(
  item: AnyItem,
  { staff }: Pick<Picture, 'staff'>,
  finding: Finding,
  asked = kindOf(item).asks(item, finding.members),
): readonly Found[] {
  if (asked?.precedence === undefined) return [];
  const limits = clocksOf(finding.cell)[asked.precedence];
  const over = earliest(
    asked.over === undefined ? undefined : Date.parse(asked.over),
    item.kind === 'event' ? endOf(item, finding.fades) : undefined,
  );
  return asked.desks.flatMap((desk) => {
    if (!finding.members.includes(desk)) return [];
    const delivery = deliveryOf(staff, desk, asked);
    const running = [
      ...('at' in delivery ? clocks(item, asked, desk, delivery.at, finding.cell, limits) : []),
      ...overdue(item, desk, limits.acknowledged), // who stands by has said so, whatever waits
    ];
    return running.flatMap((clock) => {
      const { kind, since, limit, made, more } = clock;
      const ended = earliest(made, over);
      const occurrence = {
        name: alarmName(kind, revisionOf(item), desk, ...(more === undefined ? [] : [more])),
        kind,
        subject: { ref: item.ref, desk },
        group: item.ref,
        seq: asked.words.seq,
        desks: [desk],
        clock: since,
        from: since + limit,
        ended,
      } as const;
      return rung(occurrence, {
        answered: made !== undefined && made === ended,
        others: finding.members.filter((other) => other !== desk),
        limit,
        insists: true,
        ...(ALONE.has(kind) ? { alone: true as const } : {}),
      });
    });
  });
}

/** One for each desk and revision, and the revision before is forgotten. */
const ALONE: ReadonlySet<LateKind> = new Set<LateKind>(['unacknowledged', 'unshown']);

/** The clocks of one desk from when the words reached it. */
function clocks(
  item: AnyItem,
  asked: Asked,
  desk: DeskId,
  delivered: number,
  cell: Finding['cell'],
  limits: Clocks,
): readonly Clock[] {
  const acknowledged = timeOf(acknowledgedBy(item, desk, asked));
  const units = unitsOf(item, desk, asked);
  const clock = (kind: LateKind, step: Clocked, made: number | undefined): readonly Clock[] => {
    const limit = limits[step];
    return limit === undefined ? [] : [{ kind, since: delivered, limit, made }];
  };
  const unpassed = unitClocks(cell, desk, asked, units, delivered).flatMap(
    ({ since = delivered, confirmed, passed }) =>
      clock('unpassed', 'unit', timeOf(confirmed)).map((one) => ({ ...one, since, more: passed })),
  );
  const shown = earliest(timeOf(shownAt(item, desk, asked)), acknowledged);
  return [
    ...clock('unshown', 'shown', shown),
    ...clock('unacknowledged', 'acknowledged', acknowledged),
    ...unpassed,
  ];
}

/** A desk that stands by answers at the latest at the time that it said. */
function overdue(item: AnyItem, desk: DeskId, limit = STANDING_BY): readonly Clock[] {
  if (item.kind !== 'message') return [];
  const answer = item.answered?.[desk];
  if (answer?.until === undefined) return [];
  const since = Date.parse(answer.until) - limit;
  return [{ kind: 'overdue', since, limit, made: undefined, more: answer.seq }];
}

/** The limit (ms) from which it goes further, where a cell has switched off the clock of acknowledging. */
const STANDING_BY = 300_000;

const timeOf = (step: { readonly time: string } | undefined): number | undefined =>
  step && Date.parse(step.time);
