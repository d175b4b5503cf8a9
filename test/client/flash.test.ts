/** What a FLASH asks of a desk, who is told next, in which languages it stands, and when it is heard. */
import { expect, test } from 'vitest';
import { Sounding } from '../../client/alarms/sounding.svelte.ts';
import { flashesFor, keyOf, nextOf, nextOfAll, openFlashes } from '../../client/flash/asking.ts';
import { saidOf } from '../../client/flash/said.ts';
import { DeskId } from '../../picture/basics.ts';
import { reported } from '../support/examples.ts';
import { CELL, log, MINUTE, NOW, type Said } from './picture.ts';

const [US, IL, SY] = [DeskId.parse('us'), DeskId.parse('il'), DeskId.parse('sy')];
const flash = (age: number, desk = 'sy', more: object = {}): Said => ({
  desk,
  age,
  change: reported({
    precedence: 'FLASH',
    occurred: { from: new Date(NOW - (age + 1) * MINUTE).toISOString() },
    ...more,
  }),
});
const message = (to: readonly string[], age: number, precedence = 'FLASH'): Said => ({
  desk: 'sy',
  age,
  change: {
    type: 'message.sent',
    message: { to, precedence, text: { original: 'en', en: 'Cease firing' } },
  },
});
const acknowledged = (desk: string, item: string, entry: number, age = 1): Said => ({
  desk,
  age,
  change: { type: 'receipt.acknowledged', item, entry, digits: '002', held: false },
});
const asks = (desk: DeskId, now: number, ...said: Said[]) =>
  flashesFor(log(...said).picture, desk, CELL, now).map(({ item }) => item.ref);

test('[R61] each FLASH asks the desks that must know it until they acknowledge, nobody else', () => {
  const two = [flash(5), message(['il'], 3)];
  expect(asks(US, NOW, ...two)).toEqual(['E-2']);
  expect(asks(IL, NOW, ...two)).toEqual(['E-2', 'M-3']);
  expect(asks(SY, NOW, ...two)).toEqual([]);
  expect(asks(IL, NOW, ...two, acknowledged('il', 'E-2', 2))).toEqual(['M-3']);
  expect(asks(US, NOW, ...two, acknowledged('il', 'E-2', 2))).toEqual(['E-2']);
  expect(asks(IL, NOW, message(['il'], 3, 'IMMEDIATE'))).toEqual([]);
});

test('[R61] a position acknowledges, and what was withdrawn or has closed asks nobody', () => {
  const position = { type: 'position.taken', item: 'E-2', stance: 'reviewing' };
  expect(asks(US, NOW, flash(5), { desk: 'us', age: 1, change: position })).toEqual([]);
  const withdrawn = { type: 'event.withdrawn', item: 'E-2', reason: 'An exercise.' };
  expect(asks(US, NOW, flash(5), { desk: 'sy', age: 1, change: withdrawn })).toEqual([]);
  expect(asks(US, NOW + 25 * 60 * MINUTE, flash(5))).toEqual([]);
});

test('[R65] one that waits for the channel of a desk stands there once it is resumed, by when it came', () => {
  const suspended = { desk: 'il', age: 9, change: { type: 'channel.suspended' } };
  const both = [suspended, message(['us', 'il'], 5), flash(3, 'us')];
  expect(asks(IL, NOW, ...both), 'an event waits for no channel').toEqual(['E-4']);
  expect(asks(US, NOW, ...both)).toEqual(['M-3']);
  const resumed = { desk: 'il', age: 1, change: { type: 'channel.resumed', item: 'C-2' } };
  expect(asks(IL, NOW, ...both, resumed)).toEqual(['E-4', 'M-3']);
});

test('amended, it asks again under another name', () => {
  const amended: Said = {
    desk: 'sy',
    age: 1,
    change: { ...reported({ precedence: 'FLASH' }), type: 'event.amended', item: 'E-2' },
  };
  const said = [flash(5), acknowledged('us', 'E-2', 2, 3)];
  const [before] = flashesFor(log(flash(5)).picture, US, CELL, NOW);
  const [after] = flashesFor(log(...said, amended).picture, US, CELL, NOW);
  expect(asks(US, NOW, ...said)).toEqual([]);
  expect(before && keyOf(before)).toBe('E-2 2');
  expect(after && keyOf(after)).toBe('E-2 4');
});

test('[R63] next is the desk itself, its second officer if it has one, then all', () => {
  const at = (seconds: number, second = true) =>
    nextOf({ delivered: NOW }, {}, { now: NOW + seconds * 1000, second });
  expect(at(0)).toEqual({ to: 'desk', in: 60_000 });
  expect(at(59)).toEqual({ to: 'desk', in: 1000 });
  expect(at(60)).toEqual({ to: 'second', in: 120_000 });
  expect(at(60, false)).toEqual({ to: 'all', in: 240_000 });
  expect(at(180)).toEqual({ to: 'all', in: 120_000 });
  expect(at(300)).toBe('all-told');
  const off = { escalation: { FLASH: { acknowledged: 'off' } } } as const;
  expect(nextOf({ delivered: NOW }, off, { now: NOW, second: true })).toBeUndefined();
});

test('[R63] on a wall it is the soonest of the desks that have not acknowledged', () => {
  const next = (...more: Said[]) => {
    const { picture } = log(flash(2), ...more);
    const [one] = openFlashes(picture, CELL, NOW);
    return one && nextOfAll(one, picture, CELL, NOW);
  };
  expect(next()).toEqual({ to: 'all', in: 3 * MINUTE });
  expect(next(acknowledged('us', 'E-2', 2))).toEqual({ to: 'all', in: 3 * MINUTE });
  const both = [acknowledged('us', 'E-2', 2), acknowledged('il', 'E-2', 2)];
  expect(next(...both)).toBeUndefined();
});

test('it stands in every language that it is in, the reader’s first', () => {
  const title = { original: 'he', he: 'ירי', en: 'Shots' } as const;
  const in_ = (own: 'en' | 'ar' | 'he') => saidOf(title, own).map(({ language }) => language);
  expect(in_('en')).toEqual(['en', 'he']);
  expect(in_('he')).toEqual(['he', 'en']);
  expect(in_('ar')).toEqual(['he', 'en']);
});

test('[R40] each that comes is sounded once, at once, whatever goes meanwhile', async () => {
  let sounded = 0;
  let may: 'sounded' | 'blocked' = 'sounded';
  const sounding = new Sounding({
    sound: () => {
      sounded++;
      return Promise.resolve(may);
    },
  });
  await sounding.came([]);
  expect(sounded).toBe(0);
  await sounding.came(['E-2 2']);
  await sounding.came(['E-2 2']);
  expect(sounded).toBe(1);
  await sounding.came(['E-2 2', 'M-3 3']);
  expect(sounded).toBe(2);
  await sounding.came(['E-2 2']);
  expect(sounded).toBe(2);
  may = 'blocked';
  await sounding.came(['E-2 2', 'M-4 4']);
  await sounding.due(undefined);
  expect(sounding.blocked).toBe(true);
  await sounding.came([]);
  expect(sounding.blocked).toBe(false);
});
