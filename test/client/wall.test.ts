import { expect, test } from 'vitest';
import { itemsOf } from '../../client/store/by-kind.ts';
import { barsOf, marksOf, stretchOf } from '../../client/wall/density.ts';
import { readHours, within } from '../../client/wall/dim.ts';
import { readOptions } from '../../client/wall/options.ts';
import { REACH, shiftAt } from '../../client/wall/shift.ts';
import { arcOf, SMALLEST } from '../../client/wall/sizes.ts';
import { stopOf } from '../../client/wall/tour.ts';
import { freshest, unhandled } from '../../client/wall/urgency.ts';
import { awaited } from '../../client/wall/wall-items.ts';
import { reported } from '../support/examples.ts';
import { indexOf } from '../support/indexed.ts';
import { CELL, log, MINUTE, NOW, type Said } from './picture.ts';

const event = (precedence: string, age: number, desk = 'sy'): Said => ({
  desk,
  age,
  change: reported({ precedence }),
});
const eventsOf = (...said: Said[]) => itemsOf(log(...said).picture, 'event');
const DESKS = CELL.desks.map(({ id }) => id);

test('the address of a wall is read, and what cannot be read is as if it were not there', () => {
  expect(readOptions('')).toEqual({
    layout: 'map-panels',
    tour: undefined,
    dim: undefined,
    notes: false,
  });
  expect(readOptions('?layout=lists&tour=60&dim=22-06&notes=on')).toEqual({
    notes: true,
    layout: 'lists',
    tour: 60,
    dim: { from: 22 * 60, to: 6 * 60 },
  });
  expect(readOptions('?layout=board').layout).toBe('board');
  for (const bad of ['?layout=x', '?tour=', '?tour=0', '?tour=1e9', '?tour=-60', '?dim=25-06']) {
    expect(readOptions(bad), bad).toEqual(readOptions(''));
  }
});

test('hours are read with or without minutes, and run over midnight', () => {
  const night = readHours('21:30-05:45');
  if (night === undefined) throw new Error('not read');
  const dark = ['21:30', '23:59', '00:00', '05:44'].map((at) => within(night, at));
  const light = ['21:29', '05:45', '12:00'].map((at) => within(night, at));
  expect(dark).toEqual([true, true, true, true]);
  expect(light).toEqual([false, false, false]);
  expect(within({ from: 60, to: 120 }, '01:30')).toBe(true);
  expect(within({ from: 60, to: 120 }, '02:00')).toBe(false);
  for (const bad of [null, '', '22', '22-22', '24-06', '22-6:5', 'a-b']) {
    expect(readHours(bad), String(bad)).toBe(undefined);
  }
});

test('a FLASH is unhandled until every other desk has said something of it, or it is withdrawn', () => {
  const flash = event('FLASH', 5);
  const position = (desk: string) => ({
    desk,
    age: 1,
    change: { type: 'position.taken', item: 'E-2', stance: 'reviewing' },
  });
  const open = (...more: Said[]) =>
    eventsOf(flash, ...more).filter((one) => unhandled(one, DESKS, NOW)).length;
  expect(open()).toBe(1);
  expect(open(position('us'))).toBe(1);
  expect(open(position('us'), position('il'))).toBe(0);
  const withdrawn = { type: 'event.withdrawn', item: 'E-2', reason: 'It was a training round.' };
  expect(open({ desk: 'sy', age: 1, change: withdrawn })).toBe(0);
  expect(eventsOf(event('IMMEDIATE', 1)).some((one) => unhandled(one, DESKS, NOW))).toBe(false);
  const old = eventsOf(event('FLASH', 24 * 60 + 1));
  expect(old.some((one) => unhandled(one, DESKS, NOW))).toBe(false);
});

test('in a picture that one desk alone sees, nobody is awaited', () => {
  const [flash] = eventsOf(event('FLASH', 5));
  if (flash === undefined) throw new Error('no event');
  expect(awaited(flash, DESKS)).toEqual(DESKS.filter((id) => id !== 'sy'));
  expect(awaited(flash, [flash.by.desk])).toEqual([]);
  expect(unhandled(flash, [flash.by.desk], NOW)).toBe(false);
});

test('a tour goes round the views by the clock, stops for what is urgent, and goes on', () => {
  const views = CELL.views ?? [];
  expect(views.length).toBeGreaterThan(1);
  const every = 60;
  const at = (now: number, ...said: Said[]) => stopOf(CELL, every, eventsOf(...said), now);
  const seen = views.map((_, i) => at(NOW + i * MINUTE));
  expect(new Set(seen.map((stop) => (stop.at === 'view' ? stop.view : undefined)))).toEqual(
    new Set(views),
  );
  expect(at(NOW)).toEqual(at(NOW + views.length * MINUTE));
  expect(stopOf(CELL, undefined, eventsOf(event('FLASH', 0)), NOW)).toEqual({
    at: 'rest',
    view: CELL.view,
  });
  expect(stopOf({ view: CELL.view }, every, [], NOW)).toEqual({ at: 'rest', view: CELL.view });

  const grave = [event('FLASH', 2), event('IMMEDIATE', 1), event('ROUTINE', 0)];
  const held = at(NOW, ...grave);
  expect(held.at === 'urgent' && held.event.ref).toBe('E-2');
  const next = at(NOW + 1.5 * MINUTE, ...grave); // the FLASH is no longer new, the other still is
  expect(next.at === 'urgent' && next.event.ref).toBe('E-3');
  expect(at(NOW + 3 * MINUTE, ...grave)).toEqual(at(NOW + 3 * MINUTE));
  expect(freshest(eventsOf(event('ROUTINE', 0)), NOW, MINUTE)).toBe(undefined);
});

test('the wall walks a few pixels, a step at a time, and rests nowhere', () => {
  const steps = Array.from({ length: 32 }, (_, i) => shiftAt(NOW + i * 30_000));
  for (const [i, [x, y]] of steps.entries()) {
    expect(Math.abs(x) + Math.abs(y)).toBe(REACH);
    const [fromX, fromY] = steps[i - 1] ?? [x, y];
    expect(Math.max(Math.abs(x - fromX), Math.abs(y - fromY))).toBeLessThanOrEqual(1);
  }
  expect(new Set(steps.map(String)).size).toBe(4 * REACH);
});

test('sizes are what they say: the smallest stands above what an eye of 20/20 tells apart', () => {
  const threshold = 5 / 60; // degrees of arc
  expect(arcOf(SMALLEST)).toBeGreaterThan(1.03 * threshold);
  expect(arcOf(SMALLEST).toFixed(3)).toBe('0.086');
  expect([4.2, 2.6, 2.1].map((rem) => arcOf(rem).toFixed(3))).toEqual(['0.213', '0.132', '0.107']);
});

test('the bars of a wall count every entry of the stretch once, and the grave apart', () => {
  const said = [event('FLASH', 50), event('ROUTINE', 40), event('ROUTINE', 40), event('FLASH', 9)];
  const { entries } = log(...said);
  const index = indexOf(entries);
  const span = stretchOf(index, NOW);
  expect(span).toEqual({ from: NOW - 60 * MINUTE, to: NOW });
  const bars = barsOf(index, span);
  const sum = (of: 'count' | 'grave') => bars.reduce((total, bar) => total + bar[of], 0);
  expect([sum('count'), sum('grave')]).toEqual([4, 2]);
  const marks = marksOf(span);
  expect(marks.map(({ text }) => text)).toEqual(['1330Z', '1345Z', '1400Z', '1415Z']);
  expect(marksOf({ from: NOW - 24 * 60 * MINUTE, to: NOW }).length).toBeLessThanOrEqual(5);
});
