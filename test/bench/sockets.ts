/** What it costs a server to take sockets in and to hold them while they say nothing. */
import { setTimeout as after } from 'node:timers/promises';
import {
  Contestant,
  installPeers,
  LIMIT,
  NAMES,
  type Name,
  PEERS,
  PRODUCT,
} from './peers/contestants.ts';
import { ALL, best, median, paired } from './peers.ts';
import { load, type Row } from './table.ts';

/** Milliseconds after which lists of who is there have settled. */
const SETTLE = 2000;
const KIB = 1024;
/** Aims: KiB of an idle socket, µs of CPU to take one in. */
const MOST_HELD = 22;
const MOST_CPU = 450;

interface Cost {
  /** Bytes a socket: of objects, and of the process. */
  readonly heap: number;
  readonly resident: number;
  /** Microseconds of CPU a socket until all are in and the lists have settled. */
  readonly cpu: number;
}

async function costOf(name: Name, sockets: number): Promise<Cost> {
  const contestant = await Contestant.start(name);
  try {
    const warm = await contestant.subscribe(20); // what is loaded by the first is not held by each
    await after(SETTLE / 4);
    await warm.stop();
    await after(SETTLE / 4);
    const before = await contestant.held();
    const cpu = contestant.cpu;
    const subscribers = await contestant.subscribe(sockets);
    await after(SETTLE);
    const used = contestant.cpu - cpu;
    const held = await contestant.held();
    await subscribers.stop();
    return {
      heap: (held.heap - before.heap) / sockets,
      resident: (held.resident - before.resident) / sockets,
      cpu: (1000 * used) / sockets,
    };
  } finally {
    await contestant.stop();
  }
}

/** What each costs at one size, by round. */
async function costs(sockets: number, rounds: number): Promise<Map<Name, Cost[]>> {
  const found = new Map<Name, Cost[]>(ALL.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of ALL) found.get(name)?.push(await costOf(name, sockets));
  return found;
}

const kib = (bytes: number): string => `${(bytes / KIB).toFixed(1)} KiB`;
const us = (value: number): string => `${Math.round(value).toLocaleString('en')} µs`;

export async function benchSockets(full: number): Promise<Row[]> {
  installPeers();
  const rows: Row[] = [];
  for (const sockets of [1000, 2000]) {
    const found = await costs(sockets, full < 1 ? 1 : 3);
    const of = (part: keyof Cost) =>
      new Map(ALL.map((name) => [name, (found.get(name) ?? []).map((cost) => cost[part])]));
    const [heap, resident, cpu] = [of('heap'), of('resident'), of('cpu')];
    const mid = (rounds: ReadonlyMap<Name, number[]>, name: Name) => median(rounds.get(name) ?? []);
    const size = `${sockets.toLocaleString('en')} sockets`;
    const memory = (name: Name) => `${kib(mid(resident, name))} (heap ${kib(mid(heap, name))})`;
    const sorted = (rounds: ReadonlyMap<Name, number[]>, told: (name: Name) => string) => {
      const first = best(rounds);
      return [first, ...PEERS.filter((name) => name !== first)]
        .map((name) => `${NAMES[name]} ${told(name)}`)
        .join(', ');
    };
    rows.push({
      what: 'an idle socket: memory of the process after collecting (objects and buffers in it)',
      size,
      limit: memory(LIMIT),
      peer: sorted(resident, memory),
      result: memory(PRODUCT),
      ratio: paired(resident, PRODUCT, LIMIT),
      load: load(),
      aim: { value: mid(resident, PRODUCT) / KIB, most: MOST_HELD, unit: 'KiB' },
      telling: true,
    });
    rows.push({
      what: 'CPU to take a socket in, all at once',
      size,
      limit: us(mid(cpu, LIMIT)),
      peer: sorted(cpu, (name) => us(mid(cpu, name))),
      result: us(mid(cpu, PRODUCT)),
      ratio: paired(cpu, PRODUCT, LIMIT),
      load: load(),
      aim: { value: mid(cpu, PRODUCT), most: MOST_CPU, unit: 'µs' },
      telling: true,
    });
  }
  return rows;
}
