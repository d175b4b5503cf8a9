/** Marks in the browser's own timeline: when an entry passed each stage on its way to the glass. */

/**
 * In order: its frame came in, it was folded, Svelte was done with it, the map was asked for it, a frame of
 * the map was painted with it, that was read back from the frame, all others were told.
 */
export const STAGES = [
  'received',
  'folded',
  'followed',
  'wanted',
  'drawn',
  'read',
  'reported',
] as const;
export type Stage = (typeof STAGES)[number];

/** Before the names of marks. */
export const MARK = 'tripoint-';

/** Marks a stage for the entry `seq`, 0 where that is not known yet. One mark of each is kept, the last. */
export function mark(stage: Stage, seq = 0): void {
  performance.clearMarks(MARK + stage); // a page stays open for months
  performance.mark(MARK + stage, { detail: seq });
}
