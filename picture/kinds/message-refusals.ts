/** Decides if a message can be sent: to whom, in the words of the book, as an answer to what. [R57] [R59] */
import type { DeskId } from '../basics.ts';
import { seqOf } from '../basics.ts';
import { type Judging, nowOf } from '../judging.ts';
import {
  answersTo,
  CANCELLATION,
  CORRECTION,
  isSpoken,
  phraseOf,
  STAND_BY,
} from '../phrasebook/book.ts';
import { messageNamed, type Phrase, slotOfType } from '../phrasebook/phrase.ts';
import { faultOf } from '../phrasebook/said.ts';
import { PRECEDENCES, type Precedence } from '../precedence.ts';
import { forbidden, impossible, type Refusal } from '../refusal.ts';
import { at } from '../table.ts';
import type { MessageFields, MessageRef } from './message-fields.ts';
import type { MessageChange, MessageItem } from './message-item.ts';

/** The reason to refuse a message; undefined if there is none. */
export function judgeMessage(
  _: MessageItem | undefined,
  { message }: MessageChange,
  how: Judging,
): Refusal | undefined {
  return (
    wrongDesks(message, how) ??
    (message.phrase && wrongPhrase(message, message.phrase, how)) ??
    wrongAnswer(message, how)
  );
}

const FIELD = 'change.message';

/** [R57] It goes to other members of the picture. */
function wrongDesks({ to }: MessageFields, { actor, picture }: Judging): Refusal | undefined {
  for (const [i, desk] of to.entries()) {
    const field = `${FIELD}.to.${i}`;
    if (desk === actor.desk) return impossible('R57', field, 'is your own desk');
    if (!picture.opened?.members.includes(desk)) {
      return impossible('R57', field, `${desk} is not a member of this picture`);
    }
  }
  return undefined;
}

/** [R57] The words and values are those of the book, and its urgency is not below what it must be. */
function wrongPhrase(
  message: MessageFields,
  phrase: Phrase,
  { context, picture, actor }: Judging,
): Refusal | undefined {
  const field = `${FIELD}.phrase`;
  if (context?.book === undefined) return impossible('R57', field, 'cannot be judged here');
  const fault = faultOf(context.book, phrase);
  if (fault !== undefined) return impossible('R57', `${field}.${fault.field}`, fault.why);
  const { number } = phrase;
  if (isSpoken(number)) {
    const why = `phrase ${number} is said by an act, and not by a message of its own`;
    return impossible('R57', `${field}.number`, why);
  }
  const own = phraseOf(context.book, number)?.precedence;
  if (phrase.lifeSafety && own !== undefined && below(message.precedence, own)) {
    return impossible('R57', `${FIELD}.precedence`, `phrase ${number} is at least ${own}`);
  }
  const refers = phrase.act === 'answer' || phrase.act === 'procedure';
  const ref = message.answers ?? (refers ? messageNamed(phrase) : undefined);
  const about = ref && messageIn(picture, ref);
  if (about === undefined) return undefined;
  if (below(message.precedence, about.fields.precedence)) {
    const why = `is below that of ${about.ref} (${about.fields.precedence})`;
    return impossible('R59', `${FIELD}.precedence`, why);
  }
  if (number !== CORRECTION && number !== CANCELLATION) return undefined;
  if (about.by.desk !== actor.desk) {
    return forbidden('R59', `${about.ref} is of the desk ${about.by.desk}, which alone does this`);
  }
  if (about.fields.answers !== undefined) {
    const why = `${about.ref} is an answer: answer ${about.fields.answers} again, the newest counts`;
    return impossible('R59', `${field}.number`, why);
  }
  const left = about.fields.to.filter((desk) => !message.to.includes(desk));
  if (left.length > 0) {
    return impossible(
      'R59',
      `${FIELD}.to`,
      `leaves out ${list(left)}, to whom ${about.ref} was sent`,
    );
  }
  return about.ended && impossible('R59', FIELD, `${about.ref} was ${about.ended.is} before`);
}

/** [R59] An answer is of an allowed phrase, by a desk that was asked, and names what it answers. */
function wrongAnswer({ phrase, answers }: MessageFields, how: Judging): Refusal | undefined {
  const { context, picture, actor } = how;
  const field = `${FIELD}.answers`;
  const named = phrase?.act === 'answer' ? messageNamed(phrase) : undefined;
  if (named !== undefined && named !== answers) {
    return impossible('R59', field, `phrase ${phrase?.number} answers ${named}: name it here too`);
  }
  if (answers === undefined) return undefined;
  if (phrase === undefined)
    return impossible('R59', field, 'is not for free text: it answers nothing');
  const asked = messageIn(picture, answers);
  if (asked === undefined) return impossible('R59', field, `${answers} is not in the picture`);
  if (!asked.fields.to.includes(actor.desk)) {
    return forbidden('R59', `${answers} was sent to ${list(asked.fields.to)}, who alone answer it`);
  }
  const known =
    asked.fields.phrase && context?.book && phraseOf(context.book, asked.fields.phrase.number);
  const allowed = known === undefined ? [] : answersTo(known).filter((one) => !isSpoken(one));
  if (!allowed.includes(phrase.number)) {
    const why =
      allowed.length === 0
        ? `${answers} can only be acknowledged`
        : `phrase ${phrase.number} does not answer it: ${list(allowed)} do`;
    return impossible('R59', field, why);
  }
  if (asked.ended !== undefined) {
    return impossible('R59', field, `${answers} was ${asked.ended.is} by ${asked.ended.by}`);
  }
  return phrase.number === STAND_BY ? wrongStandBy(asked, phrase, how) : undefined;
}

/** [R59] Stand by is for an answer that is still to come. */
function wrongStandBy(
  { answered }: MessageItem,
  phrase: Phrase,
  how: Judging,
): Refusal | undefined {
  const before = answered?.[how.actor.desk];
  if (before !== undefined && before.until === undefined) {
    const why = `was answered with ${before.message} before: stand by is for an answer that is to come`;
    return impossible('R59', `${FIELD}.answers`, why);
  }
  const until = slotOfType(phrase, 'time');
  if (until === undefined || Date.parse(until.value) > nowOf(how)) return undefined;
  const field = `${FIELD}.phrase.slots.${phrase.slots.indexOf(until)}.value`;
  return impossible('R59', field, 'is past: an answer comes later than now');
}

const list = (names: readonly (DeskId | string)[]): string => names.join(', ');

const below = (one: Precedence, other: Precedence): boolean =>
  PRECEDENCES.indexOf(one) > PRECEDENCES.indexOf(other);

/** The message of this reference; undefined if the picture has none. */
function messageIn({ items }: Judging['picture'], ref: MessageRef): MessageItem | undefined {
  const item = at(items, seqOf(ref));
  return item?.ref === ref && isMessage(item) ? item : undefined;
}

const isMessage = (item: { readonly kind: string }): item is MessageItem => item.kind === 'message';
