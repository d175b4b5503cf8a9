/** What a group of alarms says: what rings, who does what about it, and since when. Pure. */
import type { DeskId, Ref } from '../../picture/basics.ts';
import { CATEGORIES } from '../../picture/categories.ts';
import { itemOf } from '../../picture/fold.ts';
import { isLate } from '../../picture/staff/alarm-name.ts';
import type { AlarmGroup, Occurrence } from '../../picture/views/alarms/alarm.ts';
import { elapsed } from '../lib/countdown.ts';
import { hours } from '../lib/format.ts';
import { lettersOf } from '../lib/letters.ts';
import { wordsIn } from '../messages/catalogue.ts';
import { fill } from '../messages/fill.ts';
import { formOf } from '../messages/plural.ts';
import { type About, zonesText } from './about.ts';
import { titleOfLate, todoOfLate } from './late-wording.ts';
import { acknowledgedBy, endedAt, goesOn, shelfOf, since } from './standing.ts';
import { titleOfZones, todoOfZones } from './zone-wording.ts';

export type { About } from './about.ts';

/** What rings, in a few words: `Rocket alert inside No fire, Z-12`. */
export function titleOfGroup(group: AlarmGroup, about: About): string {
  const { alarms: w } = wordsIn(about.language);
  const subjects = group.alarms.map(({ occurrence }) => occurrence.subject);
  const desk = lettersOf(about.cell, subjects[0]?.desk ?? group.responds);
  switch (group.kind) {
    case 'unacknowledged':
    case 'unshown':
    case 'overdue':
    case 'unpassed':
      return titleOfLate(group.kind, group, about);
    case 'inside': {
      const maybe = subjects.every((subject) => subject.maybe);
      return fill(maybe ? w.title.maybeInside : w.title.inside, {
        what: eventsOf(group, about),
        zone: zonesText(
          subjects.flatMap(({ zone }) => zone ?? []),
          about,
        ),
      });
    }
    case 'lost':
    case 'unmanned':
    case 'missed':
      return fill(w.title[group.kind], { desk });
    case 'denounced':
    case 'conflict':
    case 'waiting':
    case 'ending':
    case 'ended':
      return titleOfZones(group.kind, group, about);
    default:
      return group.kind satisfies never;
  }
}

/** Who does what about it, as one line; its references stand apart. */
export function todoOf(group: AlarmGroup, mine: DeskId, about: About): string {
  const { alarms: w } = wordsIn(about.language);
  const desk = lettersOf(about.cell, group.responds);
  if (isLate(group.kind)) return todoOfLate(group.kind, group, mine, about);
  if (group.responds !== mine) {
    return fill(w.escalated, { desk, time: hours(since(group, about.now), about.now) });
  }
  const of = group.alarms[0]?.occurrence.subject.desk ?? group.responds;
  const other = lettersOf(about.cell, of);
  switch (group.kind) {
    case 'inside':
      return fill(w.todo.inside, { desk });
    case 'unmanned':
      if (of === group.responds) return fill(w.todo.unmanned, { desk });
      return fill(w.todo.unmannedOther, { desk, other });
    case 'lost':
    case 'missed':
      return fill(w.todo[group.kind], { desk, other });
    case 'denounced':
    case 'conflict':
    case 'waiting':
    case 'ending':
    case 'ended':
      return todoOfZones(group.kind, group, about);
    default:
      return group.kind satisfies never;
  }
}

/** The second line of a group: what to do about it, or who saw it; and how far it has gone. */
export function detailOf(group: AlarmGroup, mine: DeskId, about: About): string {
  const { alarms: w } = wordsIn(about.language);
  const seen = acknowledgedBy(group);
  if (group.state === 'acknowledged' && seen !== undefined) {
    return fill(w.seen, { person: seen.by.person, time: hours(seen.time, about.now) });
  }
  const shelf = group.state === 'shelved' ? shelfOf(group) : undefined;
  if (shelf !== undefined) {
    const { by, time } = shelf;
    return fill(w.shelvedBy, { person: by.person, time: hours(time, about.now) });
  }
  if (group.state === 'returned') return w.over;
  const told = group.responds === mine ? reachOf(group, about) : undefined;
  return [todoOf(group, mine, about), ...(told === undefined ? [] : [told])].join(' · ');
}

/** Who has been told besides the holder; undefined: nobody. */
export function reachOf(
  { reach }: Pick<AlarmGroup, 'reach'>,
  { language, second }: Pick<About, 'language' | 'second'>,
): string | undefined {
  const { reach: w } = wordsIn(language).alarms;
  if (reach === 'all') return w.all;
  return reach === 'second' && second ? w.second : undefined;
}

/** At the end of the row: how long it has rung, when it ended, or when it comes back. */
export function clockOf(group: AlarmGroup, { now, language }: About): string {
  const { alarms: w } = wordsIn(language);
  const shelf = group.state === 'shelved' ? shelfOf(group) : undefined;
  if (shelf !== undefined) return fill(w.back, { time: hours(shelf.back, now) });
  const ended = endedAt(group, now);
  if (ended !== undefined) return fill(w.ended, { time: hours(ended, now) });
  return elapsed(now - since(group, now), language);
}

/** The items that a group is about, each once: events first, then zones. */
export function refsOf({ alarms }: Pick<AlarmGroup, 'alarms'>): readonly Ref[] {
  const subjects = alarms.map(({ occurrence }) => occurrence.subject);
  return [
    ...new Set([
      ...subjects.flatMap(({ ref }) => ref ?? []),
      ...subjects.flatMap(({ zone }) => zone ?? []),
    ]),
  ];
}

/** The category of the one event, or how many events. */
function eventsOf({ alarms }: AlarmGroup, { picture, language }: About): string {
  const refs = new Set(alarms.flatMap(({ occurrence }) => occurrence.subject.ref ?? []));
  const [first] = refs;
  const item = first && itemOf(picture, first);
  if (refs.size === 1 && item?.kind === 'event') return CATEGORIES[item.fields.category][language];
  return formOf(refs.size, wordsIn(language).alarms.events, language);
}

/** When one occurrence began, and ended. */
export function spanOf(occurrence: Occurrence, { now, language }: About): string {
  const { alarms: w } = wordsIn(language);
  const { from, ended } = occurrence;
  if (ended === undefined || goesOn(occurrence, now))
    return fill(w.from, { time: hours(from, now) });
  return fill(w.fromTo, { from: hours(from, now), to: hours(ended, now) });
}
