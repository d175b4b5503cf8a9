/**
 * Every meaning that has a colour, how far its colours are apart for eyes of every kind (OKLab, see
 * support/eyes.ts), and what says the same without colour. Nothing is said by colour alone: where the
 * minimum is undefined the colours only decorate what pattern and words tell apart.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INKS } from '../../client/drawing/inks.ts';
import { STANCE_SIGN } from '../../client/facets/positions/signs.ts';
import { STATES } from '../../client/kinds/zone/states.ts';
import { themed } from '../../client/ui/contrast.ts';
import type { Theme } from '../../client/ui/theme.svelte.ts';
import cellJson from '../../data/cell.json' with { type: 'json' };
import { Cell } from '../../picture/cell.ts';
import { apart, EYES, nearest } from '../support/eyes.ts';

const THEMES: readonly Theme[] = ['dark', 'bright'];
const CELL = Cell.parse(cellJson);
const css = readFileSync(join(import.meta.dirname, '../../client/ui/base.css'), 'utf8');
const variables = (selector: string): Record<string, string> => {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
};
const dark = variables(':root');
const COLOURS: Readonly<Record<Theme, Record<string, string>>> = {
  dark,
  bright: { ...dark, ...variables(':root[data-theme="bright"]') },
};

interface Meaning {
  readonly colours: (theme: Theme) => Record<string, string>;
  /** What says it in grey. */
  readonly also: string;
  /** The least distance under every deficiency; undefined: colour carries nothing here. */
  readonly least: Readonly<Record<Theme, number>> | undefined;
}

const pick = (theme: Theme, names: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names).map(([meaning, name]) => [meaning, COLOURS[theme][name] ?? 'none']),
  );

const MEANINGS: Readonly<Record<string, Meaning>> = {
  desks: {
    colours: (theme) =>
      Object.fromEntries(themed(CELL, theme).desks.map(({ id, colour }) => [id, colour])),
    also: 'the letters of the desk, in lists, cards, labels and the head of every symbol',
    least: { dark: 0.2, bright: 0.15 },
  },
  precedence: {
    colours: (theme) =>
      pick(theme, { FLASH: 'alarm', IMMEDIATE: 'amber-fill', others: 'priority' }),
    also: 'the words FLASH, IMM, PRI, RTN; on the map size and one or two rings',
    least: { dark: 0.15, bright: 0.07 },
  },
  'state of a screen': {
    colours: (theme) =>
      pick(theme, { same: 'agree', behind: 'amber', differs: 'alarm', silent: 'dim' }),
    also: 'disc, triangle, diamond, ring; and the word beside it',
    least: { dark: 0.1, bright: 0.07 },
  },
  positions: {
    colours: (theme) =>
      pick(theme, { confirms: 'agree', reviewing: 'amber', disputes: 'alarm-ink', none: 'dim' }),
    also: 'a sign of its own (✓ ◐ – … ✕ ⊘) and the word',
    least: { dark: 0.1, bright: 0.07 },
  },
  bars: {
    colours: (theme) => pick(theme, { all: 'bar', grave: 'bar-grave' }),
    also: 'the grave part stands below the rest, on a wall under a cap; lighter or darker in grey',
    least: { dark: 0.15, bright: 0.15 },
  },
  frames: {
    colours: (theme) =>
      pick(theme, { replay: 'amber-fill', exercise: 'violet', 'not live': 'alarm' }),
    also: 'plain, hatched, thick with a plate; and the words REPLAY, EXERCISE, NOT LIVE',
    least: { dark: 0.15, bright: 0.07 },
  },
  'rings and words on the map': {
    colours: (theme) => ({
      FLASH: INKS[theme].alarm,
      IMMEDIATE: INKS[theme].amber,
      others: INKS[theme].dim,
    }),
    also: 'two rings, one, none; dashes of a zone that is proposed, dots of one that is over',
    least: { dark: 0.1, bright: 0.07 },
  },
  'states of zones': {
    colours: (theme) => ({
      proposed: STATES.proposed.colour(INKS[theme]),
      suspended: STATES.suspended.colour(INKS[theme]),
    }),
    also: 'dashes while proposed, crosses all along while suspended',
    least: { dark: 0.1, bright: 0.07 },
  },
};
const NAMES = Object.keys(MEANINGS);
const DEFICIENT = EYES.filter((eyes) => eyes !== 'grey');

test('distances by known examples', () => {
  expect(apart('all cones', '#000000', '#ffffff')).toBeCloseTo(1, 3);
  expect(apart('grey', '#ff0000', '#ff0000')).toBe(0);
  // red and a dark green of its lightness: far apart, but for whom red and green are one
  expect(apart('all cones', '#c04040', '#6b7f2a')).toBeGreaterThan(0.15);
  expect(apart('deutan', '#c04040', '#6b7f2a')).toBeLessThan(0.06);
});

describe.each(THEMES)('%s', (theme) => {
  test.each(NAMES)('%s are told apart by eyes of every kind, and without colour', (name) => {
    const meaning = MEANINGS[name];
    if (meaning === undefined) throw new Error(`no meaning ${name}`);
    expect(meaning.also).not.toBe('');
    const colours = meaning.colours(theme);
    expect(Object.keys(colours).length).toBeGreaterThan(1);
    for (const eyes of DEFICIENT) {
      const { pair, distance } = nearest(eyes, colours);
      expect(distance, `${pair} for ${eyes}`).toBeGreaterThanOrEqual(meaning.least?.[theme] ?? 0);
    }
  });
});

test('bars that matter stand out in grey too', () => {
  for (const theme of THEMES) {
    const { bar = '', 'bar-grave': grave = '' } = COLOURS[theme];
    expect(apart('grey', bar, grave), theme).toBeGreaterThan(0.15);
  }
});

test('no two positions share a sign', () => {
  const signs = Object.values(STANCE_SIGN);
  expect(new Set(signs).size).toBe(signs.length);
});
