/** What people can read on a screen, as it is told to the server: after a second, all of it, once a second at most. */
import { beforeEach, expect, test } from 'vitest';
import { unshownIn } from '../../client/showing/asked.ts';
import { LOOK, Showing } from '../../client/showing/showing.ts';
import { DeskId, Ref } from '../../picture/basics.ts';
import { SHOWING_AT_MOST } from '../../picture/wire.ts';
import { reported } from '../support/examples.ts';
import { linked, live } from './linked.ts';
import { log, MINUTE, NOW, type Said } from './picture.ts';

const [A, B] = [Ref.parse('M-3'), Ref.parse('M-4')];

/** A screen of which everything can be said, with a clock that moves when told. */
function screen() {
  const told: (readonly Ref[])[] = [];
  const asked = new Map<Ref, number>([
    [A, 3],
    [B, 4],
  ]);
  const page = { now: 0, proved: 10 as number | undefined, told, asked, readable: new Set<Ref>() };
  const showing = new Showing({
    now: () => page.now,
    asked: (ref) => asked.get(ref),
    proved: () => page.proved,
    tell: (items) => told.push(items),
  });
  const watch = (ref: Ref) => showing.watch(ref, () => page.readable.has(ref));
  /** Time passes, with looks. */
  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= LOOK) {
      showing.look();
      page.now += LOOK;
    }
    showing.look();
  };
  return { ...page, page, showing, watch, pass };
}

let one: ReturnType<typeof screen>;
beforeEach(() => {
  one = screen();
  one.watch(A);
  one.watch(B);
});

test('[R62] an item that was in view for a second is told, and one that was not is not', () => {
  one.page.readable.add(A);
  one.pass(750);
  expect(one.told).toEqual([]);
  one.pass(250);
  expect(one.told).toEqual([[A]]);
  one.pass(5000);
  expect(one.told, 'only what changes is told').toHaveLength(1);
});

test('[R62] what goes out of view begins again', () => {
  one.page.readable.add(A);
  one.pass(750);
  one.page.readable.delete(A);
  one.pass(250);
  one.page.readable.add(A);
  one.pass(750);
  expect(one.told).toEqual([]);
  one.pass(500);
  expect(one.told).toEqual([[A]]);
});

test.each<readonly [string, (page: ReturnType<typeof screen>['page']) => void]>([
  ['nothing is proved to be on the glass', (page) => (page.proved = undefined)],
  ['the glass shows the entry before', (page) => (page.proved = 2)],
  ['its desk knows it', (page) => page.asked.delete(A)],
  ['it cannot be read', (page) => page.readable.delete(A)],
])('[R62] [W6] nothing counts while %s, and what was told is taken back', (_, change) => {
  one.page.readable.add(A);
  one.pass(1000);
  change(one.page);
  one.pass(2000);
  expect(one.told).toEqual([[A], []]);
});

test('[R62] other words of an item begin again', () => {
  one.page.readable.add(A);
  one.pass(2000);
  one.asked.set(A, 7);
  one.pass(750);
  expect(one.told).toEqual([[A], []]);
  one.pass(1500);
  expect(one.told).toEqual([[A], [], [A]]);
});

test('[R62] after a page has slept nobody knows what stood there meanwhile', () => {
  one.page.readable.add(A);
  one.pass(750);
  one.page.now += 60_000;
  one.pass(500);
  expect(one.told).toEqual([]);
  one.pass(1000);
  expect(one.told).toEqual([[A]]);
});

test('[R62] all of it is told each time, at most once a second', () => {
  one.page.readable.add(A);
  one.pass(250);
  one.page.readable.add(B);
  one.pass(1000);
  expect(one.told).toEqual([[A]]);
  one.pass(1000);
  expect(one.told).toEqual([[A], [A, B]]);
});

test('[R62] no more are told than a message holds, and what an element no longer shows is not', () => {
  const many = Array.from({ length: 80 }, (_, i) => Ref.parse(`M-${i + 100}`));
  const offs = many.map((ref, i) => {
    one.asked.set(ref, 5);
    one.page.readable.add(ref);
    void i;
    return one.watch(ref);
  });
  one.pass(1000);
  expect(one.told.at(-1)).toHaveLength(SHOWING_AT_MOST);
  for (const off of offs) off();
  one.pass(2000);
  expect(one.told.at(-1)).toEqual([]);
});

test('[R62] it goes over the socket, and again over each new one', async () => {
  const { link, server, ticker } = await live();
  const said = () => server.heard.filter((text) => text.includes('"showing"'));
  link.showing([A]);
  expect(said()).toEqual([JSON.stringify({ type: 'showing', items: ['M-3'] })]);
  server.ears?.closed(1006, '');
  link.showing([A, B]);
  expect(said()).toHaveLength(1);
  ticker.pass(500);
  server.open();
  expect(said().at(-1)).toBe(JSON.stringify({ type: 'showing', items: ['M-3', 'M-4'] }));
});

test('[R62] nothing is said of it over a socket while nothing is shown', () => {
  const { link, server } = linked();
  link.open();
  server.open();
  expect(server.heard.filter((text) => text.includes('"showing"'))).toEqual([]);
});

test('[R60] [R62] [R65] what counts is what this desk must know, has not known, and has reached it', () => {
  const [US, SY] = [DeskId.parse('us'), DeskId.parse('sy')];
  const message: Said = {
    desk: 'sy',
    age: 5,
    change: {
      type: 'message.sent',
      message: { to: ['us'], precedence: 'FLASH', text: { original: 'en', en: 'Cease' } },
    },
  };
  const counts = (desk: DeskId, ...said: Said[]) =>
    unshownIn(log(...said).picture, said.includes(message) ? Ref.parse(refOf(said)) : A, desk, NOW);
  const refOf = (said: readonly Said[]) => `M-${said.indexOf(message) + 2}`;
  expect(counts(US, message)).toBe(2);
  expect(counts(SY, message)).toBeUndefined();
  expect(counts(US), 'there is none').toBeUndefined();
  const shown = { desk: 'us', age: 1, change: { type: 'receipt.shown', items: ['M-2'] } };
  expect(counts(US, message, shown)).toBeUndefined();
  const suspended = { desk: 'us', age: 9, change: { type: 'channel.suspended' } };
  expect(counts(US, suspended, message)).toBeUndefined();
  const resumed = { desk: 'us', age: 1, change: { type: 'channel.resumed', item: 'C-2' } };
  expect(counts(US, suspended, message, resumed)).toBe(3);
  const routine: Said = {
    desk: 'sy',
    age: 1,
    change: reported({
      precedence: 'ROUTINE',
      occurred: { from: new Date(NOW - MINUTE).toISOString() },
    }),
  };
  expect(unshownIn(log(routine).picture, Ref.parse('E-2'), US, NOW)).toBeUndefined();
});
