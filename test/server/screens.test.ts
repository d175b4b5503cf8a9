import { describe, expect, test, vi } from 'vitest';
import { SCREENS_NAMED, Undrawn } from '../../picture/wire.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Screens } from '../../server/pictures/screens.ts';
import { SHARED_ONLY } from '../support/cell.ts';
import { added, reported } from '../support/examples.ts';
import { keep, START } from '../support/keeping.ts';
import { command } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { OFFICER, serve } from '../support/server.ts';
import '../support/seed.ts';

/** Screens of a picture with one event, and the clock that they are judged by. */
async function screens() {
  const clock = { now: START };
  const { replica, appender } = await keep(memoryLog(), () => clock.now);
  let n = 1;
  const land = (...changes: unknown[]) =>
    appender.append(
      OFFICER,
      changes.map((change) => command(change, n++)),
    );
  await land(reported());
  clock.now += 10_000;
  const all = new Screens(replica, () => clock.now);
  all.join('one', person('il', 'wall'));
  const state = () => all.list().screens[0]?.state;
  return { clock, replica, land, all, state };
}

describe('[W7] by its reports a screen is', () => {
  test('drawing until it has said what it drew, then the same', async () => {
    const { all, replica, state } = await screens();
    expect(state()).toBe('drawing');
    expect(all.seen('one', 2, replica.code)).toBe(true);
    expect(all.list()).toEqual({
      total: 1,
      counts: { same: 1, counted: 1, past: 0, hidden: 0, 'no-map': 0 },
      screens: [{ id: 'one', desk: 'il', person: 'wall.il', role: 'wall', state: 'same', seq: 2 }],
    });
    expect(all.seen('one', 2, replica.code)).toBe(false); // nothing new to tell
  });
  test('behind when it lacks an entry for more than 2 s, and not before', async () => {
    const { all, clock, replica, land, state } = await screens();
    all.seen('one', 2, replica.code);
    const code = replica.code;
    await land(added());
    clock.now += 2000;
    expect(state()).toBe('same');
    clock.now += 1;
    expect(state()).toBe('behind');
    expect(all.list().screens[0]).toMatchObject({ seq: 2 }); // by one: the head is 3
    all.seen('one', 2, code);
    expect(state()).toBe('behind');
    all.seen('one', 3, replica.code);
    expect(state()).toBe('same');
  });
  test('behind by the first entry that it lacks, not the last', async () => {
    const { all, clock, replica, land, state } = await screens();
    all.seen('one', 2, replica.code);
    for (let i = 0; i < 4; i++) {
      await land(added());
      clock.now += 600;
    }
    expect(state()).toBe('behind');
    all.seen('one', 4, 'FFFF-FFFF');
    expect(state()).toBe('differs');
  });
  test('differing when its code is not the one of the entry that it names, however old', async () => {
    const { all, replica, land, state } = await screens();
    const { code } = replica;
    all.seen('one', 2, 'ABCD-0123');
    expect(state()).toBe('differs');
    await land(added());
    all.seen('one', 2, code);
    expect(state()).toBe('same'); // right, and the entry it lacks is young
    all.seen('one', 3, code);
    expect(state()).toBe('differs'); // the code of another entry
    all.seen('one', 1, code);
    expect(state()).toBe('differs');
  });
  test('differing when it names an entry that there is not yet', async () => {
    const { all, replica, state } = await screens();
    all.seen('one', 3, replica.code);
    expect(state()).toBe('differs');
  });
  test('not judged by its code between the entries of one commit', async () => {
    const { all, replica, land, state } = await screens();
    await land(added(), added(), added());
    all.seen('one', 4, 'ABCD-0123'); // where no code was ever computed
    expect(state()).toBe('same');
    all.seen('one', 5, replica.code);
    expect(state()).toBe('same');
  });
  test('silent when it has not spoken for 5 s, whatever it said last', async () => {
    const { all, clock, replica, state } = await screens();
    clock.now += 5000;
    expect(state()).toBe('drawing');
    clock.now += 1;
    expect(state()).toBe('silent');
    all.seen('one', 2, replica.code);
    expect(state()).toBe('same');
    clock.now += 5001;
    expect(state()).toBe('silent');
    all.seen('one', 2, 'ABCD-0123');
    expect(state()).toBe('differs');
  });
});

test('[W7] many are counted, and those that are not the same are named first', async () => {
  const { all, replica } = await screens();
  for (let i = 0; i < 100; i++) {
    all.join(`s${i}`, person('us', 'analyst'));
    all.seen(`s${i}`, 2, i === 99 ? 'ABCD-0123' : replica.code);
  }
  const { total, screens: named } = all.list();
  expect([total, named.length]).toEqual([101, SCREENS_NAMED]);
  expect(named.map(({ state }) => state).slice(0, 3)).toEqual(['drawing', 'differs', 'same']);
  all.leave('s99');
  expect(all.list()).toMatchObject({ total: 100 });
  expect(all.seen('s99', 2, replica.code)).toBe(false);
});

describe('[W7] [W12] a screen that draws nothing', () => {
  test.each(Undrawn.options)('says so: %s, until it has drawn something', async (why) => {
    const { all, clock, replica, state } = await screens();
    all.seen('one', 2, replica.code);
    expect(all.undrawn('one', why)).toBe(true);
    expect(state()).toBe(why);
    expect(all.list().screens[0]).toMatchObject({ seq: 2 }); // what it had drawn before
    clock.now += 5001;
    expect(state()).toBe('silent');
    all.undrawn('one', why);
    expect(all.seen('one', 2, replica.code)).toBe(true);
    expect(state()).toBe('same');
  });
  test.each([
    ['analyst', 'past', { same: 0, counted: 0, past: 1, hidden: 0, 'no-map': 0 }],
    ['analyst', 'hidden', { same: 0, counted: 0, past: 0, hidden: 1, 'no-map': 0 }],
    ['officer', 'no-map', { same: 0, counted: 0, past: 0, hidden: 0, 'no-map': 1 }],
    ['analyst', 'drawing', { same: 0, counted: 1, past: 0, hidden: 0, 'no-map': 0 }],
    ['analyst', 'lost', { same: 0, counted: 1, past: 0, hidden: 0, 'no-map': 0 }],
    ['wall', 'past', { same: 0, counted: 1, past: 0, hidden: 0, 'no-map': 0 }],
    ['wall', 'hidden', { same: 0, counted: 1, past: 0, hidden: 0, 'no-map': 0 }],
    ['wall', 'no-map', { same: 0, counted: 1, past: 0, hidden: 0, 'no-map': 0 }],
  ] as const)('is counted apart or not the same: %s, %s', async (role, why, counts) => {
    const { all } = await screens();
    all.leave('one');
    all.join('two', person('us', role));
    all.undrawn('two', why);
    expect(all.list()).toMatchObject({ total: 1, counts });
  });
});

test('[W7] over the wire everybody sees which screens are the same and which differ, and who left', async () => {
  const server = await serve({ cell: SHARED_ONLY });
  const one = await server.screen(person('il', 'wall'));
  const two = await server.screen(person('sy'));
  const { you } = (await one.next('screens')).header;
  const { seq } = server.served().replica.head;
  const stateOf = (screens: readonly { id: string; state: string }[]) =>
    screens.find(({ id }) => id === you)?.state;
  one.say({ type: 'seen', seq, code: server.served().replica.code });
  await two.next('screens', ({ header }) => stateOf(header.screens) === 'same');
  one.say({ type: 'seen', seq, code: 'ABCD-0123' });
  await two.next('screens', ({ header }) => stateOf(header.screens) === 'differs');
  one.drop();
  await two.next(
    'screens',
    ({ header }) => header.total === 1 && stateOf(header.screens) === undefined,
  );
});

test('[W7] a screen that joins is told who it is at once; the list of all is made once for all that join', async () => {
  const server = await serve({ cell: SHARED_ONLY });
  const lists = vi.spyOn(Screens.prototype, 'list');
  const screens = await Promise.all(Array.from({ length: 20 }, () => server.screen()));
  for (const screen of screens) {
    const { header } = await screen.next('screens');
    expect(header).toMatchObject({ total: 1, screens: [{ id: header.you, state: 'drawing' }] });
  }
  for (const screen of screens) {
    const { header } = await screen.next('screens', (frame) => frame.header.total === 20);
    expect(header.counts).toMatchObject({ counted: 20, same: 0 });
    expect(header.screens).toHaveLength(20);
  }
  const { contexts, results } = lists.mock; // servers of other tests may not have ended yet
  const ours = contexts[results.findLastIndex(({ value }) => value.total === screens.length)];
  expect(contexts.filter((one) => one === ours).length).toBeLessThan(screens.length);
  lists.mockRestore();
});
