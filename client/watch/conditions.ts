/** What somebody has done who takes the watch, and what is still missing. Pure. */
import type { DeskId, Language } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import { hasAsked } from '../../picture/kinds/watch-refusals.ts';
import type { WatchItem } from '../../picture/staff/items.ts';
import type { Me } from '../api/api.ts';
import { LOCALES } from '../lib/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { type Counted, formOf } from '../messages/plural.ts';
import { type Read, type Tally, tallyOf } from './reading.ts';
import type { Row } from './rows.ts';

export interface Conditions {
  readonly items: Tally;
  readonly remarks: Tally;
  /** Whether this screen shows the same picture as the server. */
  readonly same: boolean;
  /** Undefined: nobody is relieved, and no desk need be asked. */
  readonly channels: Tally | undefined;
}

export interface Known {
  readonly rows: readonly Row[];
  readonly read: Read;
  readonly same: boolean;
  readonly picture: Picture;
  readonly me: Pick<Me, 'desk' | 'person'>;
  /** The watch that is held now. */
  readonly held: WatchItem | undefined;
  /** In ms since 1970. */
  readonly now: number;
}

export function conditionsOf({ rows, read, same, picture, me, held, now }: Known): Conditions {
  const isRemark = ({ group }: Row): boolean => group === 'remarks';
  const others = othersThan(picture, me.desk);
  return {
    items: tallyOf(
      rows.filter((row) => !isRemark(row)),
      read,
    ),
    remarks: tallyOf(rows.filter(isRemark), read),
    same,
    channels: held && {
      done: others.filter((desk) => hasAsked(picture.staff, me, desk, now)).length,
      all: others.length,
    },
  };
}

/** The other desks of a picture. */
export const othersThan = ({ opened }: Pick<Picture, 'opened'>, own: DeskId): readonly DeskId[] =>
  (opened?.members ?? []).filter((desk) => desk !== own);

const left = (tally: Tally | undefined): number => (tally ? tally.all - tally.done : 0);

/** The first of what is missing; undefined: nothing is. */
export function firstMissing({
  items,
  remarks,
  same,
  channels,
}: Conditions): 'items' | 'remarks' | 'channels' | 'picture' | undefined {
  if (left(items) > 0) return 'items';
  if (left(remarks) > 0) return 'remarks';
  if (left(channels) > 0) return 'channels';
  return same ? undefined : 'picture';
}

/** What is missing, in words: `6 items and 1 channel`; undefined: nothing is. */
export function missingText(
  { items, remarks, same, channels }: Conditions,
  { toGo }: Pick<Messages['watch'], 'toGo'>,
  language: Language,
): string | undefined {
  const counted = (tally: Tally | undefined, forms: Counted): readonly string[] =>
    left(tally) > 0 ? [formOf(left(tally), forms, language)] : [];
  const parts = [
    ...counted(items, toGo.items),
    ...counted(remarks, toGo.remarks),
    ...counted(channels, toGo.channels),
    ...(same ? [] : [toGo.picture]),
  ];
  if (parts.length === 0) return undefined;
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(parts);
}
