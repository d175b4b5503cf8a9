/** What logs of one cell say of each other: releases, copies of one log, sign-ins. */
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../picture/entry.ts';
import { type CrossFinding, compareLogs } from '../../server/verify/compare.ts';
import type { LogClaims } from '../../server/verify/log-claims.ts';
import { machine, openedAs } from '../support/desks.ts';
import { EVENT, NOTE } from '../support/examples.ts';
import { acting, added, altered, fresh, type Pick } from '../support/forging/forging.ts';
import { Growing, type Log } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { lived, resealed, written } from '../support/resealed.ts';
import { sized } from '../support/scale.ts';
import { random } from '../support/seed.ts';
import { verifyLog } from '../support/verifying.ts';
import { someWorlds } from '../support/worlds.ts';

const COUNT = sized({ test: 10, soak: 200 });
const WORLDS = someWorlds(sized({ test: 6, soak: 30 }), 120).map(({ logs }) => lived(logs, 'live'));

async function claimsOf(log: Log): Promise<LogClaims> {
  const { claims } = await verifyLog(log, { compared: true });
  if (claims === undefined) throw new Error('nothing was said');
  return claims;
}
const between = async (logs: Iterable<readonly [string, Log]>): Promise<readonly CrossFinding[]> =>
  compareLogs(
    await Promise.all(
      [...logs].map(async ([name, log]) => ({ name, claims: await claimsOf(log) })),
    ),
  );

/** A release that was made: the entry of the desk's own log that says so, and both logs. */
interface Case {
  readonly desk: string;
  readonly own: Log;
  readonly to: string;
  readonly other: Log;
  readonly entry: Entry;
  readonly made: { readonly seq: number; readonly hash: string; readonly item: string };
  readonly approved: number;
}
const CASES: readonly Case[] = WORLDS.flatMap((logs) =>
  [...logs].flatMap(([desk, own]) =>
    own.entries.flatMap((entry): Case[] => {
      if (entry.change.type !== 'release.made') return [];
      const { release, made } = entry.change;
      const proposed = own.entries[release - 1]?.change;
      const to = proposed?.type === 'release.proposed' ? proposed.to : '';
      const other = logs.get(to);
      if (other === undefined) throw new Error(`there is no log ${to}`);
      const of = ({ change }: Entry) =>
        change.type === 'release.approved' && change.release === release;
      const approved = own.entries.find(of)?.seq ?? release;
      return [{ desk, own, to, other, entry, made, approved }];
    }),
  ),
);

const next = random(11);
const pick: Pick = (list) => list[Math.floor(next() * list.length)];
const some = (): Case => {
  const one = pick(CASES);
  if (one === undefined) throw new Error('nothing was released');
  return one;
};
const HOUR = 3_600_000;

/** The log up to an entry, and one more an hour later. */
function resumed(log: Log, to: number, desk: string): Log {
  const entries = log.entries.slice(0, to);
  const begun = resealed(entries, log, to + 1);
  const change = { type: 'note.added', note: { text: { original: 'en', en: 'x' }, mark: MARK } };
  const longer = added(begun, { by: acting(desk), change });
  const time = new Date(Date.parse(log.heads.at(-1)?.time ?? '') + HOUR).toISOString();
  return altered(longer, longer.entries.at(-1)!, () => ({ time }));
}
const MARK = { form: 'pin', geometry: { type: 'Point', coordinates: [35.8, 33] } };

const expectFound = (found: readonly CrossFinding[], name: string, seq: number, rule: string) =>
  expect(
    found.map((one) => [one.name, one.finding.seq, one.finding.rule]),
    found.map(({ finding }) => finding.why).join('\n'),
  ).toContainEqual([name, seq, rule]);

describe('[C10] [P12] [R22] [R23] logs of one cell agree', () => {
  test('untouched ones say nothing against each other', async () => {
    expect(CASES.length).toBeGreaterThan(5);
    for (const logs of WORLDS) expect(await between(logs)).toEqual([]);
    console.info(`${WORLDS.length} cells with ${CASES.length} releases; ${COUNT} of each forgery`);
  });

  test('two histories of one log are found where they part', async () => {
    for (let i = 0; i < COUNT; i++) {
      const { to, other } = some();
      const entry = pick(other.entries.slice(1))!;
      const forged = altered(other, entry, () => ({ command: fresh(i) }));
      const found = await between([
        ['a', other],
        ['b', forged],
      ]);
      expectFound(found, 'a', entry.seq, 'C10');
      const shorter = resealed(other.entries.slice(0, entry.seq - 1), other, entry.seq);
      expect(
        await between([
          ['a', other],
          ['b', shorter],
        ]),
        to,
      ).toEqual([]);
    }
  });

  test('a copy whose log was rewritten is not what the release says', async () => {
    for (let i = 0; i < COUNT; i++) {
      const { desk, own, to, other, entry, made } = some();
      const from = pick(other.entries.slice(1, made.seq))!;
      const forged = altered(other, from, () => ({ command: fresh(i) }));
      expectFound(
        await between([
          [desk, own],
          [to, forged],
        ]),
        desk,
        entry.seq,
        'C10',
      );
    }
  });

  test('a copy that was cut off, by whoever goes on after it', async () => {
    for (let i = 0; i < COUNT; i++) {
      const { desk, own, to, other, entry, made } = some();
      const forged = resumed(other, made.seq - 1, desk);
      expectFound(
        await between([
          [desk, own],
          [to, forged],
        ]),
        desk,
        entry.seq,
        'C10',
      );
    }
  });

  test('a copy that says something else, though both logs were rewritten', async () => {
    for (let i = 0; i < COUNT; i++) {
      const { desk, own, to, other, entry, made } = some();
      const copy = other.entries[made.seq - 1]!;
      const by = { ...copy.by, person: 'nobody.il' };
      const forged = altered(other, copy, () => ({ by }));
      const hash = forged.heads[made.seq - 1]?.hash;
      const agreed = altered(own, entry, ({ change }) => ({
        change: { ...change, made: { ...made, hash } },
      }));
      expectFound(
        await between([
          [desk, agreed],
          [to, forged],
        ]),
        desk,
        entry.seq,
        'R23',
      );
    }
  });

  test('a copy that nobody approved', async () => {
    for (let i = 0; i < COUNT; i++) {
      const { desk, own, to, other, made, approved } = some();
      const forged = resumed(own, approved - 1, desk);
      const late = lateIn(forged, other);
      expectFound(
        await between([
          [desk, late],
          [to, other],
        ]),
        to,
        made.seq,
        'P12',
      );
    }
  });

  test('a release that the server says it did not make', async () => {
    for (let i = 0; i < COUNT; i++) {
      const { desk, own, to, other, entry } = some();
      const { item, release } = { item: '', release: 0, ...entry.change };
      const change = { type: 'release.refused', item, release, reason: 'it was withdrawn' };
      const forged = altered(own, entry, () => ({ change }));
      expectFound(
        await between([
          [desk, forged],
          [to, other],
        ]),
        desk,
        entry.seq,
        'R22',
      );
    }
  });

  test('a release into a picture that its desk is no member of', async () => {
    for (let i = 0; i < COUNT; i++) {
      const { desk, own, to, other, entry } = some();
      const forged = altered(other, other.entries[0]!, ({ change }) => ({
        change: { ...change, members: ['xx', 'yy'] },
      }));
      expectFound(
        await between([
          [desk, own],
          [to, forged],
        ]),
        desk,
        entry.seq,
        'P12',
      );
    }
  });
});

/** The log with its last entry after the end of another. */
function lateIn(log: Log, other: Log): Log {
  const last = log.entries.at(-1)!;
  const end = Date.parse(other.heads.at(-1)?.time ?? '');
  const time = new Date(Math.max(Date.parse(last.time), end) + HOUR).toISOString();
  return altered(log, last, () => ({ time }));
}

test('[S12] who acts without ever having signed in is worth a question', async () => {
  const record = new Growing(undefined, openedAs('access-il', 'il'));
  const shared = new Growing();
  const note = { type: 'note.added', note: NOTE };
  const signIn = { type: 'access.signed-in', person: 'officer.il', role: 'officer', way: 'link' };
  record.ask(machine('il'), { ...signIn, session: '0123abcd' });
  shared.ask(person('il'), note); // 2
  shared.ask(person('il', 'analyst'), note); // 3: the one who never signed in
  shared.ask(person('il', 'analyst'), note); // 4: said once of each
  shared.ask(person('us', 'analyst'), note); // 5: of another desk
  shared.ask(person('il', 'feed'), { type: 'event.reported', event: EVENT }); // 6: has no session
  const gone = { type: 'access.signed-out', person: 'officer.il', session: '0123abcd' };
  record.ask(machine('il'), gone, HOUR);
  shared.ask(person('il', 'supervisor'), note, 2 * HOUR); // 7: after the record was read
  const logs = lived(new Map<string, Log>(Object.entries({ 'access-il': record, shared })), 'live');
  expect(await between(logs)).toMatchObject([
    { name: 'shared', finding: { seq: 3, rule: 'S12' }, remark: true },
  ]);
});

test('logs of an exercise and of a live cell are not compared', async () => {
  const { own, other, desk, to } = some();
  const [, ...entries] = other.entries;
  const opening = {
    ...other.entries[0],
    change: { ...other.entries[0]?.change, mode: 'exercise' },
  };
  const exercise = resealed([written(opening), ...entries], other, 1);
  expect(
    await between([
      [desk, own],
      [to, exercise],
    ]),
  ).toEqual([]);
});
