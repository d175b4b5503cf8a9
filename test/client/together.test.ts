/** The picture shown and the desk's own drafts, looked at together: lists, search, filter, and the one lamp. */
import { expect, test } from 'vitest';
import { type Address, selectionIn } from '../../client/context/selection.ts';
import { choiceGroups } from '../../client/find/choices.ts';
import { asksForClosed, isClosed } from '../../client/find/closed.ts';
import { matcher } from '../../client/find/filter.ts';
import { readFilter, writeFilter } from '../../client/find/filter-query.ts';
import { ordered } from '../../client/find/order.ts';
import { search } from '../../client/find/search.ts';
import { Parameters } from '../../client/lib/parameters.ts';
import { Sifted } from '../../client/lists/sifted.svelte.ts';
import { bothLamps } from '../../client/status/both-lamps.ts';
import type { Verdict } from '../../client/status/verdict.ts';
import { itemsIn } from '../../client/store/by-kind.ts';
import { standsIn } from '../../client/store/privacy.ts';
import { PictureId, Ref } from '../../picture/basics.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import { fadesOf } from '../../picture/views/activity.ts';
import { pictureId } from '../support/desks.ts';
import { CELL, event, log, MINUTE, NOW } from './picture.ts';
import './kind-pages.ts';

const HOUR = 60; // minutes
const ago = (minutes: number) => new Date(NOW - minutes * MINUTE).toISOString();
const said = (en: string, occurred: number, precedence = 'ROUTINE', age = 0) =>
  event(
    { title: { original: 'en', en }, occurred: { from: ago(occurred) }, precedence },
    'us',
    age,
  );

const { picture } = log(
  said('Long over', 20 * HOUR, 'ROUTINE', 20 * HOUR),
  said('Urgent and long over', 20 * HOUR, 'FLASH', 20 * HOUR),
  said('Early and grave', 30, 'IMMEDIATE', 30),
  said('Late and grave', 10, 'IMMEDIATE', 25),
  said('Newest', 1, 'ROUTINE', 20),
);
const { picture: own } = log(
  said('An old draft', 20 * HOUR, 'ROUTINE', 20 * HOUR),
  said('A draft', 5, 'PRIORITY', 22),
);
const isOwn = (item: AnyItem) => standsIn([own], item);
const refs = (items: readonly AnyItem[]) =>
  items.map((item) => `${isOwn(item) ? 'own ' : ''}${item.ref}`);

const siftedOf = (over: Partial<ConstructorParameters<typeof Sifted>[0]> = {}) =>
  new Sifted({
    picture,
    own,
    match: undefined,
    shownAt: NOW,
    fades: fadesOf(CELL),
    closed: false,
    ...over,
  });

test('items of both pictures stand in one list, by when they were recorded, told apart by themselves', () => {
  expect(refs(itemsIn([picture, own], 'event'))).toEqual([
    'E-6',
    'own E-3',
    'E-5',
    'E-4',
    'E-3',
    'E-2',
    'own E-2',
  ]);
  expect(itemsIn([picture], 'zone')).toEqual([]);
});

test('[R29] what is closed is left out of the lists, counted, and there when it is asked for', () => {
  const sifted = siftedOf();
  expect(refs(sifted.left('event'))).toEqual(['E-6', 'own E-3', 'E-5', 'E-4', 'E-3']);
  expect(sifted.closed('event')).toBe(2);
  expect(sifted.out).toBe(0); // no filter leaves anything out
  expect(siftedOf({ closed: true }).left('event')).toHaveLength(7);
  expect(asksForClosed({ chosen: { state: ['withdrawn'] } })).toBe(true);
  expect(asksForClosed({ chosen: { state: ['standing'], precedence: ['FLASH'] } })).toBe(false);
});

test('[R29] whether something is closed is found again when the clock, or the moment shown, moves over it', () => {
  const fades = fadesOf(CELL);
  const [item] = all(picture.items);
  if (item === undefined) throw new Error('no item');
  const over = Date.parse(ago(20 * HOUR));
  const [before, after] = [over + (fades.leaves - 1) * MINUTE, over + (fades.leaves + 1) * MINUTE];
  for (const [now, closed] of [
    [before, false],
    [after, true],
    [before, false],
    [NOW, true],
  ] as const) {
    expect(isClosed(item, now, fades)).toBe(closed);
  }
  expect(isClosed(item, NOW, { after: 60, leaves: 100_000 })).toBe(false); // another cell's times
});

test('drafts that were not released nor withdrawn stand above the list', () => {
  expect(refs(siftedOf().drafts('event'))).toEqual(['own E-3']);
  expect(refs(siftedOf({ closed: true }).drafts('event'))).toEqual(['own E-3', 'own E-2']);
  expect(siftedOf({ own: undefined }).drafts('event')).toEqual([]);
  const grave = matcher({ chosen: { precedence: ['IMMEDIATE'] } }, CELL);
  expect(siftedOf({ match: grave }).drafts('event')).toEqual([]);
});

test('a filter by picture leaves the one shown or the own drafts, and stands in the address', () => {
  const left = (of: 'shown' | 'own') =>
    refs(siftedOf({ match: matcher({ of }, CELL, undefined, isOwn) }).left('event'));
  expect(left('own')).toEqual(['own E-3']);
  expect(left('shown')).toEqual(['E-6', 'E-5', 'E-4', 'E-3']);
  const query = new URLSearchParams();
  writeFilter({ of: 'own' }, query);
  expect(query.toString()).toBe('of=own');
  expect(readFilter(new Parameters(query))).toEqual({ of: 'own' });
  expect(readFilter(new Parameters(new URLSearchParams('of=theirs')))).toBeUndefined();
});

test('the usual order is the gravest first, of equally grave ones the newest to have occurred', () => {
  const open = siftedOf({ own: undefined }).left('event');
  expect(refs(ordered(open, 'gravest'))).toEqual(['E-3', 'E-5', 'E-4', 'E-6']);
});

test('search finds in both pictures, and tells two items of one reference apart', () => {
  const find = (asked: string) => search(asked, [picture, own], [], CELL.view.centre);
  expect(refs(find('e-2').named)).toEqual(['E-2', 'own E-2']);
  expect(refs(find('draft').hits.flatMap(({ best }) => best))).toEqual(['own E-3', 'own E-2']);
  const ids = choiceGroups(find('e-2'), 'en', isOwn).flatMap(({ choices }) =>
    choices.map(({ id }) => id),
  );
  expect(ids).toEqual(['E-2', 'own-E-2']);
});

test('components about one picture know only what is selected in that, and select there', () => {
  const [shared, us] = [pictureId('shared'), pictureId('us')];
  const ref = Ref.parse('E-2');
  const went: (Address | undefined)[] = [];
  const selected = {
    at: { picture: us, ref } as Address | undefined,
    select: (to: Address | undefined) => void went.push(to),
    pick: (to: Address | undefined) => void went.push(to),
  };
  const there = (id: PictureId) => selectionIn(selected, () => id);
  expect([there(shared).ref, there(us).ref]).toEqual([undefined, ref]);
  there(shared).select(ref);
  there(us).pick(undefined);
  expect(went).toEqual([{ picture: shared, ref }, undefined]);
  expect(PictureId.parse('us')).toBe(us);
});

const SAME: Verdict = {
  state: 'same',
  counts: { same: 2, counted: 2, past: 0, hidden: 0, 'no-map': 0 },
};
const lamps = (verdict: Verdict, beside?: Verdict) =>
  bothLamps({ verdict, seq: 7 }, beside && { verdict: beside, seq: 3 });

test.each<[Verdict, 'amber' | 'alarm' | 'dim']>([
  [{ state: 'connecting' }, 'dim'],
  [{ state: 'not-live', why: 'server', age: 12 }, 'alarm'],
  [{ state: 'drawing' }, 'amber'],
  [{ state: 'differs' }, 'alarm'],
  [{ state: 'others-differ', count: 1 }, 'alarm'],
  [{ state: 'behind', by: 2 }, 'amber'],
  [{ state: 'old', age: 4 }, 'amber'],
])('[W7] [W8] the lamp is not green while the own picture is %o', (beside, tone) => {
  const { own, ...both } = lamps(SAME, beside);
  expect(both.tone).toBe(tone);
  expect(both.lamp).not.toBe('same');
  expect(own?.tone).toBe(tone);
});

test('[W7] the lamp is green when both are the same, and says of the own nothing that it says already', () => {
  expect(lamps(SAME, SAME)).toMatchObject({ tone: 'agree', lamp: 'same', own: undefined });
  expect(lamps(SAME)).toMatchObject({ tone: 'agree', own: undefined });
  expect(lamps({ state: 'past' }, { state: 'past' })).toMatchObject({
    tone: 'amber',
    own: undefined,
  });
  const graver = lamps({ state: 'differs' }, { state: 'behind', by: 1 });
  expect([graver.tone, graver.own?.tone]).toEqual(['alarm', 'amber']);
});
