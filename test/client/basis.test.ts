/** What the author of a form has seen: as it was begun, until a person has looked again and pressed. */
import { beforeEach, expect, test } from 'vitest';
import type { NotTaken } from '../../client/api/api.ts';
import { Basis } from '../../client/forms/basis.svelte.ts';
import { type DeskId, Hash, Ref } from '../../picture/basics.ts';
import type { Entry, Seen } from '../../picture/entry.ts';
import { pictureId } from '../support/desks.ts';
import { person } from '../support/people.ts';
import { event, log } from './picture.ts';

const SHARED = pictureId('shared');
const hash = Hash.parse('0'.repeat(64));
let shows: number | undefined;
let basis: Basis;
beforeEach(() => {
  shows = 10;
  basis = new Basis(() =>
    shows === undefined ? undefined : ({ seq: shows, hash } satisfies Seen),
  );
  basis.begin(SHARED);
});
const SY: DeskId = person('sy').desk;
const [entry] = log(event()).entries.slice(1);

/** Entries 12 and 14 had not been seen. */
function missed(rule: 'R12' | 'R50'): NotTaken {
  if (entry === undefined) throw new Error('an event is an entry');
  const entries: Entry[] = [12, 14].map((seq) => ({ ...entry, seq }));
  const items =
    rule === 'R50' ? [{ ref: Ref.parse('Z-4'), desk: SY, entries: [12, 14] }] : undefined;
  return { state: 'missed', why: 'x', rule, missed: entries, items };
}

test('[R50] a form is held to what the page showed when it was begun, whatever came since', () => {
  shows = 15;
  basis.begin(SHARED);
  expect(basis.press(SHARED)).toEqual({ seq: 10, hash });
});

test('[R50] what was not seen counts as seen with the next press, and not before the page shows it', () => {
  basis.press(SHARED);
  basis.answered(missed('R50'));
  expect(basis.overlooked?.items.map(({ ref }) => ref)).toEqual(['Z-4']);
  shows = 13;
  expect(basis.press(SHARED)).toBe('early');
  expect(basis.early).toBe(true);
  shows = undefined;
  expect(basis.press(SHARED)).toBe('early');
  shows = 14;
  expect(basis.press(SHARED)).toEqual({ seq: 14, hash });
});

test('[R50] if more came meanwhile it asks again', () => {
  basis.answered(missed('R50'));
  shows = 20;
  expect(basis.press(SHARED)).toEqual({ seq: 20, hash });
  basis.answered(missed('R50'));
  expect(basis.overlooked).toBeDefined();
});

test('[R12] what changed in the item itself counts as seen with the next press, and is no list', () => {
  basis.answered(missed('R12'));
  expect(basis.overlooked).toBeUndefined();
  shows = 16;
  expect(basis.press(SHARED)).toEqual({ seq: 16, hash });
});

test('an answer that was lost says nothing of what was seen', () => {
  basis.answered(missed('R50'));
  basis.answered({ state: 'offline', why: 'x', again: () => Promise.reject(new Error('x')) });
  expect(basis.overlooked).toBeDefined();
});

test('words taken up again are held to what the page shows now', () => {
  shows = 18;
  basis.renew(SHARED);
  expect(basis.press(SHARED)).toEqual({ seq: 18, hash });
});

test('a page that has shown nothing yet names nothing', () => {
  shows = undefined;
  const fresh = new Basis(() => undefined);
  expect(fresh.press(SHARED)).toBeUndefined();
});
