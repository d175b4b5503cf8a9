/** The agent of channels: when it says that one is lost, when that it is heard, and when it asks for checks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import { channelDuty } from '../../server/agents/channel.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Hearing } from '../../server/pictures/hearing.ts';
import { CELL } from '../support/cell.ts';
import { Clock } from '../support/clock.ts';
import { keep, START } from '../support/keeping.ts';
import { person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { ALL, watching } from '../support/watching.ts';
import '../support/seed.ts';

describe('[R36] a channel', () => {
  test('is lost 15 s after it was last heard, and heard again after 5 s, with one check', async () => {
    const { pass, said } = await watching();
    await pass(10, ...ALL);
    await pass(14, 'il', 'sy'); // us was last heard at 10
    expect(await said()).toEqual([]);
    await pass(16, 'il', 'sy');
    expect(await said()).toEqual(['25 us lost']);
    await pass(5, ...ALL); // from 41 on
    expect(await said()).toEqual(['25 us lost']);
    await pass(10, ...ALL);
    expect(await said()).toEqual(['25 us lost', '46 us heard', '46 us checked']);
  });

  test('is lost at most once a minute: a second time 60 s after the first, within 80 s of its silence', async () => {
    const { pass, said } = await watching();
    await pass(15, 'il', 'sy');
    await pass(7, ...ALL);
    expect(await said()).toEqual(['15 us lost', '21 us heard', '21 us checked']);
    await pass(52, 'il', 'sy'); // silent from 23 on
    expect((await said()).slice(3)).toEqual([]);
    await pass(1, 'il', 'sy');
    expect((await said()).slice(3)).toEqual(['75 us lost']);
    await pass(100, 'il', 'sy');
    expect((await said()).slice(3)).toEqual(['75 us lost']);
  });

  test('that is heard for less than 5 s at a time stays lost', async () => {
    const { pass, said } = await watching();
    await pass(20, 'il', 'sy');
    for (let i = 0; i < 5; i++) {
      await pass(4, ...ALL);
      await pass(9, 'il', 'sy');
    }
    expect(await said()).toEqual(['15 us lost']);
  });

  test('of nobody is lost until 15 s after the server listens', async () => {
    const one = await watching();
    await one.pass(14);
    expect(await one.said()).toEqual([]);
    await one.pass(1);
    expect(await one.said()).toEqual(['15 us lost', '15 il lost', '15 sy lost']);
  });

  test('[R35] that is suspended is neither lost nor heard nor checked until it is resumed', async () => {
    const { pass, said, ask } = await watching({ cell: OFTEN });
    await pass(1, ...ALL);
    const item = await ask(person('us'), { type: 'channel.suspended', reason: 'a drill' });
    await pass(400, 'il', 'sy');
    expect((await said()).filter((line) => line.includes(' us '))).toEqual([]);
    await ask(person('us'), { type: 'channel.resumed', item });
    await pass(2, 'il', 'sy');
    expect((await said()).filter((line) => line.includes(' us '))).toEqual(['401 us lost']);
    const again = await ask(person('us'), { type: 'channel.suspended' });
    await pass(100, ...ALL);
    expect((await said()).filter((line) => line.includes(' us '))).toHaveLength(1);
    await ask(person('us'), { type: 'channel.resumed', item: again });
    await pass(1, ...ALL);
    expect((await said()).filter((line) => line.includes(' us ')).slice(1)).toEqual([
      '503 us heard',
      '503 us checked',
    ]);
  });

  test('[R35] whose suspension ends later is watched again from then on', async () => {
    const { pass, said, ask } = await watching();
    await pass(1, ...ALL);
    const item = await ask(person('us'), { type: 'channel.suspended' });
    const from = new Date(START + 60_000).toISOString();
    await ask(person('us'), { type: 'channel.resumed', item, from });
    await pass(58, 'il', 'sy');
    expect(await said()).toEqual([]);
    await pass(1, 'il', 'sy');
    expect(await said()).toEqual(['60 us lost']);
  });

  test('is not lost because the server itself was away: silence counts from its return', async () => {
    const { pass, said, clock } = await watching();
    await pass(10, ...ALL);
    clock.pass(600_000);
    await pass(14);
    expect(await said()).toEqual([]);
    await pass(2, 'il', 'sy');
    expect(await said()).toEqual(['626 us lost']); // it looked again at 611
  });
});

describe('[L8] [R36] what an agent has said is said once', () => {
  test('by a server that stops in between and starts again, at any second', async () => {
    for (const stop of [14, 15, 16, 19, 20, 21, 25]) {
      const log = memoryLog();
      const clock = new Clock(START);
      const first = await watching({ log, clock });
      await first.pass(Math.min(stop, 15), 'il', 'sy');
      await first.pass(Math.max(0, stop - 15), ...ALL);
      await first.end();
      const second = await watching({ log, clock });
      await second.pass(10, ...ALL);
      await second.pass(3, ...ALL);
      const lines = (await second.said()).map((line) => line.replace(/^\d+ /, ''));
      const lost = stop < 15 ? [] : ['us lost', 'us heard', 'us checked'];
      expect(lines, `stopped after ${stop} s`).toEqual(lost);
      await second.end();
    }
  });

  test('by two servers on one log', async () => {
    const log = memoryLog();
    const clock = new Clock(START);
    const one = await watching({ log, clock });
    const other = await watching({ log, clock, hearing: one.hearing });
    await one.pass(20, 'il', 'sy');
    await one.pass(10, ...ALL);
    await other.settled();
    const lines = (await one.said()).map((line) => line.replace(/^\d+ /, ''));
    expect(lines).toEqual(['us lost', 'us heard', 'us checked']);
    expect([...one.faults, ...other.faults]).toEqual([]);
    expect(other.replica.head).toEqual(one.replica.head);
  });
});

/** A check every five minutes. */
const OFTEN = { ...CELL, channel: { every: 5, within: 30 } };

describe('[R35] checks are asked for', () => {
  test('by the schedule, counted from the last one of that desk, no matter who asked', async () => {
    const { pass, said, ask } = await watching({ cell: OFTEN });
    await pass(200, ...ALL);
    await ask(person('il'), { type: 'channel.checked', desk: 'us' });
    await pass(99, ...ALL);
    expect(await said()).toEqual([]);
    await pass(202, ...ALL);
    expect(await said()).toEqual(['300 il checked', '300 sy checked', '500 us checked']);
    await pass(100, ...ALL);
    expect((await said()).slice(3)).toEqual(['600 il checked', '600 sy checked']);
  });

  test('not while the channel is lost, but when it is heard again', async () => {
    const { pass, said } = await watching({ cell: OFTEN });
    await pass(340, 'il', 'sy');
    await pass(10, ...ALL);
    expect((await said()).filter((line) => line.includes(' us '))).toEqual([
      '15 us lost',
      '346 us heard',
      '346 us checked',
    ]);
  });

  test('not at all where the cell says so: there is no agent', async () => {
    const clock = new Clock(START);
    const picture = await keep(memoryLog(), clock.now);
    const deps = { picture, hearing: new Hearing(clock.now), now: clock.now };
    expect(channelDuty({ ...deps, cell: { channel: 'off' } })).toBeUndefined();
    expect(channelDuty({ ...deps, cell: {} })).toBeDefined();
  });
});

test('[R36] at any rhythm: no loss without 15 s of silence, none twice a minute, none untold for 80 s', async () => {
  const stretch = fc.record({ heard: fc.boolean(), seconds: fc.integer({ min: 1, max: 90 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(stretch, { maxLength: 12 }), async (stretches) => {
      const { pass, said, end } = await watching();
      const heardAt: number[] = [0];
      let now = 0;
      for (const { heard, seconds } of stretches) {
        for (let i = 0; i < seconds; i++) {
          now++;
          if (heard) heardAt.push(now);
          await pass(1, 'il', 'sy', ...(heard ? ['us'] : []));
        }
      }
      const us = (await said()).filter((line) => line.includes(' us '));
      const at = (what: string) =>
        us.filter((line) => line.endsWith(what)).map((line) => Number(line.split(' ')[0]));
      const lost = at('lost');
      for (const [i, second] of lost.entries()) {
        expect(heardAt.filter((one) => one > second - 15 && one <= second)).toEqual([]);
        expect(second - (lost[i - 1] ?? -60)).toBeGreaterThanOrEqual(60);
      }
      for (const second of at('heard')) {
        // 5 s without a gap of over 7: signs of life come every 5 s at the slowest
        const signs = heardAt.filter((one) => one <= second);
        const since = signs.findLast((one, i) => one - (signs[i - 1] ?? -60) > 7) ?? second;
        expect(second - since).toBeGreaterThanOrEqual(5);
      }
      const standing = (second: number) =>
        us.findLast((line) => Number(line.split(' ')[0]) <= second && !line.endsWith('checked'));
      for (let second = 80; second <= now; second++) {
        const silent = !heardAt.some((one) => one > second - 80 && one <= second);
        if (silent) expect(standing(second), `silent at ${second}`).toContain('lost');
      }
      expect(at('checked')).toEqual(at('heard'));
      await end();
    }),
    { numRuns: sized({ test: 15, soak: 1000 }) },
  );
});

describe('a desk is heard', () => {
  const desk = DeskId.parse('us');
  const clock = new Clock(START);
  test.each([
    ['by a page that somebody sees, of an officer', person('us', 'officer'), true, true],
    ['by one of a supervisor', person('us', 'supervisor'), true, true],
    ['by a wall, whatever it says', person('us', 'wall'), false, true],
    ['not by a hidden page', person('us', 'officer'), false, false],
    ['not by an analyst', person('us', 'analyst'), true, false],
    ['not by an observer', person('us', 'observer'), true, false],
    ['not by a feed', person('us', 'feed'), true, false],
    ['not by another desk', person('il', 'officer'), true, false],
  ])('%s', (_, who, visible, heard) => {
    const hearing = new Hearing(clock.now);
    hearing.begin();
    clock.pass(1000);
    hearing.hear(who, visible);
    expect(hearing.heardFor(desk) !== undefined).toBe(heard);
    expect(hearing.silentSince(desk)).toBe(heard ? clock.now() : clock.now() - 1000);
  });

  test('while an exercise plays it, until a screen of its own is heard', () => {
    const hearing = new Hearing(clock.now);
    hearing.begin();
    hearing.play([desk]);
    for (let i = 0; i < 20; i++) {
      clock.pass(1000);
      hearing.listen();
    }
    expect(hearing.silentSince(desk)).toBe(clock.now());
    expect(hearing.heardFor(desk)).toBe(20_000);
    hearing.hear(person('us', 'wall'), false);
    expect(hearing.wasAttended(desk)).toBe(false);
    for (let i = 0; i < 20; i++) {
      clock.pass(1000);
      hearing.listen();
    }
    expect(hearing.silentSince(desk)).toBe(clock.now() - 20_000);
    hearing.hear(person('us'), true);
    expect(hearing.wasAttended(desk)).toBe(true);
  });
});
