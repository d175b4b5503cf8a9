import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DeskId, LANGUAGES, PersonId, PictureId } from '../../picture/basics.ts';
import { Cell } from '../../picture/cell.ts';
import { Command } from '../../picture/entry.ts';
import { all } from '../../picture/table.ts';
import { type ExerciseOptions, playExercise, type Stage } from '../../server/agents/exercise.ts';
import { endingOf, readScenario, type ScenarioLine } from '../../server/agents/scenario.ts';
import { stagesOf } from '../../server/agents/stages.ts';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { Appender } from '../../server/pictures/append.ts';
import { PictureReplica } from '../../server/pictures/picture-replica.ts';
import { DESK_CELL, openedAs } from '../support/desks.ts';
import { command } from '../support/logs.ts';
import { CELL } from '../support/people.ts';
import { unsteppedClock } from '../support/unstepped-clock.ts';

const ROOT = join(import.meta.dirname, '../..');
const LINES = readScenario(join(ROOT, 'data/exercise'));
const START = Date.parse('2026-11-22T14:00:00Z');

const SHARED = LINES.filter(({ picture }) => picture === undefined);
const ENDING = endingOf(LINES);
type Changed = ScenarioLine['change'];
const isSame = (one: Changed, other: Changed) => one.type === other.type && one.item === other.item;
/** What the scenario does not withdraw itself, of the shared picture. */
const SHARED_ENDING = ENDING.filter(
  ({ picture, change }) =>
    picture === undefined && !LINES.some((line) => isSame(line.change, change)),
);

/** The scenario's people are known by these names; this is somebody who opened a link. */
const NEWCOMER = {
  desk: DeskId.parse('il'),
  person: PersonId.parse('il-officer'),
  role: 'officer',
} as const;

type Logs = (picture: string) => Log;

/** Logs in memory, by picture; the same one for the same picture. */
function memoryLogs(): Logs {
  const logs = new Map<string, Log>();
  return (picture) => {
    const log = logs.get(picture) ?? memoryLog();
    logs.set(picture, log);
    return log;
  };
}

/** Pictures in memory and a clock that jumps to whatever is waited for. */
async function theatre(logs = memoryLogs()) {
  let now = START;
  const stages = new Map<string, { replica: PictureReplica; appender: Appender }>();
  for (const { id, members } of DESK_CELL.pictures) {
    const opened = openedAs(id, ...members);
    const opening = { by: CELL, command: { ...command(opened, 0), change: opened } };
    const replica = await PictureReplica.open(logs(id), opening, () => now);
    const clock = unsteppedClock(() => now);
    stages.set(id, { replica, appender: new Appender(replica, DESK_CELL, clock) });
  }
  const at = (stage: Stage) => {
    const found = stages.get(stage ?? 'shared');
    if (found === undefined) throw new Error(`there is no picture ${stage}`);
    return found;
  };
  const skipped: string[] = [];
  const stop = new AbortController();
  const stage = (more: Partial<ExerciseOptions> = {}): ExerciseOptions => ({
    ...stagesOf(at, LINES),
    now: () => now++, // time passes whenever somebody looks
    signal: stop.signal,
    lines: LINES,
    loop: false,
    speed: 1e6,
    skipped: (line, why) => skipped.push(`${line.at} s ${line.change.type}: ${why}`),
    fault: ({ message }) => skipped.push(message),
    ...more,
  });
  /** Standing items of a picture. */
  const standing = (picture?: string) =>
    [...all(at(PictureId.optional().parse(picture)).replica.picture.items)].filter(
      ({ state }) => state !== 'withdrawn',
    );
  /** Somebody who is not of the scenario changes something. */
  const intrude = async (change: object, picture?: string) => {
    const asked = Command.parse({ id: randomUUID(), change });
    const [answer] = await at(PictureId.optional().parse(picture)).appender.append(NEWCOMER, [
      asked,
    ]);
    if (answer?.kind !== 'taken') throw new Error(JSON.stringify(answer));
    return answer.item;
  };
  const { replica } = at(undefined);
  const pass = (ms: number) => (now += ms);
  return { replica, logs, at, skipped, stop, stage, standing, intrude, pass };
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
        send: async (person, one, stage) => {
          if (++sent === 40) first.stop.abort();
          return send(person, one, stage);
        },
      }),
    );
    expect(first.replica.head.seq + 3).toBe(41); // 3: the drafts
    const second = await theatre(first.logs);
    expect(await playExercise(second.stage())).toBe('over');
    expect(second.skipped).toEqual([]);
    expect(second.replica.head.seq).toBe(1 + SHARED.length);
  });

  test('long after the end it ends that run and begins a new one; in a loop one follows another', async () => {
    const one = await theatre();
    await playExercise(one.stage());
    one.pass(86_400_000);
    await playExercise(one.stage());
    const lap = SHARED.length + SHARED_ENDING.length;
    expect(one.replica.head.seq).toBe(1 + lap + SHARED.length);
    one.pass(86_400_000);
    expect(await playExercise(stoppedAt(one, 1 + 4 * lap))).toBe('stopped');
    expect(one.replica.head.seq).toBeGreaterThanOrEqual(1 + 4 * lap);
    expect(one.skipped).toEqual([]);
  });

  test('what occurred is told from when its line is due', async () => {
    const one = await theatre();
    const speed = 1e5;
    await playExercise(one.stage({ speed }));
    const events = [...all(one.replica.picture.items)].filter((item) => item.kind === 'event');
    const told = SHARED.flatMap(({ at, change }) =>
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
      send: (person, asked, stage) =>
        asked.change.type === 'event.reported' && asked.change.event.category === 'brush-fire'
          ? Promise.resolve({ kind: 'forbidden', rule: 'P3', why: 'not today' })
          : send(person, asked, stage),
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

describe('the end of a run', () => {
  test('all that it made is withdrawn before the next begins, so that nothing piles up', async () => {
    const one = await theatre();
    const lap = SHARED.length + SHARED_ENDING.length;
    await playExercise(stoppedAt(one, 1 + lap));
    expect(one.replica.head.seq).toBe(1 + lap);
    for (const picture of [undefined, 'us', 'il', 'sy']) expect(one.standing(picture)).toEqual([]);
    expect(one.skipped).toEqual([]);
  });

  test('a run that was broken off is ended by the next start, and not played on', async () => {
    const first = await theatre();
    await playExercise(stoppedAt(first, 60));
    const made = first.standing().length;
    expect(made).toBeGreaterThan(10);
    const second = await theatre(first.logs);
    second.pass(86_400_000);
    const { seq } = second.replica.head;
    await playExercise(stoppedAt(second, seq + made));
    expect(second.standing()).toEqual([]);
    expect(second.replica.head.seq).toBe(seq + made);
    expect(second.skipped).toEqual([]);
  });

  test('what people made, and what they took over, is left as it is', async () => {
    const one = await theatre();
    await playExercise(one.stage());
    const [draft] = one.standing('il');
    if (draft?.kind !== 'event') throw new Error('the desk of Israel has no draft');
    const event = { ...draft.fields, precedence: 'PRIORITY' };
    await one.intrude(
      { type: 'event.amended', item: draft.ref, event, reason: 'Read again' },
      'il',
    );
    const mark = { form: 'pin', geometry: { type: 'Point', coordinates: [35.85, 33.1] } };
    const note = { text: { original: 'en', en: 'Mine' }, mark };
    const own = await one.intrude({ type: 'note.added', note });
    one.pass(86_400_000);
    await playExercise(one.stage());
    const firsts = one.standing().filter(({ seq }) => seq <= 1 + SHARED.length + 1);
    expect(firsts.map(({ ref }) => ref)).toEqual([own]);
    expect(one.standing('il').map(({ ref }) => ref)).toContain(draft.ref);
    expect(one.standing('il')).toHaveLength(2); // and the draft of the second run
    expect(one.standing('us')).toHaveLength(1);
  });

  test('each desk has a draft of its own that a second person must approve', async () => {
    const one = await theatre();
    await playExercise(one.stage());
    const { release } = Cell.parse(JSON.parse(readFileSync(join(ROOT, 'data/cell.json'), 'utf8')));
    for (const desk of ['us', 'il', 'sy']) {
      const [draft, ...more] = one.standing(desk);
      if (draft?.kind !== 'event') throw new Error(`${desk} has no draft`);
      expect(more).toEqual([]);
      expect(draft.by).toMatchObject({ desk, person: `${desk}-watch` });
      expect(release?.twoPersons).toContain(draft.fields.category);
    }
  });

  test('everything that a scenario makes has a key, and an officer who may withdraw it', () => {
    const [line] = LINES.filter(({ change }) => change.type === 'note.added');
    if (line === undefined) throw new Error('the scenario has no note');
    const { key: _, ...keyless } = line;
    expect(() => endingOf([keyless])).toThrow('without a key: note.added');
    const alone = { ...line, by: { ...line.by, role: 'analyst' as const } };
    expect(() => endingOf([alone])).toThrow(`${line.by.desk} has no officer`);
    const withdrawn: readonly string[] = ENDING.map(({ change }) => change.type);
    expect(withdrawn[0]).toBe('note.withdrawn');
    expect(new Set(withdrawn).size).toBeGreaterThan(1);
  });
});

/** Options of a loop that is stopped when the shared picture has so many entries. */
function stoppedAt(one: Awaited<ReturnType<typeof theatre>>, entries: number): ExerciseOptions {
  const { send } = one.stage();
  return one.stage({
    loop: true,
    send: async (person, asked, stage) => {
      const answer = await send(person, asked, stage);
      if (one.replica.head.seq >= entries) one.stop.abort();
      return answer;
    },
  });
}

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
