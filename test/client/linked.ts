/** A link with a clock that moves when told, a fake server, and what it has said of itself. */
import { hashInPage } from '../../client/store/hashing.ts';
import { Link } from '../../client/store/link.ts';
import type { Differs, LinkState, Refusal } from '../../client/store/link-parts.ts';
import type { Progress } from '../../client/store/progress.ts';
import { GENESIS } from '../../picture/chain.ts';
import { until } from '../support/until.ts';
import { FakeFetcher } from './fetcher.ts';
import { FakeServer, FakeTicker, Holder } from './support.ts';

export function linked(door: 'open' | Refusal = 'open') {
  const ticker = new FakeTicker();
  const server = new FakeServer();
  const fetcher = new FakeFetcher(server);
  const holder = new Holder(GENESIS);
  const states: LinkState[] = [];
  const histories: Differs[] = [];
  const progress: (Progress | undefined)[] = [];
  const link = new Link({
    dial: server.dial,
    fetcher,
    hash: hashInPage(setImmediate),
    ticker,
    receiver: holder,
    random: () => 1, // the longest of each pause
    turn: setImmediate,
    knock: async () => door,
    listener: {
      state: (state) => states.push(state),
      differs: (differs) => histories.push(differs),
      progress: (told) => progress.push(told),
      beat: () => {},
      screens: () => {},
      presence: () => {},
    },
  });
  /** Does something, and waits until the holder has begun with a checkpoint because of it. */
  const started = async (act: () => void): Promise<void> => {
    const before = holder.starts.length;
    act();
    await until(() => holder.starts.length > before);
  };
  return { ticker, server, fetcher, holder, states, histories, progress, link, started };
}

/** A link that stands at the head of a log of eleven entries, with a beat just heard. */
export async function live(entries = 10, door: 'open' | Refusal = 'open') {
  const all = linked(door);
  all.server.grow(entries);
  all.link.open();
  all.server.open();
  await all.started(() => all.server.gap());
  await until(() => all.progress.at(-1) === undefined);
  all.server.beat();
  return all;
}
