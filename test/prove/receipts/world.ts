/** Three desks and something that they must know, moved by the rules themselves: decide and fold. */
import { CommandId, Hash, Instant, PersonId } from '../../../picture/basics.ts';
import { decide } from '../../../picture/decide.ts';
import { Change, type Entry } from '../../../picture/entry.ts';
import { type AnyItem, fold, type Picture } from '../../../picture/fold.ts';
import { kindOf } from '../../../picture/items.ts';
import type { Actor } from '../../../picture/permission.ts';
import { isChannel } from '../../../picture/staff/items.ts';
import { all } from '../../../picture/table.ts';
import { BOOK } from '../../../server/lib/phrasebook.ts';
import { CELL } from '../../support/cell.ts';
import { machine } from '../../support/desks.ts';
import { EVENT, reported } from '../../support/examples.ts';
import { itemAt } from '../../support/growing.ts';
import { DESKS, OPENED, person } from '../../support/people.ts';
import { said } from '../../support/phrases.ts';
import { backOf, FREE, PLACE, sent } from '../../support/receipting.ts';
import { Staffed } from '../../support/staffed.ts';
import {
  allowed,
  begun,
  type Did,
  HOLDER,
  LETTERS,
  type Letter,
  LIMITS,
  recorded,
  type Subject,
  type Told,
  type Who,
} from './record.ts';

const STEP = 60_000; // ms between two moments of the clock
const START = Date.parse('2026-11-22T14:00:00Z');
export const timeAt = (moment: number): number => START + moment * STEP;
const instantAt = (moment: number): string => new Date(timeAt(moment)).toISOString();

export function deskOf(letter: Letter) {
  const desk = DESKS[LETTERS.indexOf(letter)];
  if (desk === undefined) throw new Error(`no desk ${letter}`);
  return desk;
}

const seconds = (steps: number): number => (steps * STEP) / 1000;
const CLOCKS = {
  shown: seconds(LIMITS.shown),
  acknowledged: seconds(LIMITS.acknowledged),
  unit: seconds(LIMITS.unit),
};
export const SETTING = {
  ...CELL,
  escalation: { FLASH: CLOCKS, IMMEDIATE: CLOCKS, PRIORITY: CLOCKS, ROUTINE: CLOCKS },
};

const officer = (name: string, desk: Letter): Who => ({ name, desk, role: 'officer' });
export const PEOPLE: readonly Who[] = [
  officer('a-officer', 'a'),
  officer(HOLDER, 'b'),
  officer('b-officer', 'b'),
  officer('c-officer', 'c'),
  { name: 'b-analyst', desk: 'b', role: 'analyst' },
  ...LETTERS.map((desk): Who => ({ name: 'server', desk, role: 'server' })),
];

function actorOf({ name, desk, role }: Who): Actor {
  if (role === 'server') return machine(deskOf(desk));
  return { ...person(deskOf(desk), role), person: PersonId.parse(name) };
}

/** Where everything stands: the picture as the rules made it, and the record of what was done. */
export interface State {
  readonly picture: Picture;
  readonly item: AnyItem;
  /** The entry of the words as they are. */
  readonly words: number;
  readonly moment: number;
  readonly told: Told;
}

export interface World {
  readonly name: string;
  readonly subject: Subject;
  /** The last moment of the clock. */
  readonly last: number;
  /** `b` has suspended its channel before. */
  readonly suspended?: boolean;
  /** What is left out, to keep a world small. */
  readonly without?: readonly Did['what'][];
}

const TEXTS = { title: { original: 'en', en: 'Shots heard by the well' } } as const;

/** What makes the subject, said by its desk. */
function saying({ is, to, flash }: Subject, first: string): object {
  const desks = to.map(deskOf);
  const precedence = flash ? 'FLASH' : 'PRIORITY';
  switch (is) {
    case 'request':
      return sent(desks, { phrase: said('125', { time: instantAt(1) }) }, precedence);
    case 'notice':
      return sent(desks, { phrase: said('577', { place: PLACE, time: instantAt(0) }) }, precedence);
    case 'text':
      return sent(desks, { text: FREE }, precedence);
    case 'answer': {
      const phrase = said('319', { message: first });
      return sent(desks, { phrase, answers: first }, precedence);
    }
    case 'event':
      return reported({
        precedence: flash ? 'FLASH' : 'IMMEDIATE',
        occurred: { from: instantAt(0) },
      });
    default:
      return is satisfies never;
  }
}

/** The world as it begins. */
export function beginning({
  subject,
  suspended = false,
}: Pick<World, 'subject' | 'suspended'>): State {
  const log = new Staffed(START, OPENED, SETTING);
  log.roles = true;
  const who = (name: string, desk: Letter) => actorOf(officer(name, desk));
  const taken = log.take({ ...person(deskOf('b')), person: PersonId.parse(HOLDER) });
  if (taken !== undefined) throw new Error(JSON.stringify(taken));
  if (suspended) log.do(who(HOLDER, 'b'), { type: 'channel.suspended' }, 0);
  const asks = { phrase: said('125', { time: instantAt(1) }) };
  const first =
    subject.is === 'answer' ? log.do(who('a-officer', 'a'), sent([deskOf('b')], asks), 0) : 0;
  const by = who(subject.by === 'b' ? HOLDER : `${subject.by}-officer`, subject.by);
  const seq = log.do(by, saying(subject, `M-${first}`), 0);
  const { picture } = log;
  const item = itemIn(picture, `${subject.is === 'event' ? 'E' : 'M'}-${seq}`);
  return { picture, item, words: seq, moment: 0, told: begun(subject, suspended) };
}

function itemIn(picture: Picture, ref: string): AnyItem {
  const item = itemAt(picture, ref);
  if (item === undefined) throw new Error(`${ref} is gone`);
  return item;
}

/** Something that somebody might do. */
export interface Act {
  readonly who: Who;
  readonly change: Change;
  readonly did: Did;
}

const made = new Map<string, Change>();
/** The change, read by its schema once. */
function changeOf(raw: object): Change {
  const key = JSON.stringify(raw);
  const known = made.get(key) ?? Change.parse(raw);
  made.set(key, known);
  return known;
}

/** Whether somebody is asked to try this: of the server and an analyst, what they might be taken for. */
function tries({ role, desk }: Who, { what }: Did): boolean {
  if (what === 'suspended') return desk === 'b'; // each desk suspends its own channel
  if (role === 'officer') return true;
  const server = role === 'server' && what === 'shown';
  return server || what === 'acknowledged' || what === 'passed' || what === 'answered';
}

const UNIT = { name: 'Gate 4' };

/** Every act that there is in a state, by everybody, whether or not the rules take it. */
export function actsOf({ subject, without = [] }: World, state: State): readonly Act[] {
  const { item, words: entry, moment } = state;
  const { ref } = item;
  const asked = kindOf(item).asks(item, DESKS);
  const digits = ref.slice(2).padStart(3, '0').slice(-3);
  const step = { item: ref, entry };
  const reply = (number: string, values: object = {}) => {
    const message = { phrase: said(number, { message: ref, ...values }), answers: ref };
    return sent([deskOf(subject.by)], message, 'FLASH');
  };
  const acts: (readonly [object, Did])[] = [
    [{ type: 'receipt.shown', items: [ref] }, { what: 'shown' }],
    [{ type: 'receipt.passed', ...step, unit: UNIT }, { what: 'passed' }],
    [{ type: 'receipt.confirmed', ...step, unit: UNIT }, { what: 'confirmed' }],
    [{ type: 'channel.suspended' }, { what: 'suspended' }],
  ];
  for (const right of subject.flash ? [true, false] : [false]) {
    for (const nobody of [true, false]) {
      const more = { ...(right ? { digits } : {}), ...(nobody ? { held: false } : {}) };
      const did = { what: 'acknowledged', digits: right, nobody } as const;
      acts.push([{ type: 'receipt.acknowledged', ...step, ...more }, did]);
    }
  }
  for (const letter of LETTERS) {
    const desk = deskOf(letter);
    const telling = { type: 'receipt.told', items: [ref], desk, person: 'Major Levi' };
    const back = asked === undefined ? digits : backOf(item, asked);
    acts.push([
      { ...telling, digits: back },
      { what: 'told', desk: letter, right: true },
    ]);
    acts.push([
      { ...telling, digits: '99999' },
      { what: 'told', desk: letter, right: false },
    ]);
  }
  const suspension = suspensionIn(state);
  if (suspension !== undefined) {
    acts.push([{ type: 'channel.resumed', item: suspension }, { what: 'resumed' }]);
  }
  if (subject.is === 'event') {
    const { fields } = item.kind === 'event' ? item : { fields: EVENT };
    const event = { ...fields, ...TEXTS };
    acts.push([{ type: 'position.taken', item: ref, stance: 'reviewing' }, { what: 'position' }]);
    acts.push([{ type: 'event.withdrawn', item: ref, reason: 'x' }, { what: 'withdrawn' }]);
    if (state.told.amended === 0) {
      acts.push([{ type: 'event.amended', item: ref, event }, { what: 'amended' }]);
    }
  } else {
    const until = moment + 1;
    const time = instantAt(until);
    acts.push([reply('319'), { what: 'answered', as: 'done' }]);
    acts.push([reply('356'), { what: 'answered', as: 'wrong' }]);
    acts.push([reply('343', { time }), { what: 'answered', as: 'stands by', until }]);
    const phrase = said('149', { message: ref });
    acts.push([sent(subject.to.map(deskOf), { phrase }, 'FLASH'), { what: 'cancelled' }]);
  }
  return acts
    .filter(([, { what }]) => !without.includes(what))
    .flatMap(([raw, did]) =>
      PEOPLE.filter((who) => tries(who, did)).map((who) => ({ who, change: changeOf(raw), did })),
    );
}

/** The suspension of `b` that holds. */
function suspensionIn({ picture, told }: State): string | undefined {
  if (!told.suspended) return undefined;
  return [...all(picture.staff)].find((one) => isChannel(one) && one.state === 'standing')?.ref;
}

const HASH = Hash.parse('0'.repeat(64));
const COMMAND = CommandId.parse('00000000-0000-4000-8000-000000000000');

/** The entry and the state after an act; undefined: the rules refuse it. Throws what the fold throws. */
export function after(
  { subject }: World,
  { picture, item, words, moment, told }: State,
  { who, change, did }: Act,
): { readonly entry: Entry; readonly state: State; readonly right: boolean } | undefined {
  const actor = actorOf(who);
  const context = { now: timeAt(moment), cell: SETTING, book: BOOK };
  if (decide(picture, { id: COMMAND, change }, actor, context) !== undefined) return undefined;
  const { desk, person: name, role } = actor;
  const entry: Entry = {
    seq: picture.seq + 1,
    prev: HASH,
    time: Instant.parse(instantAt(moment)),
    by: { desk, person: name, role },
    command: COMMAND,
    change,
  };
  const next = fold(picture, [entry]);
  const state: State = {
    picture: next,
    item: itemIn(next, item.ref),
    words: did.what === 'amended' ? entry.seq : words,
    moment,
    told: recorded(subject, told, who, did, moment),
  };
  return { entry, state, right: allowed(subject, told, who, did, moment) };
}
