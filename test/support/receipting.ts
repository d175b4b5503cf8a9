/** Random messages and acts of receipts: by anybody, about anything. What each of them moved: steps.ts. */
import type { DeskId } from '../../picture/basics.ts';
import { lastDigits } from '../../picture/facets/receipts/judge.ts';
import { type Asked, unitsOf } from '../../picture/facets/receipts/receipt.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import type { Actor } from '../../picture/permission.ts';
import { answersTo, phraseOf } from '../../picture/phrasebook/book.ts';
import { readBack } from '../../picture/phrasebook/read-out.ts';
import { PRECEDENCES } from '../../picture/precedence.ts';
import { holding } from '../../picture/staff/ledger.ts';
import { all } from '../../picture/table.ts';
import { BOOK } from '../../server/lib/phrasebook.ts';
import { type Next, oneOf } from './acting.ts';
import { machine } from './desks.ts';
import { reported } from './examples.ts';
import type { Growing } from './growing.ts';
import { DESKS, person } from './people.ts';
import { said } from './phrases.ts';
import { random } from './seed.ts';
import { Staffed } from './staffed.ts';

/** Where the acts are done: what is there, and the clock. */
export type Ground = Pick<Growing, 'picture' | 'now'>;

export const PLACE = '36SYB65916820';
const MINUTE = 60_000; // ms

/** The minute that a moment (ms) lies in, as phrases say it. */
export const minuteAt = (ms: number): string =>
  new Date(Math.floor(ms / MINUTE) * MINUTE).toISOString();

/** Text that is no phrase. */
export const FREE = { original: 'en', en: 'The gate by the well stays open' } as const;

/** A message that is sent; `over` has its other fields. */
export const sent = (to: readonly string[], over: object, precedence = 'PRIORITY') => ({
  type: 'message.sent',
  message: { to, precedence, ...over },
});

/** What desks must know in a picture. */
export function askedIn({
  picture,
}: Pick<Ground, 'picture'>): readonly (readonly [AnyItem, Asked])[] {
  const members = picture.opened?.members ?? [];
  return [...all(picture.items)].flatMap((item) => {
    const asked = kindOf(item).asks(item, members);
    return asked === undefined ? [] : [[item, asked] as const];
  });
}

export const messagesIn = ({ picture }: Pick<Ground, 'picture'>): readonly MessageItem[] =>
  [...all(picture.items)].filter((item) => item.kind === 'message');

/** What a desk has to read back of an item. */
export const backOf = (item: AnyItem, { phrase }: Asked): string =>
  phrase === undefined ? lastDigits(item) : readBack(BOOK, phrase);

/** Something that a person or the server might do now about what desks must know. */
export function anyStep(ground: Ground, who: Actor, next: Next): object {
  const asked = askedIn(ground);
  const draw = next();
  if (asked.length === 0 || draw < 0.12) return anyMessage(ground, who.desk, next);
  if (draw < 0.16) return reported({ precedence: oneOf(['FLASH', 'IMMEDIATE'] as const, next) });
  if (draw < 0.2) return position(asked, next);
  if (draw < 0.34) return answer(ground, who.desk, next) ?? anyMessage(ground, who.desk, next);
  const fitting = asked.filter(([, { desks }]) => desks.includes(who.desk));
  const due = passedOn(fitting, who.desk);
  if (due !== undefined && next() < 0.3) return due;
  const recent = fitting.slice(-6);
  const [item, about] = oneOf(recent.length > 0 && next() < 0.9 ? recent : asked, next);
  if (who.role === 'server' ? draw < 0.95 : draw < 0.4) return shown(recent, item, next);
  if (draw < 0.66) return acknowledged(ground, item, about, who.desk, next);
  if (draw < 0.88) return ofUnit(item, about, who.desk, next);
  return told(asked, who.desk, next);
}

function position(asked: ReturnType<typeof askedIn>, next: Next): object {
  const events = asked.filter(([{ kind }]) => kind === 'event');
  const [item] = oneOf(events.length > 0 ? events : asked, next);
  return { type: 'position.taken', item: item.ref, stance: 'reviewing' };
}

const shown = (recent: ReturnType<typeof askedIn>, item: AnyItem, next: Next): object => {
  const fresh = recent.filter(() => next() < 0.5).map(([{ ref }]) => ref);
  return { type: 'receipt.shown', items: fresh.length > 0 && next() < 0.5 ? fresh : [item.ref] };
};

function acknowledged(
  { picture, now }: Ground,
  item: AnyItem,
  { words, precedence }: Asked,
  desk: DeskId,
  next: Next,
): object {
  const nobody = holding(picture.staff, desk, now) === undefined;
  const right = next() < 0.9;
  const says = item.kind === 'message' && next() < 0.2;
  return {
    type: 'receipt.acknowledged',
    item: item.ref,
    entry: next() < 0.95 ? words.seq : item.seq + 1,
    ...((precedence === 'FLASH') === right ? { digits: lastDigits(item) } : {}),
    ...(nobody === right ? { held: false } : {}),
    ...(says ? { says: said('308', { message: item.ref }) } : {}),
  };
}

/** What the first unit of a desk that was told, and has not confirmed, would say. */
function passedOn(asked: ReturnType<typeof askedIn>, desk: DeskId): object | undefined {
  for (const [item, { words }] of asked) {
    const units = unitsOf(item, desk, { words });
    const unit = units.find(({ confirmed }) => confirmed === undefined)?.unit;
    if (unit !== undefined) {
      return { type: 'receipt.confirmed', item: item.ref, entry: words.seq, unit };
    }
  }
  return undefined;
}

const UNITS = ['Gate 4', 'Ridge post', 'Ambulance 2'] as const;

function ofUnit(item: AnyItem, { words }: Asked, desk: DeskId, next: Next): object {
  const told = 'receipts' in item ? item.receipts?.[desk]?.units : undefined;
  const confirms = told !== undefined && next() < 0.6;
  const unit = confirms ? oneOf(told, next).unit : { name: oneOf(UNITS, next) };
  const type = confirms ? 'receipt.confirmed' : 'receipt.passed';
  return { type, item: item.ref, entry: next() < 0.95 ? words.seq : 1, unit };
}

function told(asked: ReturnType<typeof askedIn>, by: DeskId, next: Next): object {
  const desk = oneOf(next() < 0.9 ? DESKS.filter((one) => one !== by) : DESKS, next);
  const fitting = asked.filter(([, { desks }]) => desks.includes(desk));
  const some = fitting.filter(() => next() < 0.3).slice(0, 3);
  const chosen = some.length > 0 ? some : [oneOf(asked, next)];
  const digits = chosen.map(([item, about]) => backOf(item, about)).join(' ');
  const items = chosen.map(([{ ref }]) => ref);
  const wrong = next() < 0.05 ? '000' : digits;
  return { type: 'receipt.told', items, desk, person: 'Major Haddad', digits: wrong };
}

/** A message as somebody might send it now: a phrase or a text, to one desk or to several. */
export function anyMessage({ picture, now }: Ground, by: DeskId, next: Next): object {
  const some = DESKS.filter((one) => one !== by && next() < 0.7);
  const to = some.length > 0 ? some : [oneOf(DESKS, next)];
  const precedence = oneOf(PRECEDENCES, next);
  const messages = messagesIn({ picture });
  const own = messages.filter((one) => one.by.desk === by);
  const draw = next();
  if (draw < 0.15) return sent(to, { text: FREE }, precedence);
  if (own.length > 0 && draw < 0.3) {
    const { ref, fields } = oneOf(own, next);
    const all = next() < 0.9 ? fields.to : to;
    return sent(all, { phrase: said(oneOf(['130', '149'], next), { message: ref }) }, 'FLASH');
  }
  const time = minuteAt(now);
  const [number, values] = oneOf(
    [
      ['125', { time }],
      ['566', { place: PLACE, time }],
      ['577', { place: PLACE, time }],
      ['416', { place: PLACE, time }],
      ['811', { place: PLACE, time }],
      ['158', { time }],
      ['718', { place: PLACE, time, patients: 3, vehicles: undefined }],
    ] as const,
    next,
  );
  return sent(to, { phrase: said(number, values) }, precedence);
}

/** An answer to a message, mostly one that it allows, of a desk that was asked. */
function answer(ground: Ground, by: DeskId, next: Next): object | undefined {
  const messages = messagesIn(ground).filter(({ fields }) => fields.phrase !== undefined);
  const own = messages.filter(({ fields }) => fields.to.includes(by));
  if (messages.length === 0) return undefined;
  const asked = oneOf(own.length > 0 && next() < 0.9 ? own : messages, next);
  const known = phraseOf(BOOK, asked.fields.phrase?.number ?? '');
  const allowed = known === undefined ? [] : answersTo(known).filter((one) => one !== '308');
  const number = allowed.length > 0 && next() < 0.9 ? oneOf(allowed, next) : '356';
  const values = { message: asked.ref, reason: 'danger', time: minuteAt(ground.now + 600_000) };
  const message = { phrase: said(number, values), answers: asked.ref };
  return sent([asked.by.desk], message, next() < 0.95 ? 'FLASH' : 'ROUTINE');
}

/** A log in which officers do little else than write and read; the watch of one desk is held. */
export function traffic(salt: number, steps: number): Growing {
  const next = random(salt);
  const log = new Staffed();
  log.roles = true;
  log.take(person(oneOf(DESKS, next)));
  for (let i = 0; i < steps; i++) {
    const desk = oneOf(DESKS, next);
    const who = next() < 0.15 ? machine(desk) : person(desk);
    log.ask(who, anyStep(log, who, next), Math.floor(next() * 60_000), log.head);
  }
  return log;
}
