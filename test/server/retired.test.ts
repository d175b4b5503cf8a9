import { expect, test } from 'vitest';
import { readEntry } from '../../picture/entry.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { reported } from '../support/examples.ts';
import { keep } from '../support/keeping.ts';
import { command, Growing, itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { OFFICER } from '../support/server.ts';

const position = (more: object) => ({
  type: 'position.taken',
  item: 'E-2',
  stance: 'reviewing',
  ...more,
});
const SAID = { original: 'en', en: 'Asking the post', ar: 'نسأل الموقع' };

test('[R30] a position says why in up to three languages; one language of old is refused by name', async () => {
  const { appender, replica } = await keep(memoryLog());
  await appender.append(OFFICER, [command(reported(), 1)]);
  const old = command(position({ reason: 'Asking the post' }), 2);
  expect(await appender.append(OFFICER, [old])).toMatchObject([
    {
      kind: 'impossible',
      rule: 'R30',
      field: 'change.reason',
      why: expect.stringContaining('said'),
    },
  ]);
  expect(replica.head.seq).toBe(2);
  const [taken] = await appender.append(OFFICER, [command(position({ said: SAID }), 3)]);
  expect(taken).toMatchObject({ kind: 'taken', seq: 3 });
  expect(itemAt(replica.picture, 'E-2')).toMatchObject({
    positions: { us: { stance: 'reviewing', said: SAID, seq: 3 } },
  });
  expect(() => command(position({ said: { original: 'he', en: 'Asking' } }), 4)).toThrow(
    'the original language has no text',
  );
});

test('[R30] who may not take a position is told that, and not how to write one', async () => {
  const { appender } = await keep(memoryLog());
  await appender.append(OFFICER, [command(reported(), 1)]);
  const old = command(position({ reason: 'x' }), 2);
  const analyst = { ...OFFICER, role: 'analyst' } as const;
  expect(await appender.append(analyst, [old])).toMatchObject([{ kind: 'forbidden', rule: 'P3' }]);
});

test('[R30] an entry of old that says why in one language is read as it always was', () => {
  const growing = new Growing();
  for (const change of [reported(), position({ reason: 'Asking the post' })]) {
    expect(growing.ask(person('us'), change)).toBeUndefined();
  }
  const lines = growing.entries.map((entry) => new TextEncoder().encode(JSON.stringify(entry)));
  const read = lines.map((line, i) => readEntry(line, i + 1));
  expect(itemAt(fold(EMPTY, read), 'E-2')).toMatchObject({
    positions: { us: { reason: 'Asking the post' } },
  });
});
