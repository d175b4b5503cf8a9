/**
 * The words of late alarms: a desk has not shown, acknowledged, answered or passed on an item within its time
 * limit. Title, what to do about it, and the label of the button that leads to the item. Pure. [R63]
 */
import type { DeskId } from '../../picture/basics.ts';
import { type AnyItem, itemOf } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import { isLate, type LateKind } from '../../picture/staff/alarm-name.ts';
import type { AlarmGroup } from '../../picture/views/alarms/alarm.ts';
import { hours } from '../lib/format.ts';
import { lettersOf } from '../lib/letters.ts';
import { wordsIn } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';
import type { About } from './about.ts';

/** What rings, in a few words: `IL has not acknowledged M-4811`. */
export function titleOfLate(kind: LateKind, group: AlarmGroup, about: About): string {
  const { title: w } = wordsIn(about.language).alarms;
  const [desk, ref] = [lettersOf(about.cell, group.responds), refOf(group)];
  if (kind !== 'overdue') return fill(w[kind], { desk, ref });
  return fill(w.overdue, { desk, ref, time: hours(dueOf(group), about.now) });
}

/** Who does what about it, and when that was due; other desks tell the silent one by voice. */
export function todoOfLate(kind: LateKind, group: AlarmGroup, mine: DeskId, about: About): string {
  const { todo: w, byVoice, due } = wordsIn(about.language).alarms;
  const desk = lettersOf(about.cell, group.responds);
  const what =
    group.responds !== mine
      ? fill(byVoice, { desk })
      : kind === 'unacknowledged' && asksForDigits(group, about)
        ? fill(w.digits, { desk })
        : fill(w[kind], { desk });
  return `${what} · ${fill(due, { time: hours(dueOf(group), about.now) })}`;
}

/** What a desk that is late itself does about a group; undefined: it is about something else. */
export function leadsTo(
  { kind, responds }: Pick<AlarmGroup, 'kind' | 'responds'>,
  mine: DeskId,
): 'acknowledge' | 'open' | undefined {
  if (!isLate(kind) || responds !== mine) return undefined;
  return kind === 'unacknowledged' || kind === 'unshown' ? 'acknowledge' : 'open';
}

/** The label of the button that leads to the item itself. */
export function leadText(group: AlarmGroup, mine: DeskId, about: About): string | undefined {
  const to = leadsTo(group, mine);
  return to && fill(wordsIn(about.language).alarms.item[to], { ref: refOf(group) });
}

/** For a late alarm: a warning that acknowledging the alarm does not acknowledge the item. Undefined for other kinds. */
export function insistsText(group: AlarmGroup, { cell, language }: About): string | undefined {
  if (!isLate(group.kind)) return undefined;
  const desk = lettersOf(cell, group.responds);
  return fill(wordsIn(language).alarms.insists, { desk, ref: refOf(group) });
}

const refOf = ({ alarms: [first] }: AlarmGroup): string => first?.occurrence.subject.ref ?? '';

/** When the step was due (ms since 1970): then the alarm began. */
const dueOf = ({ alarms }: AlarmGroup): number =>
  Math.min(...alarms.map(({ occurrence }) => occurrence.from));

function asksForDigits({ alarms: [first] }: AlarmGroup, { picture }: About): boolean {
  const ref = first?.occurrence.subject.ref;
  const item: AnyItem | undefined = ref && itemOf(picture, ref);
  const asked = item && kindOf(item).asks(item, picture.opened?.members ?? []);
  return asked?.precedence === 'FLASH';
}
