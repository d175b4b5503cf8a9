/** What a person wants to see of the picture: one set, written in the address, that lists and map share. Pure. */
import type { DeskId, Instant } from '../../picture/basics.ts';
import { CATEGORIES, type Category, type Group } from '../../picture/categories.ts';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { type Box, meet } from '../../picture/geo/box.ts';
import { extentOf } from '../../picture/item-place.ts';
import type { EventItem, Precedence } from '../../picture/kinds/event.ts';
import { type ZoneKind, type ZoneStatus, zoneStatus } from '../../picture/kinds/zone.ts';
import { wordsIn } from '../../picture/reading/names.ts';
import { deskNames, spoken } from '../items/spoken.ts';

/** What may be said of an event; several may hold of one. */
export const EVENT_STATES = [
  'standing',
  'withdrawn',
  'confirmed',
  'partly',
  'reviewing',
  'disputed',
  'unsaid',
] as const;
export type EventState = (typeof EVENT_STATES)[number];

/**
 * What is not set asks for nothing. Within one field any of its values will do; all fields must be met.
 * Categories, precedence and states are asked of events only, kinds and statuses of zones only.
 */
export interface Filter {
  readonly text?: string | undefined;
  readonly categories?: readonly (Group | Category)[] | undefined;
  readonly precedences?: readonly Precedence[] | undefined;
  readonly desks?: readonly DeskId[] | undefined;
  readonly states?: readonly EventState[] | undefined;
  readonly kinds?: readonly ZoneKind[] | undefined;
  readonly statuses?: readonly ZoneStatus[] | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  /** A rectangle, or `view`: what the map shows. */
  readonly within?: Box | 'view' | undefined;
  /** What is filtered out is not drawn at all; otherwise it is drawn faintly. */
  readonly hides?: true | undefined;
}

/** Whether it asks for anything at all. */
export const asks = ({ hides: _, ...fields }: Filter): boolean =>
  Object.values(fields).some((value) => value !== undefined);

/** How many of its fields ask for something; the time counts once. */
export const countOf = ({ hides: _, from, to, ...fields }: Filter): number =>
  Object.values(fields).filter((value) => value !== undefined).length +
  (from === undefined && to === undefined ? 0 : 1);

/** Whether an item is wanted, at `now` (ms since 1970; only the status of zones depends on it). */
export type Match = (item: AnyItem, now: number) => boolean;

/** `view` is what the map shows; without it a filter by what the map shows leaves all places in. */
export function matcher(filter: Filter, cell: Cell, view?: Box): Match {
  const tests: Match[] = [];
  const words = wordsIn(filter.text ?? '');
  if (words.length > 0) {
    const desks = deskNames(cell);
    tests.push((item) => {
      const { whole } = spoken(item);
      const names = desks.get(item.by.desk) ?? [];
      return words.every((word) => whole.includes(word) || names.includes(word));
    });
  }
  const { categories, precedences, desks, states, kinds, statuses, from, to } = filter;
  if (desks) tests.push((item) => desks.includes(item.by.desk));
  if (categories) {
    const wanted = new Set<string>(categories);
    tests.push(
      (item) =>
        item.kind !== 'event' ||
        wanted.has(item.fields.category) ||
        wanted.has(CATEGORIES[item.fields.category].group),
    );
  }
  if (precedences) {
    tests.push((item) => item.kind !== 'event' || precedences.includes(item.fields.precedence));
  }
  if (states) {
    tests.push((item) => item.kind !== 'event' || states.some((state) => isIn(item, state)));
  }
  if (kinds) tests.push((item) => item.kind !== 'zone' || kinds.includes(item.terms.kind));
  if (statuses) {
    tests.push((item, now) => item.kind !== 'zone' || statuses.includes(zoneStatus(item, now)));
  }
  if (from !== undefined || to !== undefined) {
    tests.push((item) => {
      const [began, ended] = timesOf(item);
      return (to === undefined || began <= to) && (from === undefined || from <= ended);
    });
  }
  const box = filter.within === 'view' ? view : filter.within;
  if (box !== undefined) {
    tests.push((item) => {
      const own = extentOf(item);
      return own !== undefined && meet(own, box);
    });
  }
  return (item, now) => tests.every((test) => test(item, now));
}

function isIn(event: EventItem, state: EventState): boolean {
  const takes = (...wanted: readonly string[]) =>
    Object.values(event.positions).some((position) => wanted.includes(position?.stance ?? ''));
  switch (state) {
    case 'standing':
      return event.state === 'standing';
    case 'withdrawn':
      return event.state === 'withdrawn';
    case 'confirmed':
      return takes('confirms');
    case 'partly':
      return takes('partly');
    case 'reviewing':
      return takes('reviewing');
    case 'disputed':
      return takes('disputes', 'denies');
    case 'unsaid':
      return !takes('confirms', 'partly', 'reviewing', 'disputes', 'denies');
    default:
      return state satisfies never;
  }
}

const ENDLESS = '9999'; // sorts after every Instant

/** From when to when an item speaks of; Instants of one form sort as texts. */
function timesOf(item: AnyItem): readonly [string, string] {
  switch (item.kind) {
    case 'event': {
      const { from, to } = item.fields.occurred;
      return [from, to ?? from];
    }
    case 'zone':
      return [item.terms.window.from, item.terms.window.to ?? ENDLESS];
    case 'note':
      return [item.recorded, item.recorded];
    default:
      return item satisfies never;
  }
}

/** FLASH and IMMEDIATE events that stand: they are never left out without a word. */
export const isUrgent = (item: AnyItem): boolean =>
  item.kind === 'event' &&
  item.state === 'standing' &&
  (item.fields.precedence === 'FLASH' || item.fields.precedence === 'IMMEDIATE');
