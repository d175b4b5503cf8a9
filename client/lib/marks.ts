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

const NAME = 'tripoint-';

/** Marks a stage for the entry `seq`, 0 where that is not known yet. One mark of each is kept, the last. */
export function mark(stage: Stage, seq = 0): void {
  performance.clearMarks(NAME + stage); // a page stays open for months
  performance.mark(NAME + stage, { detail: seq });
}

/** The stage that a mark is of. */
export const stageOf = (name: string): Stage | undefined =>
  STAGES.find((stage) => name === NAME + stage);
