/** What is printed: the margins of every sheet, and the map that is redrawn on it. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import PaperMap from '../../client/detail/PaperMap.svelte';
import { othersIn, SHEET } from '../../client/detail/paper-map.ts';
import { headingOf, type Sheet, sheetStyle } from '../../client/detail/sheet.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import './kind-pages.ts';
import { MESSAGES } from './messages.ts';
import OnPage from './OnPage.svelte';
import { event, log, NOW, zone } from './picture.ts';

const SHEET_OF: Sheet = {
  exercise: 'EXERCISE',
  picture: 'Shared "picture" \\ 1',
  time: '290914Z NOV 26',
  replay: undefined,
  entry: '#4 813',
  code: '2C90-E71B',
  who: 'US r.cole',
};
const words = MESSAGES.en.print;

test('every sheet says EXERCISE twice at its head, picture, entry, code, time, who, and which sheet it is', () => {
  const style = sheetStyle(SHEET_OF, 'E-4771', words);
  const box = (name: string) => new RegExp(`@${name} \\{ content: ([^;]*);`).exec(style)?.[1];
  expect(box('top-left')).toBe(
    String.raw`"EXERCISE\a Shared \22 picture\22  \5c  1\a printed by US r.cole, 290914Z NOV 26"`,
  );
  expect(box('top-right')).toBe(String.raw`"EXERCISE\a #4 813 · 2C90-E71B"`);
  expect(box('bottom-left')).toBe('"E-4771 · " "sheet " counter(page) " of " counter(pages)');
  expect(box('bottom-center')).toBe('"#4 813 · 2C90-E71B · 290914Z NOV 26"');
  expect(box('bottom-right')).toBe('"EXERCISE"');
});

test('a sheet of the past says so and has no code; a live cell has no word for exercise', () => {
  const past = { ...SHEET_OF, exercise: undefined, code: undefined, replay: 'REPLAY' };
  expect(sheetStyle(past, undefined, words)).not.toContain('EXERCISE');
  expect(sheetStyle(past, undefined, words)).toContain(String.raw`"#4 813\a REPLAY"`);
  expect(headingOf(past)).toBe('Shared "picture" \\ 1 · 290914Z NOV 26 · #4 813 · REPLAY');
});

test('the map on paper draws the item in black with its reach, others hollow, and none that is far', () => {
  const far = { type: 'Point', coordinates: [36.9, 34.1] };
  const near = { type: 'Point', coordinates: [35.805, 33.104] };
  const { picture } = log(
    event({ uncertainty: 800 }, 'sy'),
    event({ geometry: near, category: 'medical-emergency' }, 'il'),
    event({ geometry: far }, 'us'),
    zone({ area: { type: 'Circle', centre: [35.8, 33.1], radius: 900 } }, 'us'),
  );
  const [item] = [...all(picture.items)] as [AnyItem];
  expect(othersIn(picture, item, [35.7, 33, 35.9, 33.2]).map(({ ref }) => ref)).toEqual([
    'Z-5',
    'E-3',
  ]);
  const props = { shows: PaperMap, given: { picture, item, land: undefined }, now: NOW };
  const { body } = render(OnPage, { props });
  expect(body).toContain(`viewBox="0 0 ${SHEET.width} ${SHEET.height}"`);
  for (const said of ['E-2 SY', 'E-3 IL', 'Z-5 US']) expect(body).toContain(said);
  expect(body).not.toContain('E-4');
  expect(body.match(/class="reach[^"]*"/g)).toHaveLength(1);
  expect(body.match(/class="mark [^"]*\bmain\b/g)).toHaveLength(1);
});
