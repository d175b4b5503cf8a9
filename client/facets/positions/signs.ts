/** A sign for each stance, so that it is told by shape as well as by word and colour. */
import type { Stance } from '../../../picture/facets/positions.ts';

export const STANCE_SIGN: Readonly<Record<Stance, string>> = {
  confirms: '✓',
  partly: '◐',
  none: '–',
  reviewing: '…',
  disputes: '✕',
  denies: '⊘',
};

/** Of the desk that reported an item and has taken no position on it. */
export const REPORTED_SIGN = '●';
