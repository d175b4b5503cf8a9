import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Change } from '../../picture/entry.ts';
import { EMPTY, fold, itemOf } from '../../picture/fold.ts';
import type { EventItem } from '../../picture/kinds/event.ts';
import { changedAt } from '../../picture/kinds/item.ts';
import { all } from '../../picture/table.ts';
import { added, EVENT, reported } from '../support/examples.ts';
import { Growing, log } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { sized, WHOLE_LOGS } from '../support/scale.ts';
import '../support/seed.ts';

const IL = person('il');
const SY = person('sy');

/** A log with one event of desk il, and what came after it. */
function withEvent(...changes: [ReturnType<typeof person>, object][]): Growing {
  const growing = new Growing();
  growing.ask(IL, reported());
  for (const [who, change] of changes) expect(growing.ask(who, change)).toBeUndefined();
  return growing;
}
const eventIn = ({ picture }: Growing): EventItem => {
  const [item] = all(picture.items);
  if (item?.kind !== 'event') throw new Error('no event');
  return item;
};

test('[R1] refuses a gap, a repeat and a step back', () => {
  const { entries } = withEvent([SY, { type: 'position.taken', item: 'E-2', stance: 'denies' }]);
  const [one, two, three] = entries;
  expect(() => fold(EMPTY, [one!, three!])).toThrow('entry 3: cannot follow entry 1 [R1]');
  expect(() => fold(EMPTY, [one!, two!, two!])).toThrow('entry 2: cannot follow entry 2 [R1]');
  expect(() => fold(fold(EMPTY, entries), [one!])).toThrow('[R1]');
});

test('[R2] folding in any parts gives what folding at once gives', () => {
  fc.assert(
    fc.property(log, fc.array(fc.nat(), { maxLength: 5 }), ({ entries }, cuts) => {
      const at = cuts.map((n) => n % (entries.length + 1)).sort((a, b) => a - b);
      const parts = [0, ...at].map((from, i) => entries.slice(from, at[i] ?? entries.length));
      expect(parts.reduce((picture, part) => fold(picture, part), EMPTY)).toEqual(
        fold(EMPTY, entries),
      );
    }),
    WHOLE_LOGS,
  );
});

test('[R3] leaves the picture and the entries it was given alone', () => {
  fc.assert(
    fc.property(log, fc.nat(), ({ entries }, n) => {
      const cut = n % (entries.length + 1);
      const before = fold(EMPTY, entries.slice(0, cut));
      const kept = structuredClone({ before, entries });
      fold(before, entries.slice(cut));
      expect({ before, entries }).toEqual(kept);
      expect(EMPTY.items.size).toBe(0);
    }),
    WHOLE_LOGS,
  );
});

test('[R3] nothing it is given needs to be open to change', () => {
  const { entries } = withEvent([SY, { type: 'position.taken', item: 'E-2', stance: 'partly' }]);
  const frozen = fold(EMPTY, entries.map(freeze));
  expect(fold(freeze(fold(EMPTY, entries.slice(0, 2))), entries.slice(2))).toEqual(frozen);
});

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

test('[R5] only entry 1 opens a picture', () => {
  const { entries } = withEvent();
  const [opening, second] = entries;
  expect(() => fold(EMPTY, [{ ...second!, seq: 1 }])).toThrow('entry 1');
  expect(() => fold(EMPTY, [opening!, { ...opening!, seq: 2 }])).toThrow(
    'entry 2: a picture is opened by entry 1 and only by it [R5]',
  );
  expect(fold(EMPTY, [opening!]).opened?.picture).toBe('shared');
});

test('[R6] a change names what is there and of its kind', () => {
  const { entries } = withEvent([SY, { type: 'position.taken', item: 'E-2', stance: 'denies' }]);
  const [opening, made, position] = entries;
  expect(() => fold(EMPTY, [opening!, { ...position!, seq: 2 }])).toThrow(
    'entry 2: names E-2, which is not there [R6]',
  );
  const growing = new Growing();
  growing.ask(IL, added());
  growing.ask(IL, reported());
  growing.ask(IL, { type: 'note.withdrawn', item: 'A-2', reason: 'wrong hill' });
  const withdrawn = growing.entries[3]!;
  expect(() => fold(EMPTY, [opening!, made!, { ...withdrawn, seq: 3 }])).toThrow('[R6]');
});

test('[R7] an amendment replaces the whole and keeps who made it and every step', () => {
  const growing = withEvent(
    [
      IL,
      {
        type: 'event.amended',
        item: 'E-2',
        event: { ...EVENT, precedence: 'FLASH' },
        reason: 'rockets',
      },
    ],
    [IL, { type: 'event.amended', item: 'E-2', event: { ...EVENT, category: 'explosion' } }],
  );
  const item = eventIn(growing);
  expect(item).toMatchObject({ ref: 'E-2', revision: 3, by: { desk: 'il' } });
  expect(item.fields).toMatchObject({ category: 'explosion', precedence: 'IMMEDIATE' });
  expect(item.history.map(({ seq, type, reason }) => [seq, type, reason])).toEqual([
    [2, 'event.reported', undefined],
    [3, 'event.amended', 'rockets'],
    [4, 'event.amended', undefined],
  ]);
});

test('[R7] an item keeps one step for each entry that names it, and nothing it was made with', () => {
  fc.assert(
    fc.property(log, ({ entries }) => {
      for (const item of all(fold(EMPTY, entries).items)) {
        const own = entries.filter(
          ({ seq, change }) =>
            seq === item.seq ||
            ('item' in change && change.item === item.ref && !change.type.startsWith('receipt.')),
        ); // receipts make no step [R60]
        expect(item.history.map(({ seq }) => seq)).toEqual(own.map(({ seq }) => seq));
        if (item.kind !== 'zone' || item.versions === undefined) {
          const revisions = own.filter(({ change }) => change.type.endsWith('.amended')).length;
          expect(item.revision).toBe(1 + revisions); // of what desks agree to: consent.test.ts
        }
        expect(item.by).toEqual(own[0]?.by);
        expect(changedAt(item)).toBe(own.at(-1)?.seq);
      }
    }),
    WHOLE_LOGS,
  );
});

test('[R13] one position for each desk: the newest counts, the others stay in the history', () => {
  const take = (stance: string, reason?: string) => ({
    type: 'position.taken',
    item: 'E-2',
    stance,
    reason,
  });
  const growing = withEvent(
    [SY, take('denies', 'no unit was there')],
    [IL, take('confirms')],
    [SY, take('none')],
  );
  const { positions, history } = eventIn(growing);
  expect(positions).toMatchObject({
    sy: { stance: 'none', seq: 5 },
    il: { stance: 'confirms', seq: 4 },
  });
  expect(positions[SY.desk]).not.toHaveProperty('reason');
  expect(history[1]).toMatchObject({ seq: 3, by: { desk: 'sy' }, reason: 'no unit was there' });
});

test('[R13] no entry of one desk changes the position of another', () => {
  fc.assert(
    fc.property(log, ({ entries }) => {
      let picture = fold(EMPTY, entries.slice(0, 1));
      for (const entry of entries.slice(1)) {
        const next = fold(picture, [entry]);
        for (const item of all(picture.items)) {
          const after = itemOf(next, item.ref);
          if (item.kind !== 'event' || after?.kind !== 'event') continue;
          const others = ({ positions }: EventItem) =>
            Object.entries(positions).filter(([desk]) => desk !== entry.by.desk);
          expect(others(after)).toEqual(others(item));
        }
        picture = next;
      }
    }),
    { numRuns: sized({ test: 15, soak: 500 }) },
  );
});

test('[R14] items are named by the entry that made them and stand in that order', () => {
  fc.assert(
    fc.property(log, ({ entries }) => {
      const items = [...all(fold(EMPTY, entries).items)];
      const seqs = items.map(({ seq }) => seq);
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
      const letter = { event: 'E', zone: 'Z', note: 'A', message: 'M' };
      for (const { kind, ref, seq } of items) expect(ref).toBe(`${letter[kind]}-${seq}`);
    }),
    WHOLE_LOGS,
  );
});

test('the random logs hold every kind of change, or they prove little', () => {
  const types = fc
    .sample(log, sized({ test: 150, soak: 1000 }))
    .flatMap(({ entries }) => entries.map(({ change }) => change.type));
  const kinds = Change.options.flatMap((option) => [...option.shape.type.values]);
  // access, release and remarks: of other logs; alarms: only what rings is acknowledged (staff-permission.test.ts)
  const plain = (type: string) => !/^(access\.|release\.|alarm\.|watch\.remarked$)/.test(type);
  expect(new Set(types.filter(plain))).toEqual(new Set(kinds.filter(plain)));
});
