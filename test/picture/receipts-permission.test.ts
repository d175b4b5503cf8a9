/** No desk takes a step for another on the way to who must know; and of one desk, who may. */
import { describe, expect, test } from 'vitest';
import { Change, Command } from '../../picture/entry.ts';
import type { Actor } from '../../picture/permission.ts';
import { anyAct, anybody } from '../support/acting.ts';
import { CELL } from '../support/cell.ts';
import { machine, openedAs } from '../support/desks.ts';
import { added, reported } from '../support/examples.ts';
import { Growing, idOf, itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { said } from '../support/phrases.ts';
import { anyStep, FREE, minuteAt, sent } from '../support/receipting.ts';
import { sized } from '../support/scale.ts';
import { random } from '../support/seed.ts';
import { anyWord } from '../support/speaking.ts';
import { named, Staffed } from '../support/staffed.ts';
import { movedAnothers, stepsHeld } from '../support/steps.ts';

const HOLDER = named('il', 'noa');

/** M-3, a FLASH request of us to il and sy; M-4, free text to il; M-5, of il to us; noa holds the watch of il. */
function morning() {
  const log = new Staffed();
  log.roles = true;
  expect(log.take(HOLDER)).toBeUndefined();
  const request = { phrase: said('125', { time: minuteAt(log.now) }) };
  log.do(person('us'), sent(['il', 'sy'], request, 'FLASH'));
  log.do(person('us'), sent(['il'], { text: FREE }));
  log.do(HOLDER, sent(['us'], { text: FREE }));
  return log;
}
const entry = 3;
const ack = { type: 'receipt.acknowledged', item: 'M-3', entry, digits: '003' };
const gate = { name: 'Gate 4' };
const passed = { type: 'receipt.passed', item: 'M-3', entry, unit: gate };
const confirmed = { ...passed, type: 'receipt.confirmed' };
const shown = { type: 'receipt.shown', items: ['M-3'] };
const told = (desk: string) => ({
  type: 'receipt.told',
  items: ['M-4'],
  desk,
  person: 'Major Levi',
  digits: '004',
});
const answer = sent(['us'], { phrase: said('319', { message: 'M-3' }), answers: 'M-3' }, 'FLASH');

const WHO: Readonly<Record<string, Actor>> = {
  holder: HOLDER,
  colleague: person('il'),
  'asked desk': person('sy'),
  sender: person('us'),
  supervisor: person('us', 'supervisor'),
  analyst: person('il', 'analyst'),
  observer: person('il', 'observer'),
  wall: person('il', 'wall'),
  feed: person('il', 'feed'),
  admin: person('il', 'admin'),
  stranger: person('xx'),
  server: machine('il'),
  'server of the sender': machine('us'),
};
/** By whom: what is refused by which rule; `may`: it is taken. */
type Row = Readonly<Record<string, string>>;
const NOBODY: Row = {
  analyst: 'P3',
  observer: 'P3',
  wall: 'P3',
  feed: 'P3',
  admin: 'P10',
  stranger: 'P1',
  server: 'P15',
  'server of the sender': 'P15',
};
const BY_PEOPLE: Row = { ...NOBODY, sender: 'P21', supervisor: 'P21' };
const MAY_NOT: Row = Object.fromEntries(Object.keys(NOBODY).map((who) => [who, 'P15']));

type Case = readonly [string, object, Row, ((log: Staffed) => void) | undefined];
const CASES: readonly (readonly [string, object, Row, ((log: Staffed) => void)?])[] = [
  [
    'acknowledges a FLASH',
    ack,
    // sy says nothing of its watch, which nobody holds
    { ...BY_PEOPLE, holder: 'may', colleague: 'P21', 'asked desk': 'P21' },
  ],
  [
    'acknowledges it while nobody holds the watch',
    { ...ack, held: false },
    { ...BY_PEOPLE, holder: 'P21', colleague: 'P21', 'asked desk': 'may' },
  ],
  [
    'answers',
    answer,
    {
      ...NOBODY,
      holder: 'may',
      colleague: 'may',
      'asked desk': 'may',
      sender: 'R57',
      supervisor: 'R57',
    },
  ],
  [
    'passes it to a unit',
    passed,
    { ...BY_PEOPLE, holder: 'may', colleague: 'may', 'asked desk': 'R60' },
    (log) => log.do(HOLDER, ack),
  ],
  [
    'says that a unit confirmed',
    confirmed,
    { ...BY_PEOPLE, holder: 'may', colleague: 'may', 'asked desk': 'R60' },
    (log) => {
      log.do(HOLDER, ack);
      log.do(HOLDER, passed);
    },
  ],
  [
    'told it by voice',
    told('il'),
    {
      ...NOBODY,
      holder: 'R64',
      colleague: 'R64',
      'asked desk': 'may',
      sender: 'may',
      supervisor: 'may',
    },
  ],
  [
    'says that it was shown',
    shown,
    {
      ...MAY_NOT,
      ...Object.fromEntries(
        ['holder', 'colleague', 'asked desk', 'sender', 'supervisor'].map((who) => [who, 'P15']),
      ),
      admin: 'P10',
      stranger: 'P1',
      server: 'may',
      'server of the sender': 'P21',
    },
  ],
];

const TABLE = CASES.map(([name, change, row, before]): Case => [name, change, row, before]);

describe('[P21] [P3] [P15] [R60] [R61] [R64]', () => {
  test.each(TABLE)('who %s', (_, change, row, before) => {
    expect(Object.keys(row).sort()).toEqual(Object.keys(WHO).sort());
    for (const [name, who] of Object.entries(WHO)) {
      const log = morning();
      before?.(log);
      const { picture } = log;
      const refusal = log.ask(who, change);
      expect(refusal?.rule ?? 'may', `${name}: ${JSON.stringify(refusal)}`).toBe(row[name]);
      const last = log.entries.at(-1);
      if (refusal !== undefined || last === undefined) continue;
      expect(movedAnothers(last, picture, log.picture), name).toBeUndefined();
    }
  });

  test('a change has no field for a desk of which it takes a step [P5]', () => {
    const types = Change.options
      .flatMap(({ shape }) => [...shape.type.values])
      .filter((type) => type.startsWith('receipt.'));
    expect(types).toHaveLength(5);
    const read = (change: object) => Command.safeParse({ id: idOf(1), change }).success;
    for (const change of [ack, passed, confirmed, shown, told('il'), answer]) {
      expect(read(change)).toBe(true);
      const fields = ['by', 'for', 'author', 'onBehalfOf', 'seen', 'time', 'receipts', 'server'];
      for (const field of 'person' in change ? fields : [...fields, 'desk', 'person']) {
        expect(read({ ...change, [field]: 'il' }), field).toBe(false);
      }
    }
  });
});

test('[R61] a position acknowledges an event for its desk alone, and nobody has then agreed to anything', () => {
  const log = morning();
  log.do(person('us'), reported({ precedence: 'FLASH' }));
  log.do(person('il'), { type: 'position.taken', item: 'E-6', stance: 'denies' });
  const { picture } = log;
  const again = { type: 'receipt.acknowledged', item: 'E-6', entry: 6 };
  expect(log.ask(HOLDER, { ...again, digits: '006' })).toMatchObject({ rule: 'R61' });
  expect(log.ask(person('sy'), { ...again, digits: '006', held: false })).toBeUndefined();
  expect(itemAt(log.picture, 'E-6')).toMatchObject({
    positions: { il: { stance: 'denies' } },
    receipts: { sy: { acknowledged: { by: { desk: 'sy' }, held: false } } },
  });
  expect(itemAt(picture, 'E-6')).not.toHaveProperty('receipts');
});

test('[R26] [R60] [R57] where nobody has to know, nobody says that they do', () => {
  const log = morning();
  log.do(person('us'), added());
  log.do(person('us'), reported({ precedence: 'ROUTINE' }));
  const about = (item: string) => ({ type: 'receipt.acknowledged', item, entry: 6, held: false });
  expect(log.ask(person('sy'), about('A-6'))).toMatchObject({ rule: 'R26', field: 'change.item' });
  expect(log.ask(person('sy'), about('E-7'))).toMatchObject({ rule: 'R60', field: 'change.item' });
  const both = { type: 'receipt.shown', items: ['M-3', 'E-7'] };
  expect(log.ask(machine('sy'), both)).toMatchObject({ rule: 'R60', field: 'change.items.1' });
  const own = new Growing(undefined, openedAs('us', 'us'), CELL);
  own.ask(person('us'), reported({ precedence: 'FLASH' }));
  expect(own.ask(person('us'), about('E-2'))).toMatchObject({ rule: 'R60' });
  expect(own.ask(machine('us'), { ...both, items: ['E-2'] })).toMatchObject({ rule: 'R60' });
  const told = sent(['il'], { text: FREE });
  expect(own.ask(person('us'), told)).toMatchObject({ rule: 'R57', field: 'change.message.to.0' });
});

test('[R57] [R61] it is acknowledged in words of the book, which are then kept with the step', () => {
  const log = morning();
  const about = (message: string) => ({ ...ack, says: said('308', { message }) });
  const says = { rule: 'R57', field: 'change.says' };
  expect(log.ask(HOLDER, about('M-4'))).toMatchObject(says);
  expect(log.ask(HOLDER, { ...ack, says: said('319', { message: 'M-3' }) })).toMatchObject(says);
  expect(log.ask(HOLDER, about('M-3'))).toBeUndefined();
  expect(itemAt(log.picture, 'M-3')).toMatchObject({
    receipts: { il: { acknowledged: { says: { number: '308' } } } },
  });
});

test('[P21] [P5] [R60] of random acts by anybody, none that is taken moves a step of another desk', () => {
  const total = sized({ test: 10_000, soak: 100_000 });
  const taken = new Map<string, number>();
  const held = new Map<string, number>();
  for (let run = 0, done = 0; done < total; run++) {
    const next = random(run);
    const log = new Staffed();
    log.roles = true;
    for (let i = 0; i < 400 && done < total; i++, done++) {
      log.pass(Math.floor(next() * next() * 600_000));
      const who = anybody(next);
      const before = log.picture;
      const draw = next();
      const change =
        draw < 0.72
          ? anyStep(log, who, next)
          : draw < 0.92
            ? anyAct(log, who, next)
            : anyWord(log, who, next);
      if (log.ask(who, change, 0, log.head) !== undefined) continue;
      const { type } = change as { type: string };
      taken.set(type, (taken.get(type) ?? 0) + 1);
      const last = log.entries.at(-1);
      const why = last && movedAnothers(last, before, log.picture);
      expect(why, `run ${run}: ${JSON.stringify({ who, change })}`).toBeUndefined();
    }
    for (const [is, count] of stepsHeld(log.picture)) held.set(is, (held.get(is) ?? 0) + count);
  }
  for (const type of TAKEN) expect(taken.get(type), type).toBeGreaterThan(total / 1000); // or it proves little
  for (const is of ['shown', 'acknowledged', 'passed', 'confirmed', 'told', 'answered']) {
    expect(held.get(is), is).toBeGreaterThan(total / 1000);
  }
});

const TAKEN = [
  'message.sent',
  'receipt.shown',
  'receipt.acknowledged',
  'receipt.passed',
  'receipt.confirmed',
  'receipt.told',
  'position.taken',
  'consent.agreed',
  'alarm.acknowledged',
  'watch.taken',
];
