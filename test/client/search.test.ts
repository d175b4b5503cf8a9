import { expect, test } from 'vitest';
import { choiceGroups, nameOf } from '../../client/find/choices.ts';
import { boxShown, placeAt, viewOf } from '../../client/find/mercator.ts';
import { momentsIn } from '../../client/find/moments.ts';
import { search } from '../../client/find/search.ts';
import { indexOf } from '../../client/gazetteer/goto.ts';
import { arrivals } from '../../client/items/arrivals.ts';
import { keyOf, keys, printed } from '../../client/navigation/keys.ts';
import { MESSAGES } from './messages.ts';
import { CELL, event, log, NOW, zone } from './picture.ts';
import './kind-pages.ts';

const { picture } = log(
  event({ title: { original: 'en', en: 'Firing near Nawa' } }),
  event({
    title: { original: 'ar', ar: 'إطلاقُ نارٍ قرب نوى' },
    text: { original: 'ar', ar: 'كطبم' },
  }),
  zone({ name: { original: 'he', he: 'אזור הקמה צפון' } }),
  {
    desk: 'us',
    change: {
      type: 'note.added',
      note: { text: { original: 'en', en: 'Seen from Nawa' }, on: 'E-2' },
    },
  },
  ...Array.from({ length: 20 }, (_, i) => event({ title: { original: 'en', en: `Farmers ${i}` } })),
);
const places = indexOf([
  { names: { en: 'Nawa', ar: 'نوى', he: 'נווא' }, at: [36.04, 32.89], rank: 2 },
  { names: { en: '', ar: '', he: 'עין זיוון' }, at: [35.8, 33.1], rank: 4 },
]);
const find = (asked: string) => search(asked, [picture], places, CELL.view.centre);
const refs = (asked: string) => {
  return find(asked).hits.flatMap(({ best }) => best.map(({ ref }) => ref));
};

test('search finds words in any language, references, places and coordinates', () => {
  expect(refs('nawa')).toEqual(['E-2', 'A-5']);
  expect(refs('اطلاق نار')).toEqual(['E-3']);
  expect(refs('צפונ')).toEqual(['Z-4']); // a final letter or not
  expect(find('z4').named.map(({ ref }) => ref)).toEqual(['Z-4']);
  expect(find('4').named.map(({ ref }) => ref)).toEqual(['Z-4']);
  expect(find('E-4').named).toEqual([]);
  expect(refs('e-2')).not.toContain('E-2'); // it stands under its reference already
  expect(find('nawa').places.map(({ names }) => names.en)).toEqual(['Nawa']);
  expect(find('33.126 35.824').spots.map(({ place }) => place)).toEqual([[35.824, 33.126]]);
  expect(find('36S YC 5821 7704').spots).toHaveLength(1);
  expect(find('nothing of the kind').spots).toEqual([]);
  expect(choiceGroups(find('   '), 'en')).toEqual([]);
});

test('[R66] coordinates that may mean several places offer each, the nearest first, after an entry of that number', () => {
  const spotsOf = (asked: string) =>
    choiceGroups(find(asked), 'en').map(({ name, choices }) => [name, choices.map(({ id }) => id)]);
  expect(spotsOf('5821 7704')).toEqual([['goTo', ['spot-0', 'spot-1']]]);
  expect(spotsOf('33.126, 35.824')).toEqual([['goTo', ['spot-0']]]);
  expect(spotsOf('36S YB 6347 6880 · 33.1260 N 35.8240 E')).toEqual([['goTo', ['spot-0']]]);
  const { spots } = find('36S 758210 3677040');
  expect(spots.map(({ place: [, lat] }) => lat > 0)).toEqual([true, false]); // the band, the south
  const both = choiceGroups({ ...find('4'), spots }, 'en');
  expect(both.map(({ name }) => name).slice(0, 2)).toEqual(['reference', 'goTo']);
});

test('many hits give the best few, and say how many there are', () => {
  const events = (asked: string) => find(asked).hits.find(({ kind }) => kind === 'event');
  expect(events('farmers')?.count).toBe(20);
  expect(events('farmers')?.best).toHaveLength(6);
  expect(events('farmers')?.best[0]?.ref).toBe('E-25'); // the newest first among equals
  expect(events('farmers 3')?.best[0]?.ref).toBe('E-9'); // exactly these words
  const groups = choiceGroups(find('nawa'), 'en');
  expect(groups.map(({ name }) => name)).toEqual(['event', 'note', 'places']);
  expect(groups.map(({ head }) => head)).toEqual(['Events', 'Notes', 'Places']);
  expect(nameOf({ names: { en: '', ar: '', he: 'x' }, at: [0, 0], rank: 1 }, 'ar')).toEqual({
    text: 'x',
    tag: 'he',
  });
});

test('a key is known by its sign or its place on the board, whatever the layout', () => {
  const pressed = (key: string, code: string, ctrlKey = false) => ({
    key,
    code,
    ctrlKey,
    metaKey: false,
    altKey: false,
    shiftKey: false,
  });
  expect(keyOf(pressed('j', 'KeyJ'), false)?.key).toBe('next');
  expect(keyOf(pressed('ח', 'KeyJ'), false)?.key).toBe('next'); // a Hebrew layout
  expect(keyOf(pressed('/', 'KeyQ'), false)?.key).toBe('layers'); // where that layout has the sign
  for (const written of ['/', '.', 'ظ']) {
    expect(keyOf(pressed(written, 'Slash'), false)?.key, written).toBe('search');
  }
  expect(keyOf(pressed('-', 'Slash'), false)).toBeUndefined(); // of the map, on a German board
  expect(keyOf(pressed('!', 'Digit1'), false)?.key).toBe('alarms');
  expect(keyOf(pressed('؟', 'Slash'), false)?.key).toBe('keys');
  expect(keyOf(pressed('2', 'Digit2'), false)).toEqual({ key: 'tabs', stroke: 1 });
  expect(keyOf(pressed('!', 'Digit1'), false)?.key).toBe('alarms'); // no digit, though Shift+1 is its place
  expect(keyOf(pressed(']', 'BracketRight'), false)?.key).toBe('fold');
  expect(keyOf(pressed('s', 'KeyS'), false)?.key).toBe('traffic');
  expect(keyOf(pressed('ד', 'KeyS'), false)?.key).toBe('traffic'); // a Hebrew board
  expect(keyOf(pressed('9', 'Digit9'), false)?.key).toBe('board');
  expect(keyOf(pressed('ç', 'Digit9'), false)?.key).toBe('board'); // a French board
  expect(keyOf(pressed('ج', 'BracketRight'), false)?.key).toBe('fold'); // an Arabic layout
  expect(keyOf(pressed('j', 'KeyJ'), true)).toBeUndefined();
  expect(keyOf(pressed('k', 'KeyK', true), true)?.key).toBe('search');
  expect(keyOf(pressed('j', 'KeyJ', true), false)).toBeUndefined();
  expect(keyOf(pressed('e', 'KeyE'), false)).toEqual({ key: 'make', stroke: 0 });
  expect(
    keys()
      .map(([key]) => key)
      .toSorted(),
  ).toEqual(['make', ...Object.keys(MESSAGES.en.keys.key)].toSorted());
});

test('[F32] single keys are heard at once, only with Ctrl, or not at all', () => {
  const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const e = { ...held, key: 'e', code: 'KeyE' };
  expect(keyOf(e, false, 'on')?.key).toBe('make');
  expect(keyOf(e, false, 'ctrl')).toBeUndefined();
  expect(keyOf({ ...e, ctrlKey: true }, false, 'ctrl')?.key).toBe('make');
  expect(keyOf({ ...e, ctrlKey: true }, true, 'ctrl')).toBeUndefined(); // it may be part of a text
  // Ctrl K searches and Ctrl N is the browser's: those take Alt as well
  const k = { ...held, key: 'k', code: 'KeyK', ctrlKey: true };
  expect(keyOf(k, false, 'ctrl')?.key).toBe('search');
  expect(keyOf({ ...k, altKey: true }, false, 'ctrl')?.key).toBe('previous');
  for (const mode of ['on', 'ctrl', 'off'] as const) {
    expect(keyOf({ ...held, key: 'Escape', code: 'Escape' }, false, mode)?.key).toBe('back');
    expect(keyOf(k, true, mode)?.key).toBe('search');
  }
  for (const code of ['KeyE', 'KeyJ', 'Digit1', 'Slash']) {
    for (const ctrlKey of [true, false]) {
      for (const altKey of [true, false]) {
        const key = code === 'Slash' ? '/' : code.slice(-1).toLowerCase();
        expect(keyOf({ ...held, key, code, ctrlKey, altKey }, false, 'off'), code).toBeUndefined();
      }
    }
  }
});

test('what is printed of a key says what has to be held', () => {
  const [shown] = keys().flatMap(([key, stroke]) => (key === 'next' && stroke ? [stroke] : []));
  const [back] = keys().flatMap(([key, stroke]) => (key === 'back' && stroke ? [stroke] : []));
  if (shown === undefined || back === undefined) throw new Error('no such key');
  expect(printed(shown, 'on')).toEqual(['J']);
  expect(printed(shown, 'ctrl')).toEqual(['Ctrl', 'J']);
  expect(printed(shown, 'off')).toBeUndefined();
  expect(printed(back, 'off')).toEqual(['Esc']);
});

test('no key does two things: the letters of kinds are none of the page', () => {
  const heard = keys().flatMap(([, ...strokes]) =>
    strokes.map(({ key, code, ctrl }) => `${ctrl ? 'Ctrl ' : ''}${key ?? code}`),
  );
  expect(heard).toEqual([...new Set(heard)]);
});

test('what is new and what has changed are told apart', () => {
  const { entries, picture: after } = log(event(), event(), {
    desk: 'us',
    change: { type: 'position.taken', item: 'E-2', stance: 'confirms' },
  });
  const before = log(event()).picture;
  expect([...arrivals(before, after)]).toEqual([
    [2, 'changed'],
    [3, 'new'],
  ]);
  expect(entries).toHaveLength(4);
  expect(arrivals(after, after).size).toBe(0);
});

test('pixels and places agree, and a box fits into the view made for it', () => {
  const size = { width: 800, height: 600 };
  const view = { centre: [35.86, 33.06] as const, zoom: 9.6 };
  const centre = placeAt({ ...view, centre: [35.86, 33.06] }, size, 400, 300);
  expect(centre[0]).toBeCloseTo(35.86, 4);
  expect(centre[1]).toBeCloseTo(33.06, 4);
  const box = [35.7, 32.9, 36.1, 33.3] as const;
  const shown = boxShown(viewOf(box, size), size);
  expect(shown[0]).toBeLessThan(box[0]);
  expect(shown[1]).toBeLessThan(box[1]);
  expect(shown[2]).toBeGreaterThan(box[2]);
  expect(shown[3]).toBeGreaterThan(box[3]);
  expect(viewOf([35.8, 33, 35.8, 33], size, 12)).toEqual({ centre: [35.8, 33], zoom: 12 });
});

test('[R66] a past moment that is typed is offered, in every way that it may mean; none that is to come', () => {
  const moments = (asked: string) => momentsIn(asked, NOW, CELL.clocks);
  expect(moments('221400Z')).toEqual(['2026-11-22T14:00:00.000Z']);
  expect(moments('٢٢١٤٠٠Z NOV 26')).toEqual(['2026-11-22T14:00:00.000Z']);
  expect(moments('-1d')).toEqual(['2026-11-21T14:21:35.000Z']);
  expect(moments('03/04/2026')).toEqual(['2026-04-03T00:00:00.000Z', '2026-03-04T00:00:00.000Z']);
  expect(moments('221400Z DEC 26')).toEqual([]);
  expect(moments('smoke')).toEqual([]);
  const groups = choiceGroups(find('221400Z'), 'en', () => false, moments('221400Z'));
  expect(groups.at(-1)).toMatchObject({ name: 'moments', choices: [{ is: 'moment' }] });
});
