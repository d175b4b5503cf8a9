/** A link to a moment: what it needs comes before what is live. */
import { expect, test } from 'vitest';
import { hashInPage } from '../../client/store/hashing.ts';
import { Link } from '../../client/store/link.ts';
import { Past } from '../../client/store/past.ts';
import { PictureStore } from '../../client/store/picture-store.svelte.ts';
import { PictureId } from '../../picture/basics.ts';
import { digest } from '../../picture/digest.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { until } from '../support/until.ts';
import { FakeFetcher } from './fetcher.ts';
import { FakeServer, FakeTicker } from './support.ts';

function opening(entries: number) {
  const server = new FakeServer();
  server.grow(entries - 1);
  const fetcher = new FakeFetcher(server);
  const past = new Past(async (after, limit) => {
    fetcher.asked.push(`past ${after + 1}`);
    return server.log.lines.slice(after, after + Math.min(limit, 100));
  });
  const store = new PictureStore(PictureId.parse('shared'), past);
  const link = new Link({
    dial: server.dial,
    fetcher,
    hash: hashInPage(setImmediate),
    ticker: new FakeTicker(),
    receiver: store,
    turn: setImmediate,
    knock: async () => 'open',
    listener: {
      state: () => {},
      differs: () => {},
      beat: () => {},
      screens: () => {},
      presence: () => {},
      progress: () => {},
    },
  });
  const connect = () => {
    link.open();
    server.open();
    server.beat();
    server.gap();
  };
  return { server, fetcher, store, link, connect };
}

test('[R15] as it was known: the log until the moment comes first, is shown, and what is live goes on from it', async () => {
  const { server, fetcher, store, link, connect } = opening(700);
  let goOn = () => {};
  fetcher.answer('entries', async (truth) => {
    await new Promise<void>((done) => {
      goOn = done;
    });
    return truth;
  });
  store.lookAt({ seq: 150 }, 'known');
  connect();
  await until(() => store.replay.state === 'there');
  expect(fetcher.asked.slice(0, 2)).toEqual(['past 1', 'past 101']);
  expect(digest(store.picture)).toBe(digest(fold(EMPTY, server.log.entries.slice(0, 150))));
  expect([store.isLive, store.revisions.seq >= 150]).toEqual([false, true]);
  expect(link.freshness.state).toBe('never'); // it is not known what is live
  goOn();
  await until(() => store.head.seq === 700);
  expect(fetcher.asked.slice(2)).toEqual(['entries 201-700']);
  expect(digest(store.live)).toBe(digest(server.log.picture));
  expect(link.freshness.state).toBe('fresh');
  expect(store.picture.seq).toBe(150);
});

test('as it happened: the moment is one of what is live, so the checkpoint comes first, and no log', async () => {
  const { fetcher, store, connect } = opening(300);
  store.lookAt({ seq: 150 }, 'happened');
  connect();
  await until(() => store.started);
  expect(fetcher.asked).toEqual(['manifest', 'part 0']);
  expect(store.replay.state).toBe('there');
});

test('if the past cannot be had, what is live comes all the same', async () => {
  const { fetcher, store, connect } = opening(300);
  store.past.reach = async () => 'the line is down';
  store.lookAt({ seq: 150 }, 'known');
  connect();
  await until(() => store.started);
  expect(fetcher.asked).toEqual(['manifest', 'part 0']);
});
