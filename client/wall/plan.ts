/**
 * How the events of a wall fill its column: which stand in full, which as a card, which in one line, and
 * how many are only counted. Pure; heights are in rem and the most that a form can need.
 */
import type { EventItem } from '../../picture/kinds/event.ts';
import { isUrgent, type Precedence } from '../../picture/precedence.ts';

/** `whole`: in every language it was given in; `card`: what, who, when, positions; `row`: one line. */
export type Form = 'whole' | 'card' | 'row';

export const HEIGHTS: Readonly<Record<Form, number>> = { whole: 16.6, card: 10.7, row: 3.4 };
export const GAP = 0.7;
/** The line that counts what is left. */
const COUNT = 2.85; // with the gap above it
/** So many events are shown before larger forms are given, if that many can be. */
const LEAST = 6;
/** Cards of IMMEDIATE events beside a FLASH. */
const CARDS = 2;

export interface Placed {
  readonly event: EventItem;
  readonly form: Form;
}

export interface Plan {
  readonly placed: readonly Placed[];
  /** Events that found no room, and how many of these are urgent. */
  readonly left: number;
  readonly leftUrgent: number;
}

/**
 * Fills a column of `room` rem with events in their order. Urgent ones are given larger forms first, as
 * long as six events are shown; what room then remains goes to the others, from the top.
 */
export function planOf(events: readonly EventItem[], room: number): Plan {
  const forms: Form[] = events.map(() => 'row');
  const least = Math.min(LEAST, events.length);
  const upgrade = (i: number, form: Form, shown: number): boolean => {
    const before = forms[i];
    if (before === undefined) return false;
    forms[i] = form;
    if (fitting(forms, room) >= shown) return true;
    forms[i] = before;
    return false;
  };
  const at = (precedence: Precedence) =>
    events.flatMap((event, i) => (event.fields.precedence === precedence ? [i] : []));
  const flashes = at('FLASH');
  for (const i of flashes) if (!upgrade(i, 'whole', least)) upgrade(i, 'card', least);
  const cards = flashes.length > 1 ? 0 : CARDS;
  for (const i of at('IMMEDIATE').slice(0, cards)) upgrade(i, 'card', least);
  const shown = fitting(forms, room);
  for (const form of ['card', 'whole'] as const) {
    for (let i = 0; i < shown; i++) if (forms[i] !== 'whole') upgrade(i, form, shown);
  }
  const rest = events.slice(shown);
  return {
    placed: events.slice(0, shown).map((event, i) => ({ event, form: forms[i] ?? 'row' })),
    left: rest.length,
    leftUrgent: rest.filter(({ fields }) => isUrgent(fields.precedence)).length,
  };
}

/** How many of these forms fit from the top, with the line that counts the others. */
function fitting(forms: readonly Form[], room: number): number {
  let used = 0;
  for (const [i, form] of forms.entries()) {
    used += HEIGHTS[form] + (i === 0 ? 0 : GAP);
    const counted = i === forms.length - 1 ? 0 : COUNT;
    if (used + counted > room) return i;
  }
  return forms.length;
}
