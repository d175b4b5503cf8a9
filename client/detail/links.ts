/** What links to an item, and as what. Pure; one pass over the picture. */
import type { Language, Ref } from '../../picture/basics.ts';
import type { AnyItem, Picture } from '../../picture/fold.ts';
import { KIND_NAMES } from '../../picture/items.ts';
import { pageOf } from '../kinds.ts';
import { itemsOf } from '../store/by-kind.ts';

interface Linking {
  readonly from: AnyItem;
  readonly relation: string;
}

/** Kind by kind, the newest first. */
export const linking = (picture: Picture, ref: Ref, language: Language): readonly Linking[] =>
  KIND_NAMES.flatMap((kind) =>
    itemsOf(picture, kind).flatMap((from) =>
      pageOf(kind)
        .links(from, language)
        .filter(({ to }) => to === ref)
        .map(({ relation }) => ({ from, relation })),
    ),
  );
