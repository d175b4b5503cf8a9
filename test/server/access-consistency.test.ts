/** What an access record that does not agree with itself is asked. */
import { expect, test } from 'vitest';
import { DESK_CELL, machine, openedAs } from '../support/desks.ts';
import { Growing } from '../support/logs.ts';
import { verifyLog } from '../support/verifying.ts';
import '../support/seed.ts';

const NOA = { person: 'noa.il' };
const session = '0123abcd';
const signIn = { type: 'access.signed-in', ...NOA, way: 'passkey', session };
const SOUND = [
  { type: 'access.invited', ...NOA, roles: ['officer'], by: 'root.us' },
  { type: 'access.enrolled', ...NOA, way: 'passkey' },
  { ...signIn, role: 'officer' },
  { type: 'access.signed-out', ...NOA, session },
];

async function remarksOf(changes: readonly object[]): Promise<string[]> {
  const log = new Growing(undefined, openedAs('access-il', 'il'), DESK_CELL);
  for (const change of changes) expect(log.ask(machine('il'), change)).toBeUndefined();
  const { kind, remarks } = await verifyLog(log);
  expect(kind).toBe('verified'); // worth a question, and no fault
  return remarks.map(({ why }) => why);
}

test('[S12] a record that agrees with itself is asked nothing', async () => {
  expect(await remarksOf(SOUND)).toEqual([]);
});

test.each([
  ['without the invitation', SOUND.slice(1), 2, /enrols, and was invited nowhere/],
  ['without enrolling', [SOUND[0], ...SOUND.slice(2)], 3, /never enrolled before/],
  ['without the sign-in', [...SOUND.slice(0, 2), SOUND[3]], 4, /is not open here/],
  ['signed out twice', [...SOUND, SOUND[3]], 6, /is not open here/],
  ['in a role not held', [...SOUND, { ...signIn, role: 'supervisor' }], 6, /does not hold/],
  [
    'a wall that nobody began',
    [{ type: 'access.wall-approved', session, pictures: ['shared'], by: 'noa.il' }],
    2,
    /which no wall began/,
  ],
])('[S12] %s', async (_, changes, seq, why) => {
  const [remark, ...more] = await remarksOf(changes.filter((one) => one !== undefined));
  expect(remark).toMatch(why);
  expect(remark).toMatch(new RegExp(`^entry ${seq}: .* \\[S12\\]$`));
  expect(more).toEqual([]);
});
