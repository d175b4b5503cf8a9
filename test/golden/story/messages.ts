/** What desks say to each other and must know: phrases and free text, answers, and each step to the last mile. */
import { DeskId, Ref } from '../../../picture/basics.ts';
import { shownAt } from '../../../picture/facets/receipts/receipt.ts';
import { kindOf } from '../../../picture/items.ts';
import { readBack } from '../../../picture/phrasebook/read-out.ts';
import { BOOK } from '../../../server/lib/phrasebook.ts';
import { MINUTE, SECOND } from '../../support/clock.ts';
import { EVENT } from '../../support/examples.ts';
import { itemAt } from '../../support/growing.ts';
import { DESKS, person } from '../../support/people.ts';
import { said } from '../../support/phrases.ts';
import type { Visitor } from '../../support/visitor.ts';
import type { Stage } from '../stage.ts';
import { propose } from './consent.ts';
import type { People } from './people.ts';
import { LONG_TEXT } from './texts.ts';

const PICTURE = 'shared';
const PLACE = '36SYB65916820';
const reason = 'x';

export async function playMessages(stage: Stage, people: People): Promise<void> {
  await warned(stage, people);
  await asked(stage, people);
  await corrected(stage, people);
  await waited(stage, people);
  await others(stage, people);
}

/** A whole minute, so many minutes after the one that is. */
const minute = ({ clock }: Stage, later = 0): string =>
  new Date(Math.ceil(clock.now() / MINUTE + later) * MINUTE).toISOString();

/** Sends a message; its reference. */
async function send(
  stage: Stage,
  who: Visitor,
  to: readonly string[],
  precedence: string,
  message: object,
): Promise<string> {
  const change = { type: 'message.sent', message: { to, precedence, ...message } };
  return `${(await stage.take(who, PICTURE, change)).item}`;
}

/** Takes a step with what must be known. */
const step = (stage: Stage, who: Visitor, type: string, item: string, more: object = {}) =>
  stage.take(who, PICTURE, { type: `receipt.${type}`, item, entry: wordsOf(stage, item), ...more });

function askedOf(stage: Stage, ref: string) {
  const item = itemAt(stage.picture(PICTURE), ref);
  const is = item && kindOf(item).asks(item, DESKS);
  if (item === undefined || is === undefined) throw new Error(`nobody has to know of ${ref}`);
  return { item, is };
}
const wordsOf = (stage: Stage, ref: string): number => askedOf(stage, ref).is.words.seq;
const digits = (ref: string) => ({ digits: ref.slice(2).padStart(3, '0').slice(-3) });
const held = { held: false };

/** Items stand on a wall of a desk until the server has written that they were shown. */
async function show(stage: Stage, desk: string, ...refs: readonly string[]): Promise<void> {
  const { stream, replica } = stage.served(PICTURE);
  const { showing } = stream;
  const wall = `wall of ${desk}`;
  showing.join(wall, person(desk, 'wall'));
  showing.proved(wall, replica.head.seq);
  showing.say(
    wall,
    refs.map((ref) => Ref.parse(ref)),
  );
  stage.clock.pass(2 * SECOND);
  showing.proved(wall, replica.head.seq);
  showing.lookAgain();
  await stage.until('what was shown is written', () => {
    showing.say(
      wall,
      refs.map((ref) => Ref.parse(ref)),
    );
    return refs.every((ref) => {
      const { item, is } = askedOf(stage, ref);
      return shownAt(item, DeskId.parse(desk), is) !== undefined;
    });
  });
  showing.leave(wall);
}

/** Life safety, to two: shown, acknowledged by its digits, answered, passed on and confirmed; and told by voice. */
async function warned(stage: Stage, { noa, samir, ruth }: People): Promise<void> {
  const zone = await propose(stage, ruth, { kind: 'no-fire', name: LONG_TEXT });
  const values = { zone, time: minute(stage, 60), activity: 'firing' };
  const cease = await send(stage, ruth, ['il', 'sy'], 'FLASH', { phrase: said('229', values) });
  await show(stage, 'il', cease, zone);
  await step(stage, noa, 'acknowledged', cease, digits(cease)); // she holds the watch of il
  await step(stage, noa, 'passed', cease, { unit: { listed: unitOf(stage, 'il') } });
  await step(stage, noa, 'passed', cease, { unit: { name: 'مرصد ٤ · מוצב 4 · Post 4' } });
  await step(stage, noa, 'confirmed', cease, { unit: { name: 'مرصد ٤ · מוצב 4 · Post 4' } });
  await send(stage, noa, ['us'], 'FLASH', {
    phrase: said('319', { message: cease }),
    answers: cease,
    about: [zone],
  });
  const back = readBack(BOOK, said('229', values));
  const items = [cease, zone];
  const spoken = { desk: 'sy', person: 'الرائد حداد', digits: `${back} ${digits(zone).digits}` };
  await stage.take(ruth, PICTURE, { type: 'receipt.told', items, ...spoken });
  const says = said('308', { message: cease });
  await step(stage, samir, 'acknowledged', cease, { ...digits(cease), ...held, says });
}

/** The id of a unit that the cell lists for a desk. */
function unitOf(stage: Stage, desk: string): string {
  const [unit] = stage.cell.desks.find(({ id }) => id === desk)?.units ?? [];
  if (unit === undefined) throw new Error(`the cell lists no unit of ${desk}`);
  return unit.id;
}

/** A question that is put off, and then answered; a request that cannot be done; every type of value. */
async function asked(stage: Stage, { noa, samir, ruth }: People): Promise<void> {
  const firing = said('416', { place: PLACE, time: minute(stage, -30) });
  const question = await send(stage, samir, ['us', 'il'], 'IMMEDIATE', { phrase: firing });
  const answer = (who: Visitor, number: string, values: object = {}) => {
    const phrase = said(number, { message: question, ...values });
    return send(stage, who, ['sy'], 'IMMEDIATE', { phrase, answers: question });
  };
  await answer(noa, '343', { time: minute(stage, 15) });
  await answer(noa, '362');
  await answer(ruth, '370');
  const call = said('125', { time: minute(stage, 10) });
  const request = await send(stage, noa, ['us'], 'PRIORITY', { phrase: call });
  const cannot = said('335', { message: request, reason: 'time' });
  await send(stage, ruth, ['il'], 'PRIORITY', { phrase: cannot, answers: request });
  const seen = {
    place: PLACE,
    time: minute(stage),
    aircraft: 'unmanned',
    direction: 'unknown',
    altitude: { metres: 120, reference: 'AMSL' as const },
  };
  await send(stage, ruth, ['il'], 'IMMEDIATE', { phrase: said('502', seen) });
  await send(stage, ruth, ['sy'], 'IMMEDIATE', {
    phrase: said('502', { ...seen, altitude: undefined }),
  });
  const blast = { place: PLACE, from: minute(stage), to: minute(stage, 30), distance: 400 };
  await send(stage, samir, ['il', 'us'], 'PRIORITY', { phrase: said('553', blast) });
  const help = said('705', { place: PLACE, count: undefined });
  await send(stage, samir, ['us'], 'FLASH', { phrase: help });
}

/** Free text in three languages; one message is corrected, and one cancelled. */
async function corrected(stage: Stage, { noa, ruth }: People): Promise<void> {
  const free = await send(stage, noa, ['us', 'sy'], 'ROUTINE', { text: LONG_TEXT });
  await step(stage, ruth, 'acknowledged', free, held);
  for (const number of ['130', '149']) {
    const place = { place: PLACE, time: minute(stage, number === '130' ? 5 : 7) };
    const to = ['us', 'sy'];
    const wrong = await send(stage, noa, to, 'PRIORITY', { phrase: said('577', place) });
    await send(stage, noa, to, 'PRIORITY', { phrase: said(number, { message: wrong }) });
  }
}

/** A channel is suspended and resumed in agreed words; what comes meanwhile waits, and life safety does not. */
async function waited(stage: Stage, { noa, samir }: People): Promise<void> {
  const from = minute(stage, 1);
  const says = said('158', { time: from });
  const off = { type: 'channel.suspended', from, reason, says };
  const { item } = await stage.take(samir, PICTURE, off);
  stage.clock.pass(3 * MINUTE);
  await send(stage, noa, ['sy'], 'PRIORITY', { text: LONG_TEXT });
  const fire = { place: PLACE, time: minute(stage), direction: 'ne' };
  const life = await send(stage, noa, ['sy'], 'IMMEDIATE', { phrase: said('726', fire) });
  await step(stage, samir, 'acknowledged', life, held);
  const to = minute(stage, 1);
  const on = { type: 'channel.resumed', item, from: to, says: said('163', { time: to }) };
  await stage.take(samir, PICTURE, on);
}

/** What else desks must know: an event, as it was worded first and then; and the terms of a zone. */
async function others(stage: Stage, { noa, samir, ruth }: People): Promise<void> {
  const event = { ...EVENT, precedence: 'FLASH', occurred: { from: minute(stage, -2) } };
  const made = await stage.take(noa, PICTURE, { type: 'event.reported', event });
  const ref = `${made.item}`;
  await show(stage, 'sy', ref);
  await step(stage, samir, 'acknowledged', ref, { ...digits(ref), ...held });
  await stage.take(noa, PICTURE, {
    type: 'event.amended',
    item: ref,
    event: { ...event, category: 'explosion' },
  });
  await step(stage, samir, 'acknowledged', ref, { ...digits(ref), ...held });
  await stage.take(ruth, PICTURE, {
    type: 'position.taken',
    item: ref,
    stance: 'reviewing',
    said: LONG_TEXT,
  });
  const zone = await propose(stage, samir, { kind: 'coordination' });
  await show(stage, 'us', zone);
  await step(stage, ruth, 'acknowledged', zone, held);
}
