/** From one bar of a board to the next by arrow keys. Pure. */
import type { Bar } from './bars.ts';
import type { Row } from './rows.ts';

/** A bar by the number of its row and its number in it. */
export interface At {
  readonly row: number;
  readonly bar: number;
}

export const STEPS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type Step = (typeof STEPS)[number];

/** Tells a bar from all others of a day. */
export const keyOf = ({ zone, version = 0, from }: Bar): string => `${zone.ref} ${version} ${from}`;

/** Where a bar is now; undefined: it is not there any more. */
export function found(rows: readonly Row[], key: string | undefined): At | undefined {
  for (const [row, { bars }] of rows.entries()) {
    const bar = bars.findIndex((one) => keyOf(one) === key);
    if (bar >= 0) return { row, bar };
  }
  return undefined;
}

/** The first bar of all. */
export function first(rows: readonly Row[]): At | undefined {
  const row = rows.findIndex(({ bars }) => bars.length > 0);
  return row < 0 ? undefined : { row, bar: 0 };
}

/** The bar that a key leads to: along the row and, up and down, to the one nearest in time of the next row with any. */
export function stepped(rows: readonly Row[], at: At, step: Step): At {
  const bars = rows[at.row]?.bars ?? [];
  const last = bars.length - 1;
  switch (step) {
    case 'ArrowLeft':
      return { ...at, bar: Math.max(0, at.bar - 1) };
    case 'ArrowRight':
      return { ...at, bar: Math.min(last, at.bar + 1) };
    case 'Home':
      return { ...at, bar: 0 };
    case 'End':
      return { ...at, bar: last };
    case 'ArrowUp':
      return other(rows, at, -1);
    case 'ArrowDown':
      return other(rows, at, 1);
    default:
      return step satisfies never;
  }
}

function other(rows: readonly Row[], at: At, by: 1 | -1): At {
  const here = rows[at.row]?.bars[at.bar];
  if (here === undefined) return at;
  for (let row = at.row + by; row >= 0 && row < rows.length; row += by) {
    const bars = rows[row]?.bars ?? [];
    if (bars.length === 0) continue;
    const far = bars.map((bar) => apart(bar, here));
    return { row, bar: far.indexOf(Math.min(...far)) };
  }
  return at;
}

/** How long (ms) lies between two bars; 0 where they overlap. */
const apart = (a: Bar, b: Bar): number => Math.max(0, a.from - b.to, b.from - a.to);
