/** The release duty among hostile neighbours, slow disks and drafts that change: what goes is what was approved. */
import { expect, test } from 'vitest';
import { Ref } from '../../picture/basics.ts';
import { hashOf } from '../../picture/chain.ts';
import { derivedCommandId } from '../../picture/command-id.ts';
import { Command } from '../../picture/entry.ts';
import { copyOf } from '../../picture/facets/release/copy.ts';
import { itemOf } from '../../picture/fold.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Clock, HOUR } from '../support/clock.ts';
import { DESK_CELL } from '../support/desks.ts';
import { added, EVENT, proposed, reported } from '../support/examples.ts';
import {
  ask,
  becomes,
  OFFICER,
  OWN,
  propose,
  releaseOf,
  SECOND,
  SHARED,
  stopsAt,
} from '../support/outbox.ts';
import { person } from '../support/people.ts';
import { serve, type TestServer } from '../support/server.ts';

const clock = new Clock();
const later = () => ({ notBefore: new Date(clock.now() + HOUR).toISOString() });

/** Drafts two events, to be released in an hour. */
async function delayed(server: TestServer): Promise<void> {
  for (const _ of [2, 3]) await ask(server, reported());
  for (const ref of ['E-2', 'E-3']) await propose(server, ref, later());
}

/** The item's copy as another new item. */
function anew(server: TestServer, ref: string): object {
  const from = server.served('il').replica.picture;
  const item = itemOf(from, Ref.parse(ref));
  if (item === undefined) throw new Error(`${ref} is not there`);
  return { change: copyOf(item, { from, to: SHARED, precision: '1km', anew: true }) };
}

/** A server whose clock can be put on. */
async function clocked(): Promise<{ server: TestServer; pass: (ms: number) => void }> {
  const server = await serve({ cell: DESK_CELL, now: clock.now });
  return { server, pass: (ms) => clock.pass(ms) };
}

/** The id that the copy will be sent under. */
async function idOfCopy(server: TestServer, ref: string) {
  const seq = releaseOf(server, ref)?.seq ?? 0;
  const [line] = await server.served('il').replica.log.read(seq - 1, 1);
  return derivedCommandId('release', hashOf(line?.bytes ?? new Uint8Array()));
}

test('[L13] nobody takes in advance the id that a release will have', async () => {
  const { server, pass } = await clocked();
  await ask(server, reported());
  await propose(server, 'E-2', later());
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
  await delayed(server);
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
  await delayed(server);
  const title = { original: 'en', en: 'A false alarm' };
  await ask(server, { type: 'event.amended', item: 'E-2', event: { ...EVENT, title } });
  pass(HOUR);
  await ask(server, reported());
  await becomes(server, 'E-2', 'refused');
  expect(releaseOf(server, 'E-2')?.refusedBy?.reason).toBe(
    'E-2 has changed since it was approved [R23]',
  );
  await becomes(server, 'E-3', 'made');
  expect(server.served().replica.head.seq).toBe(2);
});

test('[R23] nor does a zone that was suspended meanwhile', async () => {
  const { server, pass } = await clocked();
  await ask(server, proposed());
  await propose(server, 'Z-2', later());
  await ask(server, { type: 'release.approved', item: 'Z-2', release: 3 }, { ...OWN, who: SECOND });
  await ask(server, { type: 'zone.suspended', item: 'Z-2', reason: 'a crew is late' });
  pass(HOUR);
  await ask(server, reported());
  const { refusedBy } = await becomes(server, 'Z-2', 'refused');
  expect(refusedBy?.reason).toBe('Z-2 is suspended [R23]');
  expect(server.served().replica.head.seq).toBe(1);
});

test('[R23] there is no second copy while the first one stands', async () => {
  const { server } = await clocked();
  await ask(server, reported());
  await propose(server, 'E-2');
  await becomes(server, 'E-2', 'made');
  await propose(server, 'E-2', anew(server, 'E-2'));
  await becomes(server, 'E-2', 'refused');
  expect(releaseOf(server, 'E-2')?.refusedBy?.reason).toBe('E-2 still stands there [R23]');
  const taken = { type: 'event.withdrawn', item: 'E-2', reason: 'taken back' };
  await ask(server, taken, { who: OFFICER });
  await propose(server, 'E-2', anew(server, 'E-2'));
  await becomes(server, 'E-2', 'made');
});

test('[L8] what is approved while a start takes up what was left over is made as well', async () => {
  const logs = new Map<string, Log>();
  const kept = (id: string): Log => {
    const log = logs.get(id) ?? memoryLog();
    logs.set(id, log);
    return { ...log, close: async () => {} };
  };
  const shared = stopsAt(kept('shared'), ({ seq }) => seq > 1);
  const before = await serve({
    cell: DESK_CELL,
    log: (id) => (id === 'shared' ? shared.log : kept(id)),
  });
  await ask(before, reported());
  await ask(before, reported());
  await propose(before, 'E-2');
  await shared.stopped;
  expect(before.served().replica.alarm).toContain('it stops');
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
