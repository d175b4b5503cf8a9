/** A filter as parts of an address, and back. What cannot be read is as if it were not there, and said. */
import { DeskId, type Instant } from '../../picture/basics.ts';
import type { Box } from '../../picture/geo/box.ts';
import { LonLat } from '../../picture/geo/place.ts';
import { readLinkTime } from '../../picture/reading/links.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import type { Parameters } from '../lib/parameters.ts';
import { CRITERIA } from './criteria.ts';
import { asks, type Filter, WHICH } from './filter.ts';

const MAX_TEXT = 200;

/** Undefined if nothing is asked for. */
export function readFilter(query: Parameters): Filter | undefined {
  const filter: Filter = given({
    text: query.text('q')?.slice(0, MAX_TEXT),
    chosen: Object.fromEntries(
      CRITERIA.flatMap(({ name, options, formerly }) => {
        const found = listOf(query, name, options, formerly);
        return found === undefined ? [] : [[name, found]];
      }),
    ),
    desks: query.list('desk', (id) => DeskId.safeParse(id).data),
    from: query.read('from', (text) => timeOf(text, 'from')),
    to: query.read('to', (text) => timeOf(text, 'to')),
    within: query.read('within', withinOf),
    of: query.read('of', (text) => WHICH.find((one) => one === text)),
    hides: query.read('others', (text) => (text === 'hidden' ? true : undefined)),
  });
  return asks(filter) || filter.hides ? filter : undefined;
}

export function writeFilter(filter: Filter | undefined, query: URLSearchParams): void {
  if (filter === undefined) return;
  const { text, chosen = {}, desks = [] } = filter;
  if (text !== undefined && text.trim() !== '') query.set('q', text);
  for (const [name, list] of Object.entries({ ...chosen, desk: desks })) {
    if (list.length > 0) query.set(name, list.join(','));
  }
  if (filter.from !== undefined) query.set('from', filter.from);
  if (filter.to !== undefined) query.set('to', filter.to);
  if (filter.within === 'view') query.set('within', 'view');
  else if (filter.within) query.set('within', filter.within.map((n) => n.toFixed(5)).join(','));
  if (filter.of !== undefined) query.set('of', filter.of);
  if (filter.hides) query.set('others', 'hidden');
}

/** Without what is not set, so that equal filters look equal. */
export function given({ chosen = {}, ...fields }: Filter): Filter {
  const some = Object.entries(chosen).filter(([, options]) => options.length > 0);
  const all = { ...fields, chosen: some.length > 0 ? Object.fromEntries(some) : undefined };
  return Object.fromEntries(
    Object.entries(all).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** The known ones among the values, each once, in the order in which they are known. */
function listOf<T extends string>(
  query: Parameters,
  name: string,
  known: readonly T[],
  formerly: Readonly<Record<string, T>> = {},
): readonly T[] | undefined {
  const before = new Map(Object.entries(formerly));
  const values = query.list(name, (word) =>
    known.find((one) => one === (before.get(word) ?? word)),
  );
  return values && known.filter((one) => values.includes(one));
}

/** Of a whole day its beginning or its end. */
function timeOf(text: string, end: 'from' | 'to'): Instant | undefined {
  const read = onlyValue(readLinkTime(text));
  return read && (end === 'to' ? (read.to ?? read.from) : read.from);
}

function withinOf(text: string): Box | 'view' | undefined {
  if (text === 'view') return text;
  const [west, south, east, north, more] = text.split(',').map(Number);
  const low = LonLat.safeParse([west, south]).data;
  const high = LonLat.safeParse([east, north]).data;
  if (low === undefined || high === undefined || more !== undefined) return undefined;
  const [w, s] = low;
  const [e, n] = high;
  return w <= e && s <= n ? [w, s, e, n] : undefined;
}
