/**
 * The brief: what somebody who takes the watch of a desk must have read. A view of the picture at a time,
 * over all kinds; it is read whole, and its hash stands in the entry of the watch. [R33]
 */
import { sha256Hex } from '#sha256';
import type { DeskId, Ref } from '../basics.ts';
import { kindOf } from '../items.ts';
import { changedAt } from '../kinds/item.ts';
import type { BriefGroup } from '../kinds/kind.ts';
import type { Picture } from '../picture.ts';
import type { Setting } from '../setting.ts';
import { all } from '../table.ts';
import { activityOf, fadesOf } from './activity.ts';
import type { AlarmGroup, DeskAlarms } from './alarms/alarm.ts';

/** The groups of a brief, in order. */
export const BRIEF_GROUPS = [
  'alarms',
  'open',
  'waiting',
  'disputed',
  'ending',
  'agreed',
] as const satisfies readonly ('alarms' | BriefGroup)[];

/** A row of a brief. An item may have one in several groups. */
export type BriefRow =
  | {
      readonly group: 'alarms';
      readonly alarms: AlarmGroup;
      readonly id: string;
      readonly last: number;
    }
  | { readonly group: BriefGroup; readonly ref: Ref; readonly id: string; readonly last: number };

export interface Brief {
  readonly rows: readonly BriefRow[];
  /** SHA-256 (64 hex digits) over the ids of the rows and their last entries, in order. */
  readonly hash: string;
}

/** Whose brief, when, and the alarms of that desk then. */
export interface BriefOf {
  readonly desk: DeskId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly cell: Pick<Setting, 'fades'>;
  readonly alarms: DeskAlarms;
}

/** The brief of a desk. Groups stand in order, and in each what was made first. */
export function briefOf({ items }: Picture, { desk, at, cell, alarms }: BriefOf): Brief {
  const fades = fadesOf(cell);
  const rows: BriefRow[] = alarms.groups.map((group) => ({
    group: 'alarms',
    alarms: group,
    id: group.name,
    last: Math.max(...group.alarms.map(({ occurrence }) => occurrence.seq)),
  }));
  const found = [...all(items)].flatMap((item) => {
    if (item.state === 'withdrawn' || activityOf(item, at, fades) === 'closed') return [];
    const { ref } = item;
    const row = { ref, id: ref, last: changedAt(item) };
    return kindOf(item)
      .brief(item, { desk, at })
      .map((group) => ({ ...row, group }));
  });
  for (const group of BRIEF_GROUPS) rows.push(...found.filter((row) => row.group === group));
  return { rows, hash: sha256Hex(JSON.stringify(rows.map(({ id, last }) => [id, last]))) };
}
