import { describe, expect, test } from 'vitest';
import { type Agreement, DrawnReporter } from '../../client/store/drawn-reporter.ts';
import { Instant } from '../../picture/basics.ts';
import { GENESIS } from '../../picture/chain.ts';
import { code } from '../../picture/digest.ts';
import { asHappened } from '../../picture/replay.ts';
import { all } from '../../picture/table.ts';
import { type Undrawn, Up } from '../../picture/wire.ts';
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
  const page = { replaying: false, moving: false, altered: false };
  const reporter = new DrawnReporter({
    held: holder,
    ticker,
    replaying: () => page.replaying,
    moving: () => page.moving,
    altered: () => page.altered,
    send: (message) => sent.push(Up.parse(message)),
    judged: (agreement) => judged.push(agreement),
    heal: (why) => healed.push(why),
  });
  const beat = () => {
    ticker.pass(1000);
    const { time, hash, ...rest } = server.beatNow();
    reporter.beat({ ...rest, hash, time: Instant.parse(time) });
  };
  /** The map draws what is live into a frame and reads it back. */
  const draw = () => {
    const claimed = reporter.claimed(holder.live);
    if (claimed !== undefined) reporter.proved(claimed);
    return claimed;
  };
  /** Beats, each after a frame that proves again what stands. */
  const beats = (count: number) => {
    for (let i = 0; i < count; i++) {
      draw();
      beat();
    }
  };
  const land = (count: number) => {
    server.grow(count);
    holder.receive(server.log.entries.slice(holder.head.seq), server.log.head);
  };
  return { server, holder, sent, judged, healed, reporter, beat, beats, draw, land, page, ticker };
}

const undrawn = (state: Undrawn) => ({ type: 'undrawn', state });

test('[W6] nothing is seen before the map has drawn, then at once and with each beat', () => {
  const { sent, holder, beat, draw, ticker } = watched();
  beat();
  expect(sent).toEqual([undrawn('drawing')]);
  ticker.pass(100);
  draw();
  const seen = { type: 'seen', seq: 21, code: code(holder.head.hash, holder.live) };
  expect(sent).toEqual([undrawn('drawing'), seen]);
  beat();
  expect(sent).toEqual([undrawn('drawing'), seen, seen]);
});

test('[W6] what was received and not yet drawn is not reported', () => {
  const { sent, beat, draw, land } = watched();
  draw();
  land(2);
  beat();
  expect(sent.map((up) => up.type === 'seen' && up.seq)).toEqual([21, 21]);
});

test('[W6] what was read from the glass is reported, not what was meant to be drawn', () => {
  const { sent, reporter } = watched();
  reporter.proved({ seq: 21, code: 'ABCD-0123' });
  expect(sent).toEqual([{ type: 'seen', seq: 21, code: 'ABCD-0123' }]);
});

test('[W6] a replayed picture is not claimed, and no live one while the past is looked at', () => {
  const { reporter, holder, page, beat, draw, sent } = watched();
  const then = asHappened(holder.live, Instant.parse('2026-11-22T14:19:00Z'));
  expect(reporter.claimed(then)).toBeUndefined();
  draw();
  page.replaying = true;
  expect(draw()).toBeUndefined();
  beat();
  expect(sent.at(-1)).toEqual(undrawn('past'));
  page.replaying = false;
  beat();
  expect(sent.at(-1)).toEqual(undrawn('drawing')); // what was drawn before is no proof
  beat();
  draw();
  beat();
  expect(sent.at(-1)).toMatchObject({ type: 'seen', seq: 21 });
});

describe('[W6] [W12] what was drawn is reported only while that frame is still there', () => {
  test.each([
    ['hidden', 'hidden'],
    ['no-map', 'no-map'],
    ['broken', 'lost'],
  ] as const)(
    '%s: said at once and with each beat, until a frame proves it again',
    (sight, said) => {
      const { reporter, sent, beat, draw, ticker } = watched();
      draw();
      beat();
      sent.length = 0;
      ticker.pass(100);
      reporter.sight(sight);
      expect(sent).toEqual([undrawn(said)]);
      beat();
      expect(sent).toEqual([undrawn(said), undrawn(said)]);
      reporter.sight('map');
      ticker.pass(100);
      draw();
      beat();
      expect(sent.at(-1)).toMatchObject({ type: 'seen', seq: 21 });
    },
  );
  test('a proof is one for 5 s', () => {
    const { reporter, sent, beat, beats } = watched();
    reporter.sight('map');
    beats(3);
    for (let i = 0; i < 4; i++) beat();
    expect(sent.at(-1)).toMatchObject({ type: 'seen' });
    expect(reporter.glass()).toEqual({ state: 'there', overdue: false });
    beat();
    expect(sent.at(-1)).toEqual(undrawn('lost'));
    expect(reporter.glass()).toEqual({ state: 'lost', overdue: true });
    beats(1);
    expect(sent.at(-1)).toMatchObject({ type: 'seen' });
  });
  test('a page that was altered has nothing drawn', () => {
    const { sent, beats, page } = watched();
    beats(1);
    page.altered = true;
    beats(1);
    expect(sent.at(-1)).toEqual(undrawn('lost'));
  });
});

describe('[W8] a map that is not drawn is said over the whole page', () => {
  test('5 s after the last proof, and not before there was one', () => {
    const { reporter, ticker, draw } = watched();
    reporter.sight('broken');
    ticker.pass(60_000);
    expect(reporter.glass()).toEqual({ state: 'drawing', overdue: false });
    reporter.sight('map');
    draw();
    reporter.sight('broken');
    ticker.pass(5000);
    expect(reporter.glass()).toEqual({ state: 'lost', overdue: false });
    ticker.pass(1);
    expect(reporter.glass()).toEqual({ state: 'lost', overdue: true });
  });
  test('not while it need not be there, and not before it had 5 s to come back', () => {
    const { reporter, ticker, draw } = watched();
    reporter.sight('map');
    draw();
    for (const sight of ['hidden', 'no-map'] as const) {
      reporter.sight(sight);
      ticker.pass(60_000);
      expect(reporter.glass()).toEqual({ state: sight, overdue: false });
      reporter.sight('map');
      ticker.pass(5000);
      expect(reporter.glass()).toEqual({ state: 'drawing', overdue: false });
      ticker.pass(1);
      expect(reporter.glass()).toEqual({ state: 'lost', overdue: true });
    }
  });
});

test('[W6] many draws in a moment are one report, of the last', () => {
  const { sent, ticker, draw, land } = watched();
  draw();
  for (let i = 0; i < 5; i++) {
    land(1);
    draw();
  }
  expect(sent).toHaveLength(1);
  ticker.pass(100);
  expect(sent.map((up) => up.type === 'seen' && up.seq)).toEqual([21, 26]);
});

test('[W6] a report of the clock holds none back of what was drawn', () => {
  const { sent, beat, draw, land } = watched();
  draw();
  beat();
  land(1);
  draw(); // in the same moment as the beat
  expect(sent.map((up) => up.type === 'seen' && up.seq)).toEqual([21, 21, 22]);
});

test('[R19] while somebody moves through the past, items are hashed again by beats alone', () => {
  const { beat, ticker, page, holder, judged } = watched();
  const [item] = all(holder.live.items);
  if (item === undefined) throw new Error('an empty picture');
  const codeNow = () => code(holder.head.hash, holder.live);
  beat();
  const before = codeNow();
  page.moving = true;
  Reflect.set(item, 'revision', 7);
  ticker.pass(950);
  expect(codeNow()).toBe(before);
  for (let i = 0; i < 4 && judged.at(-1)?.state !== 'differs'; i++) beat();
  expect(judged.at(-1)?.state).toBe('differs');
});

test('[W7] same at the head; behind once an entry has not been drawn for over 2 s', () => {
  const { judged, beat, beats, server, land, draw } = watched();
  beats(1);
  server.grow(3);
  beats(3); // the entries have not come
  expect(judged.map(({ state }) => state)).toEqual(['same']);
  beats(1);
  expect(judged.at(-1)).toEqual({ state: 'behind', by: 3 });
  land(0);
  beat(); // come, and not drawn
  expect(judged.at(-1)).toEqual({ state: 'behind', by: 3 });
  draw();
  beat();
  expect(judged.at(-1)).toEqual({ state: 'same' });
});

test('[W7] a picture that is never still is not behind for it', () => {
  const { judged, beat, draw, land } = watched();
  for (let i = 0; i < 20; i++) {
    draw(); // a second late
    land(4);
    beat();
  }
  expect(new Set(judged.map(({ state }) => state))).toEqual(new Set(['same']));
});

test('[W6] an item changed in memory is found within 4 beats, reported, and healed 2 s later', () => {
  const { judged, beat, holder, sent, healed, ticker, server, draw } = watched();
  draw();
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

test('[W6] what an author has seen is what the glass shows, not what memory holds', () => {
  const { reporter, holder, draw, beat, land, page } = watched();
  expect(reporter.drawn).toBeUndefined();
  draw();
  reporter.sight('map');
  const { seq, hash } = holder.head;
  expect(reporter.drawn).toEqual({ seq, hash });
  land(3);
  expect(reporter.drawn).toEqual({ seq, hash });
  draw();
  expect(reporter.drawn?.seq).toBe(seq + 3);
  beat();
  page.replaying = true;
  expect(reporter.drawn).toBeUndefined();
});
