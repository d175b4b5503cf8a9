/**
 * Which looks are taken at a page. `npm run looks` (LOOKS=all) takes every combination with the map drawn, and keeps
 * a picture of each in artefacts/journeys. Otherwise few are taken, in which every state stands once and every pair of
 * language, theme and size together at least once, without drawing the map: so in `npm test` where a journey does more
 * than look (`@with-looks`), and in all with LOOKS=few.
 */
import type { Page } from '@playwright/test';
import type { Drawing } from '../support/pages.ts';
import { covering, pairsOf } from '../support/pairwise.ts';
import {
  expectLaidOut,
  expectUsable,
  settled,
  shoot,
  TAGS,
  type Tag,
  THEMES,
  type Theme,
} from './look.ts';

/** `npm run looks`: everything is looked at. */
export const ALL = process.env.LOOKS === 'all';
/** How a page that is looked at draws its map. */
export const MAP: Drawing = ALL ? 'drawn' : 'blank';

export type Size = { readonly width: number; readonly height: number };
export const SMALL: Size = { width: 1280, height: 720 };
export const USUAL: Size = { width: 1440, height: 900 };
export const LARGE: Size = { width: 1920, height: 1080 };
export const LARGEST: Size = { width: 3840, height: 2160 };
/** Pixels of a largest screen for each of the page: software draws so many for a map in ten seconds. */
export const LARGEST_SCALE = ALL ? 0.5 : 1;

/** These sizes; those at which a page is laid out as at another are left to `npm run looks`. */
export const sizesBut = (alike: readonly Size[], ...sizes: readonly Size[]): readonly Size[] =>
  ALL ? sizes : sizes.filter((one) => !alike.includes(one));

export interface Look<State extends string = string> {
  readonly theme: Theme;
  readonly tag: Tag;
  readonly size: Size;
  readonly state: State;
}

/**
 * The looks at a page in these states, by theme, language, size and state in this order; says which. Some
 * states have no way to another theme (`dark`).
 */
export function looksAt<State extends string>(
  page: string,
  states: readonly State[],
  sizes: readonly Size[],
  dark: readonly State[] = [],
): readonly Look<State>[] {
  const all = THEMES.flatMap((theme) =>
    TAGS.flatMap((tag) =>
      sizes.flatMap((size) => states.map((state) => ({ theme, tag, size, state }))),
    ),
  ).filter(({ theme, state }) => theme === 'dark' || !dark.includes(state));
  return chosenOf(page, all, ({ state, tag, size, theme }) => [state, tag, `${size.width}`, theme]);
}

/**
 * All of these; or few, with each first value and every pair of the values behind it. In their order, and
 * printed.
 */
export function chosenOf<One>(
  page: string,
  all: readonly One[],
  values: (one: One) => readonly [string, ...string[]],
): readonly One[] {
  const shows = (one: One): string[] => {
    const [first, ...others] = values(one);
    return [first, ...pairsOf(others)];
  };
  const few = new Set(ALL ? all : covering(all, shows));
  const chosen = all.filter((one) => few.has(one));
  const names = chosen.map((one) => values(one).join('-'));
  console.log(`${page}: ${chosen.length} looks of ${all.length}: ${names.join(' ')}`);
  return chosen;
}

/** `he-zone-form-1440-bright` */
export const nameOf = ({ tag, state, size, theme }: Look): string =>
  `${tag}-${state}-${size.width}${theme === 'dark' ? '' : `-${theme}`}`;

interface Judged {
  /** Whether a map is drawn on it, where maps are drawn. */
  readonly mapped?: boolean;
  /** Whether what is open lies over the page, as a menu does: it covers what is below. */
  readonly over?: boolean;
  /** Whether it is seen by who reads by ear, by keyboard or with weak eyes; the size makes little of that. */
  readonly usable?: boolean;
}

/** The page as it is now is laid out whole, and can be used by everybody. */
export async function judge(page: Page, where: string, judged: Judged = {}): Promise<void> {
  const { mapped = true, over = false, usable = true } = judged;
  if (ALL) await shoot(page, where, mapped);
  else await settled(page);
  if (!over) await expectLaidOut(page, where);
  if (usable) await expectUsable(page, where);
}
