/** What each desk must know, and the steps with which it says how far it is. */
import { describe, expect, test } from 'vitest';
import { changedAt } from '../../picture/kinds/item.ts';
import { readBack } from '../../picture/phrasebook/read-out.ts';
import { BOOK } from '../../server/lib/phrasebook.ts';
import { reported } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { CALL, Corresponding, digitsOf, UNRELIABLE } from '../support/receipts/corresponding.ts';
import { named } from '../support/staffed.ts';

const FLASH = reported({ precedence: 'FLASH' });
const POST = { unit: { name: 'Post 4' } };

describe('[R60] what a desk must know', () => {
  test('has steps in their order: acknowledged, then passed to a unit, then confirmed by it', () => {
    const log = new Corresponding();
    const ref = log.send('us', ['il'], UNRELIABLE);
    expect(log.step('il', 'passed', ref, POST)?.rule).toBe('R60');
    expect(log.step('il', 'confirmed', ref, POST)?.rule).toBe('R60');
    expect(log.shown('il', ref)).toBeUndefined(); // 3
    expect(log.acknowledge('il', ref)).toBeUndefined(); // 4
    expect(log.step('il', 'confirmed', ref, POST)?.why).toMatch(/was not told/);
    expect(log.step('il', 'passed', ref, POST)).toBeUndefined(); // 5
    expect(log.step('il', 'passed', ref, POST)?.why).toBe('was told before');
    expect(log.step('il', 'passed', ref, { unit: { name: 'Post 5' } })).toBeUndefined(); // 6
    expect(log.step('il', 'confirmed', ref, POST)).toBeUndefined(); // 7
    expect(log.step('il', 'confirmed', ref, POST)?.why).toBe('has confirmed it before');
    expect(log.made(ref, 'il')).toBe('shown 3, acknowledged 4'); // one unit has not confirmed
    expect(log.step('il', 'confirmed', ref, { unit: { name: 'Post 5' } })).toBeUndefined(); // 8
    expect(log.made(ref, 'il')).toBe('shown 3, acknowledged 4, confirmed 8');
  });

  test('names units that the cell lists, or any by its own name', () => {
    const log = new Corresponding();
    const ref = log.send('us', ['il'], UNRELIABLE);
    log.acknowledge('il', ref);
    const refusal = log.step('il', 'passed', ref, { unit: { listed: 'ambulances' } });
    expect(refusal).toMatchObject({ rule: 'R60', field: 'change.unit.listed' });
  });

  test('is about the words of one entry: an act that names another one is told which', () => {
    const log = new Corresponding();
    log.do(person('us'), FLASH); // E-2
    const amended = { type: 'event.amended', item: 'E-2', event: FLASH.event };
    expect(log.acknowledge('il', 'E-2')).toBeUndefined();
    expect(log.made('E-2', 'il')).toBe('shown 3, acknowledged 3');
    log.do(person('us'), amended); // 4
    expect(log.made('E-2', 'il')).toBe('');
    const old = { held: false, entry: 2 };
    expect(log.acknowledge('il', 'E-2', old)).toMatchObject({ rule: 'R60', missed: [4] });
    expect(log.acknowledge('il', 'E-2')).toBeUndefined();
    expect(log.made('E-2', 'il')).toBe('shown 5, acknowledged 5');
  });

  test('asks again when it is amended, also of a desk whose unit had confirmed', () => {
    const log = new Corresponding();
    log.do(person('us'), FLASH); // E-2
    log.acknowledge('il', 'E-2');
    log.step('il', 'passed', 'E-2', POST);
    log.step('il', 'confirmed', 'E-2', POST);
    log.do(person('us'), { type: 'event.amended', item: 'E-2', event: FLASH.event });
    expect([log.made('E-2', 'il'), log.desk('E-2', 'il').units]).toEqual(['', []]);
    expect(log.step('il', 'confirmed', 'E-2', POST)?.rule).toBe('R60');
    log.acknowledge('il', 'E-2');
    expect(log.step('il', 'passed', 'E-2', POST)).toBeUndefined();
    expect(log.desk('E-2', 'il').units).toHaveLength(1);
  });

  test('is what a person reports as FLASH or IMMEDIATE, at every desk but their own', () => {
    const asked = (over: object, who = person('us')) => {
      const log = new Corresponding();
      log.roles = true;
      log.pass(3_600_000 * 7);
      log.do(who, reported({ occurred: { from: '2026-11-22T20:59:00.000Z' }, ...over }));
      return log.ladder('E-2')?.desks.map(({ desk }) => desk);
    };
    expect(asked({ precedence: 'FLASH' })).toEqual(['il', 'sy']);
    expect(asked({ precedence: 'IMMEDIATE' })).toEqual(['il', 'sy']);
    expect(asked({ precedence: 'PRIORITY' })).toBeUndefined();
    expect(asked({ precedence: 'FLASH' }, person('us', 'feed'))).toBeUndefined();
    expect(asked({ occurred: { from: '2026-11-22T15:00:01.000Z' } })).toEqual(['il', 'sy']);
    expect(asked({ occurred: { from: '2026-11-22T15:00:00.000Z' } })).toBeUndefined();
  });

  test('of a zone is its newest terms, until a desk denounces the agreed ones; no clock runs for it', () => {
    const log = new Corresponding();
    const ref = log.propose('il');
    const desks = () => log.ladder(ref)?.desks.map(({ desk }) => desk);
    expect([desks(), log.entry(ref)]).toEqual([['us', 'sy'], 2]);
    expect(log.desk(ref, 'us').acknowledged).toEqual({ is: 'awaited', due: undefined });
    expect(log.shown('us', ref)).toBeUndefined(); // 3
    log.agreeAll(ref); // 4, 5
    expect(log.made(ref, 'us')).toBe('shown 3, acknowledged 4');
    expect(log.say('sy', ref, 'denounced')).toBeUndefined(); // 6
    expect([desks(), log.entry(ref), log.made(ref, 'us')]).toEqual([['us', 'il'], 6, '']);
    const known = log.step('us', 'acknowledged', ref, { held: false });
    expect([known, log.made(ref, 'us')]).toEqual([undefined, 'shown 7, acknowledged 7']);
    expect(log.version('us', ref)).toBeUndefined(); // 8
    expect([desks(), log.entry(ref)]).toEqual([['il', 'sy'], 8]);
  });

  test('that asks nobody is acknowledged by nobody', () => {
    const log = new Corresponding();
    log.do(person('us'), reported({ precedence: 'ROUTINE' }));
    const change = { type: 'receipt.acknowledged', item: 'E-2', entry: 2, held: false };
    expect(log.ask(person('il'), change)?.rule).toBe('R60');
  });

  test('leaves no step in history, so that nobody hinders an amendment, and briefs stay the same', () => {
    const log = new Corresponding();
    log.do(person('us'), FLASH); // E-2
    const ref = log.send('us', ['il'], UNRELIABLE);
    const seen = log.head;
    const before = log.brief('us', log.now);
    const { seq } = log.picture;
    const then = [log.item('E-2').history, log.item(ref).history];
    log.shown('il', 'E-2', ref);
    log.acknowledge('il', 'E-2');
    log.step('il', 'passed', 'E-2', POST);
    expect(log.made('E-2', 'il')).toMatch(/^shown 4, acknowledged 5/);
    expect([log.item('E-2').history, log.item(ref).history]).toEqual(then);
    expect(changedAt(log.item('E-2'))).toBe(2);
    expect({ ...log.brief('us', log.now), seq, at: undefined }).toEqual({
      ...before,
      at: undefined,
    });
    const amended = { type: 'event.amended', item: 'E-2', event: FLASH.event };
    expect(log.ask(person('us'), amended, 1000, seen)).toBeUndefined();
  });
});

describe('[R61] acknowledging', () => {
  /** il has a holder; a FLASH asks il and sy. */
  function flashed() {
    const log = new Corresponding();
    expect(log.take(named('il', 'noa'))).toBeUndefined(); // 2
    const ref = log.send('us', ['il', 'sy'], CALL);
    return { log, ref };
  }

  test('asks of a FLASH the last three digits of its number, and of nothing else', () => {
    const { log, ref } = flashed();
    expect([digitsOf('M-4811'), digitsOf('M-7'), ref]).toEqual(['811', '007', 'M-3']);
    const bare = { held: false };
    expect(log.step('sy', 'acknowledged', ref, bare)).toMatchObject({ field: 'change.digits' });
    expect(log.acknowledge('sy', ref, { ...bare, digits: '004' })?.rule).toBe('R61');
    expect(log.acknowledge('sy', ref, { ...bare, digits: '003' })).toBeUndefined();
    const other = log.send('us', ['sy'], CALL, 'IMMEDIATE');
    expect(log.acknowledge('sy', other, { ...bare, digits: '000' })?.rule).toBe('R61');
    expect(log.step('sy', 'acknowledged', other, bare)).toBeUndefined();
  });

  test('is done once, and is not agreeing: a request stays unanswered', () => {
    const { log, ref } = flashed();
    log.acknowledge('sy', ref);
    expect(log.acknowledge('sy', ref)?.why).toMatch(/officer.sy has acknowledged it with entry 4/);
    expect(log.made(ref, 'sy')).toBe('shown 4, acknowledged 4');
    expect(log.desk(ref, 'sy').answered).toEqual({ is: 'awaited', due: undefined });
  });

  test('is for the holder of the watch; while nobody holds it for any officer, who says so', () => {
    const { log, ref } = flashed();
    expect(log.acknowledge('il', ref, {})?.rule).toBe('P21');
    expect(log.acknowledge('il', ref)?.rule).toBe('P21');
    expect(log.acknowledge(named('il', 'noa'), ref)).toMatchObject({ field: 'change.held' });
    expect(log.acknowledge(named('il', 'noa'), ref, {})).toBeUndefined();
    expect(log.acknowledge('sy', ref, {})).toMatchObject({ field: 'change.held' });
    expect(log.acknowledge('sy', ref)).toBeUndefined();
    const step = log.desk(ref, 'sy').acknowledged;
    expect(step).toMatchObject({ is: 'made', step: { held: false } });
  });

  test('is for 2 minutes for the one who was relieved', () => {
    const { log, ref } = flashed();
    const [noa, avi] = [named('il', 'noa'), named('il', 'avi')];
    expect(log.relieve(avi, { absent: true })).toBeUndefined();
    const relieved = log.now;
    const second = log.send('us', ['il'], CALL);
    log.pass(relieved + 119_999 - 1000 - log.now);
    expect(log.acknowledge(noa, ref, {})).toBeUndefined(); // a millisecond before
    expect(log.acknowledge(noa, second, {})?.rule).toBe('P21');
    expect(log.acknowledge(avi, second, {})).toBeUndefined();
  });

  test('is what a position, an act of consent or an answer of any officer of the desk is too', () => {
    const { log, ref } = flashed();
    log.do(person('us'), FLASH); // E-4
    log.do(person('il'), { type: 'position.taken', item: 'E-4', stance: 'reviewing' }); // 5
    expect(log.made('E-4', 'il')).toBe('shown 5, acknowledged 5');
    expect(log.acknowledge(named('il', 'noa'), 'E-4', {})?.why).toMatch(/with entry 5/);
    log.answer('il', ref, '319'); // M-6
    expect(log.made(ref, 'il')).toBe('shown 6, acknowledged 6, answered 6');
    const zone = log.propose('us'); // Z-7
    log.say('il', zone, 'objected'); // 8
    expect(log.made(zone, 'il')).toBe('shown 8, acknowledged 8');
  });

  test('was done with the first answer, also when a later one counts', () => {
    const { log, ref } = flashed();
    const time = '2026-11-22T14:30:00.000Z';
    log.answer('il', ref, '343', { time }); // M-4
    expect(log.made(ref, 'il')).toBe('shown 4, acknowledged 4');
    expect(log.desk(ref, 'il').answered).toEqual({ is: 'awaited', due: Date.parse(time) });
    log.pass(600_000);
    log.answer('il', ref, '319'); // M-5
    expect(log.made(ref, 'il')).toBe('shown 4, acknowledged 4, answered 5');
  });
});

describe('[R64] telling by voice', () => {
  function telling() {
    const log = new Corresponding();
    const said = log.send('us', ['il'], UNRELIABLE);
    const text = log.send('us', ['il', 'sy']);
    const digits = `${readBack(BOOK, UNRELIABLE.phrase)} ${digitsOf(text)}`;
    const told = { type: 'receipt.told', items: [said, text], desk: 'il', person: 'Cohen', digits };
    return { log, said, text, told };
  }

  test('stands beside the steps of the desk that was told, and moves none and stops no clock', () => {
    const { log, said, text, told } = telling();
    const before = log.desk(said, 'il');
    expect(log.ask(person('us'), told, 0)).toBeUndefined();
    const after = log.desk(said, 'il');
    expect(after).toEqual({ ...before, told: after.told });
    expect(after.told).toMatchObject([{ person: 'Cohen', by: { desk: 'us' }, seq: 4 }]);
    expect(log.desk(text, 'sy').told).toEqual([]);
    log.pass(60_000);
    expect(log.desk(said, 'il').acknowledged.is).toBe('late');
    expect(log.acknowledge('il', said)).toBeUndefined();
    expect(log.desk(said, 'il').told).toHaveLength(1);
  });

  test('takes what was read back: a group for each item, which only a hearer can know', () => {
    const { log, said, told } = telling();
    for (const digits of [
      '003',
      '003 003',
      `${told.digits} 003`,
      told.digits.replace(/\d$/, '9'),
    ]) {
      const refusal = log.ask(person('us'), { ...told, digits });
      expect(refusal, digits).toMatchObject({ rule: 'R64', field: 'change.digits' });
    }
    const one = told.digits.split(' ')[0];
    expect(log.ask(person('sy'), { ...told, items: [said], digits: one })).toBeUndefined();
  });

  test('is of another desk that must know', () => {
    const { log, told } = telling();
    expect(log.ask(person('il'), told)).toMatchObject({ rule: 'R64', field: 'change.desk' });
    expect(log.ask(person('us'), { ...told, desk: 'sy' })?.rule).toBe('R64');
  });
});

test('[R62] the server says once that words were shown, and again of others', () => {
  const log = new Corresponding();
  log.do(person('us'), FLASH); // E-2
  expect(log.shown('us', 'E-2')?.rule).toBe('P21');
  expect(log.shown('il', 'E-2')).toBeUndefined();
  expect(log.shown('il', 'E-2')?.rule).toBe('R62');
  expect(log.made('E-2', 'il')).toBe('shown 3');
  log.do(person('us'), { type: 'event.amended', item: 'E-2', event: FLASH.event });
  expect([log.made('E-2', 'il'), log.shown('il', 'E-2')]).toEqual(['', undefined]);
});
