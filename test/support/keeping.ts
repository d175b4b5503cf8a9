/** A kept picture without a server around it, and logs that do what a test says. */
import { Author, CommandId } from '../../picture/basics.ts';
import { hashOf } from '../../picture/chain.ts';
import type { Log } from '../../server/log/log.ts';
import { Appender } from '../../server/pictures/append.ts';
import { PictureReplica } from '../../server/pictures/picture-replica.ts';
import { CELL } from './cell.ts';
import { idOf, type Log as Lines } from './logs.ts';
import { OPENED } from './people.ts';
import { unsteppedClock } from './unstepped-clock.ts';

export const START = Date.parse('2026-11-22T14:00:00Z');

export const OPENING = {
  by: Author.parse({ desk: 'cell', person: 'server' }),
  command: { id: CommandId.parse(idOf(0)), change: OPENED },
};

export async function keep(
  log: Log,
  now: () => number = () => START,
  clock = unsteppedClock(now),
): Promise<{ replica: PictureReplica; appender: Appender }> {
  const replica = await PictureReplica.open(log, OPENING, now);
  return { replica, appender: new Appender(replica, CELL, clock) };
}

/** Puts whole lines into an empty log, as a server that had sealed them would have. */
export async function fill(log: Log, { lines }: Pick<Lines, 'lines'>): Promise<void> {
  await log.append(lines.map((bytes, i) => ({ seq: i + 1, bytes, hash: hashOf(bytes) })));
}

/** The lines of a log as text. */
export async function textsOf(log: Log): Promise<string[]> {
  return (await log.read(0, 100_000)).map(({ bytes }) => Buffer.from(bytes).toString());
}

/** A log whose commits wait until they are let go, or fail when they are told to. */
export function heldLog(log: Log) {
  const held: { readonly count: number; readonly end: (fault?: Error) => void }[] = [];
  let woken = () => {};
  return {
    log: {
      ...log,
      append: async (lines) => {
        const gate = Promise.withResolvers<void>();
        const end = (fault?: Error) => (fault ? gate.reject(fault) : gate.resolve());
        held.push({ count: lines.length, end });
        woken();
        await gate.promise;
        return log.append(lines);
      },
    } satisfies Log,
    /** The next commit that was asked for. */
    async next() {
      while (held.length === 0) await new Promise<void>((wake) => (woken = wake));
      const first = held.shift();
      if (first === undefined) throw new Error('no commit');
      return first;
    },
    /** Commits that wait. */
    get waiting() {
      return held.length;
    },
  };
}
