/** One change of every name there is, sound by its schema; what it is about is in no picture. */
import { Change, type ChangeType } from '../../picture/entry.ts';
import { added, EVENT, NOTE, proposed, reported, TERMS } from './examples.ts';

const item = (letter: string) => ({ item: `${letter}-999999`, reason: 'x' });
const release = { item: 'E-999999', release: 999_999 };
const consent = { item: 'Z-999999', version: 1, termsHash: '0'.repeat(64) };
const someone = { person: 'noa', session: '0123abcd' };
const text = { original: 'en', en: 'x' };

const EVERY: Record<ChangeType, object> = {
  'picture.opened': { picture: 'shared', members: ['us'], mode: 'live' },
  'event.reported': reported(),
  'event.amended': { ...item('E'), event: EVENT },
  'event.withdrawn': item('E'),
  'position.taken': { item: 'E-999999', stance: 'denies', said: text },
  'zone.proposed': proposed(),
  'zone.versioned': { item: 'Z-999999', terms: TERMS },
  'zone.retracted': { ...item('Z'), version: 2 },
  'zone.amended': { ...item('Z'), terms: TERMS },
  'zone.suspended': item('Z'),
  'zone.resumed': item('Z'),
  'zone.withdrawn': item('Z'),
  'note.added': added(),
  'note.amended': { item: 'A-999999', note: NOTE },
  'note.replied': { item: 'A-999999', text },
  'note.withdrawn': item('A'),
  'consent.agreed': consent,
  'consent.objected': consent,
  'consent.considering': consent,
  'consent.denounced': { ...consent, reason: 'x' },
  'message.sent': { message: { to: ['us'], precedence: 'FLASH', text } },
  'receipt.shown': { items: ['E-999999'] },
  'receipt.acknowledged': { item: 'E-999999', entry: 999_999 },
  'receipt.passed': { item: 'E-999999', entry: 999_999, unit: { name: 'x' } },
  'receipt.confirmed': { item: 'E-999999', entry: 999_999, unit: { listed: 'x' } },
  'receipt.told': { items: ['E-999999'], desk: 'us', person: 'x', digits: '999' },
  'release.proposed': {
    item: 'E-999999',
    to: 'shared',
    of: 999_999,
    change: reported(),
    second: false,
  },
  'release.approved': release,
  'release.refused': { ...release, reason: 'x' },
  'release.made': { ...release, made: { item: 'E-1', seq: 1, hash: '0'.repeat(64) } },
  'watch.taken': { brief: { seq: 1, at: '2026-11-22T14:19:00Z', hash: '0'.repeat(64) } },
  'watch.offered': { item: 'W-999999' },
  'watch.left': item('W'),
  'watch.remarked': { text },
  'channel.suspended': { reason: 'x' },
  'channel.resumed': { item: 'C-999999' },
  'channel.checked': { desk: 'us' },
  'channel.answered': { item: 'C-999999' },
  'channel.lost': { desk: 'us' },
  'channel.heard': { item: 'C-999999' },
  'alarm.acknowledged': { alarms: ['unacknowledged E-999999.1 us'] },
  'alarm.shelved': {
    alarms: ['unacknowledged E-999999.1 us'],
    until: '2026-11-22T14:49:00Z',
    reason: 'x',
  },
  'alarm.unshelved': { alarms: ['unacknowledged E-999999.1 us'] },
  'access.signed-in': { ...someone, role: 'officer', way: 'passkey' },
  'access.signed-out': someone,
  'access.session-ended': { ...someone, why: 'idle' },
  'access.refused': { what: 'read', count: 1 },
  'access.enrolled': { person: 'noa', way: 'passkey' },
  'access.invited': { person: 'noa', roles: ['officer'] },
  'access.roles-changed': { person: 'noa', roles: [] },
  'access.wall-approved': { session: '0123abcd', pictures: ['shared'], by: 'noa' },
  'access.clock-confirmed': { ahead: 120, by: 'noa' },
  'access.exported': { picture: 'shared', by: 'noa' },
};

export const EVERY_CHANGE: readonly Change[] = Object.entries(EVERY).map(([type, fields]) =>
  Change.parse({ ...fields, type }),
);
