/** The rows of a brief as they are read: its own, and the remarks that were left for it. Pure. */

import type { RemarkItem } from '../../picture/staff/items.ts';
import { BRIEF_GROUPS, type Brief, type BriefRow } from '../../picture/views/brief.ts';

/** A remark that is read like what stands in the brief; it is in no hash. [R44] */
export interface RemarkRow {
  readonly group: 'remarks';
  readonly remark: RemarkItem;
  readonly id: string;
  readonly last: number;
}

export type Row = BriefRow | RemarkRow;

/** The groups in the order in which they are read. */
export const GROUPS = [...BRIEF_GROUPS, 'remarks'] as const;
export type Group = (typeof GROUPS)[number];

/** All that is to be read; a remark about an item is shown with it too. */
export const rowsOf = ({ rows }: Brief, remarks: readonly RemarkItem[]): readonly Row[] => [
  ...rows,
  ...remarks.map((remark) => ({
    group: 'remarks' as const,
    remark,
    id: remark.ref,
    last: remark.seq,
  })),
];

/** Tells a row from all others: an item may stand in several groups. */
export const keyOf = ({ group, id }: Row): string => `${group} ${id}`;

/** Eight digits of a hash in two fours, as they are read out: `B6E2-40A9`. */
export const digitsOf = (hash: string): string =>
  `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase();
