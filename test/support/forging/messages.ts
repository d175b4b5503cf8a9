/** Forgeries of messages: words that the book does not have, and answers of desks that were not asked. */
import type { Entry } from '../../../picture/entry.ts';
import { EMPTY, fold } from '../../../picture/fold.ts';
import type { MessageItem } from '../../../picture/kinds/message.ts';
import type { Log } from '../logs.ts';
import { DESKS } from '../people.ts';
import { said } from '../phrases.ts';
import { FREE, messagesIn, minuteAt, sent } from '../receipting.ts';
import {
  acting,
  altered,
  byPeople,
  type Forged,
  type Forgery,
  forgery,
  kindIn,
  openedIn,
  type Pick,
} from './forging.ts';
import { more } from './receipts.ts';

type Message = Extract<Entry['change'], { type: 'message.sent' }>['message'];

/** The messages that a log of the picture that all share ends with; none of any other. */
const standing = (log: Log): readonly MessageItem[] =>
  kindIn(log) === 'shared' && openedIn(log).members.length === DESKS.length
    ? messagesIn({ picture: fold(EMPTY, log.entries) })
    : [];

/** A message that fits, written otherwise: found at its own place. */
function rewritten(
  log: Log,
  pick: Pick,
  fits: (message: Message) => boolean,
  by: (message: Message) => object,
  rule: string,
): Forged | undefined {
  const entry = pick(
    byPeople(log).filter(({ change }) => change.type === 'message.sent' && fits(change.message)),
  );
  if (entry?.change.type !== 'message.sent') return undefined;
  const { message } = entry.change;
  const change = { type: 'message.sent', message: { ...message, ...by(message) } };
  return { log: altered(log, entry, () => ({ change })), expected: { seq: entry.seq, rule } };
}

const inWords = ({ phrase }: Message) => phrase !== undefined;
const timeOf = ({ entries }: Log): string =>
  minuteAt(Date.parse(entries.at(-1)?.time ?? '') + 3_600_000);

const isRequest = ({ fields }: MessageItem) => fields.phrase?.act === 'request';

/** An answer more at the end, against R59; of the first desk that was asked, to the one that asks. */
function answered(
  log: Log,
  one: MessageItem | undefined,
  number: string,
  over: { by?: string | undefined; to?: readonly string[] | undefined; precedence?: string } = {},
): Forged | undefined {
  if (one === undefined) return undefined;
  const { by = `${one.fields.to[0]}`, to = [one.by.desk], precedence = 'FLASH' } = over;
  const message = { phrase: said(number, { message: one.ref }), answers: one.ref };
  return more(log, acting(by), sent(to, message, precedence), 'R59');
}

export const MESSAGES: readonly Forgery[] = [
  ...(['en', 'ar', 'he'] as const).map((language) =>
    forgery(`a phrase of which the words are others (${language})`, (log, pick) =>
      rewritten(
        log,
        pick,
        inWords,
        ({ phrase }) => {
          const wording = { ...phrase?.wording, [language]: `${phrase?.wording[language]} x` };
          return { phrase: { ...phrase, wording } };
        },
        'R57',
      ),
    ),
  ),
  forgery('a value of which the words are those of another', (log, pick) =>
    rewritten(
      log,
      pick,
      ({ phrase }) => phrase?.slots.some(({ type }) => type === 'list') === true,
      ({ phrase }) => {
        const turn = (value: string) => (value === 'danger' ? 'time' : 'danger');
        const slots = phrase?.slots.map((slot) =>
          slot.type === 'list' ? { ...slot, value: turn(slot.value) } : slot,
        );
        return { phrase: { ...phrase, slots } };
      },
      'R57',
    ),
  ),
  forgery('a value left out', (log, pick) =>
    rewritten(
      log,
      pick,
      ({ phrase }) => (phrase?.slots.length ?? 0) > 1,
      ({ phrase }) => ({ phrase: { ...phrase, slots: phrase?.slots.slice(1) } }),
      'R57',
    ),
  ),
  forgery('a value that is another than was read back', (log, pick) => {
    const tellings = byPeople(log).flatMap(({ seq, change }) =>
      change.type === 'receipt.told' ? change.items.map((item) => ({ seq, item })) : [],
    );
    const item = pick(tellings)?.item;
    const told = tellings.find((one) => one.item === item);
    const first = log.entries[Number(item?.slice(2)) - 1];
    if (told === undefined || first?.change.type !== 'message.sent') return undefined;
    const { message } = first.change;
    const { phrase } = message;
    if (!phrase?.slots.some(({ type }) => type === 'time') || phrase.number === '343') {
      return undefined;
    }
    const later = (value: string) => minuteAt(Date.parse(value) + 60_000);
    const slots = phrase.slots.map((slot) =>
      slot.type === 'time' ? { ...slot, value: later(slot.value) } : slot,
    );
    const change = { type: 'message.sent', message: { ...message, phrase: { ...phrase, slots } } };
    const forged = altered(log, first, () => ({ change }));
    return { log: forged, expected: { seq: told.seq, rule: 'R64' } };
  }),
  forgery('a phrase of another kind, or about safety of life that is not', (log, pick) => {
    const over = pick([{ act: 'procedure' }, { lifeSafety: true }]) ?? {};
    const fits = ({ phrase }: Message) =>
      phrase !== undefined && phrase.act !== 'procedure' && phrase.lifeSafety !== true;
    return rewritten(log, pick, fits, ({ phrase }) => ({ phrase: { ...phrase, ...over } }), 'R57');
  }),
  forgery('safety of life, less urgent than the book says', (log, pick) => {
    const fits = ({ phrase }: Message) => phrase?.lifeSafety === true;
    return rewritten(log, pick, fits, () => ({ precedence: 'ROUTINE' }), 'R57');
  }),
  forgery('an act of the product said as a message', (log, pick) => {
    if (standing(log).length === 0) return undefined;
    const number = pick(['158', '163']) ?? '158';
    const phrase = said(number, { time: timeOf(log) });
    return more(log, acting('us'), sent(['il'], { phrase }), 'R57');
  }),
  forgery('a message to the desk that sends it', (log, pick) => {
    if (standing(log).length === 0) return undefined;
    const desk = `${pick(DESKS)}`;
    return more(log, acting(desk), sent([desk], { text: FREE }), 'R57');
  }),
  forgery('a message by an analyst', (log, pick) => {
    if (standing(log).length === 0) return undefined;
    const change = sent(['us'], { text: FREE });
    return more(log, acting('il', pick(['analyst', 'wall', 'feed'] as const)), change, 'P3');
  }),
  forgery('an answer by a desk that was not asked', (log, pick) => {
    const one = pick(standing(log).filter(isRequest));
    const desk = one && pick(DESKS.filter((desk) => !one.fields.to.includes(desk)));
    const to = desk && DESKS.filter((one) => one !== desk).slice(0, 1);
    return one && answered(log, one, '319', { by: desk, to });
  }),
  forgery('an answer that the message does not allow', (log, pick) =>
    answered(log, pick(standing(log).filter(isRequest)), '356'),
  ),
  forgery('an answer to free text', (log, pick) =>
    answered(log, pick(standing(log).filter(({ fields }) => fields.text !== undefined)), '319'),
  ),
  forgery('free text that answers', (log, pick) => {
    const one = pick(standing(log));
    const change = one && sent([one.by.desk], { text: FREE, answers: one.ref }, 'FLASH');
    return change && more(log, acting(`${one?.fields.to[0]}`), change, 'R59');
  }),
  forgery('an answer less urgent than what it answers', (log, pick) => {
    const urgent = ({ fields }: MessageItem) => fields.precedence !== 'ROUTINE';
    const one = pick(standing(log).filter((one) => isRequest(one) && urgent(one)));
    return answered(log, one, '319', { precedence: 'ROUTINE' });
  }),
  forgery('a message cancelled or corrected by another desk', (log, pick) => {
    const one = pick(standing(log));
    const phrase = one && said(pick(['130', '149']) ?? '130', { message: one.ref });
    const to = [`${one?.by.desk}`];
    return (
      phrase && more(log, acting(`${one?.fields.to[0]}`), sent(to, { phrase }, 'FLASH'), 'R59')
    );
  }),
  forgery('an answer to what was cancelled', (log, pick) => {
    const ended = ({ ended }: MessageItem) => ended !== undefined;
    return answered(log, pick(standing(log).filter((one) => isRequest(one) && ended(one))), '319');
  }),
  forgery('a phrase about a zone that is not there', (log, pick) => {
    if (standing(log).length === 0) return undefined;
    const phrase = said('450', { zone: 'Z-999999' });
    const change = sent([`${pick(['il', 'sy'])}`], { phrase }, 'FLASH');
    return more(log, acting('us'), change, 'R11');
  }),
];
