/** The view of alarms: what rings for each desk, by picture, cell and time alone. [R37] */
import type { DeskId } from '../../basics.ts';
import type { Entry } from '../../entry.ts';
import type { Picture } from '../../picture.ts';
import type { Setting } from '../../setting.ts';
import type { AlarmName } from '../../staff/alarm-name.ts';
import type { View } from '../view.ts';
import type { Alarms, DeskAlarms, Occurrence } from './alarm.ts';

const NONE: DeskAlarms = { groups: [], rings: false, sounded: undefined };

/** A view of the alarms of all desks. */
export function alarms(_cell: Setting): View<Alarms> {
  return {
    start: (_picture: Picture) => {},
    take: (_entries: readonly Entry[], _picture: Picture) => {},
    at: () => () => NONE,
    next: () => undefined,
  };
}

/** The alarms of each desk at `at` (ms since 1970), computed at once. */
export function deskAlarms(
  picture: Picture,
  cell: Setting,
  at: number,
): (desk: DeskId) => DeskAlarms {
  const view = alarms(cell);
  view.start(picture);
  return view.at(at);
}

/** The occurrence of this name, if it began until `at`; it may have ended. [R38] */
export function occurrenceNamed(
  _picture: Picture,
  _cell: Setting,
  _name: AlarmName,
  _at: number,
): Occurrence | undefined {
  return undefined;
}
