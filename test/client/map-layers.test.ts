/** What kinds bring to the map: their layers, in which order they lie and are picked, and their images. */
import { expect, test } from 'vitest';
import { LEVELS } from '../../client/kinds/on-map.ts';
import { everyKind } from '../../client/kinds.ts';
import { layersAt, PICKABLE, SOURCES, UNDER } from '../../client/map/kind-layers.ts';
import { DESK_CELL } from '../support/desks.ts';

const once = (names: readonly string[]) => expect(new Set(names).size).toBe(names.length);

test('from the ground up: areas, where things may be, what happened, what desks wrote', () => {
  const order = LEVELS.flatMap((level) => layersAt(level).map(({ source }) => source));
  expect(order).toEqual(['zones', 'zone-names', 'reach', 'events', 'notes']);
});

test('no two layers share a source, and nothing is picked twice', () => {
  once(SOURCES);
  once(PICKABLE);
});

test('symbols are picked before words, lines and areas, whatever lies above', () => {
  expect(PICKABLE).toEqual([
    'event-loud',
    'event-symbol',
    'event-open',
    'event-far-label',
    'event-label-sure',
    'event-label-loud',
    'event-label',
    'note-pin',
    'note-line',
    'reach-extent',
    'reach-uncertainty',
    'zone-name',
    'zone-fill',
  ]);
});

test('one kind at most leaves its points to the index', () => {
  expect(everyKind.filter(({ indexed }) => indexed !== undefined)).toHaveLength(1);
  expect(UNDER).toBeDefined();
});

test('no two images have one name', () => {
  once(everyKind.flatMap((kind) => kind.images(DESK_CELL).map(({ name }) => name)));
});
