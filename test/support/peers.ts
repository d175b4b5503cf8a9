/** Two servers on the same logs: in memory both in this process, on SQLite the second one in a process of its own. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Command } from '../../picture/entry.ts';
import type { Person } from '../../picture/permission.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import type { Answer } from '../../server/pictures/append.ts';
import { DESK_CELL } from './desks.ts';
import { scratch, serve, type TestServer } from './server.ts';

/** How far a server is in a picture, and why it takes nothing more, if so. */
export interface Reached {
  readonly head: { readonly seq: number; readonly hash: string };
  readonly code: string;
  readonly alarm?: string | undefined;
}

export interface Peer {
  ask(picture: string, who: Person, command: Command): Promise<Answer>;
  reached(picture: string): Promise<Reached>;
}

export interface Peers {
  /** The one in this process. */
  readonly near: TestServer;
  readonly all: readonly [Peer, Peer];
  /** What the storage holds of a picture, read by nobody's replica. */
  readonly stored: (picture: string) => Promise<readonly Uint8Array[]>;
  /** How often the one in this process was not the first. */
  readonly moved: () => number;
}

/** Counts how often something else was first. */
function counting() {
  let moved = 0;
  const counted = (log: Log): Log => ({
    ...log,
    append: async (lines) => {
      const outcome = await log.append(lines);
      if (outcome === 'moved') moved++;
      return outcome;
    },
  });
  return { counted, moved: () => moved };
}

const linesOf = async (log: Log) => (await log.read(0, 1_000_000)).map(({ bytes }) => bytes);

export async function peersInMemory(): Promise<Peers> {
  const logs = new Map(DESK_CELL.pictures.map(({ id }) => [`${id}`, memoryLog()]));
  const logOf = (id: string): Log => logs.get(id) ?? memoryLog();
  const { counted, moved } = counting();
  const near = await serve({ cell: DESK_CELL, log: (id) => counted(logOf(id)) });
  const other = await serve({ cell: DESK_CELL, log: logOf });
  return { near, all: [peer(near), peer(other)], stored: (id) => linesOf(logOf(id)), moved };
}

export async function peersOnDisk(): Promise<Peers> {
  const dir = scratch();
  const log = (id: string) => sqliteLog(join(dir, `${id}.db`));
  const { counted, moved } = counting();
  const near = await serve({ cell: DESK_CELL, log: (id) => counted(log(id)) });
  return {
    near,
    moved,
    all: [peer(near), await peerBeside(dir)],
    async stored(id) {
      const reading = log(id);
      const lines = await linesOf(reading);
      await reading.close();
      return lines;
    },
  };
}

const peer = (server: TestServer): Peer => ({
  async ask(picture, who, command) {
    const [answer] = await server.served(picture).appender.append(who, [command]);
    if (answer === undefined) throw new Error('a command was not answered');
    return answer;
  },
  async reached(picture) {
    const { head, code, alarm } = server.served(picture).replica;
    return { head, code, alarm };
  },
});

interface Told extends Reached {
  readonly n: number;
  readonly answer?: Answer;
}

async function peerBeside(dir: string): Promise<Peer> {
  const child = fork(new URL('./peer.ts', import.meta.url), [dir]);
  const ready = Promise.withResolvers<void>();
  const waiting = new Map<number, (told: Told) => void>();
  let n = 0;
  child.on('message', (message: Told | { ready: true } | { fault: string }) => {
    if ('ready' in message) ready.resolve();
    else if ('fault' in message) throw new Error(`a fault beside: ${message.fault}`);
    else {
      waiting.get(message.n)?.(message);
      waiting.delete(message.n);
    }
  });
  child.on('exit', (code) => ready.reject(new Error(`it ended with ${code}`)));
  onTestFinished(() => void child.kill('SIGKILL'));
  const tell = (message: object) =>
    new Promise<Told>((answered) => {
      waiting.set(++n, answered);
      child.send({ ...message, n });
    });
  await ready.promise;
  return {
    async ask(picture, who, command) {
      const { answer } = await tell({ picture, ask: { who, command } });
      if (answer === undefined) throw new Error('a command was not answered');
      return answer;
    },
    reached: (picture) => tell({ picture }),
  };
}
