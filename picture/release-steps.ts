/** Letting others have a copy of an item: proposed, approved, refused, made. It stands with the item. [R22] */
import { z } from 'zod';
import { Hash, Instant, PictureId, Ref, Seq } from './basics.ts';
import { BrokenLog } from './broken.ts';
import { changedBy, type Made, Reason, type Stamp } from './kinds/item.ts';
import { COPIES } from './kinds.ts';

const [first, ...rest] = COPIES;
if (first === undefined) throw new Error('there is no kind');

/** What enters the other log, to the byte: the preview that was released. */
export const ReleasedChange = z.discriminatedUnion('type', [first, ...rest], {
  error: 'this is not released',
});

const of = { item: Ref, release: Seq }; // the entry that proposed it

export const ReleaseChanges = [
  z.strictObject({
    type: z.literal('release.proposed'),
    item: Ref,
    to: PictureId,
    /** The entry with the item's words that were previewed. */
    of: Seq,
    change: ReleasedChange,
    /** Whether the cell asks for a second person. Without one it is approved at once. */
    second: z.boolean(),
    notBefore: Instant.optional(),
  }),
  z.strictObject({ type: z.literal('release.approved'), ...of }),
  z.strictObject({ type: z.literal('release.refused'), ...of, reason: Reason }),
  z.strictObject({
    type: z.literal('release.made'),
    ...of,
    made: z.strictObject({ item: Ref, seq: Seq, hash: Hash }), // in the other log
  }),
] as const;
const ReleaseChange = z.union(ReleaseChanges);

export interface Release extends Stamp {
  readonly to: PictureId;
  readonly of: number;
  readonly second: boolean;
  readonly notBefore?: Instant;
  readonly change: ReleasedChange;
  readonly state: 'proposed' | 'approved' | 'refused' | 'made';
  readonly approvedBy?: Stamp;
  readonly refusedBy?: Stamp & { readonly reason: string };
  readonly made?: { readonly item: Ref; readonly seq: number; readonly hash: Hash };
}

/** What an item has when it was ever proposed for release. Absent, it is as it always was. */
export interface Released {
  readonly releases?: readonly Release[];
}

/** The item after one step of a release. Throws BrokenLog (R22) for a release that was not proposed. */
export function foldRelease<T extends Made & Released>(
  known: T,
  { seq, time, by }: Stamp,
  change: ReleaseChange,
): T {
  const releases = known.releases ?? [];
  const stamp: Stamp = { seq, time, by };
  const item = changedBy(known, stamp, change);
  if (change.type === 'release.proposed') {
    const { to, of, second, notBefore, change: copy } = change;
    const state = second ? 'proposed' : 'approved';
    const later = notBefore === undefined ? {} : { notBefore };
    const release: Release = { ...stamp, to, of, second, ...later, change: copy, state };
    return { ...item, releases: [...releases, release] };
  }
  const i = releases.findIndex((one) => one.seq === change.release);
  const release = releases[i];
  if (release === undefined) {
    throw new BrokenLog(seq, 'R22', `names release ${change.release}, which was not proposed`);
  }
  return { ...item, releases: releases.with(i, after(release, stamp, change)) };
}

function after(
  release: Release,
  stamp: Stamp,
  change: Exclude<ReleaseChange, { type: 'release.proposed' }>,
): Release {
  switch (change.type) {
    case 'release.approved':
      return { ...release, state: 'approved', approvedBy: stamp };
    case 'release.refused':
      return { ...release, state: 'refused', refusedBy: { ...stamp, reason: change.reason } };
    case 'release.made':
      return { ...release, state: 'made', made: change.made };
    default:
      return change satisfies never;
  }
}

export type ReleasedChange = z.infer<typeof ReleasedChange>;
export type ReleaseChange = z.infer<typeof ReleaseChange>;
