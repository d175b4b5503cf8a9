/** Who holds a watch: taking it, offering it, relieving, being absent, leaving; two at once; stale briefs. */
import { describe, expect, test } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import { BRIEF_LASTS } from '../../picture/kinds/watch-refusals.ts';
import { itemOf } from '../../picture/picture.ts';
import { RELIEVED_STAYS, standingOf } from '../../picture/staff/ledger.ts';
import { HOUR, MINUTE } from '../support/clock.ts';
import { reported } from '../support/examples.ts';
import { itemAt } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { named, Staffed } from '../support/staffed.ts';

const NOA = named('il', 'noa');
const DAN = named('il', 'dan');
const TAL = named('il', 'tal');
const US = person('us');
const IL = DeskId.parse('il');

/** Noa holds the watch of il, as W-2. */
function noaOnWatch(): Staffed {
  const log = new Staffed();
  expect(log.take(NOA)).toBeUndefined();
  return log;
}
const offer = { type: 'watch.offered', item: 'W-2' };
const leave = { type: 'watch.left', item: 'W-2', reason: 'the shift is over' };

describe('[R32] a watch', () => {
  test('that nobody holds is taken, and is of one person', () => {
    const log = noaOnWatch();
    expect(log.held('il')).toMatchObject({
      ref: 'W-2',
      kind: 'watch',
      state: 'held',
      by: { person: 'noa', desk: 'il' },
      brief: { seq: 1 },
    });
    expect(log.held('us')).toBeUndefined();
    expect(log.take(DAN)).toMatchObject({ kind: 'missed', rule: 'R32', missed: [2] });
    expect(log.take(NOA, { relieves: 'W-2' })).toMatchObject({ rule: 'R32' });
    expect(log.held('il')?.ref).toBe('W-2');
  });

  test('that was offered is relieved without a word of absence', () => {
    const log = noaOnWatch();
    log.do(NOA, offer);
    expect(log.held('il')?.state).toBe('offered');
    expect(log.ask(NOA, offer)).toMatchObject({ rule: 'R32' });
    log.check(DAN);
    const why = 'noa has offered W-2';
    expect(log.take(DAN, { relieves: 'W-2', absent: true })).toMatchObject({ rule: 'R32', why });
    expect(log.take(DAN, { relieves: 'W-2', second: 'tal' })).toBeUndefined();
    expect(log.held('il')).toMatchObject({
      relieves: 'W-2',
      second: 'tal',
      by: { person: 'dan' },
    });
    expect(log.held('il')).not.toHaveProperty('absent');
  });

  test('whose holder is absent is relieved, and the entry says so', () => {
    const log = noaOnWatch();
    expect(log.relieve(DAN)).toMatchObject({
      kind: 'impossible',
      rule: 'R32',
      field: 'change.absent',
    });
    expect(log.relieve(DAN, { absent: true })).toBeUndefined();
    expect(log.held('il')).toMatchObject({ absent: true, by: { person: 'dan' } });
  });

  test('is left with a reason; then nobody holds it until it is taken, which relieves nobody', () => {
    const log = noaOnWatch();
    log.do(NOA, leave);
    expect(log.held('il')).toBeUndefined();
    expect(log.ask(NOA, offer)).toMatchObject({ rule: 'R32', why: 'W-2 is over' });
    const gone = { rule: 'R32', kind: 'missed', missed: [3] };
    expect(log.take(DAN, { relieves: 'W-2' })).toMatchObject(gone);
    expect(log.take(DAN)).toBeUndefined();
    expect(log.held('il')).toMatchObject({ ref: 'W-4', by: { person: 'dan' } });
  });

  test('is relieved by one of two at once; the other is told which entry came before', () => {
    const log = noaOnWatch();
    log.do(NOA, offer);
    for (const who of [DAN, TAL]) log.check(who);
    const [brief, seq] = [log.brief('il'), log.picture.seq];
    expect(log.take(DAN, { relieves: 'W-2' }, brief)).toBeUndefined();
    expect(log.take(TAL, { relieves: 'W-2' }, brief)).toEqual({
      kind: 'missed',
      rule: 'R32',
      why: `dan holds W-${seq + 1}: relieve whom you find on watch`,
      missed: [seq + 1],
    });
  });

  test('has a second officer who is not the holder', () => {
    const log = new Staffed();
    expect(log.take(NOA, { second: 'noa' })).toMatchObject({ field: 'change.second' });
    expect(log.take(NOA, { second: 'dan' })).toBeUndefined();
    expect(() => log.take(NOA, { absent: true })).toThrow('nobody is relieved');
  });

  test('of one desk is no other desk’s: each has its own', () => {
    const log = noaOnWatch();
    expect(log.take(US)).toBeUndefined();
    expect(log.held('us')?.ref).toBe('W-3');
    expect(log.held('il')?.ref).toBe('W-2');
    expect(log.held('sy')).toBeUndefined();
  });
});

test('[P19] who was relieved may still acknowledge for 2 minutes, and not a moment longer', () => {
  const log = noaOnWatch();
  log.do(NOA, offer);
  expect(log.relieve(DAN)).toBeUndefined();
  const relieved = log.now;
  const standing = (who: typeof NOA, after: number) =>
    standingOf(log.picture.staff, who, relieved + after);
  expect([0, RELIEVED_STAYS - 1, RELIEVED_STAYS].map((ms) => standing(NOA, ms))).toEqual([
    'relieved',
    'relieved',
    undefined,
  ]);
  expect([0, HOUR].map((ms) => standing(DAN, ms))).toEqual(['holder', 'holder']);
  expect(standing(TAL, 0)).toBeUndefined();
  expect(RELIEVED_STAYS).toBe(2 * MINUTE);
  log.do(DAN, { type: 'watch.left', item: `${log.held('il')?.ref}`, reason: 'x' });
  const now = log.now - relieved;
  expect([NOA, DAN, TAL].map((who) => standing(who, now))).toEqual(Array(3).fill('nobody-holds'));
});

describe('[R33] a brief', () => {
  test('that says less than there is to know is refused with what came', () => {
    const log = new Staffed();
    const brief = log.brief('il');
    const flash = log.do(US, reported({ precedence: 'FLASH' }));
    const amended = { type: 'position.taken', item: `E-${flash}`, stance: 'denies' };
    const routine = log.do(US, reported({ precedence: 'ROUTINE', title: TITLE }));
    const last = log.do(person('sy'), amended);
    expect(routine).toBe(flash + 1); // it is in no group: nobody has to have read it
    expect(log.take(NOA, {}, brief)).toEqual({
      kind: 'missed',
      rule: 'R33',
      why: 'the brief of entry 1 is no longer what there is to know',
      missed: [last],
    });
    expect(log.take(NOA)).toBeUndefined();
  });

  test('is still true after entries that it says nothing of', () => {
    const log = new Staffed();
    const brief = log.brief('il');
    log.do(US, { type: 'channel.checked', desk: 'sy' });
    log.do(US, reported({ precedence: 'ROUTINE' }));
    expect(log.take(NOA, {}, brief)).toBeUndefined();
  });

  test('is good for 2 minutes, and is of no later time than the clock of the server', () => {
    const log = new Staffed();
    const brief = log.brief('il');
    log.pass(BRIEF_LASTS + 1);
    expect(log.take(NOA, {}, brief)).toMatchObject({ kind: 'missed', rule: 'R33', missed: [] });
    const ahead = log.brief('il', log.now + 5001);
    expect(log.take(NOA, {}, ahead)).toMatchObject({ field: 'change.brief.at' });
    expect(log.take(NOA, {}, log.brief('il', log.now + 5000))).toBeUndefined();
  });

  test('is of an entry that there is', () => {
    const log = new Staffed();
    const brief = { ...log.brief('il'), seq: log.picture.seq + 1 };
    const refusal = { kind: 'impossible', rule: 'R33', field: 'change.brief.seq' };
    expect(log.take(NOA, {}, brief)).toMatchObject(refusal);
    expect(log.take(NOA, {}, { ...brief, seq: log.picture.seq })).toBeUndefined();
  });

  test('of another desk is not its own', () => {
    const log = new Staffed();
    const seq = log.do(US, reported({ precedence: 'FLASH' })); // waits for il, not for us
    expect(itemAt(log.picture, `E-${seq}`)?.ref).toBe(`E-${seq}`);
    expect(log.take(NOA, {}, log.brief('us'))).toMatchObject({ kind: 'missed', rule: 'R33' });
  });

  test('[C3] is judged at the time that the entry will have, also if the clock was set back', () => {
    const log = new Staffed();
    log.do(US, reported({ precedence: 'ROUTINE' }));
    log.pass(-MINUTE);
    expect(log.take(NOA)).toBeUndefined();
    const watch = log.held('il');
    expect(watch).toBeUndefined(); // by the clock, it has not been taken yet
    expect(log.picture.time).toBe(log.entries.at(-2)?.time);
  });
});

const TITLE = { original: 'en', en: 'A routine matter' };

describe('[R34] who relieves somebody', () => {
  test('has asked each other desk for a check; no answer is needed', () => {
    const log = noaOnWatch();
    log.do(NOA, offer);
    const relieve = () => log.take(DAN, { relieves: 'W-2' });
    expect(relieve()).toMatchObject({ rule: 'R34', why: 'ask the desk us for a check first' });
    log.do(DAN, { type: 'channel.checked', desk: 'us' });
    expect(relieve()).toMatchObject({ rule: 'R34', why: 'ask the desk sy for a check first' });
    log.do(NOA, { type: 'channel.checked', desk: 'sy' }); // somebody else's check
    expect(relieve()).toMatchObject({ rule: 'R34' });
    log.do(DAN, { type: 'channel.checked', desk: 'sy' });
    expect(relieve()).toBeUndefined();
  });

  test('has asked in the last hour', () => {
    const log = noaOnWatch();
    log.do(NOA, offer);
    log.check(DAN);
    log.pass(HOUR);
    expect(log.take(DAN, { relieves: 'W-2' })).toMatchObject({ rule: 'R34' });
  });

  test('asks no desk whose channel is suspended or lost', () => {
    const log = noaOnWatch();
    log.do(NOA, offer);
    log.do(US, { type: 'channel.suspended' });
    expect(log.server('sy', { type: 'channel.lost', desk: 'sy' })).toBeUndefined();
    expect(log.take(DAN, { relieves: 'W-2' })).toBeUndefined();
  });

  test('asks nobody if nobody is relieved', () => {
    expect(noaOnWatch().held('il')?.by.person).toBe('noa');
  });
});

test('[R31] watches are beside the items: in no list, on no map', () => {
  const log = noaOnWatch();
  const ref = log.held('il')?.ref;
  expect(ref && itemOf(log.picture, ref)).toBeUndefined();
  expect(log.picture.items.size).toBe(0);
  expect(log.picture.staff.size).toBe(1);
  expect(standingOf(log.picture.staff, { desk: IL, person: NOA.person }, log.now)).toBe('holder');
});
