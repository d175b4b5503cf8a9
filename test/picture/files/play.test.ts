import { describe, expect, test } from 'vitest';
import { type PlayOptions, play } from '../../../picture/files/play.ts';
import type { Outcome } from '../../../picture/files/post.ts';
import { refusedRow } from '../../../picture/files/row.ts';
import { EventRef } from '../../../picture/kinds/event.ts';
import { reportedOf } from '../../support/fed.ts';

const ROW = {
  time: '2026-11-22T10:00:00Z',
  lon: 35.8,
  lat: 33.1,
  title: 'A',
  relation: 'response',
};

const rowsOf = (all: readonly Record<string, unknown>[]) =>
  all.flatMap((values, i) =>
    reportedOf({ ...ROW, ...values }, {}, { middle: undefined }).map((row) => ({
      ...row,
      number: i + 1,
    })),
  );

/** A server that takes everything once, and a clock that only sleeping moves. */
function scene(more: Partial<PlayOptions> = {}) {
  const sent: { readonly at: number; readonly lines: readonly string[] }[] = [];
  const seqs = new Map<string, number>();
  let now = 0;
  let last = 10;
  const course: PlayOptions = {
    head: 10,
    speed: undefined,
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    progress: () => {},
    post: async (lines) => {
      sent.push({ at: now, lines });
      return lines.map((line): Outcome => {
        const { id, change } = JSON.parse(line);
        if (change.event.title.en === 'refuse me') {
          return { kind: 'refused', rule: 'R10', field: 'change.event.geometry', why: 'no' };
        }
        if (!seqs.has(id)) seqs.set(id, ++last);
        const seq = seqs.get(id) ?? 0;
        return { kind: 'taken', seq, item: EventRef.parse(`E-${seq}`) };
      });
    },
    ...more,
  };
  const linksOf = () =>
    sent.flatMap(({ lines }) => lines.map((line) => JSON.parse(line).change.event.links));
  return { course, sent, linksOf };
}

describe('playing a feed', () => {
  test('at once: batches of at most 500 rows and 1 MiB, counted', async () => {
    const { course, sent } = scene();
    const rows = rowsOf(Array.from({ length: 1200 }, (_, i) => ({ id: i })));
    const tally = await play(rows, course);
    expect(sent.map(({ lines }) => lines.length)).toEqual([500, 500, 200]);
    expect(tally).toMatchObject({
      taken: 1200,
      known: 0,
      amended: 0,
      refused: { count: 0, groups: [] },
      noted: { count: 0, groups: [] },
      stopped: undefined,
    });
    const again = await play(rows, { ...course, head: 1210 });
    expect(again).toMatchObject({ taken: 0, known: 1200 });
    const big = rowsOf(Array.from({ length: 400 }, (_, i) => ({ id: i, text: 'x'.repeat(4000) })));
    sent.length = 0;
    await play(big, course);
    for (const { lines } of sent) {
      expect(lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0)).toBeLessThan(
        1 << 20,
      );
    }
    expect(sent.length).toBe(2);
  });

  test('a response is linked to what the picture calls the row that it names, wherever that stands', async () => {
    const { course, linksOf } = scene();
    const tally = await play(
      rowsOf([
        { id: 'b', relatedTo: 'a' },
        { id: 'c', relatedTo: 'b' },
        { id: 'a' },
        { id: 'd', relatedTo: 'c' },
      ]),
      course,
    );
    expect(tally).toMatchObject({ taken: 4, noted: { count: 0 } });
    expect(linksOf()).toEqual([
      undefined,
      [{ relation: 'response', item: 'E-11' }],
      [{ relation: 'response', item: 'E-12' }],
      [{ relation: 'response', item: 'E-13' }],
    ]);
  });

  test('one that names a row that is not there goes in without the link, and that is said', async () => {
    const { course, linksOf } = scene();
    const tally = await play(rowsOf([{ id: 'b', relatedTo: 'z' }, { id: 'c' }]), course);
    expect(tally).toMatchObject({
      taken: 2,
      noted: {
        groups: [{ rows: [{ number: 1, field: 'relatedTo', note: 'unlinked', said: 'z' }] }],
      },
    });
    expect(linksOf()).toEqual([undefined, undefined]);
  });

  test('refusals, here or by the server, stop nothing and are told in order', async () => {
    const { course } = scene();
    const rows = rowsOf([{ id: 1 }, { id: 2, title: 'refuse me' }, { id: 3 }]);
    const tally = await play([...rows, refusedRow(1, 'time', 'missing')], course);
    expect(tally.taken).toBe(2);
    const told = tally.refused.groups.flatMap(({ rows }) => rows);
    expect(told.map(({ number, field, fault, said }) => [number, field, fault, said])).toEqual([
      [1, 'time', 'missing', ''],
      [2, 'geometry', 'rule', 'no [R10]'],
    ]);
  });

  test('by their own times, so many times faster; rows of one second together, late ones at once', async () => {
    const { course, sent } = scene({ speed: 60 });
    const at = (time: string) => ({ time: `2026-11-22T${time}Z`, id: time });
    await play(
      rowsOf(
        ['10:00:00', '10:00:00.700', '10:01:00', '10:00:30', '10:11:00', '10:11:00.999'].map(at),
      ),
      course,
    );
    expect(sent.map(({ at, lines }) => [at, lines.length])).toEqual([
      [0, 2],
      [1000, 2],
      [11_000, 2],
    ]);
  });

  test('it ends when nothing more can be sent', async () => {
    const { course } = scene({ post: async () => ({ kind: 'stopped', why: 'gone' }) });
    const tally = await play(rowsOf(Array.from({ length: 600 }, (_, id) => ({ id }))), course);
    expect(tally).toMatchObject({ taken: 0, stopped: 'gone' });
  });
});
