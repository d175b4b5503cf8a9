import { expect, test } from 'vitest';
import { type Agreement, DrawnReporter } from '../../client/store/drawn-reporter.ts';
import { Instant } from '../../picture/basics.ts';
import { GENESIS } from '../../picture/chain.ts';
import { code } from '../../picture/digest.ts';
import { asHappened } from '../../picture/replay.ts';
import { all } from '../../picture/table.ts';
import { Up } from '../../picture/wire.ts';
import { FakeServer, FakeTicker, Holder } from './support.ts';

function watched() {
  const ticker = new FakeTicker();
  const server = new FakeServer();
  server.grow(20);
  const holder = new Holder(GENESIS);
  holder.receive(server.log.entries, server.log.head);
  const sent: Up[] = [];
  const judged: Agreement[] = [];
  const healed: string[] = [];
  let visible = true;
  const reporter = new DrawnReporter({
    held: holder,
    ticker,
    visible: () => visible,
    send: (message) => sent.push(Up.parse(message)),
    judged: (agreement) => judged.push(agreement),
    heal: (why) => healed.push(why),
  });
  const beat = () => {
    ticker.pass(1000);
    const { time, hash, ...rest } = server.beatNow();
    reporter.beat({ ...rest, hash, time: Instant.parse(time) });
  };
  const hide = (hidden: boolean) => {
    visible = !hidden;
  };
  return { server, holder, sent, judged, healed, reporter, beat, hide, ticker };
}

test('[W6] nothing is reported before the map has drawn, then at once and with each beat', () => {
  const { reporter, sent, holder, beat } = watched();
  beat();
  expect(sent).toEqual([]);
  reporter.drawn(holder.live);
  const seen = { type: 'seen', seq: 21, code: code(holder.head.hash, holder.live) };
  expect(sent).toEqual([seen]);
  beat();
  expect(sent).toEqual([seen, seen]);
});

test('[W6] what was received and not yet drawn is not reported', () => {
  const { reporter, sent, holder, beat, server } = watched();
  reporter.drawn(holder.live);
  server.grow(2);
  holder.receive(server.log.entries.slice(21), server.log.head);
  beat();
  expect(sent.map((up) => up.type === 'seen' && up.seq)).toEqual([21, 21]);
});

test('[W6] a hidden page reports nothing', () => {
  const { reporter, sent, holder, beat, hide } = watched();
  hide(true);
  reporter.drawn(holder.live);
  beat();
  expect(sent).toEqual([]);
  hide(false);
  beat();
  expect(sent).toHaveLength(1);
});

test('[W6] a replayed picture is not reported as seen', () => {
  const { reporter, sent, holder } = watched();
  reporter.drawn(asHappened(holder.live, Instant.parse('2026-11-22T14:19:00Z')));
  expect(sent).toEqual([]);
});

test('[W6] many draws in a moment are one report, of the last', () => {
  const { reporter, sent, holder, server, ticker } = watched();
  reporter.drawn(holder.live);
  for (let i = 0; i < 5; i++) {
    server.grow(1);
    holder.receive(server.log.entries.slice(holder.head.seq), server.log.head);
    reporter.drawn(holder.live);
  }
  expect(sent).toHaveLength(1);
  ticker.pass(100);
  expect(sent.map((up) => up.type === 'seen' && up.seq)).toEqual([21, 26]);
});

test('[W7] same at the head, behind by what is missing', () => {
  const { judged, beat, server } = watched();
  beat();
  server.grow(3);
  beat();
  expect(judged).toEqual([{ state: 'same' }, { state: 'behind', by: 3 }]);
});

test('[W6] an item changed in memory is found within 4 beats, reported, and healed 2 s later', () => {
  const { judged, beat, holder, sent, healed, reporter, ticker, server } = watched();
  reporter.drawn(holder.live);
  beat();
  const [item] = all(holder.live.items);
  if (item === undefined) throw new Error('an empty picture');
  Reflect.set(item, 'revision', 7);
  for (let i = 0; i < 4 && judged.at(-1)?.state !== 'differs'; i++) beat();
  expect(judged.at(-1)).toMatchObject({
    state: 'differs',
    theirs: code(server.log.head.hash, server.log.picture),
  });
  expect(sent.at(-1)).toEqual({
    type: 'seen',
    seq: 21,
    code: code(holder.head.hash, holder.live),
  });
  expect(healed).toEqual([]);
  ticker.pass(2000);
  expect(healed).toHaveLength(1);
});
