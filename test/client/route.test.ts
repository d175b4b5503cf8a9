import { expect, test } from 'vitest';
import { readRoute, writeRoute } from '../../client/navigation/route.svelte.ts';

const NOWHERE = { as: 'known', closed: false, watch: false, board: false, traffic: false };

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

test('what cannot be read is as if it were not there', () => {
  const bad = '?picture=../x&item=Q-1&at=yesterday&as=dreamt&view=1,2&lang=xx';
  expect(readRoute(bad)).toEqual({ ...NOWHERE });
  expect(readRoute('?view=999,0,9').view).toBeUndefined();
  expect(readRoute('?view=35,33,99').view).toBeUndefined();
  expect(readRoute('?at=0').at).toBeUndefined();
  expect(writeRoute(readRoute(''))).toBe('');
});
