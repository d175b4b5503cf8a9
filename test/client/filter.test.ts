import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CRITERIA } from '../../client/find/criteria.ts';
import { asks, countOf, type Filter, matcher, URGENT_ONLY } from '../../client/find/filter.ts';
import { given, readFilter, writeFilter } from '../../client/find/filter-query.ts';
import { ORDERS, ordered } from '../../client/find/order.ts';
import { uiOf } from '../../client/kinds.ts';
import { Parameters } from '../../client/lib/parameters.ts';
import { readRoute, writeRoute } from '../../client/navigation/route.svelte.ts';
import { DeskId, Instant } from '../../picture/basics.ts';
import { CATEGORY_IDS } from '../../picture/categories.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { ZONE_KINDS } from '../../picture/kinds/zone.ts';
import { PRECEDENCES } from '../../picture/precedence.ts';
import { happened } from '../../picture/replay.ts';
import { all } from '../../picture/table.ts';
import { CELL, event, log, NOW, type Said, zone } from './picture.ts';
import './kind-pages.ts';

const some = <T>(of: readonly T[]): fc.Arbitrary<T[] | undefined> =>
  fc.option(fc.subarray([...of], { minLength: 1 }), { nil: undefined });
const instant = fc
  .integer({ min: NOW - 5 * 86_400_000, max: NOW + 86_400_000 })
  .map((ms) => Instant.parse(new Date(ms).toISOString()));
const degrees = (from: number, to: number) =>
  fc.integer({ min: from * 1e5, max: to * 1e5 }).map((n) => n / 1e5);
const box = fc
  .tuple(degrees(34, 36), degrees(32, 34), degrees(0, 2), degrees(0, 2))
  .map(
    ([w, s, x, y]) =>
      [w, s, Math.round((w + x) * 1e5) / 1e5, Math.round((s + y) * 1e5) / 1e5] as const,
  );
const filters: fc.Arbitrary<Filter> = fc
  .record({
    text: fc.option(fc.constantFrom('uav', 'نار', 'שיירה', 'E-3', 'a & b=c ?', 'sy'), {
      nil: undefined,
    }),
    chosen: fc.record(
      Object.fromEntries(
        CRITERIA.map(({ name, options }) => [
          name,
          some(options).map((chosen): readonly string[] => chosen ?? []),
        ]),
      ),
    ),
    desks: some(['us', 'il', 'sy'].map((id) => DeskId.parse(id))),
    from: fc.option(instant, { nil: undefined }),
    to: fc.option(instant, { nil: undefined }),
    within: fc.option(fc.oneof(box, fc.constant('view' as const)), { nil: undefined }),
    hides: fc.option(fc.constant(true as const), { nil: undefined }),
  })
  .map(given);

const { picture } = log(
  ...Array.from({ length: 120 }, (_, i): Said => {
    const desk = ['us', 'il', 'sy'][i % 3] ?? 'us';
    if (i % 5 === 4) {
      return zone(
        { kind: ZONE_KINDS[i % ZONE_KINDS.length], name: { original: 'en', en: `Z ${i}` } },
        desk,
      );
    }
    return event(
      {
        category: CATEGORY_IDS[i % CATEGORY_IDS.length],
        precedence: PRECEDENCES[i % 4],
        geometry: { type: 'Point', coordinates: [34.5 + (i % 20) / 10, 32.5 + (i % 13) / 10] },
        occurred: { from: new Date(NOW - i * 3_600_000).toISOString() },
      },
      desk,
    );
  }),
);
const items: readonly AnyItem[] = [...all(picture.items)];

test('a filter written into an route is read back as it was', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const query = new URLSearchParams();
      writeFilter(filter, query);
      expect(readFilter(new Parameters(new URLSearchParams(query.toString()))) ?? {}).toEqual(
        filter,
      );
      const place = { ...readRoute('?item=E-2'), filter };
      expect(readRoute(writeRoute(place)).filter ?? {}).toEqual(filter);
    }),
  );
});

test('a link of before is read as it was meant', () => {
  const query =
    '?q=uav&category=military,convoy&precedence=FLASH&desk=us&state=disputed&zone=no-fly&window=open';
  expect(readFilter(new Parameters(new URLSearchParams(query)))).toEqual({
    text: 'uav',
    chosen: {
      category: ['military', 'convoy'],
      precedence: ['FLASH'],
      state: ['disputed'],
      zone: ['no-fly'],
      window: ['proposed'], // `open` was a zone to which nobody had agreed in words
    },
    desks: ['us'],
  });
});

test('filtering again changes nothing, the order of filters neither, and none adds anything', () => {
  const view = [35, 32.8, 36, 33.4] as const;
  const left = (filter: Filter, of: readonly AnyItem[]) => {
    const match = matcher(filter, CELL, view);
    return of.filter((item) => match(item, NOW));
  };
  fc.assert(
    fc.property(filters, filters, (a, b) => {
      const once = left(a, items);
      expect(left(a, once)).toEqual(once);
      expect(left(b, once)).toEqual(left(a, left(b, items)));
      if (!asks(a)) expect(once).toEqual(items);
    }),
  );
});

test('each field asks for what it says, of the kinds that have it', () => {
  const stance = { type: 'position.taken', item: 'E-2', stance: 'denies' };
  const { picture } = log(
    event({ title: { original: 'ar', ar: 'إطلاقُ نارٍ', en: 'Shots' }, precedence: 'FLASH' }, 'sy'),
    event(
      {
        title: { original: 'en', en: 'Convoy to Nawa' },
        category: 'convoy',
        occurred: { from: '2026-11-20T14:00:00Z' },
        geometry: { type: 'Point', coordinates: [35.2, 32.5] },
      },
      'il',
    ),
    zone(),
    {
      desk: 'us',
      change: { type: 'note.added', note: { text: { original: 'he', he: 'גששים' }, on: 'E-2' } },
    },
    { desk: 'il', change: stance },
  );
  const found = (filter: Filter) => {
    const match = matcher(filter, CELL);
    return [...all(picture.items)].filter((item) => match(item, NOW)).map(({ ref }) => ref);
  };
  expect(found({ text: 'اطلاق' })).toEqual(['E-2']); // without its hamza and vowel signs
  expect(found({ text: 'nawa convoy' })).toEqual(['E-3']);
  expect(found({ text: 'שיירה' })).toEqual(['E-3']); // the category, in another language than its words
  expect(found({ text: 'e-3' })).toEqual(['E-3']);
  expect(found({ text: 'sy' })).toEqual(['E-2']);
  expect(found({ text: 'no fly' })).toEqual(['Z-4']);
  expect(found({ text: 'איסור טיסה' })).toEqual(['Z-4']);
  expect(found({ text: 'nothing such' })).toEqual([]);
  expect(found({ chosen: { category: ['civil'] } })).toEqual(['E-3', 'Z-4', 'A-5']);
  expect(found({ chosen: { precedence: ['FLASH'], zone: ['corridor'] } })).toEqual(['E-2', 'A-5']);
  expect(found({ chosen: { state: ['disputed'] } })).toEqual(['E-2', 'Z-4', 'A-5']);
  expect(found({ chosen: { state: ['unsaid'] } })).toEqual(['E-3', 'Z-4', 'A-5']);
  expect(found({ chosen: { window: ['upcoming'] } })).toEqual(['E-2', 'E-3', 'A-5']);
  expect(found({ to: Instant.parse('2026-11-21T00:00:00Z') })).toEqual(['E-3']);
  expect(found({ within: [35, 32, 35.5, 32.9] })).toEqual(['E-3']);
  expect(found({ within: [35.87, 32, 36, 33.5] })).toEqual(['Z-4']); // its edge reaches in
  const urgent = [...all(picture.items)].filter((item) => uiOf(item).urgency(item) !== undefined);
  expect(urgent.map(({ ref }) => ref)).toEqual(['E-2']);
  expect(found(URGENT_ONLY)).toEqual(['E-2', 'Z-4', 'A-5']);
  expect(countOf({ text: 'x', from: Instant.parse('2026-11-21T00:00:00Z'), hides: true })).toBe(2);
});

test('an order loses nothing, adds nothing, and keeps the newest first among equals', () => {
  const newest = items.toReversed();
  for (const order of ORDERS) {
    const list = ordered(newest, order);
    expect(list.toSorted((a, b) => b.seq - a.seq)).toEqual(newest);
  }
  const times = ordered(newest, 'occurred').map(happened);
  expect(times).toEqual(times.toSorted().toReversed());
  const first = ordered(newest, 'gravest').find((item) => item.kind === 'event');
  expect(first?.kind === 'event' && first.fields.precedence).toBe('FLASH');
});
