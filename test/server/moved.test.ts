import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { memoryLog } from '../../server/log/memory.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import type { Answer } from '../../server/pictures/append.ts';
import { added, reported } from '../support/examples.ts';
import { keep, textsOf } from '../support/keeping.ts';
import { command } from '../support/logs.ts';
import { OFFICER, scratch } from '../support/server.ts';

const amended = (item: string) => ({
  ...reported({ precedence: 'FLASH' }),
  type: 'event.amended',
  item,
});
const position = (item: string) => ({ type: 'position.taken', item, stance: 'confirms' });
const kinds = (answers: readonly Answer[]) => answers.map(({ kind }) => kind);

describe('[L3] of several servers on one log', () => {
  /** Two servers with a connection each. */
  async function two() {
    const path = join(scratch(), 'log.db');
    const logs = [sqliteLog(path), sqliteLog(path)] as const;
    const [one, other] = [await keep(logs[0]), await keep(logs[1])];
    return { one, other, close: () => Promise.all(logs.map((log) => log.close())) };
  }

  test('the second takes in what the first wrote, and decides again', async () => {
    const { one, other, close } = await two();
    expect(kinds(await one.appender.append(OFFICER, [command(reported(), 1)]))).toEqual(['taken']);
    expect(other.replica.head.seq).toBe(1);
    expect(
      await other.appender.append(OFFICER, [
        command(position('E-2'), 2), // made by the other server
        command(amended('E-2'), 3, { seq: 1, hash: other.replica.head.hash, time: undefined }),
      ]),
    ).toMatchObject([
      { kind: 'taken', seq: 3, item: 'E-2' },
      { kind: 'missed', rule: 'R12', missed: [2, 3] },
    ]);
    await one.replica.catchUp();
    expect(one.replica.head).toEqual(other.replica.head);
    expect(one.replica.code).toBe(other.replica.code);
    expect(await textsOf(one.replica.log)).toHaveLength(3);
    await close();
  });

  test('[L8] a command that is sent to both is taken once, and answered alike', async () => {
    const { one, other, close } = await two();
    const asked = command(reported(), 1);
    const both = await Promise.all(
      [one, other].map((each) => each.appender.append(OFFICER, [asked])),
    );
    expect(both[0]).toMatchObject([{ kind: 'taken', seq: 2, item: 'E-2' }]);
    expect(both[1]).toEqual(both[0]);
    expect(await textsOf(one.replica.log)).toHaveLength(2);
    await close();
  });

  test('who is never first is told after 20 times that it is busy; nothing is lost, and later all is taken', async () => {
    const log = memoryLog();
    let tries = 0;
    let first = true;
    const { appender, replica } = await keep({
      ...log,
      append: async (lines) => {
        if (lines[0]?.seq === 1 || first) return log.append(lines);
        tries++;
        return 'moved';
      },
    });
    first = false;
    const asked = Array.from({ length: 600 }, (_, n) =>
      appender.append(OFFICER, [command(added(), n + 1)]),
    );
    const told = (await Promise.all(asked)).flat();
    expect(new Set(kinds(told))).toEqual(new Set(['busy']));
    expect([tries % 20, replica.head.seq, replica.alarm]).toEqual([0, 1, undefined]);
    first = true;
    expect(kinds(await appender.append(OFFICER, [command(added(), 1)]))).toEqual(['taken']);
    expect([replica.head.seq, appender.waiting]).toEqual([2, 0]);
  });

  test('[L11] what the other wrote and does not verify is not taken in, and raises the alarm', async () => {
    const { one, other, close } = await two();
    await one.appender.append(OFFICER, [command(reported(), 1)]);
    const { bytes } = (await one.replica.log.read(1, 1))[0] ?? {};
    const again = { seq: 3, bytes: bytes ?? new Uint8Array(), hash: one.replica.head.hash };
    await one.replica.log.append([again]);
    const why = 'entry 3: has the number 2 [R1]';
    expect(await other.appender.append(OFFICER, [command(added(), 2)])).toEqual([
      { kind: 'closed', why },
    ]);
    expect([other.replica.head.seq, other.replica.alarm]).toEqual([2, why]);
    await close();
  });

  test('[L12] a log that was shortened or rewritten beneath a server raises the alarm', async () => {
    const path = join(scratch(), 'log.db');
    const log = sqliteLog(path);
    const { appender, replica } = await keep(log);
    for (const n of [1, 2]) await appender.append(OFFICER, [command(reported(), n)]);
    const db = new DatabaseSync(path);
    const { hash } = replica.stateAt(2)?.head ?? {};
    db.exec(`DELETE FROM entry WHERE seq = 3; UPDATE head SET seq = 2, hash = '${hash}'`);
    db.close();
    const why = 'entry 3: stands after 2, written last [L12]';
    expect(await appender.append(OFFICER, [command(added(), 3)])).toEqual([
      { kind: 'closed', why },
    ]);
    expect(replica.alarm).toBe(why);
    await log.close();
  });
});
