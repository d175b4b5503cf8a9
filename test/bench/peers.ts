/**
 * The product beside others that bring the same entries to as many subscribers, and beside the least
 * that could do so. Each is a process of its own; the CPU is that of its threads alone; rounds are
 * interleaved, and ratios are the medians of paired rounds.
 */
import { setTimeout as after } from 'node:timers/promises';
import {
  Contestant,
  installPeers,
  LIMIT,
  NAMES,
  type Name,
  PEERS,
  PRODUCT,
  type Subscribers,
} from './peers/contestants.ts';
import { quantile } from './support.ts';
import { load as loadNow, type Row } from './table.ts';

/** A contestant with everybody who listens to it. */
export interface Side {
  readonly contestant: Contestant;
  readonly subscribers: Subscribers;
}

/** For each contestant, what a round gave, by round. */
export type Rounds = ReadonlyMap<Name, readonly number[]>;

export const ALL: readonly Name[] = [PRODUCT, LIMIT, ...PEERS];
const BATCH = 45;
/** Milliseconds without news after which nothing more is on its way. */
const SETTLE = 1500;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The median of the ratios of paired rounds. */
export function paired(rounds: Rounds, one: Name, other: Name): number {
  const base = rounds.get(other) ?? [];
  return median((rounds.get(one) ?? []).map((value, i) => value / (base[i] ?? Number.NaN)));
}

/** The peer with the least, of those that are no limit themselves. */
export function best(rounds: Rounds): Name {
  const found = [...PEERS].sort(
    (a, b) => median(rounds.get(a) ?? []) - median(rounds.get(b) ?? []),
  );
  return found[0] ?? 'socket-io';
}

export async function withAll<T>(sockets: number, use: (sides: Side[]) => Promise<T>): Promise<T> {
  const sides: Side[] = [];
  try {
    for (const name of ALL) {
      const contestant = await Contestant.start(name);
      sides.push({ contestant, subscribers: await contestant.subscribe(sockets) });
    }
    await after(SETTLE);
    return await use(sides);
  } finally {
    for (const { contestant, subscribers } of sides) {
      await subscribers.stop();
      await contestant.stop();
    }
  }
}

/** Measures each in turn, in another order every round; the first round warms up and does not count. */
export async function interleaved(
  sides: readonly Side[],
  rounds: number,
  measure: (side: Side) => Promise<number>,
): Promise<Rounds> {
  const found = new Map<Name, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (let i = 0; i < sides.length; i++) {
      const side = sides[(i + round) % sides.length];
      if (side === undefined) continue;
      const value = await measure(side);
      const of = found.get(side.contestant.name) ?? [];
      if (round > 0) found.set(side.contestant.name, [...of, value]);
    }
  }
  return found;
}

interface Load {
  readonly sockets: number;
  /** Requests of a round, and entries in each. */
  readonly requests: number;
  readonly entries: number;
  /** Requests a second; 0: the next once all have the last. */
  readonly rate: number;
}

/** Microseconds of CPU of the server a delivery. */
async function delivered({ contestant, subscribers }: Side, load: Load): Promise<number> {
  const { sockets, requests, entries, rate } = load;
  const [cpu, start] = [contestant.cpu, performance.now()];
  if (rate === 0) {
    for (let i = 0; i < requests; i++) {
      const all = subscribers.expect(entries);
      await contestant.publish(entries);
      await all;
    }
  } else {
    const all = subscribers.expect(requests * entries);
    for (let i = 0; i < requests; i++) {
      await after(Math.max(0, start + (1000 * i) / rate - performance.now()));
      await contestant.publish(entries);
    }
    await all;
  }
  return (1000 * (contestant.cpu - cpu)) / (requests * entries * sockets);
}

const us = (value: number | undefined): string => `${(value ?? Number.NaN).toFixed(2)} µs`;
const costOf = (rounds: Rounds, name: Name): string => us(median(rounds.get(name) ?? []));

/** All of them in one cell, the best first. */
function peersOf(rounds: Rounds): string {
  const sorted = [...PEERS].sort((a, b) => paired(rounds, a, LIMIT) - paired(rounds, b, LIMIT));
  return sorted.map((name) => `${NAMES[name]} ${costOf(rounds, name)}`).join(', ');
}

/** The aims for CPU a delivery over bare ws; other sizes are printed only. */
const AIMS: Readonly<Record<number, number>> = { 200: 1.5, 1000: 1.15 };
const RATE = 40;

async function fanOut(sides: readonly Side[], sockets: number, full: number): Promise<Row> {
  const rate = sockets > 1000 ? RATE / 2 : RATE; // what every peer can bring to so many
  const load = { sockets, requests: Math.ceil(rate * 2 * full), entries: 1, rate };
  const rounds = await interleaved(sides, full < 1 ? 3 : 7, (side) => delivered(side, load));
  const ratio = paired(rounds, PRODUCT, LIMIT);
  const most = AIMS[sockets];
  return {
    what: `CPU a delivery, ${rate} entries/s, over bare \`ws\``,
    size: `${sockets.toLocaleString('en')} sockets`,
    limit: costOf(rounds, LIMIT),
    peer: peersOf(rounds),
    result: costOf(rounds, PRODUCT),
    ratio,
    load: loadNow(),
    telling: true,
    ...(most === undefined ? {} : { aim: { value: ratio, most } }),
  };
}

async function inOneWrite(sides: readonly Side[], sockets: number, full: number): Promise<Row> {
  const load = { sockets, requests: full < 1 ? 2 : 4, entries: BATCH, rate: 0 };
  const rounds = await interleaved(sides, full < 1 ? 2 : 5, (side) => delivered(side, load));
  const value = paired(rounds, PRODUCT, 'socket-io');
  return {
    what: `CPU a delivery, ${BATCH} entries in one request, over socket.io's`,
    size: `${sockets.toLocaleString('en')} sockets`,
    limit: costOf(rounds, LIMIT),
    peer: peersOf(rounds),
    result: costOf(rounds, PRODUCT),
    ratio: paired(rounds, PRODUCT, LIMIT),
    load: loadNow(),
    aim: { value, most: 0.1 },
    telling: true,
  };
}

const STEPS = [25, 50, 100, 200, 400, 800, 1600, 2400, 3200, 4800]; // entries a second
const LATE = 100; // ms after the last request by which all must have all

/** Whether it came about; not, where more was asked than a server takes or brings. */
const went = (doing: Promise<void>): Promise<boolean> =>
  doing.then(
    () => true,
    () => false,
  );

/** The most deliveries a second at which everything has arrived `LATE` after the last request. */
async function most({ contestant, subscribers }: Side, sockets: number, seconds: number) {
  let reached = 0;
  for (const rate of STEPS) {
    const entries = Math.ceil(rate * seconds);
    const arrived = went(subscribers.expect(entries));
    const posts: Promise<boolean>[] = [];
    const start = performance.now();
    for (let sent = 0; sent < entries; ) {
      await after(1);
      const due = Math.min(entries, Math.ceil((rate * (performance.now() - start)) / 1000));
      if (due > sent) posts.push(went(contestant.publish(due - sent)));
      sent = due;
    }
    const last = performance.now();
    const taken = await Promise.all(posts);
    if (taken.includes(false) || !(await arrived) || performance.now() - last > LATE) break;
    reached = (entries * sockets) / ((performance.now() - start) / 1000);
  }
  return reached;
}

async function mostOfEach(sides: readonly Side[], sockets: number, full: number): Promise<Row> {
  const found = new Map<Name, number>();
  for (const side of sides)
    found.set(side.contestant.name, await most(side, sockets, full < 1 ? 1 : 2));
  const told = (name: Name) => `${Math.round(found.get(name) ?? 0).toLocaleString('en')}/s`;
  const sorted = [...PEERS].sort((a, b) => (found.get(b) ?? 0) - (found.get(a) ?? 0));
  return {
    what: `most deliveries a second with all at hand ${LATE} ms after the last request (not judged)`,
    size: `${sockets.toLocaleString('en')} sockets`,
    limit: told(LIMIT),
    peer: sorted.map((name) => `${NAMES[name]} ${told(name)}`).join(', '),
    result: told(PRODUCT),
    ratio: (found.get(PRODUCT) ?? 0) / (found.get(LIMIT) ?? Number.NaN),
  };
}

/** `full`: 1, or less for a try. */
export async function benchPeers(full: number): Promise<Row[]> {
  installPeers();
  const rows: Row[] = [];
  for (const sockets of [200, 2000])
    rows.push(await withAll(sockets, (sides) => fanOut(sides, sockets, full)));
  await withAll(1000, async (sides) => {
    rows.splice(1, 0, await fanOut(sides, 1000, full));
    rows.push(await inOneWrite(sides, 1000, full));
    rows.push(await mostOfEach(sides, 1000, full));
  });
  return rows;
}
