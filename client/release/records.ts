/** What a desk's own picture says of its releases: all of them, which wait, and what came from where. Pure. */
import type { DeskId, PictureId, Ref } from '../../picture/basics.ts';
import { type Cell, type PictureInfo, pictureKindBy } from '../../picture/cell.ts';
import { differs } from '../../picture/facets/release/copy.ts';
import { releaseStatus, WAITS } from '../../picture/facets/release/status.ts';
import type { Release } from '../../picture/facets/release/steps.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';

/** A release with the item that it is of. */
export interface Recorded {
  readonly item: AnyItem;
  readonly release: Release;
}

const found = new WeakMap<Picture, readonly Recorded[]>(); // pictures are replaced, never altered

/** Every release of the picture, the last proposed first. */
export function releasesIn(picture: Picture): readonly Recorded[] {
  let known = found.get(picture);
  if (known === undefined) {
    known = [...all(picture.items)]
      .flatMap((item) => (item.releases ?? []).map((release) => ({ item, release })))
      .sort((a, b) => b.release.seq - a.release.seq);
    found.set(picture, known);
  }
  return known;
}

/** Those that wait for a second person at `now` (ms since 1970). */
export const waiting = (picture: Picture, now: number): readonly Recorded[] =>
  releasesIn(picture).filter(({ release }) => releaseStatus(release, now) === 'waiting');

/** The item of the own picture from which an item of another was released. */
export const originOf = (own: Picture, to: PictureId, ref: Ref): AnyItem | undefined =>
  releasesIn(own).find(({ release }) => release.to === to && release.made?.item === ref)?.item;

/** The pictures that a desk shares with others, in the cell's order: where it may release to. */
export const targetsOf = ({ pictures }: Cell, desk: DeskId): readonly PictureInfo[] =>
  pictures.filter((one) => pictureKindBy(one) === 'shared' && one.members.includes(desk));

/** Where a release stands, as it is told to its desk. */
export type Told =
  | { readonly as: 'waiting'; readonly minutes: number }
  | { readonly as: 'delayed'; readonly until: string }
  | { readonly as: 'refused'; readonly reason: string }
  | {
      readonly as: 'made';
      readonly ref: Ref;
      readonly takenBack: boolean;
      readonly differs: boolean;
    }
  | { readonly as: 'lapsed' | 'going' };

/** `there`: the picture that it was released to, where it is known. */
export function told({ item, release }: Recorded, now: number, there: Picture | undefined): Told {
  const as = releaseStatus(release, now);
  switch (as) {
    case 'waiting':
      return { as, minutes: Math.ceil((Date.parse(release.time) + WAITS - now) / 60_000) };
    case 'delayed':
      return { as, until: release.notBefore ?? '' };
    case 'refused':
      return { as, reason: release.refusedBy?.reason ?? '' };
    case 'made': {
      const ref = release.made?.item;
      if (ref === undefined) throw new Error(`release ${release.seq} is made of nothing`);
      const takenBack = there !== undefined && itemOf(there, ref)?.state === 'withdrawn';
      return {
        as,
        ref,
        takenBack,
        differs: !takenBack && isLast(item, release) && differs(item, release),
      };
    }
    case 'lapsed':
    case 'going':
      return { as };
    default:
      return as satisfies never;
  }
}

/** Whether nothing was released there since. */
const isLast = ({ releases = [] }: AnyItem, { seq, to }: Release): boolean =>
  releases.findLast((one) => one.to === to && one.made !== undefined)?.seq === seq;
