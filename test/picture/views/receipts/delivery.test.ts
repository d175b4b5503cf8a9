/** When words reach a desk whose channel is suspended, and what everybody sees of it. */
import { expect, test } from 'vitest';
import { person } from '../../../support/people.ts';
import { CALL, Corresponding, saying } from '../../../support/receipts/corresponding.ts';

const IL = person('il');
const HELP = { phrase: saying('705', { place: '36SYB65916820', count: 2 }) };

/** il has suspended its channel, C-2. */
function suspended() {
  const log = new Corresponding();
  log.do(IL, { type: 'channel.suspended' });
  return log;
}

test('[R65] a message waits, by which suspension everybody sees; it is there when that has ended', () => {
  const log = suspended();
  const ref = log.send('us', ['il', 'sy'], CALL);
  const { delivered, waits, acknowledged } = log.desk(ref, 'il');
  expect([delivered, waits?.ref]).toEqual([undefined, 'C-2']);
  expect(acknowledged).toEqual({ is: 'awaited', due: undefined }); // no clock runs
  expect(log.desk(ref, 'sy')).toMatchObject({ delivered: log.now, waits: undefined });
  log.pass(3_600_000);
  log.do(IL, { type: 'channel.resumed', item: 'C-2' });
  const there = log.now;
  expect(log.desk(ref, 'il')).toMatchObject({
    delivered: there,
    waits: undefined,
    acknowledged: { is: 'awaited', due: there + 60_000 },
  });
});

test('[R65] a message that waits until a time that is known is not there before', () => {
  const log = suspended();
  const ref = log.send('us', ['il'], CALL);
  const from = new Date(log.now + 600_000).toISOString();
  log.do(IL, { type: 'channel.resumed', item: 'C-2', from });
  const { delivered, waits, acknowledged } = log.desk(ref, 'il');
  expect([delivered, waits]).toEqual([undefined, undefined]);
  expect(acknowledged).toEqual({ is: 'awaited', due: Date.parse(from) + 60_000 });
  log.pass(Date.parse(from) - log.now);
  expect(log.desk(ref, 'il').delivered).toBe(log.now);
});

test('[R65] what has reached a desk stays there, whatever is suspended in the same millisecond', () => {
  const log = new Corresponding();
  const ref = log.send('us', ['il'], CALL);
  log.do(IL, { type: 'channel.suspended' }, 0);
  expect(log.desk(ref, 'il')).toMatchObject({ delivered: log.now, waits: undefined });
  const waiting = log.send('us', ['il'], CALL);
  log.do(IL, { type: 'channel.resumed', item: 'C-3' });
  log.do(IL, { type: 'channel.suspended' }, 0);
  expect(log.desk(waiting, 'il')).toMatchObject({ delivered: log.now, waits: undefined });
});

test('[R65] life safety is there at once, and may be acknowledged as anything that waits', () => {
  const log = suspended();
  const [help, call] = [log.send('us', ['il'], HELP), log.send('us', ['il'], CALL)];
  expect(log.desk(help, 'il').delivered).toBe(log.now - 1000);
  expect([log.acknowledge('il', help), log.acknowledge('il', call)]).toEqual([
    undefined,
    undefined,
  ]);
});
