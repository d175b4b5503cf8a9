import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { code, digest } from '../../picture/digest.ts';
import type { Actor } from '../../picture/permission.ts';
import { lineOf } from '../support/checkpoints.ts';
import { DESK_CELL, openedAs } from '../support/desks.ts';
import { added, EVENT, NOTE, proposed, reported, TERMS } from '../support/examples.ts';
import { Growing, LONG } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { drafts, IL, made, proposal, SECOND, SERVER, step, why } from '../support/releasing.ts';

const hashOfText = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));
const decoder = new TextDecoder();

/** What every version of these rules has made of a log: its lines, its picture, its checkpoint, its code. */
function marks({ lines, heads, picture }: Growing) {
  const head = heads.at(-1)!;
  return {
    lines: hashOfText(lines.map((line) => decoder.decode(line)).join('\n')),
    digest: digest(picture),
    checkpoint: hashOfText(lineOf(picture, head, code(head.hash, picture))),
    code: code(head.hash, picture),
  };
}

/** A log with one change of every kind that there was from the beginning. */
function first(): Growing {
  const il = person('il');
  const act = (type: string, item: string) => ({ type, item, reason: 'as agreed on the line' });
  const growing = new Growing();
  for (const change of [
    reported(),
    proposed(),
    added({ on: 'E-2' }),
    { type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'FLASH' }, reason: 'x' },
    { type: 'position.taken', item: 'E-2', stance: 'partly', reason: 'seen from the hill' },
    { type: 'zone.amended', item: 'Z-3', terms: { ...TERMS, kind: 'no-fly' } },
    act('zone.suspended', 'Z-3'),
    act('zone.resumed', 'Z-3'),
    { type: 'note.amended', item: 'A-4', note: NOTE },
    { type: 'note.replied', item: 'A-4', text: NOTE.text },
    act('note.withdrawn', 'A-4'),
    act('zone.withdrawn', 'Z-3'),
    act('event.withdrawn', 'E-2'),
  ])
    expect(growing.ask(il, change)).toBeUndefined();
  return growing;
}

test('[R2] [R19] logs from before have the digests, checkpoints and codes that they always had', () => {
  expect(marks(first())).toEqual({
    lines: '14ecee86895f6f127e73d3e81614fb519db8efe63e632a801bcc983c6c7cf30f',
    digest: 'a45e95d5bb2b4560975900d120cba6d00c2507bceffccc037fbaf13d44a7755f',
    checkpoint: '5c2e39fbfdcff1e5468e6eb6a30a4674fb79a588b754bb607647e4e5f8ef97e8',
    code: 'E899-456C',
  });
  const long = new Growing();
  for (const { by, change } of LONG.entries.slice(1)) long.ask(person(by.desk), change);
  expect(marks(long)).toEqual({
    lines: '827abd0dd055fa18eb39228f637633a5bde8e8f1670e8821107241371e667265',
    digest: '84de920590f52e6ab20071ad2be722515733ad46ff6d6787abcd92b7c50e3efb',
    checkpoint: 'cb1c7152c17cb8dcc7fba5a6ca3640e9385b87adcc9fe9e3288f8c77026e9a14',
    code: 'A66C-C436',
  });
});

/** Every step of a release, with and without a second person, later and amended. */
function releasing(): Growing {
  const growing = drafts();
  const ask = (who: Actor, change: object) => expect(growing.ask(who, change)).toBeUndefined();
  ask(IL, proposal(growing, 'E-2')); // 6
  ask(SERVER, step('made', 'E-2', 6, made(9)));
  const notBefore = '2026-12-24T18:00:00.000Z';
  ask(IL, proposal(growing, 'E-3', { notBefore })); // 8
  ask(SECOND, step('approved', 'E-3', 8));
  ask(SECOND, step('refused', 'E-3', 8, why));
  ask(IL, { type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'FLASH' } });
  ask(IL, proposal(growing, 'E-2')); // 12
  return growing;
}

/** One of each that the server writes of who came and went. */
function access(): Growing {
  const [session, noa] = ['0123abcd', { person: 'noa.il' }];
  const growing = new Growing(undefined, openedAs('access-il', 'il'), DESK_CELL);
  for (const change of [
    { type: 'access.signed-in', ...noa, role: 'officer', way: 'passkey', session },
    { type: 'access.signed-out', ...noa, session },
    { type: 'access.session-ended', ...noa, session, why: 'idle' },
    { type: 'access.refused', what: 'origin', address: '127.0.0.1', count: 3 },
    { type: 'access.enrolled', ...noa, way: 'passkey' },
    { type: 'access.invited', ...noa, roles: ['analyst'], by: 'root.us' },
    { type: 'access.roles-changed', ...noa, roles: ['analyst', 'officer'] },
    { type: 'access.wall-approved', session, pictures: ['shared', 'il'], by: 'noa.il' },
    { type: 'access.exported', picture: 'il', by: 'noa.il' },
  ])
    expect(growing.ask(SERVER, change)).toBeUndefined();
  return growing;
}

test('[R2] [R19] [R22] [R25] so have logs with releases, and records of access', () => {
  expect(marks(releasing())).toEqual({
    lines: '92d49940cdd2e8e8f59f8ad5f820bcd029565b94ac5d804c6835216f94ab5f3d',
    digest: '8d56a56a66a8f230da24231f1db0008d07609da085367da50c2ab0fbbe3efb93',
    checkpoint: '44309ee698dc63bf7aeb8808da0408af4dbc6851e4986b0151dd5e0895dc51ee',
    code: '1B65-53AB',
  });
  expect(marks(access())).toEqual({
    lines: '8540575741332ce3d145b94ed47fc5ed2ca7f47181c4c77e71f5d2bbf01d1f48',
    digest: '78ea8896923e42ba788d805ca1c7be4e0449128c4e3667f771982955e1825759',
    checkpoint: 'a060803086e9bdded3f0340df5990057b09cf2d9c43b2f0ac38d8698003ff3f1',
    code: 'C018-D2F1',
  });
});
