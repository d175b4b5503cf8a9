import { expect, test } from 'vitest';
import { copyOf, isCopy, staysBehind } from '../../picture/facets/release/copy.ts';
import type { ReleasedChange } from '../../picture/facets/release/steps.ts';
import type { Precision } from '../../picture/geo/coarsen.ts';
import { flaw } from '../../picture/geo/flaw.ts';
import { all } from '../../picture/table.ts';
import { DESK_CELL, pictureId } from '../support/desks.ts';
import { sized } from '../support/scale.ts';
import { STAYS, someWorlds } from '../support/worlds.ts';

const SHARED = pictureId('shared');
const PRECISIONS: readonly Precision[] = ['exact', '100m', '1km', { place: [35.8245, 33.1256] }];

const WORLDS = sized({ test: 10, soak: 200 });

/** Every item of every desk's own picture, in many worlds, copied in every way. */
const copies = someWorlds(WORLDS, 150).flatMap((world) =>
  DESK_CELL.desks.flatMap(({ id }) => {
    const { picture: from } = world.log(id);
    return [...all(from.items)].flatMap((item) =>
      PRECISIONS.flatMap((precision) => {
        const options = { from, to: SHARED, precision };
        const copy = copyOf(item, options);
        return typeof copy === 'string' ? [] : [{ item, options, copy }];
      }),
    );
  }),
);

/** Every name of a field below a value. */
function names(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...names(part)]);
}
/** Every place below a value, as text. */
function places(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.values(value).flatMap(places);
  return typeof value[0] === 'number' ? [JSON.stringify(value)] : value.flatMap(places);
}
const wordsIn = (copy: ReleasedChange): object =>
  'event' in copy ? copy.event : 'terms' in copy ? copy.terms : copy.note;

test('[R23] a copy keeps nothing of what stays behind, and all the rest', () => {
  const met = new Set<string>();
  for (const { item, options, copy } of copies) {
    const stays = staysBehind(item, options);
    for (const one of stays) met.add(one);
    const before = item.kind === 'zone' ? item.terms : item.fields;
    const after = wordsIn(copy);
    expect(JSON.stringify(copy)).not.toMatch(new RegExp(`${STAYS}\\d+${STAYS}`));
    for (const name of ['by', 'person', 'history', 'positions', 'replies', 'releases', 'recorded'])
      expect(names(copy)).not.toContain(name);
    const exact = before === after ? [] : places(before);
    if (stays.includes('place')) {
      const middle = JSON.stringify(Object(options.precision).place ?? null);
      for (const place of places(after)) {
        if (place !== middle) expect(exact).not.toContain(place);
      }
    } else expect(places(after)).toEqual(exact);
    if ('event' in copy && item.kind === 'event') {
      const { source, links = [] } = copy.event;
      expect(Object.keys(source)).toEqual(['reliability', 'credibility']);
      if (!stays.includes('source')) expect(source).toEqual(item.fields.source);
      const all = item.fields.links?.length ?? 0;
      expect(links.length < all).toBe(stays.includes('links'));
    }
    if ('note' in copy && item.kind === 'note')
      expect(copy.note.on === undefined && item.fields.on !== undefined).toBe(
        stays.includes('links'),
      );
  }
  expect(copies.length).toBeGreaterThan(30 * WORLDS);
  expect([...met].sort()).toEqual(
    ['author', 'history', 'links', 'notes', 'place', 'positions', 'source'].sort(),
  );
});

test('[R23] links of a copy name what was released there, never what stands in the desk’s own log', () => {
  let linked = 0;
  for (const { options, copy } of copies) {
    const there = new Set(
      [...all(options.from.items)].flatMap(({ releases }) =>
        (releases ?? []).flatMap(({ to, made }) => (made && to === SHARED ? [made.item] : [])),
      ),
    );
    const links = 'event' in copy ? (copy.event.links ?? []).map(({ item }) => item) : [];
    const on = 'note' in copy && copy.note.on !== undefined ? [copy.note.on] : [];
    for (const ref of [...links, ...on]) {
      expect(there.has(ref)).toBe(true);
      linked++;
    }
    if ('item' in copy) expect(there.has(copy.item)).toBe(true);
  }
  expect(linked).toBeGreaterThan(WORLDS / 3);
});

test('[R23] [R10] every copy is known for one again, and its shape is sound', () => {
  for (const { item, options, copy } of copies) {
    expect(isCopy(copy, item, options)).toBe(true);
    const shape =
      'event' in copy
        ? copy.event.geometry
        : 'terms' in copy
          ? copy.terms.area
          : copy.note.mark?.geometry;
    expect(shape && flaw(shape)).toBeUndefined();
  }
});
