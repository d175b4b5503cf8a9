/**
 * A day of messages: how many entries each takes until all that it is for have done what it asks, what that weighs
 * in the log and in a checkpoint, and what it costs beside plain events. CPU, not wall.
 */
import { gzipSync } from 'node:zlib';
import { code } from '../../picture/digest.ts';
import { all } from '../../picture/table.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { ladderOf } from '../../picture/views/receipts/ladder.ts';
import { written } from '../support/checkpoints.ts';
import { Growing } from '../support/growing.ts';
import { messageDay } from '../support/message-day.ts';
import { DESKS, OPENED, person } from '../support/people.ts';
import { SERVED } from '../support/theatre.ts';
import { cost } from './judging.ts';
import { event, type Row } from './support.ts';

const bytesIn = (lines: readonly Uint8Array[]): number =>
  lines.reduce((sum, line) => sum + line.length + 1, 0);

/** A log of so many events that nobody takes a step about. */
function events(n: number): Growing {
  const log = new Growing(undefined, OPENED, SERVED);
  log.roles = true;
  for (let i = 0; i < n; i++) log.ask(person('il'), event(i + 1));
  return log;
}

/** Bytes of a picture in the parts of a checkpoint, bare and compressed. */
function checkpointOf({ picture, head }: Growing): {
  readonly bare: number;
  readonly packed: number;
} {
  const texts = [...written(picture, head, code(head.hash, picture)).texts.values()];
  const sum = (of: (text: string) => number) => texts.reduce((all, text) => all + of(text), 0);
  return {
    bare: sum((text) => Buffer.byteLength(text)),
    packed: sum((text) => gzipSync(text).length),
  };
}

/** `perHour`: messages, answers among them. */
export async function benchMessages(perHour: number): Promise<Row[]> {
  const { log, messages } = messageDay(perHour);
  const steps = log.entries.length - 1;
  const size = `${messages.toLocaleString('en')} messages in 24 hours`;
  const each = (bytes: number): string =>
    `${Math.round(bytes / messages).toLocaleString('en')} bytes`;
  const plain = events(messages);
  const [own, other] = [checkpointOf(log), checkpointOf(plain)];
  const perMessage = cost(() => messageDay(perHour), 1) / messages;
  const perEvent = cost(() => events(messages), 1) / messages;
  const now = log.now;
  const items = [...all(log.picture.items)];
  const cell = { ...SERVED };
  const ladders = cost(
    () => items.map((item) => ladderOf(item, { picture: log.picture, cell, now })),
    1,
  );
  const first = cost(() => DESKS.map(deskAlarms(log.picture, { ...SERVED }, now)), 1);
  return [
    {
      what: 'entries that a message takes, itself included, until all desks have done what it asks',
      size,
      result: `${(steps / messages).toFixed(2)}: ${countsIn(log, messages)}`,
      limit: '1: a plain event',
      ratio: steps / messages,
    },
    {
      what: 'a message with all its steps in the log',
      size,
      result: each(bytesIn(log.lines)),
      limit: `${each(bytesIn(plain.lines))}: a plain event`,
      ratio: bytesIn(log.lines) / bytesIn(plain.lines),
    },
    {
      what: 'the same in a checkpoint (compressed)',
      size,
      result: `${each(own.bare)} (${each(own.packed)})`,
      limit: `${each(other.bare)} (${each(other.packed)}): a plain event`,
      ratio: own.packed / other.packed,
    },
    {
      what: 'CPU to decide, seal and fold a message with all its steps',
      size,
      result: `${perMessage.toFixed(0)} µs: ${((perMessage * messages) / steps).toFixed(0)} µs an entry`,
      limit: `${perEvent.toFixed(0)} µs: a plain event`,
      ratio: perMessage / perEvent,
    },
    {
      what: 'all ladders of that day; its alarms for three desks, at once',
      size,
      result: `${(ladders / 1000).toFixed(1)} ms; ${(first / 1000).toFixed(1)} ms`,
    },
  ];
}

/** How many entries of each type a message takes. */
function countsIn({ entries }: Growing, messages: number): string {
  const types = Map.groupBy(entries.slice(1), ({ change }) => change.type);
  return [...types]
    .map(([type, some]) => `${type.split('.')[1]} ${(some.length / messages).toFixed(2)}`)
    .join(', ');
}
