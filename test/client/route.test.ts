import { expect, test } from 'vitest';
import { readRoute, writeRoute } from '../../client/navigation/route.svelte.ts';

const NOWHERE = {
  as: 'known',
  closed: false,
  watch: false,
  board: false,
  traffic: false,
  unread: [],
};

test.each([
  ['?at=2026-11-29T12:05:00+03:00', '2026-11-29T09:05:00.000Z'], // the plus arrives as a space
  ['?at=2026-11-29T09:05:00.000Z.', '2026-11-29T09:05:00.000Z'], // a full stop of the sentence
  ['?at=2026-11-29%2009:05Z', '2026-11-29T09:05:00.000Z'],
])('F30 the link %s is of that time', (link, time) => {
  expect(readRoute(link)).toMatchObject({ at: { time }, unread: [] });
});

test('what is stuck to the end of a link is left out, whatever stands last', () => {
  expect(readRoute('?at=4807).').at).toEqual({ seq: 4807 });
  expect(readRoute('?item=E-12,').item).toBe('E-12');
  expect(readRoute('?at=4807&as=happened>')).toMatchObject({ as: 'happened', unread: [] });
  expect(readRoute('?view=35.86,33.06,9.60"').view?.zoom).toBe(9.6);
  expect(readRoute('?category=convoy.').filter).toEqual({ chosen: { category: ['convoy'] } });
  expect(readRoute('?q=U.S.').filter).toEqual({ text: 'U.S.' }); // words are kept
});

test('a place is written and read back as it was', () => {
  const query =
    '?picture=shared&item=E-4812&at=2026-11-22T14:18:00.000Z&as=happened&view=35.86000,33.06000,9.60&lang=ar';
  expect(writeRoute(readRoute(query))).toBe(query);
  expect(readRoute(query)).toMatchObject({
    item: 'E-4812',
    at: { time: '2026-11-22T14:18:00.000Z' },
    as: 'happened',
    view: { centre: [35.86, 33.06], zoom: 9.6 },
    lang: 'ar',
  });
  expect(writeRoute(readRoute('?at=4807'))).toBe('?at=4807&as=known');
});

test('the picture of the item stands beside it, and whether closed items are shown', () => {
  const query = '?item=E-2&in=us&closed=1';
  expect(readRoute(query)).toMatchObject({ item: 'E-2', in: 'us', closed: true });
  expect(writeRoute(readRoute(query))).toBe(query);
  expect(writeRoute(readRoute('?in=us'))).toBe(''); // of no item it says nothing
  expect(readRoute('?closed=yes').closed).toBe(false);
});

test('the board of who is active is a place, too', () => {
  expect(readRoute('?board=1').board).toBe(true);
  expect(writeRoute(readRoute('?item=Z-2&board=1'))).toBe('?item=Z-2&board=1');
  expect(readRoute('?board=on').board).toBe(false);
});

test('the page of messages is a place, with the message that is open', () => {
  expect(readRoute('?traffic=1').traffic).toBe(true);
  expect(writeRoute(readRoute('?item=M-2&traffic=1'))).toBe('?item=M-2&traffic=1');
  expect(readRoute('?traffic=on').traffic).toBe(false);
});

test('what cannot be read is as if it were not there, and is named', () => {
  const bad = '?picture=../x&item=Q-1&at=yesterday&as=dreamt&view=1,2&lang=xx';
  const unread = [
    { name: 'picture', text: '../x' },
    { name: 'item', text: 'Q-1' },
    { name: 'view', text: '1,2' },
    { name: 'at', text: 'yesterday' },
    { name: 'as', text: 'dreamt' },
    { name: 'lang', text: 'xx' },
  ];
  expect(readRoute(bad)).toEqual({ ...NOWHERE, unread });
  expect(readRoute('?from=soon&category=military,gossip&closed=yes&desk=&q=').unread).toEqual([
    { name: 'category', text: 'gossip' },
    { name: 'from', text: 'soon' },
    { name: 'closed', text: 'yes' },
  ]);
  expect(readRoute('?picture=shared&utm_source=mail').unread).toEqual([]);
  expect(readRoute('?view=999,0,9').view).toBeUndefined();
  expect(readRoute('?view=35,33,99').view).toBeUndefined();
  expect(readRoute('?at=0').at).toBeUndefined();
  expect(writeRoute(readRoute(''))).toBe('');
});
