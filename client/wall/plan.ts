/**
 * How events and messages fill the column of a wall: which stand in full, which as a card, which in one line,
 * and how many are only counted. Pure; heights are in rem and the most that a form can need.
 */
import { LANGUAGES } from '../../picture/basics.ts';
import { titleOf } from '../../picture/items.ts';
import { isUrgent, type Precedence } from '../../picture/precedence.ts';
import type { WallItem } from './wall-items.ts';

/** `whole`: in every language it was given in; `card`: what, who, when, positions; `row`: one line. */
export type Form = 'whole' | 'card' | 'row';

export const HEIGHTS: Readonly<Record<Form, number>> = { whole: 16.6, card: 10.7, row: 3.4 };
export const GAP = 0.7;
/** Of a message nothing is cut: its words need as many lines as they need. The least signs (of any) that fill one. */
const SIGNS = { title: 28, other: 34 };
const LINES = { title: 2.42, other: 2.16 };
const AROUND = 6; // what stands over and under the words of a card
/** The line that counts what is left. */
const COUNT = 2.85; // with the gap above it
/** So many events are shown before larger forms are given, if that many can be. */
const LEAST = 6;
/** Cards of IMMEDIATE events beside a FLASH. */
const CARDS = 2;

export interface Placed {
  readonly item: WallItem;
  readonly form: Form;
}

export interface Plan {
  readonly placed: readonly Placed[];
  /** Items that found no room, and how many of these are urgent. */
  readonly left: number;
  readonly leftUrgent: number;
}

/** The most (rem) that an item can need in a form. */
export function heightOf(item: WallItem, form: Form): number {
  if (item.kind === 'event' || form === 'row') return HEIGHTS[form];
  const title = titleOf(item);
  const lengths = LANGUAGES.map((language) => title[language]?.length ?? 0);
  const first = Math.ceil(Math.max(...lengths) / SIGNS.title) * LINES.title;
  if (form === 'card') return AROUND + first;
  const others = lengths.map((length) => Math.ceil(length / SIGNS.other) * LINES.other);
  return AROUND + first + others.reduce((sum, one) => sum + one, 0) - Math.min(...others);
}

/**
 * Fills a column of `room` rem with items in their order. Urgent ones are given larger forms first, as
 * long as six items are shown, or for a FLASH message as long as it finds room; what room then remains goes to the others, from the top.
 */
export function planOf(items: readonly WallItem[], room: number): Plan {
  const forms: Form[] = items.map(() => 'row');
  const least = Math.min(LEAST, items.length);
  const fitting = () => fittingOf(items, forms, room);
  const upgrade = (i: number, form: Form, shown: number): boolean => {
    const before = forms[i];
    if (before === undefined) return false;
    forms[i] = form;
    if (fitting() >= shown) return true;
    forms[i] = before;
    return false;
  };
  const at = (precedence: Precedence) =>
    items.flatMap((item, i) => (item.fields.precedence === precedence ? [i] : []));
  const flashes = at('FLASH');
  for (const i of flashes) {
    // a message waits for its desks, and says nothing in one line
    const beside = items[i]?.kind === 'message' ? i + 1 : least;
    if (!upgrade(i, 'whole', beside)) upgrade(i, 'card', beside);
  }
  const cards = flashes.length > 1 ? 0 : CARDS;
  for (const i of at('IMMEDIATE').slice(0, cards)) upgrade(i, 'card', least);
  const shown = fitting();
  for (const form of ['card', 'whole'] as const) {
    for (let i = 0; i < shown; i++) if (forms[i] !== 'whole') upgrade(i, form, shown);
  }
  const rest = items.slice(shown);
  return {
    placed: items.slice(0, shown).map((item, i) => ({ item, form: forms[i] ?? 'row' })),
    left: rest.length,
    leftUrgent: rest.filter(({ fields }) => isUrgent(fields.precedence)).length,
  };
}

/** How many items in these forms fit from the top, with the line that counts the others. */
function fittingOf(items: readonly WallItem[], forms: readonly Form[], room: number): number {
  let used = 0;
  for (const [i, item] of items.entries()) {
    used += heightOf(item, forms[i] ?? 'row') + (i === 0 ? 0 : GAP);
    const counted = i === items.length - 1 ? 0 : COUNT;
    if (used + counted > room) return i;
  }
  return items.length;
}
