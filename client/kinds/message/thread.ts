/** What was said to a message, and what was done with it: answers, corrections, units, and what was told by voice. Pure. */
import type { Author, DeskId, Instant } from '../../../picture/basics.ts';
import type { Unit } from '../../../picture/facets/receipts/unit.ts';
import type { Picture } from '../../../picture/fold.ts';
import { endsIn, type MessageItem } from '../../../picture/kinds/message.ts';
import { itemsOf } from '../../store/by-kind.ts';

interface Said {
  readonly seq: number;
  readonly time: Instant;
  readonly by: Author;
}

export type ThreadStep = Said &
  (
    | { readonly is: 'answers' | 'corrects' | 'cancels' | 'about'; readonly item: MessageItem }
    | { readonly is: 'passed' | 'confirmed'; readonly unit: Unit }
    | {
        readonly is: 'told';
        readonly desk: DeskId;
        readonly person: string;
        readonly digits: string;
      }
  );

/** The oldest first: a conversation is read downwards. */
export function threadOf(picture: Picture, message: MessageItem): readonly ThreadStep[] {
  const steps: ThreadStep[] = itemsOf(picture, 'message').flatMap((item) => {
    const is = relationOf(item, message);
    return is === undefined ? [] : [{ is, item, seq: item.seq, time: item.recorded, by: item.by }];
  });
  for (const [desk, receipt] of entriesOf(message.receipts)) {
    for (const { unit, passed, confirmed } of receipt.units ?? []) {
      steps.push({ is: 'passed', unit, ...saidBy(passed) });
      if (confirmed !== undefined) steps.push({ is: 'confirmed', unit, ...saidBy(confirmed) });
    }
    for (const { person, digits, ...step } of receipt.told ?? []) {
      steps.push({ is: 'told', desk, person, digits, ...saidBy(step) });
    }
  }
  return steps.sort((a, b) => a.seq - b.seq);
}

const saidBy = ({ seq, time, by }: Said): Said => ({ seq, time, by });

const entriesOf = <T>(record: Readonly<Partial<Record<DeskId, T>>> = {}) =>
  (Object.keys(record) as DeskId[]) // the keys of a record of desks
    .flatMap((desk) => {
      const value = record[desk];
      return value === undefined ? [] : [[desk, value] as const];
    });

/** As what one message stands in the thread of another; undefined: it does not. */
function relationOf(
  { ref, fields }: MessageItem,
  message: MessageItem,
): 'answers' | 'corrects' | 'cancels' | 'about' | undefined {
  if (endsIn(fields) === message.ref) {
    return message.ended?.by === ref && message.ended.is === 'corrected' ? 'corrects' : 'cancels';
  }
  if (fields.answers === message.ref) return 'answers';
  return fields.about?.includes(message.ref) ? 'about' : undefined;
}
