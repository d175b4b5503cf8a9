/** One past for all: a page that was open from the start, and one that begins from a checkpoint of now. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type By, density, extent } from '../../client/store/density.ts';
import { hashInPage } from '../../client/store/hashing.ts';
import { Link } from '../../client/store/link.ts';
import type { LinkState } from '../../client/store/link-parts.ts';
import { type FetchLines, Past } from '../../client/store/past.ts';
import { PictureStore } from '../../client/store/picture-store.svelte.ts';
import { barsOf, marksOf, stretchOf } from '../../client/wall/density.ts';
import { PictureId } from '../../picture/basics.ts';
import { GENESIS } from '../../picture/chain.ts';
import { EMPTY } from '../../picture/fold.ts';
import { type Block, type Blocks, blocksOf } from '../../picture/revisions/blocks.ts';
import { NOW, type Revisions } from '../../picture/revisions/revisions.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { CheckpointCache } from '../../server/pictures/checkpoint-cache.ts';
import { fetched } from '../support/checkpoints.ts';
import { EVENT, reported } from '../support/examples.ts';
import { indexOf, rowsOf } from '../support/indexed.ts';
import { fill, keep } from '../support/keeping.ts';
import { Growing, type Log, log } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { WHOLE_LOGS } from '../support/scale.ts';
import { until } from '../support/until.ts';
import { someWorlds } from '../support/worlds.ts';
import { FakeFetcher } from './fetcher.ts';
import { FakeServer, FakeTicker } from './support.ts';

const BARS = 37;

/** What waited for the same lines goes on. */
const turn = () => new Promise<void>((done) => setImmediate(done));

/** A page's store, and what it is sent when it asks for lines of the log. */
const storeOf = (lines: FetchLines = async () => 'nothing is read here') =>
  new PictureStore(PictureId.parse('shared'), new Past(lines, async () => {}));

/** All that strip, legend, density and map show, by value; `at`: the page's clock, ms since 1970. */
function shown(index: Revisions, at: number) {
  const strip = (by: By) => {
    const span = extent(index, by, at);
    if (span === undefined) return undefined;
    return {
      span,
      bars: [...density(index, by, span, BARS)],
      legend: [...density(index, by, span, 1)],
    };
  };
  const stretch = stretchOf(index, at);
  const points = (seq: number) =>
    Array.from({ length: index.rows }, (_, row) => row)
      .filter((row) => index.stands(row, { ...NOW, seq }))
      .map((row) => {
        const { look, ...said } = index.said(row);
        return { ...said, ...index.looks.unpack(look), ref: index.refOf(row) };
      });
  return {
    known: strip('known'),
    happened: strip('happened'),
    wall: { stretch, bars: barsOf(index, stretch), marks: marksOf(stretch) },
    points: Array.from({ length: index.seq + 1 }, (_, seq) => points(seq)),
  };
}

/** A page that is sent the checkpoint that a server makes of this log now. */
async function loaded({ lines }: Pick<Log, 'lines'>): Promise<PictureStore> {
  const log = memoryLog();
  await fill(log, { lines });
  const { replica } = await keep(log);
  const read = await fetched(await new CheckpointCache(replica).current());
  const store = storeOf();
  store.start(read.picture, read.head, read.revisions);
  return store;
}

/** A page that was there before the first entry and received each as it came, `batch` at a time. */
function follower({ entries, heads }: Log, batch: number): PictureStore {
  const store = storeOf();
  store.start(EMPTY, GENESIS, []);
  for (let from = 0; from < entries.length; from += batch) {
    const more = entries.slice(from, from + batch);
    store.receive(more, heads[from + more.length - 1] ?? GENESIS);
  }
  return store;
}

async function agree(made: Log, batch: number, cut: number): Promise<void> {
  const at = Date.parse(made.entries.at(-1)?.time ?? '') + 61_000;
  const since = shown(follower(made, batch).revisions, at);
  expect(shown((await loaded(made)).revisions, at)).toEqual(since);
  const half = await loaded({ lines: made.lines.slice(0, cut) });
  const rest = made.entries.slice(cut);
  if (rest.length > 0) half.receive(rest, made.heads.at(-1) ?? GENESIS);
  expect(shown(half.revisions, at)).toEqual(since);
}

test('[R27] two pages, one open from the start and one new: the same strip, legend, density and points', async () => {
  await fc.assert(
    fc.asyncProperty(log, fc.integer({ min: 1, max: 9 }), fc.nat(), async (made, batch, n) => {
      await agree(made, batch, 1 + (n % made.entries.length));
    }),
    WHOLE_LOGS,
  );
});

test('[R27] as much for the pictures of three desks at work, released copies included', async () => {
  for (const world of someWorlds(3, 120)) {
    for (const made of world.logs.values()) {
      await agree(made, 4, Math.ceil(made.entries.length / 2));
    }
  }
});

/** FLASH, then confirmed, downgraded, confirmed again; and a second one that is withdrawn. */
function downgraded(): Growing {
  const made = new Growing();
  const il = person('il', 'officer');
  const ask = (change: unknown) => expect(made.ask(il, change, 60_000)).toBeUndefined();
  ask(reported({ category: 'uav', precedence: 'FLASH' }));
  ask({ type: 'position.taken', item: 'E-2', stance: 'confirms' });
  ask(reported({ category: 'flood', precedence: 'IMMEDIATE' }));
  const moved = { type: 'Point', coordinates: [35.9, 33.1] };
  const event = { ...EVENT, category: 'uav', precedence: 'ROUTINE', geometry: moved };
  ask({ type: 'event.amended', item: 'E-2', event });
  ask({ type: 'position.taken', item: 'E-2', stance: 'denies' });
  ask({ type: 'event.withdrawn', item: 'E-4', reason: 'false alarm' });
  return made;
}

test('[R27] a downgrade whitens nothing: three of six entries were grave, on both pages', async () => {
  const made = downgraded();
  const at = made.now + 1000;
  for (const store of [follower(made, 1), await loaded(made)]) {
    const { known, wall, points } = shown(store.revisions, at);
    const [military, , natural, other, ...grave] = known?.legend ?? [];
    expect([military, natural, other]).toEqual([2, 1, 0]);
    expect(grave).toEqual([2, 0, 1, 0]);
    expect(wall.bars.reduce((sum, bar) => sum + bar.grave, 0)).toBe(3);
    const looks = (seq: number) =>
      points[seq]?.map(({ ref, precedence, withdrawn, lon }) => [ref, precedence, withdrawn, lon]);
    expect(looks(4)).toEqual([
      ['E-2', 'FLASH', false, 35.8412345],
      ['E-4', 'IMMEDIATE', false, 35.8412345],
    ]);
    expect(looks(7)).toEqual([
      ['E-2', 'ROUTINE', false, 35.9],
      ['E-4', 'IMMEDIATE', true, 35.8412345],
    ]);
  }
});

/** The rows of a log with its first block changed, as a server that lies would send them. */
function spoilt({ entries }: Growing, change: (block: Block) => Block): readonly Blocks[] {
  const { looks, blocks } = blocksOf(indexOf(entries));
  return [{ looks, blocks: blocks.map(change) }];
}
/** The FLASH never was one. */
const whitened = (block: Block): Block => ({ ...block, class: block.class.replaceAll('M', 'm') });
/** The event stood elsewhere before it was moved to where it is. */
const displaced = (block: Block): Block => {
  const [first = 0, second = 0, ...rest] = block.rows.lon;
  return { ...block, rows: { ...block.rows, lon: [first + 5000, second - 5000, ...rest] } };
};

test.each([
  ['whitened', whitened, 2],
  ['displaced', displaced, 2],
])(
  '[R28] rows that were %s are found once the log is read, said, and made anew',
  async (_, change, entry) => {
    const made = downgraded();
    const [before, after] = [made.lines.length, made.now];
    const store = storeOf(async (from, limit) => made.lines.slice(from, from + Math.min(limit, 4)));
    store.start(made.picture, made.head, spoilt(made, change));
    const right = shown(indexOf(made.entries), after);
    expect(shown(store.revisions, after)).not.toEqual(right);
    expect(store.misled).toBeUndefined();
    const { epoch } = store.revisions;
    await store.past.reach({ seq: 3 }, before, () => {}); // a moment of the past: not all of the log
    await store.past.reach({ seq: before }, before, () => {}); // as the store itself does by now
    await turn();
    expect(store.misled).toBe(entry);
    expect(shown(store.revisions, after)).toEqual(right);
    expect(store.revisions.epoch).toBeGreaterThan(epoch); // the map reads all rows again
    store.dismissMisled();
    expect(store.misled).toBeUndefined();
  },
);

test('[R28] while the log cannot be read the difference is said, and mended with what comes next', async () => {
  const made = downgraded();
  let down = false;
  const store = storeOf(async (from) =>
    down ? 'the line is down' : made.lines.slice(from, from + 4),
  );
  store.start(made.picture, made.head, spoilt(made, whitened));
  const reading = store.past.reach({ seq: 3 }, made.lines.length, () => {});
  down = true;
  await reading;
  expect(store.misled).toBe(2);
  expect(await store.past.reach({ seq: 7 }, 7, () => {})).toBe('the line is down');
  await turn();
  down = false;
  made.ask(person('il', 'officer'), reported());
  store.receive(made.entries.slice(-1), made.head);
  await store.past.reach({ seq: 8 }, 8, () => {});
  await turn();
  expect(shown(store.revisions, made.now)).toEqual(shown(indexOf(made.entries), made.now));
});

test('[R28] rows that are the log’s are never called anything else', async () => {
  await fc.assert(
    fc.asyncProperty(log, async ({ entries, lines, heads }) => {
      const { live: picture } = follower({ entries, lines, heads }, 50);
      const store = storeOf(async (from, limit) => lines.slice(from, from + Math.min(limit, 7)));
      store.start(picture, heads.at(-1) ?? GENESIS, JSON.parse(rowsOf(entries)));
      await store.past.reach({ seq: lines.length }, lines.length, () => {});
      expect(store.past.revisions.seq).toBe(lines.length);
      expect(store.misled).toBeUndefined();
    }),
    WHOLE_LOGS,
  );
});

test('[R28] a checkpoint without rows, or with those of another picture, is asked for again', async () => {
  const ticker = new FakeTicker();
  const server = new FakeServer();
  const fetcher = new FakeFetcher(server);
  const store = storeOf();
  const states: LinkState[] = [];
  const link = new Link({
    dial: server.dial,
    fetcher,
    hash: hashInPage(setImmediate),
    ticker,
    receiver: store,
    turn: setImmediate,
    random: () => 1,
    knock: async () => 'open',
    listener: {
      state: (state) => states.push(state),
      differs: () => {},
      beat: () => {},
      screens: () => {},
      presence: () => {},
      progress: () => {},
    },
  });
  /** Opens the socket, and waits until a checkpoint is taken, or thrown away with a reason. */
  const join = async () => {
    server.open();
    server.gap();
    await until(() => store.started || states.at(-1)?.state === 'waiting');
  };
  /** The parts of a checkpoint with other blocks of rows. */
  const withBlocks = (blocks: readonly Block[]) => (text: string) => {
    const [header = '', items = ''] = text.split('\n');
    const own = JSON.stringify({ ...JSON.parse(header), blocks: blocks.length });
    return [own, items, ...blocks.map((block) => JSON.stringify(block))].join('\n');
  };
  server.grow(3);
  link.open();
  fetcher.spoil = withBlocks([]);
  await join();
  expect(states.at(-1)).toMatchObject({ state: 'waiting', lost: 'broken' });
  expect(states.at(-1)).toMatchObject({ why: 'entry 0: is the last with rows, not 4 [R28]' });
  expect([store.started, store.revisions.seq]).toEqual([false, 0]);
  ticker.pass(500);
  fetcher.spoil = withBlocks(blocksOf(indexOf(server.log.entries.slice(0, 3))).blocks);
  await join();
  expect(states.at(-1)).toMatchObject({ why: 'entry 3: is the last with rows, not 4 [R28]' });
  ticker.pass(1000);
  fetcher.spoil = (text) => text;
  await join();
  expect(link.state).toEqual({ state: 'live' });
  expect([store.head.seq, store.revisions.seq]).toEqual([4, 4]);
  expect(server.queries).toEqual(['', '', '']);
  link.close();
});

test('[R28] lines of another log make no rows here: what was found stays said', async () => {
  const [made, another] = [downgraded(), new Growing()];
  while (another.entries.length < made.entries.length) another.ask(person('us'), reported());
  const store = storeOf(async (from) => another.lines.slice(from));
  store.start(made.picture, made.head, JSON.parse(rowsOf(made.entries)));
  const before = shown(store.revisions, made.now);
  await store.past.reach({ seq: 7 }, 7, () => {});
  await turn();
  expect(store.misled).toBe(2);
  expect(shown(store.revisions, made.now)).toEqual(before);
});
