/** What desks did about occurrences of alarms, by desk and name; each desk for itself. [R38] */
import type { DeskId } from '../../basics.ts';
import type { Picture } from '../../fold.ts';
import type { AlarmName } from '../../staff/alarm-name.ts';
import { type AlarmActItem, isAlarmAct } from '../../staff/items.ts';
import { ledgerOf } from '../../staff/ledger.ts';
import type { StaffItem } from '../../staff/staff.ts';
import { all, type Changed } from '../../table.ts';

/** An index of acts that grows with a picture. */
export class Acts {
  readonly #acts = new Map<string, AlarmActItem[]>();

  /** Takes in what came, in order. Returns the names that it is about. */
  take(changed: readonly Changed<StaffItem>[]): ReadonlySet<AlarmName> {
    const names = new Set<AlarmName>();
    for (const { is } of changed) {
      if (is === undefined || !isAlarmAct(is)) continue;
      for (const name of is.alarms) {
        names.add(name);
        const key = keyOf(is.by.desk, name);
        const known = this.#acts.get(key);
        if (known === undefined) this.#acts.set(key, [is]);
        else known.push(is);
      }
    }
    return names;
  }

  of(desk: DeskId, name: AlarmName): readonly AlarmActItem[] {
    return this.#acts.get(keyOf(desk, name)) ?? [];
  }
}

const keyOf = (desk: DeskId, name: AlarmName): string => `${desk} ${name}`;

/** The acts of one desk about one occurrence, looked for once. */
export const actsOf = (
  { staff }: Picture,
  desk: DeskId,
  name: AlarmName,
): readonly AlarmActItem[] =>
  ledgerOf(staff).alarmActs.filter(({ by, alarms }) => by.desk === desk && alarms.includes(name));

/**
 * When (ms since 1970) the cell was first staffed: a watch was taken, or a channel or an alarm answered.
 * What was over by then is in no list: there was nobody to answer it. Infinity: it never was.
 */
export function staffedSince({ staff }: Picture): number {
  const [first] = all(staff);
  return first === undefined ? Number.POSITIVE_INFINITY : Date.parse(first.recorded);
}
