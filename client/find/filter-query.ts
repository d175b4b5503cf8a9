/** A filter as parts of an address, and back. What cannot be read is as if it were not there. */
import { DeskId, type Instant } from '../../picture/basics.ts';
import { CATEGORY_IDS, GROUPS } from '../../picture/categories.ts';
import type { Box } from '../../picture/geo/box.ts';
import { LonLat } from '../../picture/geo/place.ts';
import { PRECEDENCES } from '../../picture/kinds/event.ts';
import { ZONE_KINDS, type ZoneStatus } from '../../picture/kinds/zone.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { ADDRESSED } from '../../picture/reading/stretch.ts';
import { readTime } from '../../picture/reading/times.ts';
import { asks, EVENT_STATES, type Filter } from './filter.ts';

export const ZONE_STATUSES = [
  'upcoming',
  'open',
  'pausing',
  'expired',
  'suspended',
  'withdrawn',
] as const satisfies readonly ZoneStatus[];

const MAX_TEXT = 200;

/** Undefined if nothing is asked for. */
export function readFilter(query: URLSearchParams): Filter | undefined {
  const text = query.get('q')?.slice(0, MAX_TEXT);
  const filter: Filter = given({
    text: text === undefined || text.trim() === '' ? undefined : text,
    categories: listOf(query, 'category', [...GROUPS, ...CATEGORY_IDS]),
    precedences: listOf(query, 'precedence', PRECEDENCES),
    desks: desksOf(query.get('desk')),
    states: listOf(query, 'state', EVENT_STATES),
    kinds: listOf(query, 'zone', ZONE_KINDS),
    statuses: listOf(query, 'window', ZONE_STATUSES),
    from: timeOf(query.get('from'), 'from'),
    to: timeOf(query.get('to'), 'to'),
    within: withinOf(query.get('within')),
    hides: query.get('others') === 'hidden' ? true : undefined,
  });
  return asks(filter) || filter.hides ? filter : undefined;
}

export function writeFilter(filter: Filter | undefined, query: URLSearchParams): void {
  if (filter === undefined) return;
  const { text, categories, precedences, desks, states, kinds, statuses } = filter;
  if (text !== undefined && text.trim() !== '') query.set('q', text);
  const lists = {
    category: categories,
    precedence: precedences,
    desk: desks,
    state: states,
    zone: kinds,
    window: statuses,
  };
  for (const [name, list] of Object.entries(lists)) {
    if (list && list.length > 0) query.set(name, list.join(','));
  }
  if (filter.from !== undefined) query.set('from', filter.from);
  if (filter.to !== undefined) query.set('to', filter.to);
  if (filter.within === 'view') query.set('within', 'view');
  else if (filter.within) query.set('within', filter.within.map((n) => n.toFixed(5)).join(','));
  if (filter.hides) query.set('others', 'hidden');
}

/** Without what is not set, so that equal filters look equal. */
export function given(filter: Filter): Filter {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** The known ones among the values, each once, in the order in which they are known. */
function listOf<T extends string>(
  query: URLSearchParams,
  name: string,
  known: readonly T[],
): readonly T[] | undefined {
  const values = query.get(name)?.split(',') ?? [];
  const found = known.filter((one) => values.includes(one));
  return found.length > 0 ? found : undefined;
}

function desksOf(text: string | null): readonly DeskId[] | undefined {
  const found = [...new Set(text?.split(',') ?? [])].flatMap(
    (id) => DeskId.safeParse(id).data ?? [],
  );
  return found.length > 0 ? found : undefined;
}

/** Of a whole day its beginning or its end. */
function timeOf(text: string | null, end: 'from' | 'to'): Instant | undefined {
  const read = onlyValue(readTime(text ?? '', ADDRESSED));
  return read && (end === 'to' ? (read.to ?? read.from) : read.from);
}

function withinOf(text: string | null): Box | 'view' | undefined {
  if (text === null || text === 'view') return text ?? undefined;
  const [west, south, east, north, more] = text.split(',').map(Number);
  const low = LonLat.safeParse([west, south]).data;
  const high = LonLat.safeParse([east, north]).data;
  if (low === undefined || high === undefined || more !== undefined) return undefined;
  const [w, s] = low;
  const [e, n] = high;
  return w <= e && s <= n ? [w, s, e, n] : undefined;
}
