import { expect, test } from 'vitest';
import { agreement } from '../../client/facets/positions/agreement.ts';
import { uiOf } from '../../client/kinds.ts';
import { urgentCount } from '../../client/pages/window-title.ts';
import { itemsOf } from '../../client/store/by-kind.ts';
import { HEAD_START, wallOrder, weight } from '../../client/wall/order.ts';
import { isGrave } from '../../client/wall/urgency.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { isUrgent, PRECEDENCES } from '../../picture/precedence.ts';
import { isGrave as isGraveLook, Looks } from '../../picture/revisions/look.ts';
import { event, log, MINUTE, NOW, type Said, zone } from './picture.ts';
import './messages.ts';

test('the latest recorded stands first, in each kind, over many pages', () => {
  const { picture } = log(
    ...Array.from({ length: 700 }, (_, i) => (i % 7 === 0 ? zone() : event())),
  );
  const [events, zones] = [itemsOf(picture, 'event'), itemsOf(picture, 'zone')];
  expect([events.length, zones.length]).toEqual([600, 100]);
  expect(itemsOf(picture, 'note')).toEqual([]);
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
    const [item] = itemsOf(log(event(), ...more).picture, 'event');
    if (item === undefined) throw new Error('no event');
    return { ...uiOf(item).standing(item, NOW, 'en'), by: agreement(item)?.by };
  };
  const group = { tone: 'plain', text: 'military', by: undefined };
  expect(at()).toEqual(group);
  expect(at(stance('us', 'reviewing'))).toEqual({
    tone: 'amber',
    text: '… under review',
    by: ['us'],
  });
  expect(at(stance('us', 'confirms'), stance('il', 'confirms'))).toEqual({
    tone: 'agree',
    text: '✓ confirmed by 2',
    by: ['us', 'il'],
  });
  expect(at(stance('us', 'confirms'), stance('sy', 'denies'))).toEqual({
    tone: 'alarm',
    text: '✕ disputed',
    by: ['sy'],
  });
  expect(at(stance('sy', 'denies'), stance('sy', 'none'))).toEqual(group);
  expect(
    at(stance('sy', 'denies'), {
      desk: 'us',
      change: { type: 'event.withdrawn', item: 'E-2', reason: 'twice' },
    }),
  ).toMatchObject({ tone: 'plain', text: 'withdrawn' });
});

test('a wall shows the gravest while they are fresh, and lets them go', () => {
  const ages = (...events: [EventItem['fields']['precedence'], number][]) =>
    itemsOf(
      log(
        ...events.map(([precedence, age]) => {
          const from = new Date(NOW - age * MINUTE).toISOString();
          return event({ precedence, occurred: { from } }, 'us', age);
        }),
      ).picture,
      'event',
    );
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
  const many = itemsOf(
    log(
      ...Array.from({ length: 60 }, (_, i) =>
        event({ precedence: (['ROUTINE', 'FLASH', 'PRIORITY'] as const)[i % 3] }, 'us', 120 - i),
      ),
    ).picture,
    'event',
  );
  const all = wallOrder(many, NOW, 1000);
  expect(all).toHaveLength(60);
  expect(wallOrder(many, NOW, 7)).toEqual(all.slice(0, 7));
});

test.each(PRECEDENCES)('one list says whether %s is urgent', (precedence) => {
  const { picture } = log(event({ precedence }, 'us', 1));
  const [item] = itemsOf(picture, 'event');
  if (item === undefined) throw new Error('no event');
  const urgent = isUrgent(precedence);
  expect(uiOf(item).urgency(item) !== undefined).toBe(urgent);
  expect(isGrave(item)).toBe(urgent);
  const { category } = item.fields;
  const look = { category, precedence, withdrawn: false, desk: item.by.desk };
  expect(isGraveLook(new Looks().pack(look, 'E'))).toBe(urgent);
  expect(urgentCount(picture.items, NOW)).toBe(urgent ? 1 : 0);
});
