import { expect, test } from 'vitest';
import { pictureKindOf } from '../../picture/cell.ts';
import { examine, GENESIS } from '../../picture/chain.ts';
import { digest } from '../../picture/digest.ts';
import { isRelease } from '../../picture/facets/release/steps.ts';
import { EMPTY, fold } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import { readCheckpoint, writeCheckpoint } from '../support/checkpoint-line.ts';
import { DESK_CELL } from '../support/desks.ts';
import { figure } from '../support/figure.ts';
import type { Growing } from '../support/logs.ts';
import { sized } from '../support/scale.ts';
import { GOES, STAYS, someWorlds } from '../support/worlds.ts';
import '../support/seed.ts';

const decoder = new TextDecoder();
const WORLDS = sized({ test: 40, soak: 400 });
const worlds = someWorlds(WORLDS, 120);
const logs = worlds.flatMap(({ logs }) => [...logs.values()]);
const entries = logs.flatMap((log) => log.entries);
const releasesIn = ({ picture }: Growing) =>
  [...all(picture.items)].flatMap(({ releases }) => releases ?? []);

/** The marks that stand in lines. */
function marksIn(lines: readonly Uint8Array[], sign: string): Set<string> {
  const marks = new RegExp(`${sign}\\d+${sign}`, 'g');
  return new Set(lines.flatMap((line) => decoder.decode(line).match(marks) ?? []));
}

const meet = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((one) => others.has(one));

test('the worlds are wide enough to prove something', () => {
  const asked = worlds.reduce((sum, world) => sum + world.asked, 0);
  const states = logs.flatMap(releasesIn).map(({ state }) => state);
  const count = (state: string) => states.filter((one) => one === state).length;
  figure(
    `${asked} commands, ${entries.length} entries; released: ${count('made')}, ` +
      `refused: ${count('refused')}, waiting: ${count('proposed')}, delayed: ${count('approved')}`,
  );
  expect(asked).toBeGreaterThanOrEqual(100 * WORLDS);
  for (const state of ['made', 'refused', 'proposed'])
    expect(count(state), state).toBeGreaterThan(0.3 * WORLDS);
  expect(count('approved')).toBeGreaterThan(0.05 * WORLDS); // waits for its time
  const approvals = entries.filter(({ change }) => change.type === 'release.approved');
  expect(approvals.length).toBeGreaterThan(0.1 * WORLDS);
  expect(
    marksIn(
      logs.flatMap(({ lines }) => lines),
      STAYS,
    ).size,
  ).toBeGreaterThan(0.25 * WORLDS);
});

test('[R1] [R2] [R22] whatever was decided for folds, in parts, at once and from a checkpoint', () => {
  for (const { entries: log, lines, heads, picture } of logs) {
    let head = GENESIS;
    for (const line of lines) ({ head } = examine(head, line));
    const whole = fold(EMPTY, log);
    expect(digest(whole)).toBe(digest(picture));
    const half = log.length >> 1;
    const begun = fold(EMPTY, log.slice(0, half));
    const read = readCheckpoint(writeCheckpoint(begun, heads[half - 1] ?? GENESIS, 'x'));
    if (read === 'other') throw new Error('of another version');
    expect(digest(fold(read.picture, log.slice(half)))).toBe(digest(whole));
  }
});

test('[R23] [P12] what one desk drafts stands in no other log, but for copies it released', () => {
  let crossed = 0;
  for (const { logs } of worlds) {
    for (const { id: desk } of DESK_CELL.desks) {
      const own = [...logs].find(([id]) => `${id}` === `${desk}`)?.[1];
      if (own === undefined) throw new Error('a desk has no picture');
      const drafted = marksIn(own.lines, GOES);
      const kept = marksIn(own.lines, STAYS);
      for (const [id, other] of logs) {
        if (other === own) continue;
        expect(meet(marksIn(other.lines, STAYS), kept)).toBe(false);
        const copies = releasesIn(own).filter(({ to, made }) => to === id && made !== undefined);
        const bytes = new Map(
          copies.map(({ made, change }) => [made?.seq, JSON.stringify(change)]),
        );
        for (const [i, line] of other.lines.entries()) {
          if (!meet(marksIn([line], GOES), drafted)) continue;
          const { seq, by, change } = other.entries[i]!;
          expect(JSON.stringify(change)).toBe(bytes.get(seq)); // the previewed bytes
          expect(by.desk).toBe(desk);
          crossed++;
        }
      }
    }
  }
  expect(crossed).toBeGreaterThan(WORLDS);
});

test('[P12] [P15] releases stand in the pictures of one desk, and what is made was approved first', () => {
  for (const log of logs) {
    const { picture: id } = log.picture.opened!;
    const own = pictureKindOf(DESK_CELL, id) === 'private';
    if (!own) expect(log.entries.some(({ change }) => isRelease(change))).toBe(false);
    for (const release of releasesIn(log)) {
      const { made, second, approvedBy, by } = release;
      if (made === undefined) continue;
      if (second) {
        expect(approvedBy?.by.person).not.toBe(by.person);
        const took = Date.parse(approvedBy?.time ?? '') - Date.parse(release.time);
        expect(took).toBeLessThanOrEqual(600_000);
      } else expect(approvedBy).toBeUndefined();
    }
    for (const { by, change } of log.entries) {
      if (change.type === 'release.made') expect(by.person).toBe('server');
    }
  }
});

test('[P9] in pictures of several desks analysts wrote notes and nothing else', () => {
  for (const log of logs) {
    const { picture: id } = log.picture.opened!;
    const byAnalysts = log.entries.filter(({ by }) => by.person.startsWith('analyst.'));
    const others = byAnalysts.filter(({ change }) => !change.type.startsWith('note.'));
    if (pictureKindOf(DESK_CELL, id) === 'shared') expect(others).toEqual([]);
    for (const role of ['wall.', 'observer.', 'admin.'])
      expect(log.entries.some(({ by }) => by.person.startsWith(role))).toBe(false);
  }
});
