/** Compares the rows that a screen was given with those that the log itself makes. [R28] */
import { type Revisions, same } from './revisions.ts';

/**
 * The first entry after `after` and until `until` of which two indexes of the same looks say different
 * things; undefined if they agree. Both hold these entries.
 */
export function differenceIn(
  one: Revisions,
  other: Revisions,
  after: number,
  until: number,
): number | undefined {
  const found = [
    inEntries(one, other, after, until),
    inRows(one, other, after, until),
    inOthers(one, other, after, until),
  ].filter((seq) => seq !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}

function inEntries(one: Revisions, other: Revisions, after: number, until: number) {
  const [{ times, classes }, against] = [one.recorded, other.recorded];
  for (let seq = after + 1; seq <= until; seq++) {
    if (times[seq] !== against.times[seq] || classes[seq] !== against.classes[seq]) return seq;
  }
  return undefined;
}

function inRows(one: Revisions, other: Revisions, after: number, until: number) {
  const equal = (a: number, b: number) => same(one.said(a), other.said(b));
  return inLists(one, other, equal, after, until);
}

function inOthers(first: Revisions, second: Revisions, after: number, until: number) {
  const [one, other] = [first.others, second.others];
  const equal = (a: number, b: number) =>
    one.item.get(a) === other.item.get(b) && one.began.get(a) === other.began.get(b);
  return inLists(one, other, equal, after, until);
}

/** Rows in the order of the entries that made them. */
type Rows = Pick<Revisions, 'from' | 'rowsUntil'>;

function inLists(
  one: Rows,
  other: Rows,
  equal: (a: number, b: number) => boolean,
  after: number,
  until: number,
): number | undefined {
  let [a, b] = [one.rowsUntil(after), other.rowsUntil(after)];
  const [endA, endB] = [one.rowsUntil(until), other.rowsUntil(until)];
  for (; a < endA && b < endB; a++, b++) {
    const [from, against] = [one.from.get(a), other.from.get(b)];
    if (from !== against || !equal(a, b)) return Math.min(from, against);
  }
  if (a < endA) return one.from.get(a);
  return b < endB ? other.from.get(b) : undefined;
}
