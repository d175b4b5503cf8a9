/**
 * Reads times in addresses: ISO 8601, full date-time groups and counts since 1970, in UTC unless they say more. It is
 * what the first page loads; `times.ts` reads all else.
 */
import { digitsIn } from './counts.ts';
import { groupIn } from './dtg.ts';
import { isoIn } from './iso.ts';
import { read, refused } from './reading.ts';
import { instantOf, momentsOf, type TimeReading } from './stretch.ts';
import { plain } from './text.ts';
import { together } from './together.ts';
import type { Written } from './written.ts';

/** What mail programs and people leave at the end of an address. */
const STUCK = /[.,;:!?)>"'’”»\s]+$/;
/** An address turns a plus into a space. */
const LOST_PLUS = /^(\d{4}-?\d\d-?\d\d[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?) (\d\d(?::?\d\d)?)$/;

/** The text of an address without what is stuck to its end. */
export const unstuck = (text: string): string => text.replace(STUCK, '');

/** Nothing in it counts from now: an address may be opened at any time. */
export function readLinkTime(text: string): TimeReading {
  const said = unstuck(plain(text)).replace(LOST_PLUS, '$1+$2');
  if (said === '') return refused('empty');
  const found = digitsIn(said, { clockOf: () => () => 0 }) ?? isoIn(said) ?? groupIn(said);
  if (found === undefined) return refused('time');
  if (found.kind === 'refused') return found;
  return together((found.kind === 'read' ? [found.value] : found.values).map(meant));
}

function meant({ days: [day], time, zone = {} }: Written): TimeReading {
  if (day === undefined || !('from' in day)) return refused('now');
  const { ahead, name, label } = zone;
  if (ahead === undefined && (label !== undefined || (name !== undefined && name !== 'UTC')))
    return refused('zone');
  const [first, next] = [day.from - (ahead ?? 0), day.to - (ahead ?? 0)];
  if (time !== undefined) return momentsOf([first + time]);
  const [from, to] = [instantOf(first), instantOf(next - 1)];
  return from && to ? read({ from, to }) : refused('year');
}
