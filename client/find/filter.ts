/** What a person wants to see of the picture: one set, written in the address, that lists and map share. Pure. */
import type { DeskId, Instant } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { AnyItem } from '../../picture/fold.ts';
import { type Box, meet } from '../../picture/geo/box.ts';
import { extentOf } from '../../picture/item-place.ts';
import { URGENT } from '../../picture/precedence.ts';
import { wordsIn } from '../../picture/reading/names.ts';
import { deskNames, spoken } from '../items/spoken.ts';
import { uiOf } from '../kinds.ts';
import { criteriaNamed } from './criteria.ts';

/**
 * What is not set asks for nothing. Within one field, and within one of those chosen, any of its values
 * will do; all fields must be met.
 */
export interface Filter {
  readonly text?: string | undefined;
  /** Of what kinds can be filtered by, by its name in the address; it is asked of kinds that have it. */
  readonly chosen?: Chosen | undefined;
  readonly desks?: readonly DeskId[] | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  /** A rectangle, or `view`: what the map shows. */
  readonly within?: Box | 'view' | undefined;
  /** Only what is of the picture shown, or only the desk's own drafts. */
  readonly of?: Which | undefined;
  /** What is filtered out is not drawn at all; otherwise it is drawn faintly. */
  readonly hides?: true | undefined;
}

/** The picture shown, or the desk's own that is looked at with it. */
export const WHICH = ['shown', 'own'] as const;
export type Which = (typeof WHICH)[number];

type Chosen = Readonly<Record<string, readonly string[]>>;

/** Whether it asks for anything at all. */
export const asks = ({ hides: _, ...fields }: Filter): boolean =>
  Object.values(fields).some((value) => value !== undefined);

/** How many of its fields ask for something; the time counts once. */
export const countOf = ({ hides: _, from, to, chosen = {}, ...fields }: Filter): number =>
  Object.values({ ...chosen, ...fields }).filter((value) => value !== undefined).length +
  (from === undefined && to === undefined ? 0 : 1);

/** The urgent ones that stand. */
export const URGENT_ONLY: Filter = { chosen: { precedence: URGENT, state: ['standing'] } };

/** Whether an item is wanted, at `now` (ms since 1970; only the status of zones depends on it). */
export type Match = (item: AnyItem, now: number) => boolean;

/**
 * `view` is what the map shows; without it a filter by what the map shows leaves all places in.
 * `isOwn` tells the desk's own drafts from the items of the picture shown; `desk` is the reader's.
 */
export function matcher(
  filter: Filter,
  cell: Cell,
  view?: Box,
  isOwn: (item: AnyItem) => boolean = () => false,
  desk?: DeskId,
): Match {
  const tests: Match[] = [];
  if (filter.of !== undefined) tests.push((item) => isOwn(item) === (filter.of === 'own'));
  const words = wordsIn(filter.text ?? '');
  if (words.length > 0) {
    const desks = deskNames(cell);
    tests.push((item) => {
      const { whole } = spoken(item);
      const names = desks.get(item.by.desk) ?? [];
      return words.every((word) => whole.includes(word) || names.includes(word));
    });
  }
  const { desks, from, to, chosen = {} } = filter;
  if (desks) tests.push((item) => desks.includes(item.by.desk));
  for (const [name, options] of Object.entries(chosen)) {
    const criteria = criteriaNamed(name);
    tests.push((item, now) => {
      const criterion = criteria.get(item.kind);
      return (
        criterion === undefined || options.some((one) => criterion.holds(item, one, now, desk))
      );
    });
  }
  if (from !== undefined || to !== undefined) {
    tests.push((item) => {
      const span = uiOf(item).span(item); // Instants of one form sort as texts
      const begins = to === undefined || span.from <= to;
      return begins && (from === undefined || span.to === undefined || from <= span.to);
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
