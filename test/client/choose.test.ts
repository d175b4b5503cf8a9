import { expect, test } from 'vitest';
import { digitOf, namesSomething } from '../../client/choose/choice.ts';
import { pathOf, WINDOW } from '../../client/choose/ground.ts';

test('[S18] the first nine seats have a digit, and no other', () => {
  expect([0, 1, 8, 9, 30].map(digitOf)).toEqual(['1', '2', '9', undefined, undefined]);
});

test('[S15] [S18] a language or a theme alone is no link to something', () => {
  for (const search of ['', '?lang=ar', '?lang=he&theme=bright']) {
    expect(namesSomething(search), search).toBe(false);
  }
  for (const search of ['?item=E-5', '?lang=ar&seq=12']) {
    expect(namesSomething(search), search).toBe(true);
  }
});

test('a line is drawn within the window, and broken where it leaves the surroundings', () => {
  const { west, north, east, south, width, height } = WINDOW;
  expect(
    pathOf([
      [west, north],
      [east, south],
    ]),
  ).toBe(`M0 0L${width} ${height}`);
  const away = [
    [35.8, 33],
    [39, 33],
    [35.9, 33],
  ] satisfies [number, number][];
  expect(pathOf(away).match(/[ML]/g)).toEqual(['M', 'M']);
  expect(pathOf([[39, 33]])).toBe('');
});
