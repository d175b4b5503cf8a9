/** What the desk's own picture tells of its releases: where each stands, what waits, what came from where. */
import { expect, test } from 'vitest';
import { originOf, releasesIn, targetsOf, told, waiting } from '../../client/release/records.ts';
import { Hash, Ref } from '../../picture/basics.ts';
import { copyOf, standIn, wordsAt } from '../../picture/facets/release/copy.ts';
import { DESK_CELL, machine, openedAs, pictureId } from '../support/desks.ts';
import { EVENT, proposed, reported } from '../support/examples.ts';
import { Growing, itemAt } from '../support/logs.ts';
import { DESKS, person } from '../support/people.ts';

const IL = person('il');
const SECOND = person('il', 'supervisor');
const SERVER = machine('il');
const SHARED = pictureId('shared');
const MINUTE = 60_000;
const hash = Hash.parse('ab'.repeat(32));
const E9 = Ref.parse('E-9');

/** The picture of desk il: an event E-2, and a zone Z-3 that takes a second person. */
function drafts(): Growing {
  const growing = new Growing(undefined, openedAs('il', 'il'), DESK_CELL);
  for (const change of [reported(), proposed()]) growing.ask(IL, change);
  return growing;
}
const item = ({ picture }: Growing, ref: string) => {
  const found = itemAt(picture, ref);
  if (found === undefined) throw new Error(`${ref} is not there`);
  return found;
};
function propose(growing: Growing, ref: string, more: object = {}): number {
  const of = item(growing, ref);
  const change = copyOf(of, { from: growing.picture, to: SHARED, precision: 'exact' });
  const second = ref.startsWith('Z');
  const asked = {
    type: 'release.proposed',
    item: ref,
    to: 'shared',
    of: wordsAt(of),
    change,
    second,
  };
  expect(growing.ask(IL, { ...asked, ...more })).toBeUndefined();
  return growing.picture.seq;
}
const make = (growing: Growing, ref: string, release: number) =>
  growing.ask(SERVER, {
    type: 'release.made',
    item: ref,
    release,
    made: { item: 'E-9', seq: 9, hash },
  });
const at = (growing: Growing, ref: string, later = 0, there = growing.picture) => {
  const of = item(growing, ref);
  const release = of.releases?.at(-1);
  if (release === undefined) throw new Error(`${ref} has no release`);
  return told({ item: of, release }, growing.now + later, there);
};

test('a release that waits tells the minutes left, then that it lapsed', () => {
  const growing = drafts();
  propose(growing, 'Z-3');
  expect(at(growing, 'Z-3')).toEqual({ as: 'waiting', minutes: 10 });
  expect(at(growing, 'Z-3', 9 * MINUTE + 30_000)).toEqual({ as: 'waiting', minutes: 1 });
  expect(at(growing, 'Z-3', 10 * MINUTE + 1)).toEqual({ as: 'lapsed' });
  expect(waiting(growing.picture, growing.now).map((one) => one.item.ref)).toEqual(['Z-3']);
  expect(waiting(growing.picture, growing.now + 11 * MINUTE)).toEqual([]);
});

test('one that is delayed tells until when, one that was refused why', () => {
  const growing = drafts();
  const notBefore = new Date(growing.now + 5 * MINUTE).toISOString();
  const release = propose(growing, 'E-2', { notBefore });
  expect(at(growing, 'E-2')).toEqual({ as: 'delayed', until: notBefore });
  expect(at(growing, 'E-2', 5 * MINUTE)).toEqual({ as: 'going' });
  growing.ask(SECOND, { type: 'release.refused', item: 'E-2', release, reason: 'not now' });
  expect(at(growing, 'E-2')).toEqual({ as: 'refused', reason: 'not now' });
  expect(waiting(growing.picture, growing.now)).toEqual([]);
});

test('one that was made tells as what, whether the draft differs since, and whether it was taken back', () => {
  const growing = drafts();
  make(growing, 'E-2', propose(growing, 'E-2'));
  expect(at(growing, 'E-2')).toEqual({ as: 'made', ref: 'E-9', takenBack: false, differs: false });
  growing.ask(IL, { type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'FLASH' } });
  expect(at(growing, 'E-2')).toMatchObject({ differs: true });

  const shared = new Growing(undefined, openedAs('shared', ...DESKS), DESK_CELL);
  while (shared.picture.seq < 9) shared.ask(IL, reported());
  expect(at(growing, 'E-2', 0, shared.picture)).toMatchObject({ takenBack: false, differs: true });
  shared.ask(IL, { type: 'event.withdrawn', item: 'E-9', reason: 'hay wagons' });
  expect(at(growing, 'E-2', 0, shared.picture)).toMatchObject({ takenBack: true, differs: false });
});

test('an older release no longer differs once the draft was released again', () => {
  const growing = drafts();
  make(growing, 'E-2', propose(growing, 'E-2'));
  growing.ask(IL, { type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'FLASH' } });
  make(growing, 'E-2', propose(growing, 'E-2'));
  const of = item(growing, 'E-2');
  const all = (of.releases ?? []).map((release) =>
    told({ item: of, release }, growing.now, undefined),
  );
  expect(all).toMatchObject([{ differs: false }, { differs: false }]);
  expect(releasesIn(growing.picture).map(({ release }) => release.seq)).toEqual(
    (of.releases ?? []).map(({ seq }) => seq).toReversed(),
  );
});

test('an origin is named by picture and reference: references of two pictures collide', () => {
  const growing = drafts();
  expect(originOf(growing.picture, SHARED, E9)).toBeUndefined();
  make(growing, 'E-2', propose(growing, 'E-2'));
  expect(originOf(growing.picture, SHARED, E9)?.ref).toBe('E-2');
  expect(originOf(growing.picture, pictureId('us-il'), E9)).toBeUndefined();
  expect(originOf(growing.picture, SHARED, Ref.parse('E-2'))).toBeUndefined();
  expect(standIn(item(growing, 'E-2'), SHARED)).toBe('E-9');
  expect(standIn(item(growing, 'E-2'), pictureId('us-il'))).toBeUndefined();
});

test('a desk releases to what it shares with others, and nowhere else', () => {
  expect(targetsOf(DESK_CELL, IL.desk).map(({ id }) => id)).toEqual(['shared', 'us-il']);
  expect(targetsOf(DESK_CELL, person('sy').desk).map(({ id }) => id)).toEqual(['shared']);
});
