import { expect, test } from 'vitest';
import { listed } from '../../client/items/by-kind.ts';
import { standing } from '../../client/items/standing.ts';
import { HEAD_START, wallOrder, weight } from '../../client/wall/order.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { event, log, MINUTE, NOW, type Said, zone } from './picture.ts';

test('the latest recorded stands first, in each kind, over many pages', () => {
  const { picture } = log(
    ...Array.from({ length: 700 }, (_, i) => (i % 7 === 0 ? zone() : event())),
  );
  const { events, zones, notes } = listed(picture);
  expect([events.length, zones.length, notes.length]).toEqual([600, 100, 0]);
  for (const items of [events, zones]) {
    expect(items.map(({ seq }) => seq)).toEqual(
      items.map(({ seq }) => seq).toSorted((a, b) => b - a),
    );
  }
});

test('what an item shows first is withdrawal, then disagreement, then agreement', () => {
  const stance = (desk: string, one: string) =>
    ({ desk, change: { type: 'position.taken', item: 'E-2', stance: one } }) as const;
  const at = (...more: readonly Said[]) => {
    const [item] = listed(log(event(), ...more).picture).events;
    if (item === undefined) throw new Error('no event');
    return standing(item, NOW);
  };
  expect(at()).toEqual({ as: 'group', group: 'military' });
  expect(at(stance('us', 'reviewing'))).toEqual({ as: 'reviewing', by: ['us'] });
  expect(at(stance('us', 'confirms'), stance('il', 'confirms'))).toEqual({
    as: 'confirmed',
    by: ['us', 'il'],
  });
  expect(at(stance('us', 'confirms'), stance('sy', 'denies'))).toEqual({
    as: 'disputed',
    by: ['sy'],
  });
  expect(at(stance('sy', 'denies'), stance('sy', 'none'))).toEqual({
    as: 'group',
    group: 'military',
  });
  expect(
    at(stance('sy', 'denies'), {
      desk: 'us',
      change: { type: 'event.withdrawn', item: 'E-2', reason: 'twice' },
    }),
  ).toEqual({ as: 'withdrawn' });
});

test('a wall shows the gravest while they are fresh, and lets them go', () => {
  const ages = (...events: [EventItem['fields']['precedence'], number][]) =>
    listed(log(...events.map(([precedence, age]) => event({ precedence }, 'us', age))).picture)
      .events;
  const order = (...events: Parameters<typeof ages>) =>
    wallOrder(ages(...events), NOW, 9).map(({ fields }) => fields.precedence);
  expect(order(['FLASH', 40], ['IMMEDIATE', 30], ['PRIORITY', 20], ['ROUTINE', 10])).toEqual([
    'FLASH',
    'IMMEDIATE',
    'PRIORITY',
    'ROUTINE',
  ]);
  expect(order(['FLASH', HEAD_START.FLASH + 5], ['ROUTINE', 1])).toEqual(['ROUTINE', 'FLASH']);
  const [one] = ages(['ROUTINE', 3]);
  if (one === undefined) throw new Error('no event');
  expect(weight(one, NOW) - weight(one, NOW + 10 * MINUTE)).toBe(10);
});

test('a wall that shows few takes the same as the first of one that shows all', () => {
  const many = listed(
    log(
      ...Array.from({ length: 60 }, (_, i) =>
        event({ precedence: (['ROUTINE', 'FLASH', 'PRIORITY'] as const)[i % 3] }, 'us', 120 - i),
      ),
    ).picture,
  ).events;
  const all = wallOrder(many, NOW, 1000);
  expect(all).toHaveLength(60);
  expect(wallOrder(many, NOW, 7)).toEqual(all.slice(0, 7));
});
