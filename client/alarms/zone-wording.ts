/** What alarms about zones say: one was denounced, two conflict, one waits, ends, or has ended. Pure. */
import type { Ref } from '../../picture/basics.ts';
import { agreedIn, denouncedFrom } from '../../picture/facets/consent/version.ts';
import { itemOf } from '../../picture/fold.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import type { AlarmKind } from '../../picture/staff/alarm-name.ts';
import type { AlarmGroup } from '../../picture/views/alarms/alarm.ts';
import { windowEnd } from '../../picture/window.ts';
import { hours } from '../lib/format.ts';
import { lettersOf } from '../lib/letters.ts';
import { wordsIn } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';
import { formOf } from '../messages/plural.ts';
import { type About, lettersOfAll, zonesText } from './about.ts';

/** The kinds of alarm that are about zones themselves. */
export type ZoneAlarm = Extract<
  AlarmKind,
  'denounced' | 'conflict' | 'waiting' | 'ending' | 'ended'
>;

/** What rings, in a few words: `Ends soon: No fire, Z-12`. */
export function titleOfZones(kind: ZoneAlarm, group: AlarmGroup, about: About): string {
  const { title: w, conflicts } = wordsIn(about.language).alarms;
  const refs = subjectsOf(group).flatMap(({ ref }) => ref ?? []);
  const zone = zonesText(refs, about);
  switch (kind) {
    case 'denounced': {
      const desks = subjectsOf(group).flatMap(({ desk }) => desk ?? []);
      return fill(w.denounced, { desk: lettersOfAll(desks, about), zone });
    }
    case 'conflict': {
      const [first, ...more] = subjectsOf(group);
      if (more.length > 0) return formOf(group.alarms.length, conflicts, about.language);
      const other = first?.zone === undefined ? '' : zonesText([first.zone], about);
      return fill(w.conflict, { zone, other });
    }
    case 'waiting':
      return fill(w.waiting, { desk: lettersOf(about.cell, group.responds), zone });
    case 'ending':
      return fill(isUnconfirmed(group, about) ? w.unconfirmed : w.ending, { zone });
    case 'ended':
      return fill(w.ended, { zone });
    default:
      return kind satisfies never;
  }
}

/** Who does what about it, and until when there is time. */
export function todoOfZones(kind: ZoneAlarm, group: AlarmGroup, about: About): string {
  const { todo: w, ends, ended, expected } = wordsIn(about.language).alarms;
  const desk = lettersOf(about.cell, group.responds);
  const time = endOf(kind, group, about);
  const said = (words: string): string => {
    if (time === undefined) return words;
    const moment = { time: hours(time, about.now) };
    const unconfirmed = kind === 'ending' && isUnconfirmed(group, about);
    const when = fill(unconfirmed ? expected : time <= about.now ? ended : ends, moment);
    return `${words} · ${when}`;
  };
  switch (kind) {
    case 'denounced':
      return said(fill(w.inside, { desk }));
    case 'conflict': {
      const others = group.alarms
        .flatMap(({ occurrence: { desks } }) => desks)
        .filter((one) => one !== group.responds);
      if (others.length === 0) return fill(w.conflictOwn, { desk });
      return fill(w.conflict, { desk, other: lettersOfAll(others, about) });
    }
    case 'waiting':
      return fill(w.waiting, { desk });
    case 'ending':
      return said(fill(isUnconfirmed(group, about) ? w.unconfirmed : w.ending, { desk }));
    case 'ended':
      return said(fill(w.inside, { desk }));
    default:
      return kind satisfies never;
  }
}

const subjectsOf = ({ alarms }: AlarmGroup) => alarms.map(({ occurrence }) => occurrence.subject);

function zonesOf(group: AlarmGroup, { picture }: About): readonly ZoneItem[] {
  const refs = new Set<Ref>(subjectsOf(group).flatMap(({ ref }) => ref ?? []));
  return [...refs].flatMap((ref) => {
    const item = itemOf(picture, ref);
    return item?.kind === 'zone' ? [item] : [];
  });
}

/** True if the end of all these zones is an estimate, which somebody has to confirm. [R53] */
const isUnconfirmed = (group: AlarmGroup, about: About): boolean =>
  zonesOf(group, about).every(({ terms: { window } }) => windowEnd(window) === undefined);

/** When (ms since 1970) the first of these zones ends: by its window, or because it was denounced. */
function endOf(kind: ZoneAlarm, group: AlarmGroup, about: About): number | undefined {
  const ends = zonesOf(group, about).flatMap((zone) => {
    const { to } = zone.terms.window;
    const left = kind === 'denounced' ? denouncedFrom(agreedIn(zone.versions)) : undefined;
    return [...(left === undefined ? [] : [left]), ...(to === undefined ? [] : [Date.parse(to)])];
  });
  return ends.length === 0 ? undefined : Math.min(...ends);
}
