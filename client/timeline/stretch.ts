/** The stretch of time that the strip shows: zoomed, panned, and kept within what there is. Pure. */
import type { Span } from '../store/density.ts';

/** Narrower (ms) than this the strip does not go. */
export const NARROWEST = 60_000;

const width = ({ from, to }: Span): number => to - from;

/** A stretch moved into the whole, and no wider than it. */
export function within(whole: Span, { from, to }: Span): Span {
  const size = Math.min(Math.max(to - from, NARROWEST), width(whole));
  const start = Math.min(Math.max(from, whole.from), whole.to - size);
  return { from: start, to: start + size };
}

/** `factor` below 1 shows less; the time `about` stays where it is. */
export function zoomed(whole: Span, shown: Span, factor: number, about: number): Span {
  const size = Math.min(Math.max(width(shown) * factor, NARROWEST), width(whole));
  const share = (about - shown.from) / width(shown);
  const from = about - share * size;
  return within(whole, { from, to: from + size });
}

/** Moved by a share of its own width; 1 is to the next stretch. */
export function panned(whole: Span, shown: Span, share: number): Span {
  const by = share * width(shown);
  return within(whole, { from: shown.from + by, to: shown.to + by });
}

/** Moved no more than needed, so that a time is inside with some room on either side. */
export function holding(whole: Span, shown: Span, at: number): Span {
  const room = width(shown) * 0.06;
  if (at < shown.from + room) {
    return within(whole, { from: at - room, to: at - room + width(shown) });
  }
  if (at > shown.to - room) {
    return within(whole, { from: at + room - width(shown), to: at + room });
  }
  return shown;
}

/** Where a time stands in a stretch, 0 to 1; outside it, below or above. */
export const shareOf = ({ from, to }: Span, at: number): number => (at - from) / (to - from);
export const timeAt = ({ from, to }: Span, share: number): number => from + share * (to - from);
