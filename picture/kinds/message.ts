/** Messages: the kind for what desks say to each other, and each desk's way with it to the last mile. [R57] */
import type { DeskId } from '../basics.ts';
import { type Asked, acknowledgedBy, type StepBy } from '../facets/receipts/receipt.ts';
import { receiptsFor } from '../facets/receipts/receipts.ts';
import { replies } from '../facets/replies.ts';
import { isLifeSafety } from '../life-safety.ts';
import { CANCELLATION, CORRECTION, isForUnits, STAND_BY } from '../phrasebook/numbers.ts';
import { messageNamed, slotOfType } from '../phrasebook/phrase.ts';
import { type Entered, madeBy, type Over, type Stamp } from './item.ts';
import type { BriefGroup, Kind } from './kind.ts';
import { type MessageFields, MessageRef, wordsOfMessage } from './message-fields.ts';
import { type Answer, type MessageChange, type MessageItem, sent } from './message-item.ts';

export { MessageFields, MessageRef } from './message-fields.ts';
export type { Answer, Ended, MessageChange, MessageItem } from './message-item.ts';

const refOfMessage = ({ seq }: Stamp): MessageRef => MessageRef.parse(`M-${seq}`);

/** The message that this one corrects or cancels, which is then over. */
export const endsIn = ({ phrase }: MessageFields): MessageRef | undefined =>
  phrase?.number === CORRECTION || phrase?.number === CANCELLATION
    ? messageNamed(phrase)
    : undefined;

/** The message that a change makes; it is never changed by one of its own. */
function fold(_: MessageItem | undefined, entered: Entered, change: MessageChange): MessageItem {
  return {
    kind: 'message',
    ref: refOfMessage(entered),
    ...madeBy(entered, change.type),
    state: 'standing',
    fields: change.message,
    replies: [],
  };
}

/** A message after another one that answers, corrects or cancels it. */
function touched(item: MessageItem, entered: Entered, { message }: MessageChange): MessageItem {
  const { seq, time, by } = entered;
  const { phrase, answers } = message;
  if (phrase === undefined) return item;
  const ref = refOfMessage(entered);
  if (endsIn(message) === item.ref) {
    const is = phrase.number === CORRECTION ? 'corrected' : 'cancelled';
    return { ...item, ended: { is, by: ref, seq, time } };
  }
  if (answers !== item.ref) return item;
  const until = phrase.number === STAND_BY ? slotOfType(phrase, 'time')?.value : undefined;
  const step: StepBy = { seq, time, by, of: item.seq };
  const before = item.answered?.[by.desk];
  const answer: Answer = {
    ...step,
    message: ref,
    phrase: phrase.number,
    ...(until === undefined ? {} : { until }),
    ...(before === undefined ? {} : { first: before.first ?? stepOf(before) }),
  };
  return { ...item, answered: { ...item.answered, [by.desk]: answer } };
}

const stepOf = ({ seq, time, by, of }: StepBy): StepBy => ({ seq, time, by, of });

/** Whether a message asks for more than to be acknowledged. */
export const asksForAnswer = ({ phrase }: MessageFields): boolean =>
  phrase?.act === 'request' || phrase?.act === 'proposal' || phrase?.act === 'question';

/** [R60] What those to whom it is sent must know. */
function asks({ fields, seq, recorded, ended }: MessageItem): Asked {
  const { to, precedence, phrase } = fields;
  return {
    desks: to,
    words: { seq, time: recorded },
    precedence,
    units: phrase !== undefined && isForUnits(phrase),
    over: ended?.time,
    waits: phrase === undefined || !isLifeSafety(phrase),
    ...(phrase === undefined ? {} : { phrase }),
  };
}

/** The step with which a desk is done with a message, units apart; undefined: it is not. */
function doneBy(item: MessageItem, desk: DeskId): StepBy | undefined {
  const answer = item.answered?.[desk];
  if (asksForAnswer(item.fields)) return answer?.until === undefined ? answer : undefined;
  return acknowledgedBy(item, desk, asks(item));
}

/** [R29] It is over once all its desks have done what it asks, or it was corrected or cancelled. */
function over(item: MessageItem): Over | undefined {
  if (item.ended !== undefined) return { at: item.ended.time, fades: true };
  let last: StepBy | undefined;
  for (const desk of item.fields.to) {
    const done = doneBy(item, desk);
    if (done === undefined) return undefined;
    if (last === undefined || done.seq > last.seq) last = done;
  }
  return last && { at: last.time, fades: true };
}

/** The kind of messages, references M-n. */
export const message = {
  kind: 'message',
  letter: 'M',
  field: 'message',
  makes: [sent],
  amends: [],
  others: [],
  facets: [receiptsFor(asks), replies],
  fold,
  touches({ message: { answers, ...rest } }) {
    const ends = endsIn({ ...rest, answers });
    return [...new Set([answers, ends])].filter((ref) => ref !== undefined);
  },
  touched,
  said: (item) => item.fields,
  saidIn: (change) => change.message,
  refuse: (known, change, how) => how.judges.message(known, change, how),
  place: () => undefined,
  on: () => undefined,
  happened: (item) => item.recorded,
  point: () => undefined,
  title: ({ fields }) => wordsOfMessage(fields),
  over,
  asks,
  brief(item, { desk }) {
    const { fields, by, ended } = item;
    if (ended !== undefined) return [];
    const groups: BriefGroup[] = [];
    const open = fields.to.some((one) => doneBy(item, one) === undefined);
    if (open && by.desk === desk) groups.push('open');
    if (fields.to.includes(desk) && doneBy(item, desk) === undefined) groups.push('waiting');
    return groups;
  },
  release: 'never',
} as const satisfies Kind<MessageItem, MessageChange, MessageFields>;
