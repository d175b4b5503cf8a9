import { expect, test } from 'vitest';
import { changedAt } from '../../picture/kinds/item.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { person } from '../support/people.ts';
import { gone, lit, relit, withToy } from '../support/toy.ts';

const { Growing, command, decide, BrokenLog, EMPTY, fold, itemAt, machine } = await withToy(
  async () => ({
    ...(await import('../support/logs.ts')),
    ...(await import('../support/desks.ts')),
    ...(await import('../../picture/decide.ts')),
    ...(await import('../../picture/fold.ts')),
    ...(await import('../../picture/broken.ts')),
  }),
);
const US = person('us');
const IL = person('il');
const SERVER = machine('il');
const shown = (...items: string[]) => ({ type: 'sighting.shown', items });
const read = (item: string, revision: number) => ({ type: 'sighting.read', item, revision });

/** Beacons B-2 and B-3 of desk us, and an event E-4, a zone Z-5 and a note A-6 of desk il. */
function standing() {
  const growing = new Growing();
  for (const change of [lit, lit]) expect(growing.ask(US, change)).toBeUndefined();
  for (const change of [reported(), proposed(), added()])
    expect(growing.ask(IL, change)).toBeUndefined();
  return growing;
}
const judged = (growing: ReturnType<typeof standing>, change: object, who: typeof US) =>
  decide(growing.picture, command(change, 1, growing.head), who);

test('[R26] one act changes each item that it names, and no other', () => {
  const growing = standing();
  const before = growing.picture;
  expect(growing.ask(SERVER, shown('B-2', 'B-3'))).toBeUndefined();
  const time = growing.head.time;
  for (const ref of ['B-2', 'B-3']) {
    expect(itemAt(growing.picture, ref)).toEqual({
      ...itemAt(before, ref),
      sightings: { il: { shown: time } },
    });
  }
  for (const ref of ['E-4', 'Z-5', 'A-6']) {
    expect(itemAt(growing.picture, ref)).toBe(itemAt(before, ref));
  }
  expect(fold(EMPTY, growing.entries)).toEqual(growing.picture);
});

test('[R26] it is refused whole if one of the items cannot take it, with the field of that one', () => {
  const growing = standing();
  expect(judged(growing, shown('B-2', 'E-4'), US)).toMatchObject({ rule: 'P15' });
  const refused = (...items: string[]) => decide(growing.picture, command(shown(...items)), SERVER);
  const second = { kind: 'impossible', field: 'change.items.1' };
  expect(refused('B-2', 'E-4')).toMatchObject({ ...second, rule: 'R26' });
  expect(refused('B-2', 'B-9')).toMatchObject({ ...second, rule: 'R6' });
  growing.ask(US, gone);
  expect(refused('B-3', 'B-2')).toBeUndefined(); // the server records what became of it all the same
  expect(() => command(shown())).toThrow('names no item');
  expect(() => command(shown('B-2', 'B-2'))).toThrow('names an item twice');
});

test('[R26] a log in which an item took an act that its kind does not have is broken there', () => {
  const growing = standing();
  growing.ask(SERVER, shown('B-2'));
  const { change, ...entry } = growing.entries.at(-1)!;
  const wrong = { ...entry, change: command(shown('B-2', 'Z-5')).change };
  const before = fold(EMPTY, growing.entries.slice(0, -1));
  expect(() => fold(before, [wrong])).toThrow(BrokenLog);
  expect(() => fold(before, [wrong])).toThrow('sighting.shown to Z-5 [R26]');
  expect(change.type).toBe('sighting.shown');
});

test('a facet has rules of its own, and may ask what the author had seen', () => {
  const growing = standing();
  expect(decide(growing.picture, command(read('B-2', 1)), IL)).toMatchObject({ field: 'seen' });
  expect(judged(growing, read('B-2', 2), IL)).toMatchObject({ field: 'change.item' });
  expect(judged(growing, read('B-2', 1), IL)).toBeUndefined();
  expect(judged(growing, read('B-2', 1), person('il', 'analyst'))).toMatchObject({ rule: 'P3' });
  expect(judged(growing, read('A-6', 1), IL)).toMatchObject({ rule: 'R26' });
});

test('a facet folds by the desks that the picture is of, as its first entry says', () => {
  const growing = standing();
  for (const who of [US, IL]) growing.ask(who, read('B-2', 1), 1000, growing.head);
  expect(itemAt(growing.picture, 'B-2')).not.toHaveProperty('agreed');
  growing.ask(person('sy'), read('B-2', 1), 1000, growing.head);
  expect(itemAt(growing.picture, 'B-2')).toMatchObject({ agreed: 1 });
  const { entries } = growing;
  for (const seq of [1, 5, entries.length - 1]) {
    const half = fold(EMPTY, entries.slice(0, seq));
    expect(fold(half, entries.slice(seq))).toEqual(growing.picture);
  }
});

test('[R12] an act leaves a step in the history, or none: then it hinders nobody’s amendment', () => {
  const growing = standing();
  const { head } = growing;
  growing.ask(SERVER, shown('B-2'));
  expect(changedAt(itemAt(growing.picture, 'B-2')!)).toBe(2);
  expect(decide(growing.picture, command(relit, 1, head), US)).toBeUndefined();
  growing.ask(IL, read('B-2', 1), 1000, growing.head);
  expect(changedAt(itemAt(growing.picture, 'B-2')!)).toBe(growing.head.seq);
  expect(decide(growing.picture, command(relit, 1, head), US)).toMatchObject({ rule: 'R12' });
});

test('[R13] [P5] positions, replies and releases are refused for kinds that do not have them', () => {
  const growing = standing();
  const text = { original: 'en', en: 'Seen' };
  for (const [change, ref] of [
    [{ type: 'position.taken', stance: 'denies' }, 'Z-5'],
    [{ type: 'position.taken', stance: 'denies' }, 'A-6'],
    [{ type: 'note.replied', text }, 'E-4'],
    [{ type: 'note.replied', text }, 'Z-5'],
  ] as const) {
    const refusal = judged(growing, { ...change, item: ref }, US);
    expect(refusal, ref).toMatchObject({ kind: 'impossible', rule: 'R26', field: 'change.item' });
  }
  expect(judged(growing, { type: 'position.taken', stance: 'denies', item: 'E-4' }, US)).toBe(
    undefined,
  );
});
