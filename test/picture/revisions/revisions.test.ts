/** The revision index against the fold: the same at every moment, however it came about. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { density, extent, nextOccurred } from '../../../client/store/density.ts';
import type { Instant } from '../../../picture/basics.ts';
import { EMPTY, fold, type Picture } from '../../../picture/fold.ts';
import { anchorOf } from '../../../picture/geo/geometry.ts';
import { ruleOf } from '../../../picture/registry.ts';
import { asHappened, happened, replay } from '../../../picture/replay.ts';
import { readBlocks } from '../../../picture/revisions/block-reader.ts';
import { blocksOf } from '../../../picture/revisions/blocks.ts';
import { CLASSES } from '../../../picture/revisions/look.ts';
import { type Cut, NOW, OPEN, Revisions } from '../../../picture/revisions/revisions.ts';
import { all } from '../../../picture/table.ts';
import { added, EVENT, NOTE, proposed, reported } from '../../support/examples.ts';
import { followed, indexOf, rowsOf } from '../../support/indexed.ts';
import { Growing, type Log, log, momentIn } from '../../support/logs.ts';
import { person } from '../../support/people.ts';
import { WHOLE_LOGS } from '../../support/scale.ts';

/** What an event looks like and where, as the map needs it. */
const line = (...parts: unknown[]) => JSON.stringify(parts);

function indexed(index: Revisions, cut: Cut): string[] {
  const found: string[] = [];
  for (let row = 0; row < index.rows; row++) {
    if (!index.stands(row, cut)) continue;
    found.push(
      line(
        index.item.get(row),
        [index.lon.get(row), index.lat.get(row)],
        index.looks.unpack(index.look.get(row)),
        index.reach.get(row),
        index.began.get(row),
        index.ended.get(row),
      ),
    );
  }
  return found.sort();
}

function folded(picture: Picture): string[] {
  const found: string[] = [];
  for (const item of all(picture.items)) {
    if (item.kind !== 'event') continue;
    const { category, precedence, occurred } = item.fields;
    const { from, to = from } = occurred;
    const [withdrawn, { desk }] = [item.state === 'withdrawn', item.by];
    found.push(
      line(
        item.seq,
        anchorOf(item.fields.geometry),
        { category, precedence, withdrawn, desk, letter: 'E' },
        Math.fround(item.fields.uncertainty ?? 0),
        Date.parse(from),
        Date.parse(to),
      ),
    );
  }
  return found.sort();
}

const instant = (ms: number) => new Date(ms).toISOString() as Instant; // a real time by construction

/** Every seq, some times between entries, and some times at which things occurred. */
function agrees(index: Revisions, { entries, heads, lines }: Log): void {
  const whole = fold(EMPTY, entries);
  expect(indexed(index, NOW)).toEqual(folded(whole));
  for (const { seq } of entries) {
    expect(indexed(index, index.cut({ seq }, 'known'))).toEqual(
      folded(replay(EMPTY, entries, { seq })),
    );
  }
  for (let pick = 0; pick < 12; pick++) {
    const time = momentIn({ entries, heads, lines }, pick * 7, [0, -1, 1, 500][pick % 4] ?? 0);
    expect(indexed(index, index.cut({ time }, 'known'))).toEqual(
      folded(replay(EMPTY, entries, { time })),
    );
  }
  const times = [...all(whole.items)].slice(0, 8).map((item) => Date.parse(happened(item)));
  for (const time of times.flatMap((at) => [at - 1, at, at + 1]).map(instant)) {
    expect(indexed(index, index.cut({ time }, 'happened'))).toEqual(
      folded(asHappened(whole, time)),
    );
  }
}

test('[R15] built from every entry, the index is the fold at every moment', () => {
  fc.assert(
    fc.property(log, fc.nat(), (made, cut) => {
      const index = new Revisions();
      const at = cut % (made.entries.length + 1);
      const half = followed(index, EMPTY, made.entries.slice(0, at));
      followed(index, half, made.entries.slice(at));
      agrees(index, made);
    }),
    WHOLE_LOGS,
  );
});

test('[R15] [R27] begun from a checkpoint, it is the same at every moment, with no line of the log', () => {
  fc.assert(
    fc.property(log, fc.nat(), (made, cut) => {
      const at = cut % (made.entries.length + 1);
      const [before, after] = [made.entries.slice(0, at), made.entries.slice(at)];
      const picture = fold(EMPTY, before);
      const index = readBlocks(JSON.parse(rowsOf(before)), picture);
      followed(index, picture, after);
      agrees(index, made);
      expect(blocksOf(index)).toEqual(blocksOf(indexOf(made.entries)));
    }),
    WHOLE_LOGS,
  );
});

test('bars count every entry where it was recorded, and every item where it occurred', () => {
  fc.assert(
    fc.property(log, fc.integer({ min: 1, max: 40 }), (made, bars) => {
      const whole = fold(EMPTY, made.entries);
      const index = indexOf(made.entries);
      const now = Date.parse(made.entries.at(-1)?.time ?? '') + 5000;
      const known = extent(index, 'known', now);
      const happening = extent(index, 'happened', now);
      if (whole.items.size === 0) {
        expect(known === undefined).toBe(made.entries.length === 1); // watches are no items
        expect(happening).toBeUndefined();
        return;
      }
      if (known === undefined || happening === undefined) throw new Error('no extent');
      const sum = (counts: Uint32Array) => counts.reduce((total, n) => total + n, 0);
      // [R31] watches and channels are no traffic: they are in no bar
      const about = made.entries.filter(({ change }) => ruleOf(change.type)?.of !== 'staff');
      expect(sum(density(index, 'known', known, bars))).toBe(about.length - 1);
      expect(sum(density(index, 'happened', happening, bars))).toBe(whole.items.size);
    }),
    WHOLE_LOGS,
  );
});

/** The classes of the entries of a log, from the second on. */
const classes = ({ entries }: Growing) => blocksOf(indexOf(entries)).blocks[0]?.class.slice(1);

test('[R27] an entry counts as what it was about when it was recorded: a downgrade whitens nothing', () => {
  const made = new Growing();
  const il = person('il', 'officer');
  const ask = (change: unknown) => expect(made.ask(il, change)).toBeUndefined();
  ask(reported({ category: 'uav', precedence: 'FLASH' }));
  ask({ type: 'position.taken', item: 'E-2', stance: 'confirms' });
  ask(added({ on: 'E-2' }));
  ask({ type: 'note.replied', item: 'A-4', text: NOTE.text });
  ask(proposed());
  expect(classes(made)).toBe('MMMMo');
  ask({ type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'ROUTINE' } });
  ask({ type: 'position.taken', item: 'E-2', stance: 'denies' });
  ask({ type: 'note.withdrawn', item: 'A-4', reason: 'settled' });
  ask(added());
  expect(classes(made)).toBe('MMMMommmo');
  ask({ type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'IMMEDIATE' } });
  ask({ type: 'event.withdrawn', item: 'E-2', reason: 'false' });
  expect(classes(made)).toBe('MMMMommmoMm');
});

test('[R27] there is a row for each revision, and none for what others do with an event', () => {
  const made = new Growing();
  const il = person('il', 'officer');
  made.ask(il, reported());
  made.ask(il, { type: 'position.taken', item: 'E-2', stance: 'confirms' });
  made.ask(il, { type: 'event.amended', item: 'E-2', event: EVENT }); // word for word the same
  made.ask(il, { type: 'event.withdrawn', item: 'E-2', reason: 'false' });
  const index = indexOf(made.entries);
  expect(index.rows).toBe(3);
  expect([0, 1, 2].map((row) => [index.from.get(row), index.to.get(row)])).toEqual([
    [2, 4],
    [4, 5],
    [5, OPEN],
  ]);
});

test('a bar tells groups apart, and what is grave', () => {
  const made = new Growing(Date.parse('2026-11-22T14:00:00Z'));
  const at = (category: string, precedence: string) =>
    made.ask(person('il', 'officer'), reported({ category, precedence }), 60_000);
  at('uav', 'FLASH');
  at('convoy', 'ROUTINE');
  at('flood', 'IMMEDIATE');
  made.ask(person('il', 'officer'), { type: 'event.withdrawn', item: 'E-4', reason: 'false' });
  const index = indexOf(made.entries);
  const span = { from: Date.parse('2026-11-22T14:00:30Z'), to: Date.parse('2026-11-22T14:03:30Z') };
  const counts = density(index, 'known', span, 3);
  expect([...counts.slice(0, CLASSES)]).toEqual([0, 0, 0, 0, 1, 0, 0, 0]);
  expect([...counts.slice(CLASSES, 2 * CLASSES)]).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
  expect([...counts.slice(2 * CLASSES)]).toEqual([0, 0, 1, 0, 0, 0, 1, 0]);
});

test('what occurred next and before is found', () => {
  const made = new Growing();
  for (const minute of [20, 10, 30, 10]) {
    const from = `2026-11-20T10:${minute}:00.000Z`;
    made.ask(person('il', 'officer'), reported({ occurred: { from } }));
  }
  const index = indexOf(made.entries);
  const at = (minute: number) => Date.parse(`2026-11-20T10:${minute}:00.000Z`);
  expect(nextOccurred(index, at(10), 1)).toBe(at(20));
  expect(nextOccurred(index, at(20), -1)).toBe(at(10));
  expect(nextOccurred(index, at(10) - 1, 1)).toBe(at(10));
  expect(nextOccurred(index, at(10), -1)).toBeUndefined();
  expect(nextOccurred(index, at(30), 1)).toBeUndefined();
});
