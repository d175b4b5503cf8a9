/** No desk agrees, objects, considers or denounces for another; and of one desk, who may. */
import { describe, expect, test } from 'vitest';
import { Change, Command } from '../../picture/entry.ts';
import { openIn } from '../../picture/facets/consent/version.ts';
import { zoneStatus } from '../../picture/kinds/zone-status.ts';
import type { Actor } from '../../picture/permission.ts';
import { anybody } from '../support/acting.ts';
import { CELL } from '../support/cell.ts';
import { Consenting } from '../support/consenting.ts';
import { machine, openedAs } from '../support/desks.ts';
import { proposed, TERMS } from '../support/examples.ts';
import { Growing, idOf, itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { random } from '../support/seed.ts';
import { anyWord, heldIn, spokeForOthers } from '../support/speaking.ts';

const wider = { area: { ...TERMS.area, radius: 4000 } };
const reason = 'x';

/** Z-2 of us, agreed by all, with an open version of il; Z-n of il, to which nobody else has agreed. */
function afternoon() {
  const log = new Consenting();
  const agreed = log.propose('us');
  log.agreeAll(agreed);
  expect(log.version('il', agreed, wider)).toBeUndefined();
  const own = log.propose('il', { desks: ['us', 'il'] });
  return { log, agreed, own };
}

const WHO: Readonly<Record<string, Actor>> = {
  officer: person('sy'),
  'other desk': person('us'),
  'its author': person('il'),
  supervisor: person('us', 'supervisor'),
  analyst: person('us', 'analyst'),
  observer: person('us', 'observer'),
  wall: person('us', 'wall'),
  feed: person('us', 'feed'),
  admin: person('us', 'admin'),
  server: machine('us'),
};
/** By whom: what is refused by which rule; `may`: it is taken. */
type Row = Readonly<Record<keyof typeof WHO, string>>;

const SPOKEN: Row = {
  officer: 'may',
  'other desk': 'may',
  'its author': 'may',
  supervisor: 'may',
  analyst: 'P3',
  observer: 'P3',
  wall: 'P3',
  feed: 'P3',
  admin: 'P10',
  server: 'P15',
};
/** What only the desk il does, whose version it is. */
const BY_AUTHOR: Row = { ...SPOKEN, officer: 'P4', 'other desk': 'P4', supervisor: 'P4' };
const TABLE: readonly (readonly [string, Row])[] = [
  ['agrees to the open version', { ...SPOKEN, 'its author': 'R46' }], // it agreed by proposing
  ['objects to the open version', SPOKEN],
  ['considers the open version', SPOKEN],
  ['denounces what was agreed', SPOKEN],
  ['agrees where it is not asked', { ...SPOKEN, officer: 'R46', 'its author': 'R46' }],
  ['objects where it is not asked', { ...SPOKEN, officer: 'R46' }],
  ['proposes the next version', SPOKEN],
  ['takes the open version back', BY_AUTHOR],
  ['amends the open version', { ...BY_AUTHOR, analyst: 'P9' }],
  [
    'withdraws what was agreed',
    { ...SPOKEN, officer: 'P4', 'its author': 'P4', 'other desk': 'R48', supervisor: 'R48' },
  ],
];

function change(doing: string, { log, agreed, own }: ReturnType<typeof afternoon>): object {
  const spoken = (
    type: string,
    item = agreed,
    version = openIn(log.zone(item).versions ?? []),
  ) => ({
    type,
    item,
    version: version?.version,
    termsHash: version?.hash,
  });
  switch (doing) {
    case 'agrees to the open version':
      return spoken('consent.agreed');
    case 'objects to the open version':
      return spoken('consent.objected');
    case 'considers the open version':
      return spoken('consent.considering');
    case 'denounces what was agreed':
      return { ...spoken('consent.denounced', agreed, log.zone(agreed).versions?.[0]), reason };
    case 'agrees where it is not asked':
      return spoken('consent.agreed', own);
    case 'objects where it is not asked':
      return spoken('consent.objected', own);
    case 'proposes the next version':
      return { type: 'zone.versioned', item: agreed, terms: TERMS };
    case 'takes the open version back':
      return { type: 'zone.retracted', item: agreed, version: 2, reason };
    case 'amends the open version':
      return { type: 'zone.amended', item: agreed, terms: TERMS };
    case 'withdraws what was agreed':
      return { type: 'zone.withdrawn', item: agreed, reason };
    default:
      throw new Error(doing);
  }
}

describe('[P20] [P4] [P3] [P15]', () => {
  test.each(TABLE)('who %s', (doing, row) => {
    for (const [name, rule] of Object.entries(row)) {
      const scene = afternoon();
      const who = WHO[name];
      if (who === undefined) throw new Error(name);
      const { picture } = scene.log;
      const refusal = scene.log.ask(who, change(doing, scene), 0, scene.log.head);
      expect(refusal?.rule ?? 'may', `${name}: ${JSON.stringify(refusal)}`).toBe(rule);
      expect(spokeForOthers(who, picture, scene.log.picture), name).toBeUndefined();
    }
  });

  test('a change has no field for a desk: it is that of the session [P5]', () => {
    const types = Change.options
      .flatMap(({ shape }) => [...shape.type.values])
      .filter((type) => type.startsWith('consent.'));
    expect(types).toHaveLength(4);
    const seen = { seq: 1, hash: '0'.repeat(64) };
    for (const type of types) {
      const whole = { type, item: 'Z-2', version: 1, termsHash: '0'.repeat(64), reason };
      const read = (more: object) =>
        Command.safeParse({ id: idOf(1), seen, change: { ...whole, ...more } }).success;
      expect(read({}), type).toBe(true);
      for (const field of ['desk', 'by', 'for', 'desks', 'stances', 'person', 'onBehalfOf']) {
        expect(read({ [field]: 'us' }), `${type} ${field}`).toBe(false);
      }
    }
  });

  test.each(['analyst', 'feed'] as const)('the role %s proposes nothing that binds', (role) => {
    const { log } = afternoon();
    const refusal = log.ask(person('il', role), { ...proposed(), agrees: true }, 0, log.head);
    expect(refusal).toMatchObject({ kind: 'forbidden', rule: role === 'feed' ? 'P3' : 'P9' });
  });
});

describe('[R46] in a picture of one desk a zone is a draft', () => {
  function draft() {
    const log = new Growing(undefined, openedAs('us', 'us'), CELL);
    expect(log.ask(person('us'), proposed())).toBeUndefined();
    return log;
  }

  test('it has no versions and no status but proposed, and is amended like a note', () => {
    const log = draft();
    const amended = { type: 'zone.amended', item: 'Z-2', terms: { ...TERMS, ...wider } };
    expect(log.ask(person('us', 'analyst'), amended)).toBeUndefined();
    const zone = itemAt(log.picture, 'Z-2');
    if (zone?.kind !== 'zone') throw new Error('no zone');
    expect(zone).not.toHaveProperty('versions');
    expect(zone.revision).toBe(2);
    expect(zoneStatus(zone, log.now)).toBe('proposed');
  });

  test.each([
    { ...proposed(), agrees: true },
    { type: 'zone.versioned', item: 'Z-2', terms: TERMS },
    ...['agreed', 'objected', 'considering', 'denounced'].map((says) => ({
      type: `consent.${says}`,
      item: 'Z-2',
      version: 1,
      termsHash: '0'.repeat(64),
      reason,
    })),
  ])('nobody consents there: $type', (change) => {
    const log = draft();
    for (const role of ['officer', 'supervisor'] as const) {
      expect(log.ask(person('us', role), change, 0, log.head)).toMatchObject({
        kind: 'impossible',
        rule: 'R46',
      });
    }
  });
});

test('[P20] [P5] of random acts by anybody, none that is taken speaks for another desk', () => {
  const total = sized({ test: 10_000, soak: 100_000 });
  const taken = new Map<string, number>();
  const stood = new Map<string, number>();
  for (let run = 0, done = 0; done < total; run++) {
    const next = random(run);
    const log = new Consenting();
    for (let i = 0; i < 400 && done < total; i++, done++) {
      log.pass(Math.floor(next() * next() * 1_800_000));
      const who = anybody(next);
      const before = log.picture;
      const change = anyWord(log, who, next);
      if (log.ask(who, change, 0, log.head) !== undefined) continue;
      const { type } = change as { type: string };
      taken.set(type, (taken.get(type) ?? 0) + 1);
      const why = spokeForOthers(who, before, log.picture);
      expect(why, `run ${run}: ${JSON.stringify({ who, change })}`).toBeUndefined();
    }
    for (const [is, count] of heldIn(log.picture)) stood.set(is, (stood.get(is) ?? 0) + count);
  }
  for (const is of ['agreed', 'objected', 'considering', 'denounced']) {
    expect(taken.get(`consent.${is}`), is).toBeGreaterThan(total / 500); // or it proves little
    expect(stood.get(is), is).toBeGreaterThan(total / 1000);
  }
  expect([...taken.keys()].sort()).toEqual(TAKEN);
});

const TAKEN = [
  'consent.agreed',
  'consent.considering',
  'consent.denounced',
  'consent.objected',
  'zone.amended',
  'zone.proposed',
  'zone.retracted',
  'zone.versioned',
  'zone.withdrawn',
];
