/** [R29] Whether a row of the revision index is open, fading or closed: as activityOf has it of the item. Pure. */
import { isLateNews } from '../../../picture/kinds/event.ts';
import { isGrave, isWithdrawn } from '../../../picture/revisions/look.ts';
import type { Revisions } from '../../../picture/revisions/revisions.ts';
import type { Fades } from '../../../picture/setting.ts';
import { type Activity, leavesAfter } from '../../../picture/views/activity.ts';

/** When what a row shows was over (ms); when it was recorded, if that was late but within a day. */
export function newsUntil({ ended, item, recorded }: Revisions, row: number): number {
  const over = ended.get(row);
  const told = recorded.timeOf(item.get(row));
  return told !== undefined && isLateNews(over, told) ? told : over;
}

/** `now` in ms since 1970. */
export function activityOfRow(index: Revisions, row: number, now: number, fades: Fades): Activity {
  const look = index.look.get(row);
  if (isWithdrawn(look)) return 'closed';
  const age = (now - newsUntil(index, row)) / 60_000; // minutes
  if (age < fades.after) return 'open';
  return age < leavesAfter(fades, isGrave(look)) ? 'fading' : 'closed';
}
