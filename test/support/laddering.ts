/** Ladders of all that desks must know, in words that tests compare. */
import type { Cell } from '../../picture/cell.ts';
import type { Entry } from '../../picture/entry.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import { ladderOf, type Rung } from '../../picture/views/receipts/ladder.ts';

const told = (rung: Rung<{ readonly seq: number }> | undefined): string =>
  rung === undefined ? '–' : rung.is === 'made' ? `${rung.step.seq}` : rung.is;

/** `M-4 il: reached, shown 5, acknowledged late, answered –, unit awaited`, for each item and desk. */
export const laddersIn = (picture: Picture, cell: Cell, now: number): readonly string[] =>
  [...all(picture.items)].flatMap((item) => {
    const ladder = ladderOf(item, { picture, cell, now });
    return (ladder?.desks ?? []).map((desk) => {
      const reached = desk.waits ? `waits for ${desk.waits.ref}` : `reached ${desk.delivered}`;
      const rungs = (['shown', 'acknowledged', 'answered', 'unit'] as const).map(
        (rung) => `${rung} ${told(desk[rung])}`,
      );
      const units = desk.units.map(({ confirmed }) => (confirmed ? 'confirmed' : 'passed'));
      const voice = desk.told.map(({ by, digits }) => `told by ${by.desk} ${digits}`);
      const over = ladder?.over ? ['over'] : [];
      return `${item.ref} ${desk.desk}: ${[reached, ...rungs, ...units, ...voice, ...over].join(', ')}`;
    });
  });

/** The same of a log until an entry. */
export const laddersAt = (entries: readonly Entry[], cell: Cell, now: number, until = Infinity) =>
  laddersIn(
    fold(
      EMPTY,
      entries.filter(({ seq }) => seq <= until),
    ),
    cell,
    now,
  );
