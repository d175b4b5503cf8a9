import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INKS } from '../../client/drawing/inks.ts';
import { palettes } from '../../client/map/palette.ts';
import { contrast, onBright, themed } from '../../client/ui/contrast.ts';
import cellJson from '../../data/cell.json' with { type: 'json' };
import { Cell } from '../../picture/cell.ts';

const css = readFileSync(join(import.meta.dirname, '../../client/ui/base.css'), 'utf8');
const block = (selector: string) => css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
const variables = (text: string) =>
  Object.fromEntries([...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, k, v]) => [k, v]));
const dark = variables(block(':root'));
const THEMES: Record<string, Record<string, string | undefined>> = {
  dark,
  bright: { ...dark, ...variables(block(':root[data-theme="bright"]')) },
};
const cell = Cell.parse(cellJson);

test('contrast by the examples of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each(['dark', 'bright'] as const)('%s', (name) => {
  const of = (key: string) => {
    const colour = THEMES[name]?.[key];
    if (colour === undefined) throw new Error(`no colour --${key}`);
    return colour;
  };
  test.each(['ink', 'dim', 'amber', 'agree', 'violet', 'alarm-ink', 'pale'])(
    '--%s reads at 4.5 to 1 on every ground',
    (ink) => {
      for (const ground of ['ground', 'panel', 'raised', 'hover', 'sunken', 'chosen']) {
        expect(contrast(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    },
  );
  test.each([
    ['alarm-ink', 'alarm-ground'],
    ['alarm-dim', 'alarm-ground'],
    ['ink', 'alarm-ground'],
    ['amber', 'amber-ground'],
    ['ink', 'amber-ground'],
    ['on-amber', 'amber-fill'],
    ['agree', 'agree-ground'],
    ['ink', 'agree-ground'],
    ['ink', 'added'],
    ['ink', 'routine'],
    ['ink', 'priority'],
    ['violet-ink', 'violet-a'],
    ['violet-ink', 'violet-b'],
  ])('--%s on --%s reads at 4.5 to 1', (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5);
  });
  test('white reads on the accent, and alarms stand out from every ground', () => {
    expect(contrast('#ffffff', of('accent'))).toBeGreaterThanOrEqual(4.5);
    for (const ground of ['ground', 'panel', 'raised']) {
      expect(contrast(of('alarm'), of(ground))).toBeGreaterThanOrEqual(3);
      expect(contrast(of('amber-fill'), of(ground))).toBeGreaterThanOrEqual(3);
    }
  });
  test('words on the map read at 4.5 to 1 in what surrounds them, and those of the base map on their ground', () => {
    const { ink, dim, amber, ground } = INKS[name];
    for (const word of [ink, dim, amber]) {
      expect(contrast(word, ground), word).toBeGreaterThanOrEqual(4.5);
    }
    const { halo, land, sea, lake, separation, built, green, ...base } = palettes[name];
    for (const word of ['placeMain', 'place', 'placeOther', 'lineName', 'waterName'] as const) {
      for (const under of [halo, land, separation, built, green]) {
        expect(contrast(base[word], under), `${word} on ${under}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const water of [sea, lake]) {
      expect(contrast(base.waterName, water)).toBeGreaterThanOrEqual(4.5);
    }
  });
  test('the letters of every desk read at 4.5 to 1', () => {
    for (const { id, colour } of themed(cell, name).desks) {
      for (const ground of ['ground', 'panel', 'raised', 'sunken']) {
        expect(contrast(colour, of(ground)), `${id} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

test('a colour that is dark enough stays as it is', () => {
  expect(onBright('#1f4d99')).toBe('#1f4d99');
  expect(onBright('#ffffff')).not.toBe('#ffffff');
});
