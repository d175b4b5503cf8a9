/** Decides the steps of a release: by whom, to which picture, of which words, how soon. [P12] [R22] [R23] */
import type { Actor } from '../../actor.ts';
import { pictureKindOf } from '../../cell.ts';
import { kindOf } from '../../items.ts';
import { type Judging, nowOf } from '../../judging.ts';
import type { AnyItem, Picture } from '../../picture.ts';
import { forbidden, impossible, overlooked, type Refusal } from '../../refusal.ts';
import type { Setting } from '../../setting.ts';
import { differs, isCopy, wordsAt } from './copy.ts';
import { releaseStatus } from './status.ts';
import type { Release, ReleaseChange } from './steps.ts';

/** The time (ms) that the clock may be behind the last entry: clocks are corrected in small steps. */
const SLACK = 5000;

/** Inputs with the whole picture: a copy names items by their references in the other picture. */
export interface Releasing extends Judging {
  readonly picture: Picture;
}

/** The reason to refuse a step of a release; undefined if none. The actor's role was checked before. */
export function judgeRelease(
  item: AnyItem,
  change: ReleaseChange,
  { picture, actor, context }: Releasing,
): Refusal | undefined {
  if (context === undefined) return forbidden('P12', 'nothing is released from here');
  // the time that the entry will have [C3]
  const now = nowOf({ picture, context });
  if (change.type === 'release.proposed') {
    return (
      refuseTarget(change, item, actor, context.cell) ?? refuseCopy(picture, item, change, now)
    );
  }
  const release = item.releases?.find(({ seq }) => seq === change.release);
  if (release === undefined) {
    return notPossible('release', `${change.release} is no release of ${change.item}`);
  }
  switch (change.type) {
    case 'release.approved':
      return refuseApproval(release, item, actor, { now, behind: context.now < now - SLACK });
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

const notPossible = (field: string, why: string): Refusal =>
  impossible('R22', `change.${field}`, why);

/** [R23] Refuses an item whose state bars its release: the copy would not show that state. */
function refuseState(item: AnyItem): Refusal | undefined {
  const { release } = kindOf(item);
  const why = release === 'never' ? `${item.ref} is never released` : release.bars(item);
  return why === undefined ? undefined : impossible('R23', 'change.item', why);
}

const open = ({ state }: Release): boolean => state === 'proposed' || state === 'approved';
const over = ({ seq, state }: Release): Refusal =>
  notPossible('release', `release ${seq} is ${state}`);

/** [P12] Refuses a target or a number of persons that the cell does not provide for. */
function refuseTarget(
  { to, second }: Proposal,
  item: AnyItem,
  { desk }: Actor,
  cell: Setting,
): Refusal | undefined {
  const target = cell.pictures.find(({ id }) => id === to);
  if (pictureKindOf(cell, to) !== 'shared' || !target?.members.includes(desk)) {
    return forbidden('P12', `${to} is no picture that ${desk} shares with others`);
  }
  if (second === needsSecond(item, cell)) return undefined;
  return forbidden('P12', `the cell asks for ${second ? 'one person' : 'a second person'} here`);
}

/** True if the cell asks for a second person to release this item. */
export function needsSecond(item: AnyItem, cell: Setting): boolean {
  const named: readonly string[] = cell.release?.twoPersons ?? [];
  const { kind, said, release } = kindOf(item);
  const more = release === 'never' ? [] : release.sensitive(said(item));
  return [kind, ...more].some((one) => named.includes(one));
}

/** Refuses a proposal that is no copy of what the item says now, or while another is on its way there. */
function refuseCopy(
  picture: Picture,
  item: AnyItem,
  { to, of, change }: Proposal,
  now: number,
): Refusal | undefined {
  const barred = refuseState(item);
  if (barred !== undefined) return barred;
  const words = wordsAt(item);
  if (of > words) return notPossible('of', `${item.ref} has no words of entry ${of}`);
  if (of < words) {
    const missed = item.history.filter(({ seq }) => seq > of).map(({ seq }) => seq);
    return overlooked(`${item.ref} has changed since entry ${of}`, missed);
  }
  const waiting = item.releases?.find(
    (one) => one.to === to && open(one) && releaseStatus(one, now) !== 'lapsed',
  );
  if (waiting !== undefined) return notPossible('to', `release ${waiting.seq} is on its way there`);
  return isCopy(change, item, { from: picture, to })
    ? undefined
    : impossible('R23', 'change.change', `is no copy of ${item.ref}`);
}

/** [P12] Refuses an approval by the proposer, too late, or of words that have changed. */
function refuseApproval(
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
  const barred = refuseState(item);
  if (barred !== undefined) return barred;
  if (differs(item, release)) {
    return notPossible('release', `${item.ref} has changed since it was proposed for release`);
  }
  return undefined;
}
