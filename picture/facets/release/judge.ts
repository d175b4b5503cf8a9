/** What of a release may be done now: who, where to, of which words, how soon. [P12] [R22] [R23] */
import type { Actor } from '../../actor.ts';
import { kindOf } from '../../cell.ts';
import { kindOf as kindOfItem } from '../../items.ts';
import type { Judging } from '../../judging.ts';
import type { AnyItem, Picture } from '../../picture.ts';
import { forbidden, impossible, overlooked, type Refusal } from '../../refusal.ts';
import type { Setting } from '../../setting.ts';
import { differs, isCopy, wordsAt } from './copy.ts';
import { releaseStatus } from './status.ts';
import type { Release, ReleaseChange } from './steps.ts';

/** How far (ms) the clock may lie behind the last entry: clocks are set right by little steps. */
const SLACK = 5000;

/** Where a release is judged: it needs the whole picture, for what the others call the items named. */
interface Releasing extends Judging {
  readonly picture: Picture;
}

/** The reason to refuse a step of a release of this item, by who may do such a step at all. */
export function judgeRelease(
  item: AnyItem,
  change: ReleaseChange,
  { picture, actor, context }: Releasing,
): Refusal | undefined {
  if (context === undefined) return forbidden('P12', 'nothing is released from here');
  // an entry's time is never before that of the entry before it [C3]
  const now = Math.max(context.now, Date.parse(picture.time ?? ''));
  if (change.type === 'release.proposed') {
    return misdirected(change, item, actor, context.cell) ?? unlike(picture, item, change, now);
  }
  const release = item.releases?.find(({ seq }) => seq === change.release);
  if (release === undefined) {
    return no('release', `${change.release} is no release of ${change.item}`);
  }
  switch (change.type) {
    case 'release.approved':
      return unapproved(release, item, actor, { now, behind: context.now < now - SLACK });
    case 'release.refused':
      return open(release) ? undefined : over(release);
    case 'release.made': // even if it was refused meanwhile: the others have it
      return release.state === 'approved' || release.state === 'refused'
        ? undefined
        : over(release);
    default:
      return change satisfies never;
  }
}

type Proposal = Extract<ReleaseChange, { type: 'release.proposed' }>;

const no = (field: string, why: string): Refusal => impossible('R22', `change.${field}`, why);

/** [R23] The others would get it as if it stood. */
function held(item: AnyItem): Refusal | undefined {
  const { release } = kindOfItem(item);
  const why = release === 'never' ? `${item.ref} is never released` : release.bars(item);
  return why === undefined ? undefined : impossible('R23', 'change.item', why);
}

const open = ({ state }: Release): boolean => state === 'proposed' || state === 'approved';
const over = ({ seq, state }: Release): Refusal => no('release', `release ${seq} is ${state}`);

/** [P12] Where to and by how many is what the cell says, not what is asked. */
function misdirected(
  { to, second }: Proposal,
  item: AnyItem,
  { desk }: Actor,
  cell: Setting,
): Refusal | undefined {
  const target = cell.pictures.find(({ id }) => id === to);
  if (kindOf(cell, to) !== 'shared' || !target?.members.includes(desk)) {
    return forbidden('P12', `${to} is no picture that ${desk} shares with others`);
  }
  if (second === needsSecond(item, cell)) return undefined;
  return forbidden('P12', `the cell asks for ${second ? 'one person' : 'a second person'} here`);
}

/** Whether the cell asks for a second person for the release of this item. */
export function needsSecond(item: AnyItem, cell: Setting): boolean {
  const named: readonly string[] = cell.release?.twoPersons ?? [];
  const { kind, said, release } = kindOfItem(item);
  const more = release === 'never' ? [] : release.sensitive(said(item));
  return [kind, ...more].some((one) => named.includes(one));
}

/** Whether what is proposed is a copy of what the item says now, and none is on its way already. */
function unlike(
  picture: Picture,
  item: AnyItem,
  { to, of, change }: Proposal,
  now: number,
): Refusal | undefined {
  const barred = held(item);
  if (barred !== undefined) return barred;
  const words = wordsAt(item);
  if (of > words) return no('of', `${item.ref} has no words of entry ${of}`);
  if (of < words) {
    const missed = item.history.filter(({ seq }) => seq > of).map(({ seq }) => seq);
    return overlooked(`${item.ref} has changed since entry ${of}`, missed);
  }
  const waiting = item.releases?.find(
    (one) => one.to === to && open(one) && releaseStatus(one, now) !== 'lapsed',
  );
  if (waiting !== undefined) return no('to', `release ${waiting.seq} is on its way there`);
  return isCopy(change, item, { from: picture, to })
    ? undefined
    : impossible('R23', 'change.change', `is no copy of ${item.ref}`);
}

/** [P12] Another person, in time, of what the item still says. */
function unapproved(
  release: Release,
  item: AnyItem,
  { person }: Actor,
  { now, behind }: { readonly now: number; readonly behind: boolean },
): Refusal | undefined {
  if (release.state !== 'proposed') return over(release);
  if (release.by.person === person) {
    return forbidden('P12', 'another person than the one who proposed it approves');
  }
  if (releaseStatus(release, now) === 'lapsed') {
    return forbidden('P12', 'it was proposed more than 10 minutes ago');
  }
  if (behind) {
    return forbidden('P12', 'the clock was set back: nobody can tell how long ago it was proposed');
  }
  const barred = held(item);
  if (barred !== undefined) return barred;
  if (differs(item, release)) {
    return no('release', `${item.ref} has changed since it was proposed for release`);
  }
  return undefined;
}
