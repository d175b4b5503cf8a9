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

/** Of the desk whose report it is, while it has taken no position of its own. */
export const REPORTED_SIGN = '●';
