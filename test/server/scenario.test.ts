/** The scenario of the exercise: what it says, in which languages, by whom and where. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LANGUAGES } from '../../picture/basics.ts';
import { all } from '../../picture/table.ts';
import { playExercise } from '../../server/agents/exercise.ts';
import { readScenario, SpoiltScenario } from '../../server/agents/scenario.ts';
import type { PictureReplica } from '../../server/pictures/picture-replica.ts';
import { scratch } from '../support/server.ts';
import { LINES, SHARED, theatre } from '../support/theatre.ts';

describe('the scenario', () => {
  let replica: PictureReplica;
  let skipped: string[];
  beforeAll(async () => {
    const one = await theatre();
    expect(await playExercise(one.stage())).toBe('over');
    ({ replica, skipped } = one);
  });

  test('every one of its 224 commands in 30 minutes is taken', () => {
    expect(skipped).toEqual([]);
    expect(LINES).toHaveLength(224); // as written: a line that is lost, or read twice, is noticed
    expect((LINES.at(-1)?.at ?? 0) - 480).toBeLessThanOrEqual(1800); // eight minutes are over when a lap begins
    expect(LINES.at(-1)?.at).toBeGreaterThan(1700);
    expect(replica.head.seq).toBe(1 + SHARED.length);
  });

  test("all words are in all three languages, and each language is somebody's own", () => {
    const texts = LINES.flatMap(({ change }) => textsIn(change));
    expect(texts.length).toBeGreaterThan(130);
    for (const text of texts) {
      for (const language of LANGUAGES)
        expect(text[language], JSON.stringify(text)).toBeTypeOf('string');
      expect(text.ar).toMatch(/\p{Script=Arabic}/u);
      expect(text.he).toMatch(/\p{Script=Hebrew}/u);
      expect(text.en).not.toMatch(/[\p{Script=Hebrew}\p{Script=Arabic}]/u);
      expect(text.ar).not.toMatch(/\p{Script=Hebrew}/u);
      expect(text.he).not.toMatch(/\p{Script=Arabic}/u);
    }
    expect(new Set(texts.map(({ original }) => original))).toEqual(new Set(LANGUAGES));
  });

  test('all desks report, take positions and speak; these kinds of change occur', () => {
    const types = new Set(LINES.map(({ change }) => change.type));
    expect([...types].sort()).toEqual([
      'consent.agreed',
      'consent.considering',
      'consent.denounced',
      'event.amended',
      'event.reported',
      'event.withdrawn',
      'message.sent',
      'note.added',
      'note.replied',
      'note.withdrawn',
      'position.taken',
      'receipt.confirmed',
      'receipt.passed',
      'receipt.told',
      'zone.amended',
      'zone.proposed',
      'zone.retracted',
      'zone.versioned',
      'zone.withdrawn',
    ]);
    const told = ['event.reported', 'position.taken', 'note.replied'];
    for (const type of [...told, 'zone.proposed', 'zone.versioned', 'consent.agreed']) {
      const desks = LINES.filter(({ change }) => change.type === type).map(({ by }) => by.desk);
      expect(new Set(desks).size, type).toBe(3);
    }
    const kinds = [...all(replica.picture.items)].flatMap((item) =>
      item.kind === 'zone' ? [item.terms.kind] : [],
    );
    expect(new Set(kinds)).toEqual(
      new Set(['no-fly', 'no-fire', 'corridor', 'protected-site', 'hazard', 'coordination']),
    );
  });

  test('from its opening on, it lies spread: no two places within 1.2 km, over 10 km by 20 km at least', () => {
    const places = new Map<string, readonly [number, number]>();
    for (const { at, key, change } of SHARED) {
      const name = typeof change.item === 'string' ? change.item.slice(1) : key;
      const place = Placed.safeParse(change.event).data?.geometry.coordinates;
      if (name !== undefined && place !== undefined) places.set(name, kilometres(place));
      if (name !== undefined && change.type === 'event.withdrawn') places.delete(name);
      if (at < OPENING) continue;
      const all = [...places];
      for (const [i, [one, [x, y]]] of all.entries()) {
        for (const [other, [u, v]] of all.slice(i + 1)) {
          expect(Math.hypot(x - u, y - v), `${at} s: ${one} and ${other}`).toBeGreaterThan(1.2);
        }
      }
      expect(extent(all.map(([, [x]]) => x))).toBeGreaterThan(10);
      expect(extent(all.map(([, [, y]]) => y))).toBeGreaterThan(20);
    }
  });

  test('it lies around the area of separation', () => {
    for (const item of all(replica.picture.items)) {
      if (item.kind === 'message') continue; // it is nowhere
      const fields =
        item.kind === 'zone'
          ? item.terms.area
          : item.kind === 'event'
            ? item.fields.geometry
            : item.fields.mark;
      for (const [lon, lat] of placesIn(fields)) {
        expect(lon).toBeGreaterThanOrEqual(35.7);
        expect(lon).toBeLessThanOrEqual(36.05);
        expect(lat).toBeGreaterThanOrEqual(32.7);
        expect(lat).toBeLessThanOrEqual(33.4);
      }
    }
  });
});

/** Seconds of the scenario that are over when it is opened (server/main.ts). */
const OPENING = 480;
const Placed = z.object({
  geometry: z.object({
    type: z.literal('Point'),
    coordinates: z.tuple([z.number(), z.number()]),
  }),
});
const kilometres = ([lon, lat]: readonly [number, number]): readonly [number, number] => [
  lon * 111.3 * Math.cos((lat / 180) * Math.PI),
  lat * 111.3,
];
const extent = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

interface Texts {
  readonly original: string;
  readonly en?: string;
  readonly ar?: string;
  readonly he?: string;
}

function textsIn(value: unknown): Texts[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('original' in value) return [value as Texts]; // Command has read it in the other tests
  return Object.values(value).flatMap(textsIn);
}

/** Every [longitude, latitude] in a shape, however deep. */
function placesIn(value: unknown): [number, number][] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const [lon, lat] = value;
    if (typeof lon === 'number' && typeof lat === 'number') return [[lon, lat]];
  }
  return Object.values(value).flatMap(placesIn);
}

test.each([
  ['a line that is no JSON', '{"at":1,', /90\.ndjson, line 2 is not JSON\.$/],
  ['a line without a desk', '{"at":1,"change":{"type":"x"}}', /90\.ndjson, line 2: by: /],
])('%s is named by file and number', (_, line, sentence) => {
  const folder = scratch();
  const [first] = LINES;
  writeFileSync(join(folder, '90.ndjson'), `${JSON.stringify(first)}\n${line}\n`);
  expect(() => readScenario(folder)).toThrow(SpoiltScenario);
  expect(() => readScenario(folder)).toThrow(sentence);
});
