/** Finds an occurrence by its name alone: at little cost, however much else there is. [R38] */
import { DeskId, Ref } from '../../basics.ts';
import { itemOf, type Picture } from '../../fold.ts';
import { staffItemOf } from '../../picture.ts';
import type { AlarmName } from '../../staff/alarm-name.ts';
import { isChannel } from '../../staff/items.ts';
import { agreedOf } from './agreed.ts';
import { conflictOf } from './conflict.ts';
import type { Finding, Found } from './found.ts';
import { insideOf } from './inside.ts';
import { lateOf } from './late.ts';
import { lostOf, missedOf, unmannedOf } from './staffing.ts';
import { unansweredOf } from './unanswered.ts';
import { waitingOf } from './waiting.ts';

/** The occurrence of this name, begun or not; undefined: there is none, or no longer. */
export function foundNamed(picture: Picture, name: AlarmName, finding: Finding): Found | undefined {
  return candidates(picture, name, finding).find(({ occurrence }) => occurrence.name === name);
}

/** The occurrences that a name can mean. */
function candidates(picture: Picture, name: AlarmName, finding: Finding): readonly Found[] {
  const [kind, first = '', second = ''] = name.split(' ');
  const item = itemNamed(picture, first);
  switch (kind) {
    case 'unanswered':
      return item?.kind === 'event' ? unansweredOf(item, finding) : [];
    case 'unacknowledged':
    case 'unshown':
    case 'overdue':
    case 'unpassed':
      return item === undefined ? [] : lateOf(item, picture, finding);
    case 'inside': {
      const zone = itemNamed(picture, second);
      const both = item?.kind === 'event' && zone?.kind === 'zone';
      return both ? insideOf(item, zone, finding) : [];
    }
    case 'denounced':
    case 'ending':
    case 'ended':
      return item?.kind === 'zone' ? agreedOf(item, finding) : [];
    case 'waiting':
      return item?.kind === 'zone' ? waitingOf(item, finding) : [];
    case 'conflict': {
      const other = itemNamed(picture, second);
      const both = item?.kind === 'zone' && other?.kind === 'zone';
      return both ? conflictOf(item, other, finding) : [];
    }
    case 'lost':
    case 'missed': {
      const ref = Ref.safeParse(first);
      const channel = ref.success ? staffItemOf(picture, ref.data) : undefined;
      if (channel === undefined || !isChannel(channel)) return [];
      return (kind === 'lost' ? lostOf : missedOf)(picture, channel.desk, finding);
    }
    case 'unmanned': {
      const desk = DeskId.safeParse(first);
      const known = desk.success && finding.members.includes(desk.data);
      return known ? unmannedOf(picture, desk.data, finding) : [];
    }
    default:
      return [];
  }
}

/** The item of `E-12.1`, whatever its revision is. */
function itemNamed(picture: Picture, named: string) {
  const ref = Ref.safeParse(named.replace(/\.\d+$/, ''));
  return ref.success ? itemOf(picture, ref.data) : undefined;
}
