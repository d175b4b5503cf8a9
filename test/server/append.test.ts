import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Hash } from '../../picture/basics.ts';
import { type Change, Command, readEntry } from '../../picture/entry.ts';
import type { ZoneTerms } from '../../picture/kinds/zone-terms.ts';
import { Role } from '../../picture/wire.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import type { Answer } from '../../server/pictures/append.ts';
import { added, reported } from '../support/examples.ts';
import { fill, heldLog, keep, START, textsOf } from '../support/keeping.ts';
import { command, LONG, timelessLog as logs } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { random } from '../support/seed.ts';
import { OFFICER, OUTSIDER, scratch } from '../support/server.ts';

const amended = (item: string) => ({
  ...reported({ precedence: 'FLASH' }),
  type: 'event.amended',
  item,
});
const position = (item: string) => ({ type: 'position.taken', item, stance: 'confirms' });
const kinds = (answers: readonly Answer[]) => answers.map(({ kind }) => kind);

describe('[L8] a command is taken once, for ever', () => {
  test('the same again, over a restart, has the same answer; anything else under its id is refused', async () => {
    const path = join(scratch(), 'log.db');
    const log = sqliteLog(path);
    const { appender } = await keep(log);
    const asked = command(reported(), 1);
    const [first] = await appender.append(OFFICER, [asked]);
    expect(first).toMatchObject({ kind: 'taken', seq: 2, item: 'E-2' });
    await appender.append(OFFICER, [command(position('E-2'), 2)]);
    await log.close();

    const reopened = sqliteLog(path);
    const { appender: later, replica } = await keep(reopened);
    expect(await later.append(OFFICER, [asked, asked])).toEqual([first, first]);
    expect(await later.append(OFFICER, [command(position('E-2'), 2)])).toMatchObject([
      { seq: 3, item: 'E-2' },
    ]);
    const others = [
      [OFFICER, command(added(), 1)],
      [OFFICER, command(reported({ precedence: 'ROUTINE' }), 1)],
      [person('us', 'analyst'), asked],
      [person('il'), asked],
    ] as const;
    for (const [who, other] of others)
      expect(await later.append(who, [other])).toMatchObject([{ kind: 'reused', rule: 'L8' }]);
    expect(replica.head.seq).toBe(3);
    await reopened.close();
  });

  test('an id in capitals is the same id', async () => {
    const { appender, replica } = await keep(memoryLog());
    const asked = command(reported(), 7);
    const { id } = asked;
    const [first] = await appender.append(OFFICER, [asked]);
    const shouted = JSON.parse(JSON.stringify({ ...asked, id: id.toUpperCase() }));
    expect(await appender.append(OFFICER, [Command.parse(shouted)])).toEqual([first]);
    expect(replica.head.seq).toBe(2);
  });

  test('1,000 commands at once, a third of them doubles: each once, in the order asked', async () => {
    const next = random(1);
    const log = sqliteLog(join(scratch(), 'log.db'));
    const { appender, replica } = await keep(log);
    const asked = Array.from({ length: 1000 }, (_, i) =>
      next() < 1 / 3 ? Math.floor(next() * i) : i,
    );
    const answers = await Promise.all(
      asked.map(async (n) => (await appender.append(OFFICER, [command(added(), n + 1)]))[0]),
    );
    const firsts = new Map<number, Answer | undefined>();
    for (const [i, n] of asked.entries()) {
      if (!firsts.has(n)) firsts.set(n, answers[i]);
      expect(answers[i]).toEqual(firsts.get(n));
    }
    const lines = await log.read(1, 2000);
    expect(lines.map(({ bytes, seq }) => readEntry(bytes, seq).command)).toEqual(
      [...firsts.keys()].map((n) => command(added(), n + 1).id),
    );
    expect(replica.head.seq).toBe(1 + firsts.size);
    expect((await keep(log)).replica.alarm).toBeUndefined(); // and it verifies
    await log.close();
  });
});

describe('[L9] an answer is given only after the commit', () => {
  test('what waits is committed together, in order, and answered after it', async () => {
    const { log, next } = heldLog(memoryLog());
    const opening = keep(log);
    (await next()).end();
    const { appender, replica } = await opening;
    const told: number[] = [];
    const ask = (n: number) =>
      appender.append(OFFICER, [command(added(), n)]).then(() => told.push(n));
    const all = [ask(1)];
    const first = await next();
    for (let n = 2; n <= 50; n++) all.push(ask(n));
    for (let i = 0; i < 5; i++) await new Promise(setImmediate);
    expect([first.count, told, replica.head.seq, appender.waiting]).toEqual([1, [], 1, 50]);
    first.end();
    const second = await next();
    expect([second.count, told, replica.head.seq]).toEqual([49, [1], 2]);
    second.end();
    await Promise.all(all);
    expect(told).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(replica.head.seq).toBe(51);
    await new Promise(setImmediate);
    expect(appender.waiting).toBe(0);
  });

  test('a commit that fails: nothing acknowledged, an alarm, nothing tried again, reading goes on', async () => {
    const { log, next, ...held } = heldLog(memoryLog());
    const opening = keep(log);
    (await next()).end();
    const { appender, replica } = await opening;
    const before = appender.append(OFFICER, [command(reported(), 1)]);
    (await next()).end();
    await before;
    const group = [
      appender.append(OFFICER, [command(added(), 2), command(position('E-2'), 3)]),
      appender.append(OFFICER, [command(amended('E-3'), 4), command(added(), 2)]),
    ];
    (await next()).end(new Error('no space left'));
    const closed = { kind: 'closed', why: 'a commit failed: no space left' };
    expect(await Promise.all(group)).toEqual([
      [closed, closed],
      [closed, closed],
    ]);
    expect(replica.alarm).toBe(closed.why);
    expect(await appender.append(OFFICER, [command(added(), 5)])).toEqual([closed]);
    expect(await appender.append(OFFICER, [command(reported(), 1)])).toEqual([closed]);
    expect(held.waiting).toBe(0);
    expect(replica.head.seq).toBe(2);
    expect((await replica.at({ seq: 1 })).picture.items.size).toBe(0);
    expect(replica.picture.items.size).toBe(1);
  });

  test('a fault while deciding is told to those whose commands it kept from being taken, and to no others', async () => {
    const log = memoryLog();
    let broken = false;
    const read = async (seq: number, limit: number) => {
      if (broken) throw new Error('cannot read');
      return log.read(seq, limit);
    };
    const { appender, replica } = await keep({ ...log, read });
    await appender.append(OFFICER, [command(reported(), 1)]);
    broken = true;
    await expect(
      appender.append(OFFICER, [command(added(), 2), command(reported(), 1)]),
    ).rejects.toThrow('cannot read');
    expect([replica.head.seq, replica.alarm]).toEqual([2, undefined]);
    broken = false;
    expect(await appender.append(OFFICER, [command(added(), 2)])).toMatchObject([{ seq: 3 }]);
  });

  test('drained: what is under way is finished, the rest and all later are told to come again', async () => {
    const { log, next } = heldLog(memoryLog());
    const opening = keep(log);
    (await next()).end();
    const { appender, replica } = await opening;
    const first = appender.append(OFFICER, [command(added(), 1)]);
    const commit = await next();
    const second = appender.append(OFFICER, [command(added(), 2)]);
    const drained = appender.drain();
    const third = appender.append(OFFICER, [command(added(), 3)]);
    commit.end();
    await drained;
    expect(kinds((await Promise.all([first, second, third])).flat())).toEqual([
      'taken',
      'closed',
      'closed',
    ]);
    expect(kinds(await appender.append(OFFICER, [command(added(), 4)]))).toEqual(['closed']);
    expect(replica.head.seq).toBe(2);
  });
});

describe('decided where it will stand', () => {
  test('[R12] who changes what another command of the same commit has changed is told so', async () => {
    const { appender, replica } = await keep(memoryLog());
    await appender.append(OFFICER, [command(reported(), 1)]);
    const seen = replica.head;
    const answers = await Promise.all([
      appender.append(person('il'), [command(position('E-2'), 2)]),
      appender.append(OFFICER, [command(amended('E-2'), 3, seen)]),
      appender.append(OFFICER, [command(amended('E-2'), 4)]),
    ]);
    expect(answers.flat()).toMatchObject([
      { kind: 'taken', seq: 3 },
      { kind: 'missed', rule: 'R12', missed: [3] },
      { kind: 'taken', seq: 4 },
    ]);
  });
  test('a command may name what the one before it in the same commit made', async () => {
    const { appender } = await keep(memoryLog());
    const answers = await appender.append(OFFICER, [
      command(reported(), 1),
      command(position('E-2'), 2),
      command(added({ on: 'E-2' }), 3),
      command(position('E-9'), 4),
    ]);
    expect(answers).toMatchObject([
      { item: 'E-2' },
      { item: 'E-2' },
      { item: 'A-4' },
      { kind: 'impossible', rule: 'R6' },
    ]);
  });
  test('[L10] what was seen is checked against the log, however long ago', async () => {
    const log = memoryLog();
    await fill(log, LONG);
    const { appender, replica } = await keep(log, () => START + 1e9);
    let n = 10_000;
    const ask = async (seq: number, hash: string) => {
      const seen = { seq, hash: Hash.parse(hash), time: undefined };
      return kinds(await appender.append(OFFICER, [command(added(), n++, seen)]))[0];
    };
    for (const seq of [1, 2, 400, 899, 900]) {
      const right = LONG.heads[seq - 1]?.hash ?? '';
      expect(await ask(seq, right)).toBe('taken');
      expect(
        await ask(
          seq,
          right.replace(/^./, (c) => (c === '0' ? '1' : '0')),
        ),
      ).toBe('history');
    }
    expect(await ask(replica.head.seq, replica.head.hash)).toBe('taken');
    expect(await ask(replica.head.seq + 1, replica.head.hash)).toBe('history');
  });
  test('[P6] [P7] who may not, may not, and the author is who asked', async () => {
    const { appender, replica } = await keep(memoryLog());
    const ask = async (who = OFFICER, change: unknown = reported(), n = 1) =>
      (await appender.append(who, [command(change, n)]))[0];
    expect(await ask(OUTSIDER)).toMatchObject({ kind: 'forbidden', rule: 'P1' });
    expect(await ask(person('us', 'wall'))).toMatchObject({ kind: 'forbidden', rule: 'P3' });
    expect(await ask(person('us', 'analyst'), position('E-2'))).toMatchObject({
      kind: 'forbidden',
      rule: 'P3',
    });
    expect(replica.head.seq).toBe(1);
    expect(await ask(person('sy', 'feed'))).toMatchObject({ kind: 'taken' });
    const [line] = await replica.log.read(1, 1);
    expect(readEntry(line?.bytes ?? new Uint8Array(), 2).by).toEqual({
      desk: 'sy',
      person: 'feed.sy',
      role: 'feed',
    });
  });
});

/** What an old entry says of a position, and of a zone, as a new command says it. [R30] [R46] [R50] */
function asNow(change: Change): Change {
  if (change.type === 'zone.proposed' || change.type === 'zone.amended') {
    const terms: ZoneTerms = { ...change.terms, kind: 'hazard' }; // which nothing unseen holds up
    return change.type === 'zone.amended'
      ? { ...change, terms }
      : { ...change, terms, agrees: true };
  }
  if (change.type !== 'position.taken' || change.reason === undefined) return change;
  const { reason, ...rest } = change;
  return { ...rest, said: { original: 'en', en: reason } };
}

test('[L7] [C1] however commands are grouped, the same lines come of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      logs,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      async ({ entries }, sizes) => {
        const alone = await keep(memoryLog());
        const { seq, hash } = alone.replica.head;
        const commands = entries.slice(1).map(({ command: id, change, by }) => ({
          who: person(by.desk, Role.parse(by.person.split('.')[0])),
          asked: {
            id,
            ...(change.type === 'zone.proposed' ? { seen: { seq, hash } } : {}),
            change: asNow(change),
          },
        }));
        for (const { who, asked } of commands) await alone.appender.append(who, [asked]);
        const grouped = await keep(memoryLog());
        for (let from = 0, i = 0; from < commands.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          await Promise.all(
            commands
              .slice(from, from + size)
              .map(({ who, asked }) => grouped.appender.append(who, [asked])),
          );
          from += size;
        }
        expect(await textsOf(grouped.replica.log)).toEqual(await textsOf(alone.replica.log));
        expect(grouped.replica.head.seq).toBe(entries.length);
        expect(grouped.replica.code).toBe(alone.replica.code);
      },
    ),
    { numRuns: sized({ test: 15, soak: 300 }) },
  );
});
