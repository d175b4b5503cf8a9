import { expect, test } from 'vitest';
import { decide, mayRead } from '../../picture/decide.ts';
import { Change, type Opened } from '../../picture/entry.ts';
import { type Actor, may } from '../../picture/permission.ts';
import { ROLES } from '../../picture/wire.ts';
import { DESK_CELL, machine, openedAs } from '../support/desks.ts';
import { added, reported } from '../support/examples.ts';
import { command, Growing } from '../support/logs.ts';
import { DESKS, person } from '../support/people.ts';

const session = '0123abcd';
const WHO = 'noa.il';
/** One of each, as the server writes them. */
const SAID = [
  { type: 'access.signed-in', person: WHO, role: 'officer', way: 'passkey', session },
  { type: 'access.signed-out', person: WHO, session },
  { type: 'access.session-ended', person: WHO, session, why: 'idle' },
  { type: 'access.refused', what: 'origin', address: '127.0.0.1', count: 3 },
  { type: 'access.enrolled', person: WHO, way: 'passkey' },
  { type: 'access.invited', person: WHO, roles: ['analyst'], by: 'root.us' },
  { type: 'access.roles-changed', person: WHO, roles: ['analyst', 'officer'] },
  { type: 'access.wall-approved', session, pictures: ['shared', 'il'], by: WHO },
  { type: 'access.exported', picture: 'il', by: WHO },
  { type: 'access.clock-confirmed', ahead: 120, by: WHO },
];

const record = (desk: string): Opened => openedAs(`access-${desk}`, desk);
const opened = (as: Opened): Growing => new Growing(undefined, as, DESK_CELL);

test('[R25] an access record makes no item; its seq, time, digest and code advance', () => {
  const kinds = Change.options.flatMap(({ shape }) => [...shape.type.values]);
  expect(SAID.map(({ type }) => type)).toEqual(kinds.filter((type) => type.startsWith('access.')));
  const growing = opened(record('il'));
  const { items } = growing.picture;
  for (const change of SAID) {
    const before = growing.picture;
    expect(growing.ask(machine('il'), change)).toBeUndefined();
    expect(growing.picture).toEqual({ ...before, seq: before.seq + 1, time: growing.head.time });
    expect(growing.picture.items).toBe(items);
  }
});

test('[P11] who reads an access record: officers of its desk, and admins', () => {
  for (const role of ROLES) {
    const speaks = role === 'officer' || role === 'supervisor';
    for (const desk of DESKS) {
      const who = person(desk, role);
      const read = (of: string) => mayRead(opened(record(of)).picture, who);
      expect(read('il'), `${role} ${desk}`).toBe(role === 'admin' || (speaks && desk === 'il'));
      expect(read('cell'), `${role} ${desk}`).toBe(role === 'admin');
    }
  }
});

test('[P11] nobody writes an access record, and it stands nowhere else', () => {
  const own = opened(openedAs('il', 'il')).picture;
  for (const change of SAID) {
    for (const role of ROLES) {
      const who = person('il', role);
      expect(decide(opened(record('il')).picture, command(change), who)?.rule).toBe('P11');
      const elsewhere = role === 'admin' ? 'P11' : role === 'wall' ? 'P13' : 'P11';
      if (role !== 'admin') expect(decide(own, command(change), who)?.rule).toBe(elsewhere);
    }
    expect(decide(own, command(change), machine('il'))?.rule).toBe('P15');
  }
  for (const change of [reported(), added()]) {
    const refusal = decide(opened(record('il')).picture, command(change), person('il'));
    expect(refusal).toMatchObject({ kind: 'forbidden', rule: 'P11' });
  }
});

test('[P10] an admin reads access records and no picture, and changes nothing', () => {
  const admin = person('il', 'admin');
  for (const as of [openedAs('shared', ...DESKS), openedAs('il', 'il')]) {
    const { picture } = opened(as);
    expect(mayRead(picture, admin)).toBe(false);
    for (const change of [reported(), added()])
      expect(decide(picture, command(change), admin)).toMatchObject({ rule: 'P10' });
  }
});

test('[P13] a wall reads what was chosen for it, of what its desk may read', () => {
  const pictures = [openedAs('shared', ...DESKS), openedAs('il', 'il'), openedAs('us', 'us')];
  const seen = (...chosen: Opened['picture'][]) =>
    pictures
      .filter((as) => may({ ...person('il', 'wall'), pictures: chosen }, 'read', as) === undefined)
      .map(({ picture }) => picture);
  const [shared, il, us] = pictures.map(({ picture }) => picture);
  expect(seen(shared!)).toEqual(['shared']);
  expect(seen(il!)).toEqual(['il']);
  expect(seen(us!, shared!)).toEqual(['shared']);
  expect(seen()).toEqual([]);
  expect(may({ ...person('il', 'wall'), pictures: undefined }, 'read', pictures[0])?.rule).toBe(
    'P13',
  );
});

test('[P15] the server writes what is its own and nothing else, and nobody by its name', () => {
  const shared = openedAs('shared', ...DESKS);
  const il = openedAs('il', 'il');
  const { person: name } = machine('il');
  const mayDo = (who: Actor, as: Opened) =>
    Change.options
      .flatMap(({ shape }) => [...shape.type.values])
      .filter((act) => may(who, act, as) === undefined);
  expect(mayDo(machine('il'), shared)).toEqual([
    'receipt.shown',
    'channel.checked',
    'channel.lost',
    'channel.heard',
  ]);
  // in the picture of one desk nobody must know of anything: decide refuses it there [R60]
  expect(mayDo(machine('il'), il)).toEqual(['receipt.shown', 'release.refused', 'release.made']);
  expect(mayDo(machine('il'), record('il'))).toEqual(SAID.map(({ type }) => type));
  expect(mayDo(machine('us'), record('il'))).toEqual([]);
  expect(mayDo({ ...machine('il'), person: person('il').person }, il)).toEqual([]);
  for (const role of ROLES) {
    for (const as of [shared, il, record('il')]) {
      const posing = { ...person('il', role), person: name };
      expect(mayDo(posing, as)).toEqual([]);
      expect(may(posing, 'read', as)?.rule).toBe('P15');
    }
  }
});

test('[P11] an access record holds no content and nothing that signs in', () => {
  const wrong = [
    { ...SAID[0], text: 'x' },
    { ...SAID[0], session: 'a'.repeat(64) },
    { ...SAID[3], what: 'somebody typed hunter2' },
    { ...SAID[3], address: 'hunter2' },
    { ...SAID[3], person: 'Hunter 2' },
  ];
  for (const change of wrong) expect(Change.safeParse(change).success).toBe(false);
});
