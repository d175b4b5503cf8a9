/** Ladders as rows of text: of the view, and by a hand that reads the entries again for each of them. */
import type { DeskId } from '../../../picture/basics.ts';
import type { Cell } from '../../../picture/cell.ts';
import type { Entry } from '../../../picture/entry.ts';
import type { DeskLadder, Ladder, Rung } from '../../../picture/views/receipts/ladder.ts';
import { slowClocks } from './slow-clocks.ts';
import { type SlowAsked, slowAsked, slowSteps } from './slow-steps.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** One row for each desk. */
export function rowsOf({ over, desks }: Ladder): string[] {
  const rung = (one: Rung<{ readonly seq: number }> | undefined): string => {
    if (one === undefined) return 'no';
    return one.is === 'made' ? `by ${one.step.seq}` : `${one.is} ${one.due ?? '-'}`;
  };
  const row = ({ desk, delivered, shown, acknowledged, answered, unit, ...more }: DeskLadder) =>
    [
      desk,
      over ? 'over' : '',
      `there ${delivered ?? '-'}`,
      `shown ${rung(shown)}`,
      `acknowledged ${rung(acknowledged)}`,
      `answered ${rung(answered)}`,
      `unit ${rung(unit)}`,
      `units ${more.units.map(({ passed, confirmed }) => `${passed.seq}/${confirmed?.seq}`)}`,
      `told ${more.told.map(({ seq }) => seq)}`,
    ].join(', ');
  return desks.map(row);
}

/** The same for an item at `now`, by entries that end then; undefined: nobody has to know of it. */
export function slowRows(
  entries: readonly Entry[],
  ref: string,
  { cell, members, now }: { readonly cell: Cell; readonly members: readonly DeskId[]; now: number },
): string[] | undefined {
  const asked = slowAsked(entries, ref, members);
  return asked?.desks.map((desk) => slowRow(entries, asked, desk, cell, now));
}

function slowRow(
  entries: readonly Entry[],
  asked: SlowAsked,
  desk: string,
  cell: Cell,
  now: number,
): string {
  const steps = slowSteps(entries, asked, desk);
  const clocks = slowClocks(cell, desk, asked, steps);
  const rung = (entry: Entry | undefined, due: number): string => {
    if (entry !== undefined) return `by ${entry.seq}`;
    const late = due <= now && due < asked.over;
    return `${late ? 'late' : 'awaited'} ${due === NEVER ? '-' : due}`;
  };
  /** When the first clock of a kind that still runs has run out. */
  const due = (kind: string): number =>
    Math.min(
      NEVER,
      ...clocks
        .filter((clock) => clock.kind === kind && clock.made === NEVER)
        .map(({ since, limit }) => since + limit),
    );
  const waiting = clocks.some(({ kind, made }) => kind === 'unpassed' && made === NEVER);
  const confirmed = steps.units.flatMap((unit) => unit.confirmed ?? []);
  const last = confirmed.sort((a, b) => b.seq - a.seq)[0];
  const units = clocks.some(({ kind }) => kind === 'unpassed');
  const standsBy = steps.until !== undefined;
  const answered = rung(standsBy ? undefined : steps.answered, steps.until ?? NEVER);
  return [
    desk,
    asked.over <= now ? 'over' : '',
    `there ${steps.delivered <= now ? steps.delivered : '-'}`,
    `shown ${rung(steps.shown ?? steps.acknowledged, due('unshown'))}`,
    `acknowledged ${rung(steps.acknowledged, due('unacknowledged'))}`,
    `answered ${asked.answer ? answered : 'no'}`,
    `unit ${units ? rung(waiting ? undefined : last, due('unpassed')) : 'no'}`,
    `units ${steps.units.map((one) => `${one.passed.seq}/${one.confirmed?.seq}`)}`,
    `told ${steps.told.map(({ seq }) => seq)}`,
  ].join(', ');
}
