import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code } from '../../picture/digest.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { all } from '../../picture/table.ts';
import type { View } from '../../picture/views/view.ts';
import { VIEWS } from '../../picture/views/views.ts';
import { readCheckpoint, writeCheckpoint } from '../support/checkpoint-line.ts';
import { proposed, reported } from '../support/examples.ts';
import { Growing, type Log, log } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { seed } from '../support/seed.ts';

type Views = typeof VIEWS;
type Says<V> = V extends () => View<infer S> ? S : never;

const bySeq = (said: ReadonlyMap<number, unknown>) => [...said].sort(([a], [b]) => a - b);

/** What each view says, as something that can be compared. */
const PLAIN: { [K in keyof Views]: (said: Says<Views[K]>, picture: Picture) => unknown } = {
  zoneStatuses: bySeq,
  ongoing: bySeq,
  zonesAtEvents: (zonesAt, picture) =>
    [...all(picture.items)].flatMap((item) => (item.kind === 'event' ? [zonesAt(item)] : [])),
  conflicts: (pairs) => pairs,
};

interface Compared {
  readonly at: (now: number, picture: Picture) => unknown;
  readonly next: (now: number) => number | undefined;
  readonly start: View<unknown>['start'];
  readonly take: View<unknown>['take'];
}
function compared<S>(view: View<S>, plain: (said: S, picture: Picture) => unknown): Compared {
  return {
    at: (now, picture) => plain(view.at(now), picture),
    next: (now) => view.next(now),
    start: (picture) => view.start(picture),
    take: (entries, picture) => view.take(entries, picture),
  };
}
/** Every view, each time new. */
const BEGUN: { [K in keyof Views]: () => Compared } = {
  zoneStatuses: () => compared(VIEWS.zoneStatuses(), PLAIN.zoneStatuses),
  ongoing: () => compared(VIEWS.ongoing(), PLAIN.ongoing),
  zonesAtEvents: () => compared(VIEWS.zonesAtEvents(), PLAIN.zonesAtEvents),
  conflicts: () => compared(VIEWS.conflicts(), PLAIN.conflicts),
};

const scratch = (begin: () => Compared, picture: Picture): Compared => {
  const view = begin();
  view.start(picture);
  return view;
};

/** The picture at a checkpoint, as a page that comes then has it: nothing is shared with the one before. */
function loaded({ entries, heads }: Log, seq: number): Picture {
  const picture = fold(EMPTY, entries.slice(0, seq));
  const head = heads[seq - 1];
  if (head === undefined) return EMPTY;
  const read = readCheckpoint(writeCheckpoint(picture, head, code(head.hash, picture)));
  if (read === 'other') throw new Error('not read');
  return read.picture;
}

const DAY = 86_400_000;
const SOME_DAY = Date.parse('2026-11-22T00:00:00Z');
const time = fc.integer({ min: SOME_DAY - 4 * DAY, max: SOME_DAY + 4 * DAY });
const steps = fc.array(fc.record({ size: fc.integer({ min: 1, max: 9 }), time }), {
  minLength: 1,
  maxLength: 8,
});

describe.each(Object.entries(BEGUN))('the view %s', (_, begin) => {
  test('[R21] taken along in steps says what one begun there says, from any checkpoint, at any time', () => {
    fc.assert(
      fc.property(log, fc.nat(), steps, (log, pick, steps) => {
        const { entries } = log;
        let seq = pick % (entries.length + 1);
        let picture = loaded(log, seq);
        const along = scratch(begin, picture);
        for (const { size, time } of steps) {
          const taken = entries.slice(seq, seq + size);
          picture = fold(picture, taken);
          seq += taken.length;
          along.take(taken, picture);
          const begun = scratch(begin, picture);
          expect(along.at(time, picture)).toEqual(begun.at(time, picture));
          expect(along.next(time)).toBe(begun.next(time));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('[R21] begun again from another picture, earlier or later, it forgets the one before', () => {
    fc.assert(
      fc.property(log, fc.array(fc.record({ pick: fc.nat(), time })), (log, moments) => {
        const view = begin();
        for (const { pick, time } of moments) {
          const picture = loaded(log, pick % (log.entries.length + 1));
          view.start(picture);
          expect(view.at(time, picture)).toEqual(scratch(begin, picture).at(time, picture));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('[R21] until the time it names nothing else is said, and then something is', () => {
    fc.assert(
      fc.property(log, time, fc.nat(), ({ entries }, time, within) => {
        const picture = fold(EMPTY, entries);
        const view = scratch(begin, picture);
        const said = view.at(time, picture);
        const next = view.next(time);
        const far = next ?? time + 30 * DAY;
        expect(far).toBeGreaterThan(time);
        const between = time + (within % (far - time));
        expect(scratch(begin, picture).at(between, picture)).toEqual(said);
        if (next !== undefined) expect(view.at(next, picture)).not.toEqual(said);
      }),
      { numRuns: 100 },
    );
  });
});

test('[R21] a zone with hours of each day turns at each of them, an event at its ends', () => {
  const growing = new Growing();
  const window = {
    from: '2026-11-22T10:00:00Z',
    to: '2026-11-23T13:00:00Z',
    daily: { from: '22:00', to: '04:00' },
  };
  const unilateral = { ...proposed({ window, unilateral: true }), agrees: true };
  expect(growing.ask(person('il'), unilateral, 1000, growing.head)).toBeUndefined();
  const occurred = { from: '2026-11-22T11:00:00Z', to: '2026-11-22T12:30:00Z' };
  growing.ask(person('il'), reported({ occurred }));
  const turns = (view: View<ReadonlyMap<number, string>>, seq: number): unknown[] => {
    view.start(growing.picture);
    const found: unknown[] = [];
    for (let now: number | undefined = SOME_DAY; now !== undefined; now = view.next(now)) {
      found.push([new Date(now).toISOString().slice(5, 16), view.at(now).get(seq)]);
    }
    return found;
  };
  expect(turns(VIEWS.zoneStatuses(), 2)).toEqual([
    ['11-22T00:00', 'agreed'],
    ['11-22T10:00', 'pausing'],
    ['11-22T22:00', 'in-force'],
    ['11-23T04:00', 'pausing'],
    ['11-23T13:00', 'expired'],
  ]);
  expect(turns(VIEWS.ongoing(), 3)).toEqual([
    ['11-22T00:00', undefined],
    ['11-22T11:00', 'ongoing'],
    ['11-22T12:30', undefined],
  ]);
});

test('the logs that views are held against have something for each to say', () => {
  const pictures = fc
    .sample(log, { numRuns: 120, seed })
    .map(({ entries }) => fold(EMPTY, entries));
  for (const [name, begin] of Object.entries(BEGUN)) {
    const said = pictures.map((picture) => {
      const at = scratch(begin, picture).at(SOME_DAY + DAY / 2, picture);
      return JSON.stringify(at)?.replace(/[[\],]/g, '') ?? '';
    });
    expect(said.filter((text) => text !== '').length, name).toBeGreaterThan(3);
  }
});

test('a view gives out the same object as long as it says the same', () => {
  const growing = new Growing();
  growing.ask(person('il'), proposed());
  const view = VIEWS.zoneStatuses();
  view.start(growing.picture);
  const said = view.at(SOME_DAY);
  expect(view.at(SOME_DAY + 1)).toBe(said);
  growing.ask(person('il'), reported());
  view.take(growing.entries.slice(-1), growing.picture);
  expect(view.at(SOME_DAY)).toBe(said);
  growing.ask(person('il'), proposed());
  view.take(growing.entries.slice(-1), growing.picture);
  expect([view.at(SOME_DAY), said].map((map) => map.size)).toEqual([2, 1]);
});
