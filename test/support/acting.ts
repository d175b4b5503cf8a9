/** Random acts of watch, channel and alarm: by anybody, about anything, and what each of them moved. */
import { DeskId } from '../../picture/basics.ts';
import { type Actor, type Person, SERVER } from '../../picture/permission.ts';
import type { Picture } from '../../picture/picture.ts';
import { ROLES } from '../../picture/roles.ts';
import { isAlarmAct, isChannel } from '../../picture/staff/items.ts';
import { holding, ledgerOf } from '../../picture/staff/ledger.ts';
import type { StaffItem } from '../../picture/staff/staff.ts';
import { all } from '../../picture/table.ts';
import { MINUTE } from './clock.ts';
import { machine } from './desks.ts';
import { DESKS, STRANGER } from './people.ts';
import { named, type Staffed } from './staffed.ts';

export type Next = () => number;

const TYPES = [
  'watch.taken',
  'watch.offered',
  'watch.left',
  'channel.suspended',
  'channel.resumed',
  'channel.checked',
  'channel.answered',
  'channel.lost',
  'channel.heard',
  'alarm.acknowledged',
  'alarm.shelved',
  'alarm.unshelved',
] as const;

/** One of a list. Throws if there is none. */
export function oneOf<T>(list: readonly T[], next: Next): T {
  const one = list[Math.floor(next() * list.length)];
  if (one === undefined) throw new Error('an empty list');
  return one;
}

/** Somebody: mostly one of three officers of a desk, now and then in any role, or of no desk, or a forger. */
export function anybody(next: Next): Actor {
  const desk = next() < 0.03 ? `${STRANGER}` : `${oneOf(DESKS, next)}`;
  const role = next() < 0.75 ? 'officer' : oneOf(ROLES, next);
  if (next() < 0.05) return desk === `${STRANGER}` ? named(desk, 'x') : machine(desk);
  if (next() < 0.03) return { ...named(desk, 'x', role), person: SERVER };
  return named(desk, `${desk}-${Math.floor(next() * 3)}`, role);
}

/** What somebody might ask for now: often what could be done by somebody, not always by them. */
export function anyAct(log: Staffed, who: Actor, next: Next): object {
  const usual = whatIsUsual(log, `${who.desk}`, next);
  if (usual !== undefined && who.role !== 'server') return usual;
  const server = who.role === 'server' && next() < 0.8;
  const type = server
    ? oneOf(['channel.lost', 'channel.heard'] as const, next)
    : oneOf(TYPES, next);
  const item = aimedAt(log, type, next);
  const desk = oneOf(DESKS, next);
  const of = next() < 0.8 ? who.desk : desk;
  switch (type) {
    case 'watch.taken':
      return taken(log, `${of}`, next);
    case 'watch.offered':
    case 'channel.answered':
    case 'channel.resumed':
    case 'channel.heard':
      return { type, item: fitting(type, item) };
    case 'watch.left':
      return { type, item: fitting(type, item), reason: 'x' };
    case 'channel.suspended':
      return { type };
    case 'channel.checked':
    case 'channel.lost':
      return { type, desk };
    default: {
      const alarms = names(log, `${of}`, next);
      const held = next() < 0.5 ? { held: false } : {};
      const until = new Date(log.now + 10 * MINUTE).toISOString();
      return { type, alarms, ...held, ...(type === 'alarm.shelved' ? { until, reason: 'x' } : {}) };
    }
  }
}

/** Now and then what somebody of this desk would do in earnest: take the watch, answer, resume. */
function whatIsUsual(log: Staffed, desk: string, next: Next): object | undefined {
  if (next() < 0.5) return undefined;
  const items = ledgerOf(log.picture.staff).channels.get(DeskId.parse(desk)) ?? [];
  const own = items.filter(({ is, state }) => is !== 'loss' && state === 'standing');
  const suspension = own.find(({ is }) => is === 'suspension');
  if (suspension !== undefined && next() < 0.5) {
    return { type: 'channel.resumed', item: suspension.ref };
  }
  if (log.held(desk) === undefined) return taken(log, desk, next);
  const check = own.findLast(({ is }) => is === 'check');
  return check && { type: 'channel.answered', item: check.ref };
}

/** Some staff item; mostly one that stands as the act wants it, of whatever desk. */
function aimedAt({ picture }: Staffed, type: string, next: Next): string {
  const items = [...all(picture.staff)];
  const wanted = items.filter((one) => {
    if (one.state === 'ended' || one.state === 'left') return false;
    return isChannel(one) ? one.is === ENDS[type] : one.kind === type.split('.')[0];
  });
  const list = wanted.length > 0 && next() < 0.8 ? wanted : items;
  return list.length === 0 ? 'W-2' : oneOf(list, next).ref;
}
const ENDS: Readonly<Record<string, string>> = {
  'channel.answered': 'check',
  'channel.resumed': 'suspension',
  'channel.heard': 'loss',
};

/** The reference with the letter that the change wants: a wrong number is refused all the same. */
const fitting = (type: string, item: string): string =>
  `${type.startsWith('watch') ? 'W' : 'C'}-${item.slice(2)}`;

function taken(log: Staffed, desk: string, next: Next): object {
  const held = log.held(desk);
  const relieves = held !== undefined && next() < 0.9 ? { relieves: held.ref } : {};
  const absent = held?.state === 'held' && next() < 0.9 && 'relieves' in relieves;
  const brief = log.brief(desk);
  return { type: 'watch.taken', brief, ...relieves, ...(absent ? { absent: true } : {}) };
}

function names(log: Staffed, desk: string, next: Next): readonly string[] {
  const ringing = log.ringing(desk);
  return ringing.length > 0 && next() < 0.9 ? [oneOf(ringing, next)] : ['unmanned us 1'];
}

/** Whose a staff item is: the desk that took the watch, suspended, is asked, was lost, or acknowledged. */
export const ownerOf = (item: StaffItem): DeskId => (isChannel(item) ? item.desk : item.by.desk);

/** The staff items that an act made or changed. */
export function moved(before: Picture, after: Picture): readonly StaffItem[] {
  const known = new Set<unknown>(all(before.staff));
  return [...all(after.staff)].filter((item) => !known.has(item));
}

/** Why an act that was taken should not have been; undefined: it was its author's to do. Not by the rules' code. */
export function trespass(
  who: Actor,
  type: string,
  before: Picture,
  after: Picture,
  now: number,
): string | undefined {
  const items = moved(before, after);
  if (items.length !== 1) return `${items.length} things moved`;
  const [item] = items;
  if (item === undefined) return 'nothing moved';
  if (who.role === 'server') {
    return /^channel\.(checked|lost|heard)$/.test(type) && who.person === SERVER
      ? undefined
      : `the server did ${type}`;
  }
  if (who.role !== 'officer' && who.role !== 'supervisor') return `${who.role} did ${type}`;
  if (type === 'channel.lost' || type === 'channel.heard') return `a person did ${type}`;
  const own = ownerOf(item) === who.desk;
  if (type === 'channel.checked') return own ? 'a desk asked itself' : undefined;
  if (!own) return `${type} for ${ownerOf(item)}`;
  for (const desk of DESKS) {
    if (desk === who.desk) continue;
    if (holderOf(before, desk, now) !== holderOf(after, desk, now))
      return `${desk} is held otherwise`;
  }
  if (/^(watch\.(offered|left)|channel\.answered)$/.test(type)) {
    return holderOf(before, who.desk, now) === who.person ? undefined : `not the holder: ${type}`;
  }
  return isAlarmAct(item) ? alarmTrespass(who, item.held, before, now) : undefined;
}

const holderOf = ({ staff }: Picture, desk: DeskId, now: number) =>
  holding(staff, desk, now)?.by.person;

/** By the watches as they stand in the table: the last one not left, or the one before it for 2 minutes. */
function alarmTrespass(
  { desk, person }: Person,
  held: false | undefined,
  { staff }: Picture,
  now: number,
): string | undefined {
  const watches = ledgerOf(staff).watches.get(desk) ?? [];
  const last = watches.at(-1);
  if (last === undefined || last.state === 'left') {
    return held === false ? undefined : 'nobody held the watch, and the entry does not say so';
  }
  if (held === false) return 'the watch was held, and the entry says that it was not';
  if (last.by.person === person) return undefined;
  const before = watches.find(({ ref }) => ref === last.relieves);
  const late = now >= Date.parse(last.recorded) + 2 * MINUTE;
  return before?.by.person === person && !late ? undefined : 'neither the holder nor the relieved';
}
