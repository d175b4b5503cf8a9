import { expect, test } from 'vitest';
import { Hash, Ref } from '../../picture/basics.ts';
import { BrokenLog } from '../../picture/broken.ts';
import { decide } from '../../picture/decide.ts';
import { digest } from '../../picture/digest.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import type { Actor } from '../../picture/permission.ts';
import { copyOf, differs, releaseStatus, staysBehind, wordsAt } from '../../picture/release.ts';
import { ROLES } from '../../picture/wire.ts';
import { DESK_CELL, machine, openedAs, pictureId } from '../support/desks.ts';
import { added, EVENT, NOTE, proposed, reported } from '../support/examples.ts';
import { command, Growing, itemAt } from '../support/logs.ts';
import { DESKS, person } from '../support/people.ts';

const IL = person('il');
const SECOND = person('il', 'supervisor');
const SERVER = machine('il');
const SHARED = pictureId('shared');
const MINUTE = 60_000;

/** The picture of desk il, with an event E-2, an air strike E-3, a zone Z-4 and a note A-5 on E-2. */
function drafts(): Growing {
  const growing = new Growing(undefined, openedAs('il', 'il'), DESK_CELL);
  const source = { name: 'A shepherd', reference: 'IL-77', reliability: 'B', credibility: '2' };
  for (const change of [
    reported({ source, uncertainty: 40 }),
    reported({ category: 'air-strike', links: [{ relation: 'cause', item: 'E-2' }] }),
    proposed(),
    added({ on: 'E-2' }),
  ])
    expect(growing.ask(IL, change)).toBeUndefined();
  return growing;
}

const item = ({ picture }: Growing, ref: string) => {
  const found = itemAt(picture, ref);
  if (found === undefined) throw new Error(`${ref} is not there`);
  return found;
};
const copy = (growing: Growing, ref: string, more: object = {}) => {
  const made = copyOf(item(growing, ref), {
    from: growing.picture,
    to: SHARED,
    precision: 'exact',
    ...more,
  });
  if (typeof made === 'string') throw new Error(made);
  return made;
};
const proposal = (growing: Growing, ref: string, over: object = {}) => ({
  type: 'release.proposed',
  item: ref,
  to: 'shared',
  of: wordsAt(item(growing, ref)),
  change: copy(growing, ref),
  second: ref !== 'E-2' && ref !== 'A-5',
  ...over,
});
const step = (type: string, ref: string, release: number, more: object = {}) => ({
  type: `release.${type}`,
  item: ref,
  release,
  ...more,
});
const hash = Hash.parse('ab'.repeat(32));
const made = (seq: number, letter = 'E') => ({
  made: { item: Ref.parse(`${letter}-${seq}`), seq, hash },
});
const why = { reason: 'not now' };
/** What `who` would be answered, without asking. */
const judged = (growing: Growing, who: Actor, change: object, later = 1000) =>
  decide(growing.picture, command(change), who, { now: growing.now + later, cell: DESK_CELL });

test('[R22] a release is proposed, approved, made: it stands with its item, whose words it leaves', () => {
  const growing = drafts();
  const before = item(growing, 'E-3');
  expect(Object.keys(before)).not.toContain('releases');
  expect(growing.ask(IL, proposal(growing, 'E-3'))).toBeUndefined(); // entry 6
  expect(item(growing, 'E-3')).toMatchObject({
    ...before,
    history: [...before.history, { seq: 6, by: { desk: 'il' }, type: 'release.proposed' }],
    releases: [{ seq: 6, to: 'shared', of: 3, second: true, state: 'proposed' }],
  });
  expect(growing.ask(SECOND, step('approved', 'E-3', 6))).toBeUndefined(); // 7
  expect(growing.ask(SERVER, step('made', 'E-3', 6, made(12)))).toBeUndefined(); // 8
  expect(item(growing, 'E-3')).toMatchObject({
    revision: 1,
    fields: before.kind === 'event' && before.fields,
    releases: [
      {
        state: 'made',
        by: { person: 'officer.il' },
        approvedBy: { seq: 7, by: { person: 'supervisor.il' } },
        made: { item: 'E-12', seq: 12, hash },
      },
    ],
  });
  expect(digest(fold(EMPTY, growing.entries))).toBe(digest(growing.picture));
});

test('[R22] where the cell asks for one person it is approved at once', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'E-2'));
  expect(item(growing, 'E-2').releases).toMatchObject([{ state: 'approved', second: false }]);
  expect(judged(growing, SECOND, step('approved', 'E-2', 6))).toMatchObject({
    kind: 'impossible',
    rule: 'R22',
    field: 'change.release',
  });
});

test('[R22] nothing more is decided about what is over, on its way, or of older words', () => {
  const growing = drafts();
  const old = proposal(growing, 'E-2');
  growing.ask(IL, proposal(growing, 'E-2', { notBefore: '2026-11-23T00:00:00Z' })); // 6
  expect(judged(growing, IL, old)).toMatchObject({ rule: 'R22', field: 'change.to' });
  expect(judged(growing, IL, { ...old, of: 9 })).toMatchObject({ rule: 'R22', field: 'change.of' });
  growing.ask(SECOND, step('refused', 'E-2', 6, why)); // 7
  for (const late of [step('approved', 'E-2', 6), step('refused', 'E-2', 6, why)])
    expect(judged(growing, SECOND, late)).toMatchObject({ rule: 'R22', field: 'change.release' });
  expect(judged(growing, SECOND, step('refused', 'E-2', 5, why))).toMatchObject({ rule: 'R22' });
  growing.ask(IL, { type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'FLASH' } });
  expect(judged(growing, IL, old)).toEqual({
    kind: 'missed',
    rule: 'R12',
    why: 'E-2 has changed since entry 2',
    missed: [6, 7, 8],
  });
  growing.ask(IL, proposal(growing, 'E-3')); // 9
  growing.ask(IL, { type: 'event.amended', item: 'E-3', event: EVENT });
  expect(judged(growing, SECOND, step('approved', 'E-3', 9))).toMatchObject({
    rule: 'R22',
    field: 'change.release',
  });
});

test('[R22] what was made is recorded as made, whatever came between', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'E-2')); // 6
  growing.ask(SECOND, step('refused', 'E-2', 6, why));
  growing.ask(IL, { type: 'event.withdrawn', item: 'E-2', ...why });
  expect(growing.ask(SERVER, step('made', 'E-2', 6, made(4)))).toBeUndefined();
  expect(item(growing, 'E-2')).toMatchObject({
    state: 'withdrawn',
    releases: [{ state: 'made', refusedBy: { reason: 'not now' } }],
  });
  expect(judged(growing, SERVER, step('made', 'E-2', 6, made(5)))).toMatchObject({ rule: 'R22' });
  for (const change of [proposal(growing, 'E-2'), step('refused', 'E-2', 6, why)])
    expect(judged(growing, IL, change)).toMatchObject({ rule: 'R8' });
});

test('[R22] a log that goes on with a release that was not proposed is broken', () => {
  const growing = drafts();
  const entry = { ...growing.entries[1]!, seq: 6 };
  for (const [ref, rule] of [
    ['E-2', 'R22'],
    ['E-9', 'R6'],
    ['Z-2', 'R6'],
  ] as const) {
    const { change } = command(step('approved', ref, 3));
    expect(() => fold(growing.picture, [{ ...entry, change }])).toThrow(BrokenLog);
    expect(() => fold(growing.picture, [{ ...entry, change }])).toThrow(`[${rule}]`);
  }
});

test('[P12] officers and supervisors propose, from their own picture to one they share', () => {
  const growing = drafts();
  const asked = proposal(growing, 'E-2');
  for (const role of ROLES) {
    const refusal = judged(growing, person('il', role), asked);
    if (role === 'officer' || role === 'supervisor') expect(refusal).toBeUndefined();
    else if (role === 'admin') expect(refusal?.rule).toBe('P10');
    else expect(refusal?.rule).toBe(role === 'wall' ? 'P13' : 'P12');
  }
  expect(judged(growing, person('us'), asked)).toMatchObject({ rule: 'P1' });
  expect(judged(growing, IL, { ...asked, to: 'us-il' })).toBeUndefined();
  for (const to of ['il', 'us', 'nowhere', 'access-il'])
    expect(judged(growing, IL, { ...asked, to })).toMatchObject({ kind: 'forbidden', rule: 'P12' });
  const shared = new Growing(undefined, openedAs('shared', ...DESKS), DESK_CELL);
  shared.ask(IL, reported());
  expect(shared.ask(IL, { ...asked, change: copy(shared, 'E-2') })).toMatchObject({ rule: 'P12' });
  expect(decide(growing.picture, command(asked), IL)).toMatchObject({ rule: 'P12' }); // no cell said
});

test('[P12] a second person where the cell asks for one, another, and within 10 minutes', () => {
  const growing = drafts();
  for (const ref of ['E-2', 'E-3', 'Z-4']) {
    const asked = proposal(growing, ref);
    expect(judged(growing, IL, asked), ref).toBeUndefined();
    expect(judged(growing, IL, { ...asked, second: !asked.second })).toMatchObject({ rule: 'P12' });
  }
  growing.ask(IL, proposal(growing, 'Z-4')); // 6
  const approve = step('approved', 'Z-4', 6);
  expect(judged(growing, IL, approve)).toMatchObject({ kind: 'forbidden', rule: 'P12' });
  expect(judged(growing, person('il', 'analyst'), approve)).toMatchObject({ rule: 'P12' });
  expect(judged(growing, person('us'), approve)).toMatchObject({ rule: 'P1' });
  expect(judged(growing, SECOND, approve, 10 * MINUTE)).toBeUndefined();
  expect(judged(growing, SECOND, approve, 10 * MINUTE + 1)).toMatchObject({ rule: 'P12' });
  // a clock that runs backwards wins no time: the last entry's counts
  growing.ask(IL, added({ on: 'Z-4' }), 11 * MINUTE);
  expect(judged(growing, SECOND, approve, -5 * MINUTE)).toMatchObject({ rule: 'P12' });
  expect(judged(growing, IL, proposal(growing, 'Z-4'))).toBeUndefined(); // anew
});

test('[P12] [P15] whoever could approve refuses, and the proposer; the server alone says made', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'E-3')); // 6
  for (const who of [IL, SECOND, SERVER])
    expect(judged(growing, who, step('refused', 'E-3', 6, why))).toBeUndefined();
  expect(judged(growing, person('il', 'analyst'), step('refused', 'E-3', 6, why))?.rule).toBe(
    'P12',
  );
  growing.ask(SECOND, step('approved', 'E-3', 6));
  for (const who of [IL, SECOND, { ...IL, person: SERVER.person }])
    expect(judged(growing, who, step('made', 'E-3', 6, made(9)))).toMatchObject({ rule: 'P15' });
  for (const change of [step('approved', 'E-3', 6), proposal(growing, 'E-2'), reported()])
    expect(judged(growing, SERVER, change)).toMatchObject({ rule: 'P15' });
});

test('[R23] the copy leaves behind what it says that it does', () => {
  const growing = drafts();
  const options = { from: growing.picture, to: SHARED };
  const exact = { ...options, precision: 'exact' } as const;
  expect(staysBehind(item(growing, 'E-2'), exact)).toEqual(['author', 'source', 'notes']);
  expect(copy(growing, 'E-2')).toEqual(
    reported({ uncertainty: 40, source: { reliability: 'B', credibility: '2' } }),
  );
  const coarse = { ...options, precision: '1km' } as const;
  expect(staysBehind(item(growing, 'E-3'), coarse)).toEqual(['author', 'place', 'links']);
  expect(copy(growing, 'E-3', coarse)).toEqual(
    reported({
      category: 'air-strike',
      geometry: { type: 'Point', coordinates: [35.8425, 33.0615] },
      uncertainty: 1000,
      links: undefined,
    }),
  );
  expect(copy(growing, 'Z-4', coarse)).toEqual(
    proposed({ area: { type: 'Circle', centre: [35.8335, 33.0525], radius: 4000 } }),
  );
  expect(copy(growing, 'A-5')).toEqual(added());
  const { note } = Object(copy(growing, 'A-5', coarse));
  expect(note).toMatchObject({ text: NOTE.text, mark: { form: 'area' } });
  expect(note.mark.geometry.coordinates[0]).toHaveLength(5);
});

test('[R23] what was released before is amended, and links lead to what the others have', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'E-2')); // 6
  growing.ask(SERVER, step('made', 'E-2', 6, made(20)));
  expect(copy(growing, 'E-2')).toMatchObject({ type: 'event.amended', item: 'E-20' });
  expect(copy(growing, 'E-2', { anew: true })).toMatchObject({ type: 'event.reported' });
  expect(copy(growing, 'E-2', { to: pictureId('us-il') })).toMatchObject({
    type: 'event.reported',
  });
  expect(copy(growing, 'E-3')).toMatchObject({
    event: { links: [{ relation: 'cause', item: 'E-20' }] },
  });
  expect(copy(growing, 'A-5')).toMatchObject({ note: { on: 'E-20' } });
  growing.ask(IL, { type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'FLASH' } });
  const e2 = item(growing, 'E-2');
  expect(differs(e2, e2.releases![0]!)).toBe(true);
  expect(judged(growing, IL, proposal(growing, 'E-2'))).toBeUndefined(); // again, on purpose
  growing.ask(IL, { type: 'note.amended', item: 'A-5', note: { text: NOTE.text, on: 'Z-4' } });
  const { picture: from } = growing;
  expect(copyOf(item(growing, 'A-5'), { from, to: SHARED, precision: 'exact' })).toBe('nowhere');
});

test('[R23] only a copy is proposed, by whatever options; not what is like one', () => {
  const growing = drafts();
  for (const ref of ['E-2', 'E-3', 'Z-4', 'A-5']) {
    for (const precision of ['exact', '100m', '1km', { place: [35.8, 33.1], name: 'x' }]) {
      const change = copy(growing, ref, { precision });
      const asked = proposal(growing, ref, { change });
      expect(judged(growing, IL, asked), `${ref} ${precision}`).toBeUndefined();
    }
  }
  const { event } = Object(copy(growing, 'E-2'));
  for (const change of [
    reported({ ...event, precedence: 'FLASH' }),
    reported({ ...event, source: { ...event.source, name: 'A shepherd' } }),
    reported({ ...event, geometry: { type: 'Point', coordinates: [35.85, 33.06] } }),
    reported({ ...event, uncertainty: undefined }),
    reported({ ...event, links: [{ relation: 'cause', item: 'E-3' }] }),
    { type: 'event.amended', item: 'E-3', event },
    copy(growing, 'E-3'),
    proposed(),
    added(),
  ])
    expect(judged(growing, IL, proposal(growing, 'E-2', { change }))).toMatchObject({
      kind: 'impossible',
      rule: 'R23',
      field: 'change.change',
    });
});

test('[R22] where a release stands follows from its entries and the clock', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'Z-4')); // 6
  const at = (ref: string, ms: number) =>
    releaseStatus(item(growing, ref).releases![0]!, growing.now + ms);
  expect([at('Z-4', 0), at('Z-4', 10 * MINUTE), at('Z-4', 10 * MINUTE + 1)]).toEqual([
    'waiting',
    'waiting',
    'lapsed',
  ]);
  const notBefore = new Date(growing.now + MINUTE).toISOString();
  growing.ask(IL, proposal(growing, 'E-2', { notBefore }), 0);
  expect([at('E-2', 0), at('E-2', MINUTE)]).toEqual(['delayed', 'going']);
  growing.ask(SECOND, step('refused', 'Z-4', 6, why), 0);
  expect(at('Z-4', 0)).toBe('refused');
});
