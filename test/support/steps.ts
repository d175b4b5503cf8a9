/** The steps of desks with what they must know, as a picture has them; and whose an entry moved. */
import type { Author } from '../../picture/basics.ts';
import type { Entry } from '../../picture/entry.ts';
import { keyOfUnit } from '../../picture/facets/receipts/unit.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import { ladderOf } from '../../picture/views/receipts/ladder.ts';
import { CELL } from './cell.ts';

/** One step: of which desk, and by whom its entry was. */
interface Step {
  readonly desk: string;
  readonly is: 'shown' | 'acknowledged' | 'passed' | 'confirmed' | 'told' | 'answered';
  /** Undefined: the server writes it, and keeps no author. */
  readonly by: Author | undefined;
}

/** The steps that an item holds, by a key that says which, of whom, and by which entry. */
function stepsOf(item: AnyItem): readonly (readonly [string, Step])[] {
  const steps: (readonly [string, Step])[] = [];
  const add = (desk: string, is: Step['is'], seq: number, by: Author | undefined, more = '') =>
    steps.push([`${item.ref} ${desk} ${is} ${seq} ${more}`, { desk, is, by }]);
  const receipts = 'receipts' in item ? item.receipts : undefined;
  for (const [desk, receipt] of Object.entries(receipts ?? {})) {
    const { shown, acknowledged, units, told } = receipt ?? {};
    if (shown) add(desk, 'shown', shown.seq, undefined);
    if (acknowledged) add(desk, 'acknowledged', acknowledged.seq, acknowledged.by);
    for (const { unit, passed, confirmed } of units ?? []) {
      add(desk, 'passed', passed.seq, passed.by, keyOfUnit(unit));
      if (confirmed) add(desk, 'confirmed', confirmed.seq, confirmed.by, keyOfUnit(unit));
    }
    for (const { seq, by } of told ?? []) add(desk, 'told', seq, by);
  }
  if (item.kind !== 'message') return steps;
  for (const [desk, answer] of Object.entries(item.answered ?? {})) {
    if (answer) add(desk, 'answered', answer.seq, answer.by);
  }
  return steps;
}

const known = new WeakMap<AnyItem, ReturnType<typeof stepsOf>>();

const stepsIn = (picture: Picture): ReadonlyMap<string, Step> =>
  new Map(
    [...all(picture.items)].flatMap((item) => {
      const steps = known.get(item) ?? stepsOf(item);
      known.set(item, steps);
      return steps;
    }),
  );

/**
 * The rungs that desks' ladders say are made of one picture and not of the other, by desk: of items that are
 * not the same in both, and ask about the same words as before or about new ones.
 */
function madeSince(
  before: Picture,
  after: Picture,
  now: number,
): readonly (readonly [string, string])[] {
  const same = new Set<unknown>(all(before.items));
  return [...all(after.items)].flatMap((item) => {
    if (same.has(item)) return [];
    const had = itemOf(before, item.ref);
    const ladder = ladderOf(item, { picture: after, cell: CELL, now });
    const earlier = had && ladderOf(had, { picture: before, cell: CELL, now });
    const words = ladder?.asked.words.seq;
    const known = words === earlier?.asked.words.seq; // else of new words, or of some from before
    if (ladder === undefined || (!known && words !== after.seq)) return [];
    return ladder.desks.flatMap(({ desk, ...rungs }) => {
      const then = known ? earlier?.desks.find((one) => one.desk === desk) : undefined;
      return RUNGS.flatMap((is) =>
        rungs[is]?.is === 'made' && then?.[is]?.is !== 'made'
          ? [[`${item.ref} ${is}`, desk] as const]
          : [],
      );
    });
  });
}
const RUNGS = ['shown', 'acknowledged', 'answered', 'unit'] as const;

const SPEAKERS: readonly string[] = ['officer', 'supervisor'];

/**
 * Why an entry moved a step that is not its author's to move; undefined: it did not. Told by the fold alone:
 * what came is of the author's own desk (`told`: of another one), by an officer or a supervisor, or `shown` by
 * the server; what went made room for a step of the same desk, by that desk. Nor does a ladder say otherwise.
 */
export function movedAnothers(
  { by, change, time }: Pick<Entry, 'by' | 'change' | 'time'>,
  before: Picture,
  after: Picture,
): string | undefined {
  const [had, has] = [stepsIn(before), stepsIn(after)];
  const came = [...has].filter(([key]) => !had.has(key));
  const went = [...had].filter(([key]) => !has.has(key));
  for (const [key, { desk, is, by: author }] of came) {
    if (author !== undefined && author.person !== by.person) return `${key}: is ${author.person}’s`;
    if ((is === 'shown') !== (by.role === 'server')) return `${key}: by ${by.role}`;
    if (is !== 'shown' && !SPEAKERS.includes(by.role ?? '')) return `${key}: by ${by.role}`;
    if (is === 'told' ? desk === by.desk : desk !== by.desk) return `${key}: by ${by.desk}`;
  }
  for (const [key, { desk, is }] of went) {
    const told = is === 'told' && change.type === 'receipt.told'; // about words that are no more
    if (!told && desk !== by.desk) return `${key} went: by ${by.desk}`;
  }
  for (const [rung, desk] of madeSince(before, after, Date.parse(time))) {
    if (desk !== by.desk) return `${rung} of ${desk}: made by ${by.desk}`;
  }
  return undefined;
}

/** How many steps of each sort a picture holds, over all desks. */
export function stepsHeld(picture: Picture): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { is } of stepsIn(picture).values()) counts.set(is, (counts.get(is) ?? 0) + 1);
  return counts;
}
