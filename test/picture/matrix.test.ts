import { expect, test } from 'vitest';
import { Change, type Opened } from '../../picture/entry.ts';
import { type Act, may } from '../../picture/permission.ts';
import { ROLES, type Role } from '../../picture/wire.ts';
import { openedAs } from '../support/desks.ts';
import { DESKS, person } from '../support/people.ts';

/** How a picture lies to somebody of desk il. */
const PICTURES = {
  shared: openedAs('shared', ...DESKS),
  'between two': openedAs('us-il', 'us', 'il'),
  own: openedAs('il', 'il'),
  'own access': openedAs('access-il', 'il'),
  'others’ own': openedAs('us', 'us'),
  'others’ two': openedAs('us-sy', 'us', 'sy'),
  'others’ access': openedAs('access-us', 'us'),
  'cell access': openedAs('access-cell', 'cell'),
} as const satisfies Record<string, Opened>;
type Where = keyof typeof PICTURES;

const ACTS: readonly Act[] = [
  'read',
  ...Change.options.flatMap((one) => [...one.shape.type.values]),
];
const some = (...starts: string[]): Act[] =>
  ACTS.filter((act) => starts.some((start) => act.startsWith(start)));
const ITEMS = some('event.', 'zone.', 'note.', 'position.');
const RELEASE: readonly Act[] = ['release.proposed', 'release.approved', 'release.refused'];
const DRAFTS: readonly Act[] = [
  'event.reported',
  'event.amended',
  'zone.proposed',
  'zone.amended',
  ...some('note.'),
];

/** What is written into the own picture alone, for who takes the watch next. [R44] */
const REMARK: Act = 'watch.remarked';
/** Acts of watch, channel and alarm, and those of them that the server alone does. [P15] [P19] */
const STAFF = some('watch.', 'channel.', 'alarm.').filter((act) => act !== REMARK);
const SPOKEN = STAFF.filter((act) => act !== 'channel.lost' && act !== 'channel.heard');

/** Messages, and acts of receipts. In a picture of one desk there are none: nobody else is there to know. [P21] */
const TOLD = some('message.', 'receipt.').filter((act) => act !== 'receipt.shown');

/** Acts of consent. In a picture of one desk there is none: decide refuses them there. [R46] [P20] */
const CONSENT = some('consent.');

/** The rules that refuse an act, where they are not rules of permission alone. */
const REASONS = new Map<Act, RegExp>([
  ...STAFF.map((act) => [act, /^(P\d+|R31)$/] as const),
  [REMARK, /^(P\d+|R44)$/],
]);

/** What feeds do; of events, decide lets them amend what a feed reported. [P22] */
const FED: readonly Act[] = ['event.reported', 'event.amended'];

/** All that anybody may do, written out once more by hand. What is not here is refused. */
const SPEAKER: Partial<Record<Where, readonly Act[]>> = {
  shared: ['read', ...ITEMS, ...CONSENT, ...TOLD, ...SPOKEN],
  // what is spoken there decide refuses: not all desks are there [R31]
  'between two': ['read', ...ITEMS, ...CONSENT, ...TOLD, ...SPOKEN],
  own: ['read', ...ITEMS, ...CONSENT, ...TOLD, ...RELEASE, REMARK],
  'own access': ['read'],
};
const TABLE: Record<Role, Partial<Record<Where, readonly Act[]>>> = {
  wall: { shared: ['read'] }, // the picture that was chosen for it
  observer: { shared: ['read'], 'between two': ['read'], own: ['read'] },
  analyst: {
    shared: ['read', ...some('note.')],
    'between two': ['read', ...some('note.')],
    own: ['read', ...DRAFTS],
  },
  officer: SPEAKER,
  supervisor: SPEAKER,
  admin: { 'own access': ['read'], 'others’ access': ['read'], 'cell access': ['read'] },
  feed: {
    shared: ['read', ...FED],
    'between two': ['read', ...FED],
    own: ['read', ...FED],
  },
};
const PLACES = Object.keys(PICTURES).filter((name): name is Where => Object.hasOwn(PICTURES, name));
const CASES = ROLES.flatMap((role) => PLACES.map((where) => [role, where] as const));

test.each(CASES)(
  '[P1] [P3] [P9] [P10] [P11] [P12] [P13] [P19] [P20] [P21] what the role %s may do in: %s',
  (role, where) => {
    const allowed = TABLE[role][where] ?? [];
    for (const act of ACTS) {
      const refusal = may(person('il', role), act, PICTURES[where]);
      if (allowed.includes(act)) expect(refusal, act).toBeUndefined();
      else
        expect(refusal, act).toMatchObject({
          kind: 'forbidden',
          rule: expect.stringMatching(REASONS.get(act) ?? /^P\d+$/),
        });
    }
  },
);
