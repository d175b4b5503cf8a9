/** The channel of a desk: open, unmanned, lost or suspended, at any time, and what makes it so. */
import { describe, expect, test } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import { decide } from '../../picture/decide.ts';
import { channelAt, lastCheck, missedAt } from '../../picture/views/channels.ts';
import { CELL } from '../support/cell.ts';
import { HOUR, MINUTE, SECOND } from '../support/clock.ts';
import { openedAs } from '../support/desks.ts';
import { command, Growing } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { named, Staffed } from '../support/staffed.ts';

const IL = DeskId.parse('il');
const NOA = named('il', 'noa');
const US = person('us');

const at = (log: Staffed, time = log.now) => channelAt(log.picture, IL, time, CELL);
const is = (log: Staffed, time?: number) => at(log, time).is;

/** Noa holds the watch of il. */
function manned(): Staffed {
  const log = new Staffed();
  expect(log.take(NOA)).toBeUndefined();
  return log;
}

describe('[R35] a channel is', () => {
  test('unmanned until somebody holds the watch, then open, and unmanned once it is left', () => {
    const log = new Staffed();
    expect(at(log)).toEqual({ is: 'unmanned', since: 0, missed: undefined });
    log.take(NOA);
    expect(at(log)).toMatchObject({ is: 'open', watch: { ref: 'W-2' } });
    log.do(NOA, { type: 'watch.left', item: 'W-2', reason: 'x' });
    expect(at(log)).toEqual({ is: 'unmanned', since: log.now, missed: undefined });
    expect(is(log, log.now - 1)).toBe('open'); // as it was
  });

  test('unmanned after a check that was not answered in time, until one is', () => {
    const log = manned();
    const asked = log.do(US, { type: 'channel.checked', desk: 'il' });
    const missed = log.now + 2 * MINUTE;
    expect([is(log, missed - 1), is(log, missed)]).toEqual(['open', 'unmanned']);
    log.pass(3 * MINUTE);
    expect(at(log)).toMatchObject({ since: missed, missed: { ref: `C-${asked}` } });
    log.do(NOA, { type: 'channel.answered', item: `C-${asked}` }); // too late, but somebody is there
    expect(is(log)).toBe('open');
    expect(is(log, log.now - 1)).toBe('unmanned');
  });

  test('unmanned after a missed check also while it is asked again and again, until it answers', () => {
    const log = manned();
    const asked = log.do(US, { type: 'channel.checked', desk: 'il' });
    const missed = log.now + 2 * MINUTE;
    log.pass(90 * SECOND);
    const again = log.do(named('sy', 'sam'), { type: 'channel.checked', desk: 'il' });
    log.pass(60 * SECOND);
    const since = { is: 'unmanned', since: missed, missed: { ref: `C-${asked}` } };
    expect(at(log)).toMatchObject(since);
    log.do(US, { type: 'channel.checked', desk: 'il' });
    expect(at(log)).toMatchObject(since);
    expect(log.ringing('us')).toContain(`missed C-${asked}`);
    log.do(NOA, { type: 'channel.answered', item: `C-${again}` });
    expect(is(log)).toBe('open');
  });

  test('open when a later check was answered before an earlier one could be missed', () => {
    const log = manned();
    log.do(US, { type: 'channel.checked', desk: 'il' });
    const later = log.do(named('us', 'sam'), { type: 'channel.checked', desk: 'il' });
    log.do(NOA, { type: 'channel.answered', item: `C-${later}` });
    log.pass(3 * MINUTE);
    expect(is(log)).toBe('open');
    expect(log.ringing('us')).not.toContain(`missed C-${later - 1}`);
  });

  test('asked again by the same person after 2 minutes, or when it has answered', () => {
    const log = manned();
    const check = { type: 'channel.checked', desk: 'il' };
    const asked = log.do(US, check);
    expect(log.ask(US, check)).toMatchObject({
      rule: 'R35',
      why: `C-${asked} waits for an answer`,
    });
    log.do(NOA, { type: 'channel.answered', item: `C-${asked}` });
    expect(log.ask(US, check)).toBeUndefined();
    expect(log.ask(US, check)).toMatchObject({ rule: 'R35' });
    log.pass(2 * MINUTE);
    expect(log.ask(US, check)).toBeUndefined();
  });

  test('open after a check that was answered in time', () => {
    const log = manned();
    const asked = log.do(US, { type: 'channel.checked', desk: 'il' });
    log.pass(100 * SECOND);
    log.do(NOA, { type: 'channel.answered', item: `C-${asked}` });
    expect(is(log, log.now + HOUR)).toBe('open');
    const check = lastCheck(log.picture, IL, log.now);
    expect(check).toMatchObject({ state: 'ended', ended: { by: { person: 'noa' } } });
    expect(check && missedAt(check, CELL)).toBeUndefined();
  });

  test('answered by the one who takes the watch after it: a check missed before says nothing of them', () => {
    const log = manned();
    log.do(US, { type: 'channel.checked', desk: 'il' });
    log.pass(3 * MINUTE);
    expect(is(log)).toBe('unmanned');
    expect(log.relieve(named('il', 'dan'), { absent: true })).toBeUndefined();
    expect(is(log)).toBe('open');
  });

  test('lost from what the server wrote until it is heard; a check missed meanwhile says nothing', () => {
    const log = manned();
    log.do(US, { type: 'channel.checked', desk: 'il' });
    expect(log.server('il', { type: 'channel.lost', desk: 'il' })).toBeUndefined();
    const lost = log.now;
    expect(at(log, lost + HOUR)).toMatchObject({ is: 'lost', since: lost });
    expect(is(log, lost - 1)).toBe('open');
    log.pass(5 * MINUTE);
    const heard = { type: 'channel.heard', item: `C-${log.picture.seq}` };
    expect(log.server('il', heard)).toBeUndefined();
    expect(is(log)).toBe('open'); // the check was missed while it was lost
  });

  test('suspended before it is anything else, from the moment that its desk says', () => {
    const log = manned();
    const from = new Date(log.now + 10 * MINUTE).toISOString();
    const item = log.do(NOA, { type: 'channel.suspended', from, reason: 'a drill' });
    expect(log.server('il', { type: 'channel.lost', desk: 'il' })).toBeUndefined();
    const then = Date.parse(from);
    expect([is(log), is(log, then - 1), is(log, then)]).toEqual(['lost', 'lost', 'suspended']);
    log.pass(20 * MINUTE);
    const later = new Date(log.now + 5 * MINUTE).toISOString();
    log.do(NOA, { type: 'channel.resumed', item: `C-${item}`, from: later });
    expect([is(log), is(log, Date.parse(later))]).toEqual(['suspended', 'lost']);
  });
});

test('[R35] a suspension that is to end later may still end before, or at once; then it is over', () => {
  const log = manned();
  const item = `C-${log.do(NOA, { type: 'channel.suspended' })}`;
  const from = new Date(log.now + 1000 * HOUR).toISOString();
  log.do(NOA, { type: 'channel.resumed', item, from });
  expect([is(log), is(log, Date.parse(from))]).toEqual(['suspended', 'open']);
  log.do(NOA, { type: 'channel.resumed', item });
  expect([is(log, log.now - 1), is(log)]).toEqual(['suspended', 'open']);
  expect(log.ask(NOA, { type: 'channel.resumed', item })).toMatchObject({ rule: 'R35' });
});

describe('[R35] [R36] what is refused', () => {
  test('a moment that is past', () => {
    const log = manned();
    const from = new Date(log.now - 1).toISOString();
    const past = { rule: 'R35', field: 'change.from' };
    expect(log.ask(NOA, { type: 'channel.suspended', from }, 0)).toMatchObject(past);
    log.do(NOA, { type: 'channel.suspended' }, 0);
    const item = `C-${log.picture.seq}`;
    expect(log.ask(NOA, { type: 'channel.resumed', item, from }, 0)).toMatchObject(past);
  });

  test('a second suspension, a second loss, and what is not there to be ended', () => {
    const log = manned();
    log.do(NOA, { type: 'channel.suspended' });
    expect(log.ask(NOA, { type: 'channel.suspended' })).toMatchObject({ rule: 'R35' });
    log.do(NOA, { type: 'channel.resumed', item: 'C-3' });
    expect(log.ask(NOA, { type: 'channel.resumed', item: 'C-3' })).toMatchObject({ rule: 'R35' });
    expect(log.ask(NOA, { type: 'channel.answered', item: 'C-3' })).toMatchObject({ rule: 'R35' });
    expect(log.server('il', { type: 'channel.lost', desk: 'il' })).toBeUndefined();
    expect(log.server('il', { type: 'channel.lost', desk: 'il' })).toMatchObject({ rule: 'R36' });
    expect(log.server('il', { type: 'channel.heard', item: 'C-3' })).toMatchObject({ rule: 'R35' });
    expect(log.ask(NOA, { type: 'channel.answered', item: 'C-99' })).toMatchObject({ rule: 'R6' });
  });

  test('a check of one’s own desk, and of a desk that is none', () => {
    const log = manned();
    for (const desk of ['il', 'xx']) {
      expect(log.ask(NOA, { type: 'channel.checked', desk })).toMatchObject({
        rule: 'R35',
        field: 'change.desk',
      });
    }
    expect(log.server('il', { type: 'channel.checked', desk: 'il' })).toBeUndefined();
  });
});

describe('[R31] watches, channels and alarms are kept in the picture that all desks share', () => {
  const acts = [
    { type: 'channel.suspended' },
    { type: 'channel.checked', desk: 'us' },
    { type: 'watch.taken', brief: { seq: 1, at: '2026-11-22T14:00:00Z', hash: '0'.repeat(64) } },
    { type: 'alarm.acknowledged', alarms: ['unmanned us 1'], held: false },
  ];
  test.each([
    ['of one desk', openedAs('il', 'il')],
    ['between two of three', openedAs('us-il', 'us', 'il')],
  ])('and not in one %s', (_, opened) => {
    const log = new Growing(undefined, opened, CELL);
    for (const act of acts) {
      expect(log.ask(NOA, act)).toMatchObject({ kind: 'forbidden', rule: 'R31' });
    }
  });

  test('without a cell and a clock nothing that depends on them is taken', () => {
    const log = manned();
    for (const act of acts.slice(2)) {
      expect(decide(log.picture, command(act), US), act.type).toMatchObject({ kind: 'impossible' });
    }
  });
});
