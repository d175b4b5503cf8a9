import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LANGUAGES } from '../../picture/basics.ts';
import { all } from '../../picture/table.ts';
import { type ExerciseOptions, findEarlier, playExercise } from '../../server/agents/exercise.ts';
import { readScenario } from '../../server/agents/scenario.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Appender } from '../../server/pictures/append.ts';
import { PictureReplica } from '../../server/pictures/picture-replica.ts';
import { CELL as SERVED } from '../support/cell.ts';
import { command } from '../support/logs.ts';
import { CELL, OPENED } from '../support/people.ts';
import { unsteppedClock } from '../support/unstepped-clock.ts';

const LINES = readScenario(join(import.meta.dirname, '../../data/exercise'));
const START = Date.parse('2026-11-22T14:00:00Z');

/** A picture in memory and a clock that jumps to whatever is waited for. */
async function theatre(log = memoryLog()) {
  let now = START;
  const opening = { by: CELL, command: { ...command(OPENED, 0), change: OPENED } };
  const replica = await PictureReplica.open(log, opening, () => now);
  const appender = new Appender(
    replica,
    SERVED,
    unsteppedClock(() => now),
  );
  const skipped: string[] = [];
  const stop = new AbortController();
  const stage = (more: Partial<ExerciseOptions> = {}): ExerciseOptions => ({
    send: async (person, one) => {
      const [answer] = await appender.append(person, [one]);
      if (answer === undefined) throw new Error('a command was not answered');
      return answer;
    },
    earlier: (id) => findEarlier(replica, id),
    now: () => now++, // time passes whenever somebody looks
    signal: stop.signal,
    lines: LINES,
    loop: false,
    speed: 1e6,
    skipped: (line, why) => skipped.push(`${line.at} s ${line.change.type}: ${why}`),
    fault: ({ message }) => skipped.push(message),
    ...more,
  });
  return { replica, log, skipped, stop, stage, pass: (ms: number) => (now += ms) };
}

describe('the scenario', () => {
  let replica: PictureReplica;
  let skipped: string[];
  beforeAll(async () => {
    const one = await theatre();
    expect(await playExercise(one.stage())).toBe('over');
    ({ replica, skipped } = one);
  });

  test('every one of its about 150 commands in 30 minutes is taken', () => {
    expect(skipped).toEqual([]);
    expect(LINES.length).toBeGreaterThanOrEqual(140);
    expect(LINES.length).toBeLessThanOrEqual(170);
    expect(LINES.at(-1)?.at).toBeLessThanOrEqual(1800);
    expect(LINES.at(-1)?.at).toBeGreaterThan(1700);
    expect(replica.head.seq).toBe(1 + LINES.length);
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
      'event.amended',
      'event.reported',
      'event.withdrawn',
      'note.added',
      'note.replied',
      'note.withdrawn',
      'position.taken',
      'zone.amended',
      'zone.proposed',
      'zone.resumed',
      'zone.suspended',
      'zone.withdrawn',
    ]);
    for (const type of ['event.reported', 'position.taken', 'zone.proposed', 'note.replied']) {
      const desks = LINES.filter(({ change }) => change.type === type).map(({ by }) => by.desk);
      expect(new Set(desks).size, type).toBe(3);
    }
    const kinds = [...all(replica.picture.items)].flatMap((item) =>
      item.kind === 'zone' ? [item.terms.kind] : [],
    );
    expect(new Set(kinds)).toEqual(
      new Set([
        'exercise',
        'no-fly',
        'no-fire',
        'corridor',
        'protected-site',
        'hazard',
        'coordination',
      ]),
    );
  });

  test('it lies around the area of separation', () => {
    for (const item of all(replica.picture.items)) {
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

describe('playing it', () => {
  test('after a restart it goes on where it was, and takes nothing twice', async () => {
    const first = await theatre();
    const send = first.stage().send;
    let sent = 0;
    await playExercise(
      first.stage({
        send: async (person, one) => {
          if (++sent === 40) first.stop.abort();
          return send(person, one);
        },
      }),
    );
    expect(first.replica.head.seq).toBe(41);
    const second = await theatre(first.log);
    expect(await playExercise(second.stage())).toBe('over');
    expect(second.skipped).toEqual([]);
    expect(second.replica.head.seq).toBe(1 + LINES.length);
  });

  test('long after the end it begins a new run, and in a loop one follows another', async () => {
    const one = await theatre();
    await playExercise(one.stage());
    one.pass(86_400_000);
    await playExercise(one.stage());
    expect(one.replica.head.seq).toBe(1 + 2 * LINES.length);
    const send = one.stage().send;
    const looped = one.stage({
      loop: true,
      send: (person, asked) => {
        if (one.replica.head.seq >= 4 * LINES.length) one.stop.abort();
        return send(person, asked);
      },
    });
    one.pass(86_400_000);
    expect(await playExercise(looped)).toBe('stopped');
    expect(one.replica.head.seq).toBeGreaterThanOrEqual(4 * LINES.length);
    expect(one.skipped).toEqual([]);
  });

  test('what occurred is told from when its line is due', async () => {
    const one = await theatre();
    const speed = 1e5;
    await playExercise(one.stage({ speed }));
    const events = [...all(one.replica.picture.items)].filter((item) => item.kind === 'event');
    const told = LINES.flatMap(({ at, change }) =>
      change.type === 'event.reported' ? [{ at, event: Occurring.parse(change.event) }] : [],
    );
    const starts = events.map(({ history, fields }, i) => {
      const line = told[i];
      if (line === undefined || history.some(({ type }) => type === 'event.amended')) return START;
      const { at, event } = line;
      return Date.parse(fields.occurred.from) - event.occurred.from * 1000 - (at * 1000) / speed;
    });
    expect(events.length).toBe(told.length);
    for (const start of starts) expect(Math.abs(start - START)).toBeLessThan(50);
  });

  test('what somebody else has withdrawn is skipped, and the rest goes on', async () => {
    const one = await theatre();
    const send = one.stage().send;
    const skipping = one.stage({
      send: (person, asked) =>
        asked.change.type === 'event.reported' && asked.change.event.category === 'brush-fire'
          ? Promise.resolve({ kind: 'forbidden', rule: 'P3', why: 'not today' })
          : send(person, asked),
    });
    expect(await playExercise(skipping)).toBe('over');
    expect(one.skipped).toContain('750 s event.reported: not today');
    expect(one.skipped).toContain('770 s position.taken: @fire-1 is not in the picture');
    expect(one.replica.head.seq).toBeGreaterThan(LINES.length - 20);
  });

  test('a picture that takes nothing more ends it', async () => {
    const one = await theatre();
    const closed = one.stage({
      send: async () => ({ kind: 'closed', why: 'the server is stopping' }),
    });
    expect(await playExercise(closed)).toBe('closed');
  });
});

const Occurring = z.object({ occurred: z.object({ from: z.number() }) });

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
