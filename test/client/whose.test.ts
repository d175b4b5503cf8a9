/** Whose page a browser tab shows, and whose drafts it keeps. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  forget,
  isAnother,
  keepFor,
  type Owner,
  ownerIn,
  setAside,
} from '../../client/people/whose.ts';
import { DeskId, PersonId } from '../../picture/basics.ts';
import type { Role } from '../../picture/wire.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

const owner = (desk: string, person: string, role: Role, base = ''): Owner => ({
  desk: DeskId.parse(desk),
  person: PersonId.parse(person),
  role,
  base,
});
const NOA = owner('il', 'noa', 'officer');
const DAN = owner('il', 'dan', 'officer');
const DRAFT = 'tripoint.draft.il.event';

let storage: MemoryStorage;
const draft = () => storage.getItem(DRAFT);

beforeEach(() => {
  storage = new MemoryStorage();
  storage.setItem('tripoint.theme', 'dark');
  keepFor(storage, NOA);
  storage.setItem(DRAFT, 'A patrol');
});

describe('[S17] what one person wrote', () => {
  test('is there again for them, also in another role, and after somebody else', () => {
    keepFor(storage, NOA);
    expect(draft()).toBe('A patrol');
    keepFor(storage, { ...NOA, role: 'analyst' });
    expect(draft()).toBe('A patrol');
    keepFor(storage, DAN);
    expect(draft()).toBeNull();
    storage.setItem(DRAFT, 'Of another');
    keepFor(storage, NOA);
    expect(draft()).toBe('A patrol');
    keepFor(storage, DAN);
    expect(draft()).toBe('Of another');
  });
  test.each([
    ['another person', DAN],
    ['one of another desk with the same name', owner('us', 'noa', 'officer')],
    ['another person in another tab of the exercise', { ...DAN, base: '/t/0123456789abcdef' }],
  ])('is not found by %s', (_, other) => {
    expect(setAside(storage, other)).toBe('kept');
    expect(setAside(storage, other), 'a page that is loaded again says the same').toBe('kept');
    keepFor(storage, other);
    expect(draft()).toBeNull();
    expect(ownerIn(storage)).toEqual(other);
  });
  test('and what they came back to meanwhile are both kept', () => {
    keepFor(storage, DAN);
    keepFor(storage, NOA);
    storage.setItem('tripoint.draft.il.zone', 'A zone');
    keepFor(storage, DAN);
    keepFor(storage, NOA);
    expect([draft(), storage.getItem('tripoint.draft.il.zone')]).toEqual(['A patrol', 'A zone']);
  });
  test('is told of: nothing, kept, lost for want of room, or in another role of the same person', () => {
    expect(setAside(storage, { ...NOA, role: 'analyst' })).toBe('own');
    storage.room = 0;
    expect(setAside(storage, DAN)).toBe('lost');
    expect(draft(), 'it is not left for the other').toBeNull();
    expect(setAside(storage, DAN)).toBe('none');
  });
  test('goes when they sign out; what another left stays', () => {
    keepFor(storage, DAN);
    storage.setItem(DRAFT, 'Of another');
    forget(storage);
    expect([draft(), ownerIn(storage)]).toEqual([null, undefined]);
    keepFor(storage, NOA);
    expect(draft()).toBe('A patrol');
  });
  test('of nobody that is known is nobody’s', () => {
    storage.removeItem('tripoint.whose');
    keepFor(storage, DAN);
    keepFor(storage, NOA);
    expect(draft()).toBeNull();
  });
});

test('[S17] a page is another’s if the same address is, by person, desk or role', () => {
  const before = (other: Owner) => isAnother(NOA, other);
  expect(before({ ...NOA })).toBe(false);
  expect(before(DAN)).toBe(true);
  expect(before({ ...NOA, desk: DeskId.parse('us') })).toBe(true);
  expect(before({ ...NOA, role: 'analyst' })).toBe(true);
  expect(before({ ...DAN, base: '/t/0123456789abcdef' }), 'another tab was opened').toBe(false);
});

test('whose page it was is read as pages of the version before kept it', () => {
  storage.setItem('tripoint.whose', JSON.stringify({ desk: 'il', person: 'noa' }));
  const kept = ownerIn(storage);
  expect(kept).toEqual({ desk: 'il', person: 'noa', base: '' });
  expect(kept && isAnother(kept, NOA)).toBe(false);
  keepFor(storage, NOA);
  expect(draft()).toBe('A patrol');
});
