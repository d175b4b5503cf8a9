/** How a zone looks in each of its states: one table, to which states of consent are to be added. */
import type { ZoneStatus } from '../../../picture/kinds/zone.ts';
import type { Inks } from '../../drawing/inks.ts';

export interface Outlined {
  readonly colour: (of: Inks) => string;
  /** Pixels. */
  readonly width: number;
  /** Lengths of dash and gap, in widths of the line; undefined: drawn through. */
  readonly dash?: readonly [number, number];
  /** Small crosses all along the line. */
  readonly crossed: boolean;
  /** Of line and name, 0 to 1. */
  readonly strength: number;
  /** Of the ground, 0 to 1. */
  readonly fill: number;
}

export type Outline = 'proposed' | 'suspended' | 'over';

export const STATES: Readonly<Record<Outline, Outlined>> = {
  proposed: {
    colour: ({ amber }) => amber,
    width: 1.8,
    dash: [4, 2.6],
    crossed: false,
    strength: 1,
    fill: 0.04,
  },
  suspended: { colour: ({ dim }) => dim, width: 1.6, crossed: true, strength: 1, fill: 0 },
  over: { colour: ({ dim }) => dim, width: 1.6, crossed: false, strength: 0.3, fill: 0 },
};

export const OUTLINES: Readonly<Record<ZoneStatus, Outline>> = {
  upcoming: 'proposed',
  open: 'proposed',
  pausing: 'proposed',
  suspended: 'suspended',
  expired: 'over',
  withdrawn: 'over',
};
