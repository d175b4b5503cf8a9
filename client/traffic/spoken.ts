/** The act that a phrase says which is said by no message of its own: 158, 163, 308. Pure. [R57] */
import type { DeskId, PersonId } from '../../picture/basics.ts';
import type { Change } from '../../picture/entry.ts';
import { itemOf, type Picture } from '../../picture/fold.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import { SPOKEN } from '../../picture/phrasebook/book.ts';
import { type Phrase, slotOfType } from '../../picture/phrasebook/phrase.ts';
import { channelsOf, standingOf } from '../../picture/staff/ledger.ts';

export type SpokenFault = 'notSuspended' | 'noMessage';

interface Speaking {
  readonly picture: Picture;
  readonly me: { readonly desk: DeskId; readonly person: PersonId };
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of a FLASH that is acknowledged: the last three digits of its number, as they were typed. */
  readonly digits?: string | undefined;
}

/** The act with these words on it; undefined: the phrase is said by a message. */
export function actSaid(
  says: Phrase,
  { picture, me, now, digits }: Speaking,
): Change | SpokenFault | undefined {
  const from = slotOfType(says, 'time')?.value;
  switch (says.number as string) {
    case SPOKEN.suspending:
      return { type: 'channel.suspended', ...(from === undefined ? {} : { from }), says };
    case SPOKEN.resuming: {
      const standing = channelsOf(picture.staff, me.desk).findLast(
        ({ is, ended }) =>
          is === 'suspension' && (ended === undefined || Date.parse(ended.from) > now),
      );
      if (standing === undefined) return 'notSuspended';
      const item = standing.ref;
      return { type: 'channel.resumed', item, ...(from === undefined ? {} : { from }), says };
    }
    case SPOKEN.received: {
      const message = messageIn(picture, says);
      if (message === undefined) return 'noMessage';
      const { ref: item, seq: entry } = message;
      const held = standingOf(picture.staff, me, now) === 'nobody-holds';
      return {
        type: 'receipt.acknowledged',
        item,
        entry,
        ...(digits === undefined || digits === '' ? {} : { digits }),
        ...(held ? { held: false as const } : {}),
        says,
      };
    }
    default:
      return undefined;
  }
}

/** The message that an answer names, if the picture has it. */
export function messageIn(picture: Picture, says: Phrase): MessageItem | undefined {
  const ref = slotOfType(says, 'message')?.value;
  const item = ref && itemOf(picture, ref);
  return item?.kind === 'message' ? item : undefined;
}
