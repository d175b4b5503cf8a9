/** What arrived while nobody looked at this screen, until it has been seen. */
import type { Ref } from '../../picture/basics.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { at } from '../../picture/table.ts';
import { uiOf } from '../kinds.ts';

export interface Watching {
  /** The last entry before somebody looked away; undefined while somebody looks. */
  readonly left: number | undefined;
  /** Arrived in an absence that is over, and not seen yet. */
  readonly unseen: readonly Ref[];
}

export const HERE: Watching = { left: undefined, unseen: [] };

/** Nobody looks from this picture on. */
export const leave = (watching: Watching, { seq }: Picture): Watching => ({
  ...watching,
  left: watching.left ?? seq,
});

/** Somebody looks again, at this picture. */
export const back = (watching: Watching, picture: Picture): Watching =>
  watching.left === undefined
    ? watching
    : { left: undefined, unseen: arrived(watching, picture).map(({ ref }) => ref) };

export const saw = (watching: Watching, ref: Ref): Watching =>
  watching.unseen.includes(ref)
    ? { ...watching, unseen: watching.unseen.filter((one) => one !== ref) }
    : watching;

export const sawAll = (watching: Watching): Watching => ({ ...watching, unseen: [] });

/** The items that nobody has seen yet, the gravest first, then the newest. Withdrawn ones are none. */
export function arrived({ left, unseen }: Watching, picture: Picture): readonly AnyItem[] {
  const found = unseen.map((ref) => at(picture.items, Number(ref.slice(2))));
  for (let seq = (left ?? picture.seq) + 1; seq <= picture.seq; seq++) {
    found.push(at(picture.items, seq));
  }
  return found
    .filter((item) => item !== undefined)
    .filter((item) => item.state !== 'withdrawn')
    .sort((a, b) => uiOf(a).rank(a) - uiOf(b).rank(b) || b.seq - a.seq);
}
