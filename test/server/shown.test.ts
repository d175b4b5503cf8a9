/** The agent that notes what was shown: from which screens, when, how often, and what it never believes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryLog } from '../../server/log/memory.ts';
import { Clock } from '../support/clock.ts';
import { reported } from '../support/examples.ts';
import { glancing } from '../support/glancing.ts';
import { heldLog, START } from '../support/keeping.ts';
import { HELP, sent } from '../support/messaging.ts';
import { person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import '../support/seed.ts';

const US = person('us');
const IL = person('il');
const SY = person('sy');

describe('[R62] an item was shown', () => {
  test('once its words stood on a proved frame for a second, and never before', async () => {
    const { ask, screen, pass, said, faults } = await glancing();
    const page = screen(IL);
    await pass(2000);
    const item = await ask(US, sent(['il']));
    page.draw();
    page.say(item);
    await pass(900);
    expect(await said()).toEqual([]);
    await pass(1100);
    expect(await said()).toEqual([`3000 il ${item}`]);
    await pass(20_000);
    expect(await said()).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  test.each([
    ['a wall', person('il', 'wall'), true],
    ['an officer', IL, true],
    ['a supervisor', person('us', 'supervisor'), true],
    ['an analyst', person('il', 'analyst'), false],
    ['an observer', person('il', 'observer'), false],
    ['a feed', person('il', 'feed'), false],
    ['the desk that sent it', SY, false],
  ])('on a screen of %s: %s', async (_, who, counts) => {
    const { ask, screen, pass, said } = await glancing();
    const item = await ask(SY, sent(['us', 'il']));
    screen(who).say(item);
    await pass(5000);
    expect(await said()).toEqual(counts ? [`1000 ${who.desk} ${item}`] : []);
  });

  test('at each desk for itself', async () => {
    const { ask, screen, pass, said, replica } = await glancing();
    const item = await ask(SY, sent(['us', 'il']));
    screen(IL).say(item);
    screen(US).say(item);
    await pass(3000);
    expect([...(await said())].sort()).toEqual([`1000 il ${item}`, `1000 us ${item}`]);
    expect([...replica.picture.items.pages.flat()].find((one) => one?.ref === item)).toMatchObject({
      receipts: { il: { shown: { of: 2 } }, us: { shown: { of: 2 } } },
    });
  });

  test('not on a screen that draws nothing: hidden, covered, lost, in the past; once it does, it is', async () => {
    const { ask, screen, pass, said } = await glancing();
    const item = await ask(US, sent(['il']));
    const page = screen(IL);
    page.blank();
    page.say(item);
    await pass(60_000);
    expect(await said()).toEqual([]);
    page.draw();
    await pass(900);
    page.blank(); // a glimpse
    await pass(5000);
    expect(await said()).toEqual([]);
    page.draw();
    await pass(2000);
    expect(await said()).toHaveLength(1);
  });

  test('not on a frozen screen, whose last proof is over five seconds old', async () => {
    const { ask, screen, pass, said } = await glancing();
    const page = screen(IL);
    await pass(2000);
    page.freeze();
    await pass(5000);
    const item = await ask(US, sent(['il']));
    page.say(item);
    await pass(60_000);
    expect(await said()).toEqual([]);
  });

  test('not in a frame of before its words: a screen that is behind shows others', async () => {
    const { ask, screen, pass, said, replica } = await glancing();
    const page = screen(IL);
    const { seq } = replica.head;
    const item = await ask(US, sent(['il']));
    page.say(item);
    page.stay(seq);
    for (let i = 0; i < 10; i++) {
      await pass(1000);
      page.stay(seq);
    }
    expect(await said()).toEqual([]);
  });

  test('and what is not asked about, or was acknowledged, or is no item, is not written', async () => {
    const { ask, screen, pass, said } = await glancing();
    const [routine, urgent] = [
      await ask(US, reported({ precedence: 'ROUTINE' })),
      await ask(US, reported({ precedence: 'IMMEDIATE' })),
    ];
    await ask(IL, { type: 'position.taken', item: urgent, stance: 'reviewing' });
    const others = await ask(US, sent(['sy']));
    screen(IL).say(routine, urgent, others, 'M-999', 'Z-2');
    screen(SY).say(routine, urgent);
    await pass(10_000);
    expect(await said()).toEqual([`1000 sy ${urgent}`]);
  });

  test('again, when it says something else: other words ask again', async () => {
    const { ask, screen, pass, said } = await glancing();
    const item = await ask(US, reported({ precedence: 'FLASH' }));
    const page = screen(IL);
    page.say(item);
    await pass(5000);
    const event = { ...reported({ precedence: 'FLASH', uncertainty: 900 }).event };
    await ask(US, { type: 'event.amended', item, event, reason: 'x' });
    page.draw(); // the list of what is in view has not changed
    await pass(900);
    expect(await said()).toHaveLength(1);
    await pass(2000);
    expect(await said()).toEqual([`1000 il ${item}`, `6000 il ${item}`]);
  });

  test('what stood for its second is noted though the page shows something else before it is written', async () => {
    const { ask, screen, pass, said } = await glancing();
    const page = screen(IL);
    const one = await ask(US, sent(['il']));
    page.draw();
    page.say(one);
    await pass(500);
    const other = await ask(US, sent(['il']));
    page.draw();
    page.say(one, other);
    await pass(1200); // between two looks of the agent
    page.say(one);
    await pass(100);
    page.leave();
    await pass(3000);
    expect(await said()).toEqual([`1000 il ${one}`, `2000 il ${other}`]);
  });

  test('not by proofs of before a gap: its second begins with the next one', async () => {
    const { ask, screen, pass, said } = await glancing();
    const item = await ask(US, sent(['il']));
    const page = screen(IL);
    page.freeze();
    await pass(20_000);
    page.draw();
    page.say(item);
    await pass(900);
    expect(await said()).toEqual([]);
    await pass(1100);
    expect(await said()).toHaveLength(1);
  });
});

describe('[R62] at most one entry a second and desk', () => {
  test('however much is shown, and 256 items in each; nothing is left out', async () => {
    const { ask, screen, pass, said, faults } = await glancing();
    const items: string[] = [];
    for (let i = 0; i < 600; i++) items.push(await ask(US, sent(['il', 'sy'])));
    for (let i = 0; i < 10; i++) {
      for (const who of [IL, SY]) {
        screen(who, `${who.desk} ${i}`).say(...items.slice(i * 60, i * 60 + 60));
      }
    }
    await pass(8000);
    const lines = await said();
    for (const desk of ['il', 'sy']) {
      const own = lines.filter((line) => line.split(' ')[1] === desk);
      const times = own.map((line) => Number(line.split(' ')[0]));
      for (const [i, time] of times.entries()) {
        expect(time - (times[i - 1] ?? -1000)).toBeGreaterThanOrEqual(1000);
      }
      const named = own.map((line) => line.split(' ').slice(2));
      expect(named.map(({ length }) => length)).toEqual([256, 256, 88]);
      expect(named.flat().sort()).toEqual([...items].sort());
    }
    expect(faults).toEqual([]);
  });
});

describe('[R65] what waits for a suspended channel', () => {
  test('is shown only once it is resumed; life safety at once', async () => {
    const { ask, screen, pass, said } = await glancing();
    const suspension = await ask(SY, { type: 'channel.suspended' });
    const waiting = await ask(US, sent(['sy']));
    const urgent = await ask(US, sent(['sy'], { phrase: HELP }, 'FLASH'));
    screen(SY).say(waiting, urgent);
    await pass(30_000);
    expect(await said()).toEqual([`1000 sy ${urgent}`]);
    const from = new Date(START + 40_000).toISOString();
    await ask(SY, { type: 'channel.resumed', item: suspension, from });
    await pass(10_900);
    expect(await said()).toHaveLength(1);
    await pass(1100);
    expect((await said()).slice(1)).toEqual([`41000 sy ${waiting}`]);
  });
});

describe('[L8] [R62] it is written once', () => {
  test('by a server that stops at any moment and starts again', async () => {
    for (const stop of [500, 900, 1000, 1100, 2000]) {
      const [log, clock] = [memoryLog(), new Clock(START)];
      const first = await glancing({ log, clock });
      const item = await first.ask(US, sent(['il']));
      first.screen(IL).say(item);
      await first.pass(stop);
      await first.end();
      const second = await glancing({ log, clock });
      second.screen(IL).say(item); // the page connects again
      await second.pass(3000);
      expect(await second.said(), `stopped after ${stop} ms`).toHaveLength(1);
      expect([...first.faults, ...second.faults]).toEqual([]);
      await second.end();
    }
  });

  test('by two servers on one log, each with screens of its own', async () => {
    const [log, clock] = [memoryLog(), new Clock(START)];
    const one = await glancing({ log, clock });
    const other = await glancing({ log, clock });
    const items: string[] = [];
    for (let i = 0; i < 9; i++) items.push(await one.ask(US, sent(['il'])));
    await other.settled();
    one.screen(IL).say(...items.slice(0, 6));
    other.screen(IL).say(...items.slice(3));
    for (let i = 0; i < 120; i++) {
      await one.pass(100);
      other.showing.proved('il officer', other.replica.head.seq);
      await other.settled();
    }
    const named = (await one.said()).flatMap((line) => line.split(' ').slice(2));
    expect(named.sort()).toEqual([...items].sort());
    expect([...one.faults, ...other.faults]).toEqual([]);
  });

  test('[L9] though the log was busy, and the screen is gone since', async () => {
    const log = memoryLog();
    let busy = false;
    const asked = {
      ...log,
      append: async (lines) => (busy ? 'busy' : log.append(lines)),
    } as typeof log;
    const { ask, screen, pass, said, faults } = await glancing({ log: asked });
    const item = await ask(US, sent(['il']));
    const page = screen(IL);
    page.say(item);
    busy = true;
    await pass(2000);
    page.leave();
    await pass(3000);
    expect(await said()).toEqual([]);
    busy = false;
    await pass(6000);
    expect((await said()).map((line) => line.split(' ').slice(1))).toEqual([['il', item]]);
    expect(faults).toEqual([]);
  });

  test('[L9] after a commit that failed the next server writes it: the page says it again', async () => {
    const log = memoryLog();
    const held = heldLog(log);
    const clock = new Clock(START);
    const writer = await glancing({ log, clock });
    const item = await writer.ask(US, sent(['il']));
    await writer.end();
    const first = await glancing({ log: held.log, clock });
    first.screen(IL).say(item);
    const passing = first.pass(2000);
    (await held.next()).end(new Error('the disk is gone'));
    await passing;
    await first.pass(5000);
    expect(first.replica.alarm).toContain('the disk is gone');
    expect(held.waiting).toBe(0); // it takes nothing more
    await first.end();
    const second = await glancing({ log, clock });
    second.screen(IL).say(item);
    await second.pass(2000);
    expect(await second.said()).toHaveLength(1);
  });
});

/** What some screens say and do, and what was in view on a proved one for a second by a model of its own. */
async function staged() {
  const one = await glancing();
  const items: string[] = [];
  for (let i = 0; i < 3; i++) items.push(await one.ask(US, reported({ precedence: 'FLASH' })));
  for (let i = 0; i < 3; i++) items.push(await one.ask(US, sent(['il'])));
  const words = new Map(items.map((ref) => [ref, Number(ref.slice(2))]));
  const who = [IL, person('il', 'wall'), SY, person('il', 'analyst')];
  const screens = who.map((person, i) => ({
    on: one.screen(person, `${i}`),
    desk: person.desk,
    counts: i < 3,
    listed: new Set<string>(),
    proved: true,
    /** ms for which it has been proved without a gap, in the present words of each item. */
    stood: new Map(items.map((ref) => [ref, 0])),
  }));
  const borne = new Set<string>();
  const keyOf = (desk: string, ref: string) => `${desk} ${ref} ${words.get(ref)}`;
  const pass = async (ms: number) => {
    for (let i = 0; i < ms; i += 100) {
      await one.pass(100);
      for (const { desk, counts, listed, proved, stood } of screens) {
        for (const ref of items) {
          stood.set(ref, proved ? (stood.get(ref) ?? 0) + 100 : 0);
          const shown = counts && listed.has(ref) && (stood.get(ref) ?? 0) >= 1000;
          if (shown) borne.add(keyOf(desk, ref));
        }
      }
    }
  };
  const amend = async (ref: string, uncertainty: number) => {
    const { event } = reported({ precedence: 'FLASH', uncertainty });
    await one.ask(US, { type: 'event.amended', item: ref, event, reason: 'x' });
    words.set(ref, one.replica.head.seq);
    for (const { on, proved, stood } of screens) {
      stood.set(ref, 0);
      if (proved) on.draw();
    }
  };
  return { ...one, items, screens, borne, keyOf, pass, amend };
}

test('[R62] whatever screens say and do: nothing is written that no proof bears out, and nothing is left out', async () => {
  const act = fc.record({
    screen: fc.integer({ min: 0, max: 3 }),
    does: fc.constantFrom('say', 'say', 'say', 'blank', 'draw', 'draw', 'amend', 'know'),
    items: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
    ms: fc.integer({ min: 1, max: 15 }).map((tenths) => tenths * 100),
  });
  let written = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
      const one = await staged();
      const known = new Set<string>();
      for (const { screen: n, does, items: some, ms } of acts) {
        const screen = one.screens[n];
        const refs = [...new Set(some)].map((i) => one.items[i] ?? '');
        const event = refs.find((ref) => ref.startsWith('E'));
        if (screen !== undefined && does === 'say') {
          screen.on.say(...refs);
          screen.listed = new Set(refs);
        } else if (screen !== undefined && (does === 'draw' || does === 'blank')) {
          screen.on[does]();
          screen.proved = does === 'draw';
        } else if (event !== undefined && does === 'amend') await one.amend(event, ms);
        else if (event !== undefined && does === 'know') {
          await one.ask(IL, { type: 'position.taken', item: event, stance: 'none' });
          known.add(one.keyOf('il', event));
        }
        await one.pass(ms);
      }
      await one.pass(2500);
      const said = new Set<string>();
      const last = new Map<string, number>();
      const words = new Map<string, number>();
      for (const { seq, time, by, change } of await one.entries()) {
        if (change.type === 'event.amended') words.set(change.item, seq);
        if (change.type !== 'receipt.shown') continue;
        expect(Date.parse(time) - (last.get(by.desk) ?? 0)).toBeGreaterThanOrEqual(1000);
        last.set(by.desk, Date.parse(time));
        for (const ref of change.items) {
          const key = `${by.desk} ${ref} ${words.get(ref) ?? ref.slice(2)}`;
          expect(said.has(key), `${key} twice`).toBe(false);
          expect(one.borne.has(key), `${key} was in view on no proved screen`).toBe(true);
          said.add(key);
        }
      }
      for (const { desk, counts, proved, listed, stood } of one.screens) {
        for (const ref of counts && proved ? listed : []) {
          const key = one.keyOf(desk, ref);
          const due = (stood.get(ref) ?? 0) >= 2200 && !known.has(key);
          const asked = desk === 'il' || ref.startsWith('E');
          if (due && asked) expect(said.has(key), `${key} was shown`).toBe(true);
        }
      }
      written += said.size;
      expect(one.faults).toEqual([]);
      await one.end();
    }),
    { numRuns: sized({ test: 25, soak: 1000 }) },
  );
  expect(written).toBeGreaterThan(10);
});
