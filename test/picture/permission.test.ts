import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccessChange } from '../../picture/access.ts';
import { decide, mayRead, type Person } from '../../picture/decide.ts';
import { Change, type ChangeType, Command, type Opened } from '../../picture/entry.ts';
import type { ConsentChange } from '../../picture/facets/consent/acts.ts';
import type { ReceiptChange } from '../../picture/facets/receipts/acts.ts';
import type { ReleaseChange } from '../../picture/facets/release/steps.ts';
import { EMPTY, type Picture } from '../../picture/fold.ts';
import { ruleOf } from '../../picture/registry.ts';
import type { StaffChange } from '../../picture/staff/staff.ts';
import { ROLES, type Role } from '../../picture/wire.ts';
import { openedAs } from '../support/desks.ts';
import { added, EVENT, NOTE, proposed, reported, TERMS } from '../support/examples.ts';
import { command, Growing, idOf, itemAt, log } from '../support/logs.ts';
import { DESKS, OPENED, person, STRANGER } from '../support/people.ts';
import { WHOLE_LOGS } from '../support/scale.ts';
import '../support/seed.ts';

const reason = 'by order of the officer';
type Plain = Exclude<
  ChangeType,
  | AccessChange['type']
  | ReleaseChange['type']
  | StaffChange['type']
  | ConsentChange['type']
  | ReceiptChange['type']
  | 'message.sent'
  | 'zone.versioned'
  | 'zone.retracted'
>;

/** One change of every kind that is possible in the pictures below, for the desk il. */
const CHANGES: Record<Plain, { type: string; item?: string; [field: string]: unknown }> = {
  'picture.opened': OPENED,
  'event.reported': reported(),
  'event.amended': { type: 'event.amended', item: 'E-2', event: EVENT },
  'event.withdrawn': { type: 'event.withdrawn', item: 'E-2', reason },
  'position.taken': { type: 'position.taken', item: 'E-2', stance: 'partly' },
  'zone.proposed': proposed(),
  'zone.amended': { type: 'zone.amended', item: 'Z-3', terms: TERMS },
  'zone.suspended': { type: 'zone.suspended', item: 'Z-3', reason },
  'zone.resumed': { type: 'zone.resumed', item: 'Z-4', reason },
  'zone.withdrawn': { type: 'zone.withdrawn', item: 'Z-3', reason },
  'note.added': added(),
  'note.amended': { type: 'note.amended', item: 'A-5', note: NOTE },
  'note.replied': { type: 'note.replied', item: 'A-5', text: NOTE.text },
  'note.withdrawn': { type: 'note.withdrawn', item: 'A-5', reason },
};

function withItems(opened: Opened): Picture {
  const growing = new Growing(undefined, opened);
  for (const change of [reported(), proposed(), proposed(), added()])
    growing.ask(person('il'), change);
  growing.roles = true;
  growing.ask(person('il', 'feed'), reported());
  growing.ask(person('il'), { type: 'zone.suspended', item: 'Z-4', reason });
  return growing.picture;
}
const picture = withItems(OPENED);
const own = withItems(openedAs('il', 'il'));
const judge = (who: Person, change: object, where = picture) => decide(where, command(change), who);
/** The change as this role may make it: a feed amends what a feed reported. [P22] */
const changeFor = (role: Role, type: Plain) =>
  role === 'feed' && type === 'event.amended' ? { ...CHANGES[type], item: 'E-6' } : CHANGES[type];

/** P3 as a table to read: who may do it at their own desk. */
const TABLE: Record<Plain, readonly Role[]> = {
  'picture.opened': [],
  'event.reported': ['analyst', 'officer', 'supervisor', 'feed'],
  'event.amended': ['analyst', 'officer', 'supervisor', 'feed'],
  'event.withdrawn': ['officer', 'supervisor'],
  'position.taken': ['officer', 'supervisor'],
  'zone.proposed': ['analyst', 'officer', 'supervisor'],
  'zone.amended': ['analyst', 'officer', 'supervisor'],
  'zone.suspended': ['officer', 'supervisor'],
  'zone.resumed': ['officer', 'supervisor'],
  'zone.withdrawn': ['officer', 'supervisor'],
  'note.added': ['analyst', 'officer', 'supervisor'],
  'note.amended': ['analyst', 'officer', 'supervisor'],
  'note.replied': ['analyst', 'officer', 'supervisor'],
  'note.withdrawn': ['analyst', 'officer', 'supervisor'],
};
const isPlain = (type: string): type is Plain => Object.hasOwn(TABLE, type);
/** Acts that are held to their own tables: {staff,consent,receipts}-permission.test.ts. */
const isElsewhere = (type: string): boolean =>
  ruleOf(type)?.of === 'staff' ||
  /^(consent\.|receipt\.|message\.|zone\.(versioned|retracted)$)/.test(type);
const TYPES = Change.options.flatMap(({ shape }) => [...shape.type.values]).filter(isPlain);
const CASES = TYPES.flatMap((type) => ROLES.map((role) => [role, type] as const));

test('[P1] only members of a picture read it or change it', () => {
  for (const role of ROLES) {
    const stranger = { ...person('il', role), desk: STRANGER };
    expect(mayRead(picture, stranger)).toBe(false);
    for (const change of Object.values(CHANGES)) {
      expect(judge(stranger, change)).toMatchObject({ kind: 'forbidden', rule: 'P1' });
    }
    if (role === 'admin') continue;
    for (const desk of DESKS) expect(mayRead(picture, person(desk, role))).toBe(true);
  }
  expect(mayRead(own, person('il', 'observer'))).toBe(true);
  expect(mayRead(own, person('us', 'supervisor'))).toBe(false);
  expect(mayRead(EMPTY, person('us'))).toBe(false);
});

test('[P2] nobody opens a picture by a command', () => {
  for (const role of ROLES) {
    const rule = role === 'admin' ? 'P10' : 'P2';
    expect(judge(person('us', role), OPENED)).toMatchObject({ kind: 'forbidden', rule });
  }
});

test.each(CASES)('[P3] [P9] whether the role %s may do %s', (role, type) => {
  const mine = judge(person('il', role), changeFor(role, type), own);
  const shared = judge(person('il', role), changeFor(role, type));
  if (TABLE[type].includes(role)) {
    expect(mine).toBeUndefined();
    if (role === 'analyst' && !type.startsWith('note.'))
      expect(shared).toMatchObject({ kind: 'forbidden', rule: 'P9' });
    else expect(shared).toBeUndefined();
    return;
  }
  const rule = role === 'admin' ? 'P10' : type === 'picture.opened' ? 'P2' : 'P3';
  expect(shared).toMatchObject({ kind: 'forbidden', rule });
  expect(mine).toMatchObject({ kind: 'forbidden', rule: role === 'wall' ? 'P13' : rule });
});

test('[P3] in no log did anybody do what their role does not do', () => {
  fc.assert(
    fc.property(log, ({ entries }) => {
      for (const { by, change } of entries.slice(1)) {
        if (isElsewhere(change.type)) continue;
        const may = isPlain(change.type) ? TABLE[change.type] : [];
        const role = may.find((one) => by.person === person(by.desk, one).person);
        expect(role, `${by.person} ${change.type}`).toBeDefined();
      }
    }),
    WHOLE_LOGS,
  );
});

test('[P4] nobody changes an item of another desk, not even its supervisor', () => {
  const about = TYPES.filter((type) => CHANGES[type].item !== undefined);
  const open = ['position.taken', 'note.replied'];
  for (const type of about) {
    for (const who of [person('us', 'supervisor'), person('sy', 'officer')]) {
      const refusal = judge(who, CHANGES[type]);
      if (open.includes(type)) expect(refusal, type).toBeUndefined();
      else expect(refusal, type).toMatchObject({ kind: 'forbidden', rule: 'P4' });
    }
  }
});

test('[P4] in no log did a desk amend, suspend, resume or withdraw what another made', () => {
  fc.assert(
    fc.property(log, ({ entries }) => {
      const makers = new Map(entries.map(({ seq, by }) => [seq, by.desk]));
      const agreeable = new Set(
        entries.flatMap(({ seq, change }) =>
          'agrees' in change ? [`Z-${seq}`] : 'termsHash' in change ? [change.item] : [],
        ),
      );
      for (const { by, change } of entries) {
        if (isElsewhere(change.type)) continue;
        // the desk of the newest version amends it [R48]: consent-permission.test.ts
        if (change.type === 'zone.amended' && agreeable.has(change.item)) continue;
        if (!('item' in change) || ['position.taken', 'note.replied'].includes(change.type))
          continue;
        expect(makers.get(Number(change.item.slice(2)))).toBe(by.desk);
      }
    }),
    WHOLE_LOGS,
  );
});

test('[P5] a position has no field for a desk: it is its author’s own', () => {
  const position = { type: 'position.taken', item: 'E-2', stance: 'denies' };
  for (const field of ['desk', 'by', 'author', 'positions', 'for']) {
    const read = Command.safeParse({ id: idOf(1), change: { ...position, [field]: 'il' } });
    expect(read.success, field).toBe(false);
  }
  const growing = new Growing();
  growing.ask(person('il'), reported());
  growing.ask(person('us', 'supervisor'), position);
  const item = itemAt(growing.picture, 'E-2');
  expect(item).toMatchObject({ positions: { us: { stance: 'denies' } } });
  expect(Object.keys(item?.kind === 'event' ? item.positions : {})).toEqual(['us']);
});

test('[P7] a command has no field for its author', () => {
  const whole = { id: idOf(1), change: reported() };
  expect(Command.safeParse(whole).success).toBe(true);
  for (const field of ['by', 'desk', 'person', 'role', 'time', 'seq', 'prev']) {
    expect(Command.safeParse({ ...whole, [field]: 'il' }).success, field).toBe(false);
  }
});
