import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Instant } from '../../picture/basics.ts';
import { digest } from '../../picture/digest.ts';
import { EMPTY, fold, itemOf } from '../../picture/fold.ts';
import { asHappened, happened, Keyframes, type Moment, replay } from '../../picture/replay.ts';
import { all, NOTHING, put } from '../../picture/table.ts';
import { added, EVENT, proposed, reported } from '../support/examples.ts';
import { Growing, type Log, log, momentIn } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { WHOLE_LOGS } from '../support/scale.ts';
import '../support/seed.ts';

const until = fc.record({
  bySeq: fc.boolean(),
  pick: fc.nat(),
  off: fc.integer({ min: -2000, max: 2000 }),
});
const momentOf = (
  made: Log,
  { bySeq, pick, off }: { bySeq: boolean; pick: number; off: number },
): Moment =>
  bySeq ? { seq: pick % (made.entries.length + 2) } : { time: momentIn(made, pick, off) };

/** What the log held at the moment, told without any of the code under test. */
const recordedBy = ({ entries }: Log, moment: Moment) =>
  entries.filter((entry) =>
    'seq' in moment ? entry.seq <= moment.seq : entry.time <= moment.time,
  );

test('[R15] live is the replay at the head', () => {
  fc.assert(
    fc.property(log, ({ entries, heads }) => {
      const live = fold(EMPTY, entries);
      expect(replay(EMPTY, entries)).toEqual(live);
      expect(replay(EMPTY, entries, { seq: live.seq })).toEqual(live);
      expect(replay(EMPTY, entries, { time: heads.at(-1)!.time! })).toEqual(live);
    }),
    WHOLE_LOGS,
  );
});

test('[R15] as it was known is the fold of the prefix recorded until then', () => {
  fc.assert(
    fc.property(log, until, (made, when) => {
      const moment = momentOf(made, when);
      expect(replay(EMPTY, made.entries, moment)).toEqual(fold(EMPTY, recordedBy(made, moment)));
    }),
    WHOLE_LOGS,
  );
});

test('[R2] [R15] from the keyframe before a moment as from the beginning', () => {
  fc.assert(
    fc.property(log, until, fc.integer({ min: 1, max: 9 }), (made, when, every) => {
      const frames = new Keyframes(every);
      let picture = EMPTY;
      for (const [i, entry] of made.entries.entries()) {
        picture = fold(picture, [entry]);
        frames.offer({ head: made.heads[i]!, picture });
      }
      const moment = momentOf(made, when);
      const from = frames.before(moment);
      const prefix = recordedBy(made, moment);
      expect(from.head.seq).toBe(from.picture.seq);
      expect(from.head.seq).toBeGreaterThan(prefix.length - every);
      const there = replay(from.picture, made.entries, moment);
      expect(there).toEqual(fold(EMPTY, prefix));
      expect(digest(there)).toBe(digest(fold(EMPTY, prefix)));
    }),
    WHOLE_LOGS,
  );
});

test('[R15] a moment before the opening is nothing, and its own millisecond is within it', () => {
  const growing = new Growing();
  growing.ask(person('il'), reported(), 1000);
  const [opening, event] = growing.entries;
  const before = Instant.parse(new Date(Date.parse(opening!.time) - 1).toISOString());
  expect(replay(EMPTY, growing.entries, { time: before })).toEqual(EMPTY);
  expect(replay(EMPTY, growing.entries, { seq: 0 })).toEqual(EMPTY);
  expect(replay(EMPTY, growing.entries, { time: event!.time }).seq).toBe(2);
});

test('[R15] as it happened: today’s knowledge, of what had begun by then', () => {
  const growing = new Growing(); // its clock begins at 14:00
  const at = (from: string) => ({ from: `2026-11-22T${from}:00.000Z` });
  growing.ask(person('il'), reported({ occurred: at('09:00') }));
  growing.ask(person('sy'), reported({ occurred: at('13:00') }));
  growing.ask(person('us'), proposed({ window: at('20:00') }));
  growing.ask(person('us'), added());
  growing.ask(person('il'), {
    type: 'event.amended',
    item: 'E-2',
    event: { ...EVENT, occurred: at('12:00') },
  });
  const refs = (time: string) =>
    [...all(asHappened(growing.picture, Instant.parse(`2026-11-22T${time}:00Z`)).items)].map(
      ({ ref }) => ref,
    );
  expect(refs('11:59')).toEqual([]); // what is known today says 12:00, whatever was said first
  expect(refs('12:00')).toEqual(['E-2']);
  expect(refs('13:00')).toEqual(['E-2', 'E-3']);
  expect(refs('14:01')).toEqual(['E-2', 'E-3', 'A-5']); // a note begins when it was written
  expect(refs('20:00')).toEqual(['E-2', 'E-3', 'Z-4', 'A-5']);
});

test('[R15] as it happened is what all items that had begun make, and shares the pages it has whole', () => {
  fc.assert(
    fc.property(log, fc.nat(), ({ entries }, pick) => {
      const picture = fold(EMPTY, entries);
      const items = [...all(picture.items)];
      const item = items[pick % Math.max(1, items.length)];
      if (item === undefined) return;
      const then = asHappened(picture, happened(item));
      const kept = items.filter((one) => happened(one) <= happened(item));
      expect(then.items).toEqual(put(NOTHING, kept));
      const whole = asHappened(picture, Instant.parse('2099-01-01T00:00:00Z'));
      expect(whole.items.pages.every((page, i) => page === picture.items.pages[i])).toBe(true);
    }),
    WHOLE_LOGS,
  );
});

test('[R15] as it happened keeps items whole and is no shorter the later it is', () => {
  fc.assert(
    fc.property(log, fc.nat(), fc.nat({ max: 86_400_000 }), (made, pick, later) => {
      const picture = fold(EMPTY, made.entries);
      const then = momentIn(made, pick, -later);
      const earlier = [...all(asHappened(picture, then).items)];
      const now = [...all(asHappened(picture, momentIn(made, pick, 0)).items)];
      expect(now).toEqual(expect.arrayContaining(earlier));
      for (const item of now) expect(itemOf(picture, item.ref)).toBe(item);
    }),
    WHOLE_LOGS,
  );
});
