/** The outbox among hostile neighbours, slow disks and drafts that change: what goes is what was approved. */
import { expect, test, vi } from 'vitest';
import { PictureId, Ref } from '../../picture/basics.ts';
import { hashOf } from '../../picture/chain.ts';
import { Command } from '../../picture/entry.ts';
import { itemOf } from '../../picture/fold.ts';
import { copyOf, wordsAt } from '../../picture/release.ts';
import { needsSecond } from '../../picture/releasing.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { commandIdOf } from '../../server/uuid.ts';
import { DESK_CELL } from '../support/desks.ts';
import { added, EVENT, reported } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { serve, type TestServer } from '../support/server.ts';

const IL = { who: person('il'), picture: 'il' };
const HOUR = 3_600_000;

async function ask(server: TestServer, change: object, posting: object = IL): Promise<void> {
  const { status, body } = await server.ask(change, posting);
  expect(status, JSON.stringify(body)).toBe(201);
}

/** Proposes the item as it now is, in an hour's time if `later`. */
function propose(server: TestServer, ref: string, later = false, anew = false): Promise<void> {
  const from = server.served('il').keeper.picture;
  const item = itemOf(from, Ref.parse(ref));
  if (item === undefined) throw new Error(`${ref} is not there`);
  const to = PictureId.parse('shared');
  return ask(server, {
    type: 'release.proposed',
    item: ref,
    to,
    of: wordsAt(item),
    change: copyOf(item, { from, to, precision: 'exact', anew }),
    second: needsSecond(item, DESK_CELL),
    ...(later ? { notBefore: new Date(Date.now() + HOUR).toISOString() } : {}),
  });
}

const releaseOf = (server: TestServer, ref: string) =>
  itemOf(server.served('il').keeper.picture, Ref.parse(ref))?.releases?.at(-1);
const becomes = (server: TestServer, ref: string, state: string) =>
  vi.waitFor(() => expect(releaseOf(server, ref)?.state).toBe(state), { timeout: 5000 });

/** A server whose clock can be put on. */
async function clocked(): Promise<{ server: TestServer; pass: (ms: number) => void }> {
  let late = 0;
  const server = await serve({ cell: DESK_CELL, now: () => Date.now() + late });
  return {
    server,
    pass: (ms) => {
      late += ms;
    },
  };
}

/** The id that the copy will be sent under. */
async function idOfCopy(server: TestServer, ref: string) {
  const seq = releaseOf(server, ref)?.seq ?? 0;
  const [line] = await server.served('il').keeper.log.read(seq - 1, 1);
  return commandIdOf('release', hashOf(line?.bytes ?? new Uint8Array()));
}

test('[L13] nobody takes in advance the id that a release will have', async () => {
  const { server, pass } = await clocked();
  await ask(server, reported());
  await propose(server, 'E-2', true);
  const id = await idOfCopy(server, 'E-2');
  const analyst = { who: person('il', 'analyst') };
  const { status, body } = await server.ask(added(), analyst, { id });
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ rule: 'L13', field: 'id' });
  pass(HOUR);
  await ask(server, reported()); // it looks at the clock again
  await becomes(server, 'E-2', 'made');
});

test('[R22] a copy whose id was taken all the same is refused, and holds up no other', async () => {
  const { server, pass } = await clocked();
  await ask(server, reported());
  await ask(server, reported());
  await propose(server, 'E-2', true);
  await propose(server, 'E-3', true);
  const id = await idOfCopy(server, 'E-2');
  const taking = Command.parse({ id, change: added() });
  await server.served().appender.append(person('us'), [taking]);
  pass(HOUR);
  await ask(server, reported());
  await becomes(server, 'E-2', 'refused');
  expect(releaseOf(server, 'E-2')?.refusedBy?.reason).toContain('[L8]');
  await becomes(server, 'E-3', 'made');
});

test('[R23] a draft that was changed after its approval does not go when its time comes', async () => {
  const { server, pass } = await clocked();
  await ask(server, reported());
  await ask(server, reported());
  await propose(server, 'E-2', true);
  await propose(server, 'E-3', true);
  const title = { original: 'en', en: 'A false alarm' };
  await ask(server, { type: 'event.amended', item: 'E-2', event: { ...EVENT, title } });
  pass(HOUR);
  await ask(server, reported());
  await becomes(server, 'E-2', 'refused');
  expect(releaseOf(server, 'E-2')?.refusedBy?.reason).toBe(
    'E-2 has changed since it was approved [R23]',
  );
  await becomes(server, 'E-3', 'made');
  expect(server.served().keeper.head.seq).toBe(2);
});

test('[R23] there is no second copy while the first one stands', async () => {
  const { server } = await clocked();
  await ask(server, reported());
  await propose(server, 'E-2');
  await becomes(server, 'E-2', 'made');
  await propose(server, 'E-2', false, true);
  await becomes(server, 'E-2', 'refused');
  expect(releaseOf(server, 'E-2')?.refusedBy?.reason).toBe('E-2 still stands there [R23]');
  await ask(
    server,
    { type: 'event.withdrawn', item: 'E-2', reason: 'taken back' },
    { who: IL.who },
  );
  await propose(server, 'E-2', false, true);
  await becomes(server, 'E-2', 'made');
});

test('[L8] what is approved while a start takes up what was left over is made as well', async () => {
  const logs = new Map<string, Log>();
  const kept = (id: string): Log => {
    const log = logs.get(id) ?? memoryLog();
    logs.set(id, log);
    return { ...log, close: async () => {} };
  };
  const before = await serve({
    cell: DESK_CELL,
    log: (id) => ({
      ...kept(id),
      append: (lines) =>
        id === 'shared' && lines.some(({ seq }) => seq > 1)
          ? Promise.reject(new Error('it stops'))
          : kept(id).append(lines),
    }),
  });
  await ask(before, reported());
  await ask(before, reported());
  await propose(before, 'E-2');
  await vi.waitFor(() => expect(before.served().keeper.alarm).toContain('it stops'));
  await before.close();

  let go = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  const server = await serve({
    cell: DESK_CELL,
    log: (id) => ({
      ...kept(id),
      append: async (lines) => {
        if (id === 'shared') await held;
        return kept(id).append(lines);
      },
    }),
  });
  await propose(server, 'E-3'); // while the copy of E-2 waits for the disk
  go();
  await becomes(server, 'E-2', 'made');
  await becomes(server, 'E-3', 'made');
});
