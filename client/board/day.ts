/** The day that a board shows: 24 hours UTC, and the marks along them. Pure; times in ms since 1970. */
import type { Span } from '../store/density.ts';

export const HOUR = 3_600_000; // ms
export const DAY = 24 * HOUR;

/** The day in which a moment lies, or one so many days later. */
export function dayOf(at: number, later = 0): Span {
  const from = Math.floor(at / DAY) * DAY + later * DAY;
  return { from, to: from + DAY };
}

/** Every other hour, as it stands over a board: `00`, `02` … `24`. */
export const marksOf = ({
  from,
}: Span): readonly { readonly at: number; readonly text: string }[] =>
  Array.from({ length: 13 }, (_, i) => ({
    at: from + i * 2 * HOUR,
    text: String(i * 2).padStart(2, '0'),
  }));

/** Where a moment lies in a span, as a share of it; outside of it below 0 or above 1. */
export const shareOf = ({ from, to }: Span, at: number): number => (at - from) / (to - from);
