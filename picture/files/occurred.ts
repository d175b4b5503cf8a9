/** Reads when the event of a row occurred. */
import type { Stretch } from '../reading/stretch.ts';
import type { Field, FieldValues } from './dialect.ts';
import type { Unread } from './geometry.ts';
import type { Settled } from './settled.ts';
import { readWhen, type When } from './time.ts';

/** When it occurred, and the fields whose text may mean two moments of one day. */
export interface Occurred {
  readonly value: Stretch;
  readonly widened: readonly { readonly field: Field; readonly said: string }[];
}

/** The interval in which it occurred, or the field that is wrong. */
export function occurredIn({ time, until, day }: FieldValues, settled: Settled): Occurred | Unread {
  if (time === undefined) return { field: 'time', fault: 'missing', said: '' };
  const from = readWhen(time, settled, day);
  if (from.kind === 'refused') return unread('time', from);
  const widened: Occurred['widened'][number][] = [];
  if (from.widened) widened.push({ field: 'time', said: time.trim() });
  if (until === undefined) return { value: from.value, widened };
  const end = readWhen(until, settled, day);
  if (end.kind === 'refused') return unread('until', end);
  if (end.widened) widened.push({ field: 'until', said: until.trim() });
  return { value: { from: from.value.from, to: end.value.to ?? end.value.from }, widened };
}

const unread = (
  field: Field,
  { fault, said, may }: Extract<When, { kind: 'refused' }>,
): Unread => ({ field, fault, said, ...(may && { may }) });
