/** The steps of a release: schemas of the changes, and their fold into the item. [R22] */
import { z } from 'zod';
import { Hash, Instant, PictureId, Ref, RefElsewhere, Seq } from '../../basics.ts';
import { BrokenLog } from '../../broken.ts';
import { COPIES } from '../../items.ts';
import { type Made, Reason, type Stamp, stepped } from '../../kinds/item.ts';
import { type AuthorRole, SPEAKERS } from '../../roles.ts';
import { MEANS } from '../../schema-parts.ts';

const [first, ...rest] = COPIES;
if (first === undefined) throw new Error('there is no kind that is released');

/** The change that enters the other log, the same bytes as the preview. [R23] */
export const ReleasedChange = z
  .discriminatedUnion('type', [first, ...rest], { error: 'this is not released' })
  .register(MEANS, { part: 'elsewhere' });

/** [P12] The steps are taken in the picture of one desk only. */
const PRIVATE = {
  private: { rule: 'P12', why: 'what is released comes from the picture of one desk' },
} as const;
const SERVER: readonly AuthorRole[] = ['server'];

const of = { item: Ref, release: Seq }; // a release is named by the entry that proposed it

/** The rules of the steps. */
export const STEPS = [
  {
    schema: z.strictObject({
      type: z.literal('release.proposed'),
      item: Ref,
      to: PictureId,
      /** The seq of the entry with the item's words that were previewed. */
      of: Seq,
      change: ReleasedChange,
      /** True if the cell asks for a second person; otherwise it is approved at once. */
      second: z.boolean(),
      notBefore: Instant.optional(),
    }),
    may: SPEAKERS,
    ...PRIVATE,
  },
  {
    schema: z.strictObject({ type: z.literal('release.approved'), ...of }),
    may: SPEAKERS,
    ...PRIVATE,
  },
  {
    schema: z.strictObject({ type: z.literal('release.refused'), ...of, reason: Reason }),
    may: [...SPEAKERS, ...SERVER],
    ...PRIVATE,
  },
  {
    schema: z.strictObject({
      type: z.literal('release.made'),
      ...of,
      made: z.strictObject({ item: RefElsewhere, seq: Seq, hash: Hash }), // in the other log
    }),
    may: SERVER,
    ...PRIVATE,
  },
] as const;

/** A release of an item; its stamp is that of the proposal. */
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

/** The state of the facet in an item; absent until the first proposal. */
export interface Released {
  readonly releases?: readonly Release[];
}

/** The fields of the item that a step changes. Throws BrokenLog (R22) for a release that was not proposed. */
export function foldRelease(
  item: Made & Released,
  { seq, time, by }: Stamp,
  change: ReleaseChange,
): Pick<Made & Released, 'history' | 'releases'> {
  const releases = item.releases ?? [];
  const stamp: Stamp = { seq, time, by };
  const step = stepped(item, stamp, change);
  if (change.type === 'release.proposed') {
    const { to, of, second, notBefore, change: copy } = change;
    const state = second ? 'proposed' : 'approved';
    const later = notBefore === undefined ? {} : { notBefore };
    const release: Release = { ...stamp, to, of, second, ...later, change: copy, state };
    return { ...step, releases: [...releases, release] };
  }
  const i = releases.findIndex((one) => one.seq === change.release);
  const release = releases[i];
  if (release === undefined) {
    throw new BrokenLog(seq, 'R22', `names release ${change.release}, which was not proposed`);
  }
  return { ...step, releases: releases.with(i, after(release, stamp, change)) };
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
export type ReleaseChange = z.infer<(typeof STEPS)[number]['schema']>;

/** True if a change is a step of a release, and so leaves the item's words alone. */
export const isRelease = (change: { readonly type: string }): change is ReleaseChange =>
  change.type.startsWith('release.');
