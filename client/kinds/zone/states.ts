/** How a zone looks in each of its states. */
import type { ZoneStatus } from '../../../picture/kinds/zone-status.ts';
import type { Inks } from '../../drawing/inks.ts';

export interface Outlined {
  readonly colour: (of: Inks) => string;
  /** Pixels. */
  readonly width: number;
  /** Lengths of dash and gap, in widths of the line; undefined: drawn through. */
  readonly dash?: readonly number[];
  /** Small crosses all along the line. */
  readonly crossed: boolean;
  /** Of line and name, 0 to 1. */
  readonly strength: number;
  /** Of the ground, 0 to 1. */
  readonly fill: number;
}

/** Words under an outline: their size (pixels), and how far below it they begin (of the size). */
export const FOOT = { size: 11.5, off: 0.35 };

export type Outline = 'proposed' | 'agreed' | 'force' | 'suspended' | 'denounced' | 'over';

export const STATES: Readonly<Record<Outline, Outlined>> = {
  proposed: {
    colour: ({ amber }) => amber,
    width: 1.8,
    dash: [4, 2.6],
    crossed: false,
    strength: 1,
    fill: 0.04,
  },
  agreed: { colour: ({ agree }) => agree, width: 1.5, crossed: false, strength: 1, fill: 0.03 },
  force: { colour: ({ agree }) => agree, width: 3.4, crossed: false, strength: 1, fill: 0.1 },
  suspended: { colour: ({ dim }) => dim, width: 1.6, crossed: true, strength: 1, fill: 0 },
  denounced: {
    colour: ({ ink }) => ink,
    width: 1.8,
    dash: [5, 2, 1, 2],
    crossed: false,
    strength: 1,
    fill: 0.02,
  },
  over: { colour: ({ dim }) => dim, width: 1.6, crossed: false, strength: 0.3, fill: 0 },
};

export const OUTLINES: Readonly<Record<ZoneStatus, Outline>> = {
  proposed: 'proposed',
  agreed: 'agreed',
  'in-force': 'force',
  pausing: 'agreed',
  suspended: 'suspended',
  leaving: 'denounced',
  denounced: 'denounced',
  expired: 'over',
  withdrawn: 'over',
};
