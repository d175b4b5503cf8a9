/** What random logs say to each other: messages, answers, corrections, and each desk's receipts. */
import type { DeskId } from '../../../picture/basics.ts';
import {
  acknowledgedBy,
  type Receipted,
  shownAt,
  unitsOf,
} from '../../../picture/facets/receipts/receipt.ts';
import type { AnyItem } from '../../../picture/fold.ts';
import { kindOf } from '../../../picture/items.ts';
import { asksForAnswer, type MessageItem } from '../../../picture/kinds/message.ts';
import { all } from '../../../picture/table.ts';
import { type AlarmLog, DESKS } from './log.ts';
import type { Dice } from './random-places.ts';

const MINUTE = 60_000;

interface Said {
  readonly number: string;
  readonly act: string;
  readonly lifeSafety?: true;
}
/** Some of each sort: for units and not, with an answer and not, about safety of life and not. */
const PHRASES: readonly (Said | undefined)[] = [
  { number: '229', act: 'request', lifeSafety: true },
  { number: '528', act: 'information', lifeSafety: true },
  { number: '207', act: 'notice' },
  { number: '609', act: 'request' },
  { number: '403', act: 'question' },
  { number: '101', act: 'procedure' },
  undefined, // free text
];

const wording = { en: 'Words', ar: 'كلمات', he: 'מילים' };

/** A phrase as an entry has it; no book reads what nobody judges. */
const phrase = ({ number, act, lifeSafety }: Said, slots: readonly object[] = []) => ({
  number,
  version: 1,
  act,
  ...(lifeSafety ? { lifeSafety } : {}),
  wording,
  slots,
});
const about = (ref: string) => ({ name: 'message', type: 'message', value: ref });

const isMessage = (item: AnyItem): item is MessageItem => item.kind === 'message';

export function sendMessage(log: AlarmLog, dice: Dice, desk: string): void {
  const own = [...all(log.picture.items)]
    .filter(isMessage)
    .filter(({ by, ended }) => by.desk === desk && ended === undefined);
  const others = DESKS.filter((one) => one !== desk);
  const one = dice.pick(others);
  const to = one === undefined || dice.one(2) ? others : [one];
  const precedence = dice.of('FLASH', 'FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE');
  const over = dice.one(5) ? dice.pick(own) : undefined;
  const said = over === undefined ? dice.pick(PHRASES) : { number: '149', act: 'procedure' };
  const words =
    said === undefined
      ? { text: { original: 'en', en: 'Words' } }
      : { phrase: phrase(said, over === undefined ? [] : [about(over.ref)]) };
  log.say(desk, { type: 'message.sent', message: { to, precedence, ...words } });
}

/** Some steps of desks with the things that they must know last, as the rules allow them. */
export function receipts(log: AlarmLog, dice: Dice): void {
  for (let i = dice.of(1, 2, 4); i > 0; i--) receipt(log, dice);
}

function receipt(log: AlarmLog, dice: Dice): void {
  const { picture } = log;
  const asked = [...all(picture.items)].flatMap((item) => {
    const ask = item.state === 'withdrawn' ? undefined : kindOf(item).asks(item, DESKS);
    return ask?.precedence === undefined ? [] : [{ item, ask }];
  });
  const one = dice.pick(asked.slice(-4));
  const desk = one && dice.pick(one.ask.desks);
  if (one === undefined || desk === undefined) return;
  const { item, ask } = one;
  const { ref }: AnyItem & Receipted = item;
  const entry = ask.words.seq;
  const known = acknowledgedBy(item, desk, ask) !== undefined;
  const told = unitsOf(item, desk, ask);
  const waiting = told.find(({ confirmed }) => confirmed === undefined);
  if (waiting !== undefined && dice.one(2)) {
    log.say(desk, { type: 'receipt.confirmed', item: ref, entry, unit: waiting.unit });
    return;
  }
  const draw = dice.next();
  if (draw < 0.2) {
    if (shownAt(item, desk, ask) !== undefined) return;
    log.say(desk, { type: 'receipt.shown', items: [ref] }, 'server');
  } else if (draw < 0.35) {
    if (!known) log.say(desk, { type: 'receipt.acknowledged', item: ref, entry });
  } else if (draw < 0.65) {
    const unit = dice.of({ name: 'First' }, { name: 'Second' }, { listed: 'ambulances' });
    if (!known || told.some((by) => JSON.stringify(by.unit) === JSON.stringify(unit))) return;
    log.say(desk, { type: 'receipt.passed', item: ref, entry, unit });
  } else if (draw < 0.75) {
    const by = DESKS.find((other) => other !== desk) ?? desk;
    const told = { type: 'receipt.told', items: [ref], desk, person: 'Cohen', digits: '007' };
    log.say(by, told);
  } else if (isMessage(item) && asksForAnswer(item.fields) && item.ended === undefined) {
    answer(log, dice, item, desk);
  }
}

function answer(log: AlarmLog, dice: Dice, item: MessageItem, desk: DeskId): void {
  const before = item.answered?.[desk];
  const standsBy = dice.one(2) && (before === undefined || before.until !== undefined);
  const minute = (Math.floor(log.now / MINUTE) + dice.of(1, 1, 2, 30)) * MINUTE;
  const time = { name: 'time', type: 'time', value: new Date(minute).toISOString() };
  const said = standsBy
    ? phrase({ number: '343', act: 'answer' }, [about(item.ref), time])
    : phrase({ number: '319', act: 'answer' }, [about(item.ref)]);
  log.say(desk, {
    type: 'message.sent',
    message: {
      to: [item.by.desk],
      precedence: item.fields.precedence,
      phrase: said,
      answers: item.ref,
    },
  });
}

/** Names of what desks may be late with, of the last that they must know. */
export function lateNames(items: readonly AnyItem[]): string[] {
  const last = items.filter(({ kind }) => kind === 'event' || kind === 'message').slice(-8);
  return last.flatMap((item) => {
    const { receipts = {} }: AnyItem & Receipted = item;
    const revised = `${item.ref}.${item.revision}`;
    return DESKS.flatMap((desk) => {
      const passed = (receipts[desk]?.units ?? []).map((unit) => unit.passed.seq);
      const answer = isMessage(item) ? item.answered?.[desk] : undefined;
      return [
        ...['unacknowledged', 'unshown', 'unpassed'].map((kind) => `${kind} ${revised} ${desk}`),
        ...passed.map((seq) => `unpassed ${revised} ${desk} ${seq}`),
        ...(answer?.until === undefined ? [] : [`overdue ${revised} ${desk} ${answer.seq}`]),
      ];
    });
  });
}
