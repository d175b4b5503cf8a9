import { expect, test } from 'vitest';
import { ALARM_KINDS } from '../../../../picture/staff/alarm-name.ts';
import { type Trial, trial } from '../../../support/alarms/trial.ts';
import { sized } from '../../../support/scale.ts';
import { seed } from '../../../support/seed.ts';

const TRIALS = sized({ test: 500, soak: 10_000 });

/** The rows of a plain search without the last word, which says how far each alarm has gone. */
const plain = ({ naive }: Trial): Trial['rows'] =>
  Object.fromEntries(
    Object.entries(naive).map(([desk, rows]) => [
      desk,
      rows.map((row) => row.replace(/ \w+$/, '')).sort(),
    ]),
  );

const REACHES = ['desk', 'second', 'all'];

/** How far a group has gone that the plain search would have made of the same alarms. */
function furthest({ naive }: Trial, { alarms, responds }: Trial['groups'][number]): string {
  const rows = Object.values(naive).flat();
  const reached = alarms.flatMap(({ occurrence: { name }, state }) =>
    rows
      .filter((row) => row.startsWith(`${name} ${responds} ${state} `))
      .map((row) => REACHES.indexOf(row.split(' ').at(-1) ?? '')),
  );
  return REACHES[Math.max(...reached)] ?? '';
}

test('[R37] [R38] [R39] [R41] [R63] a list that followed from entry 1 is the one begun from a checkpoint, and complete', () => {
  const seen = new Map<string, number>();
  const count = (word: string) => seen.set(word, (seen.get(word) ?? 0) + 1);
  for (let n = seed; n < seed + TRIALS; n++) {
    const tried = trial(n);
    expect(tried.followed, `trial ${n}`).toBe(tried.begun);
    expect(tried.rows, `trial ${n}`).toEqual(plain(tried));
    expect(tried.unnamed, `trial ${n}`).toEqual([]);
    if (tried.next !== undefined) {
      expect(tried.next.before, `trial ${n}`).toBe(tried.followed);
      expect(tried.next.after, `trial ${n} at ${tried.next.at}`).not.toBe(tried.followed);
    }
    for (const group of tried.groups) {
      expect(furthest(tried, group), `trial ${n} ${group.name}`).toBe(group.reach);
      count(group.reach);
      for (const { state } of group.alarms) for (const word of [group.kind, state]) count(word);
    }
  }
  const states = ['unacknowledged', 'returned', 'acknowledged', 'shelved'];
  for (const word of [...ALARM_KINDS, ...states, ...REACHES]) {
    expect(seen.get(word) ?? 0, word).toBeGreaterThan(TRIALS / 20);
  }
});
