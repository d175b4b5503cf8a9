/** Playing the exercise: in order, after a restart, lap after lap, and what a lap leaves behind. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PictureId } from '../../picture/basics.ts';
import { agreedByOthers } from '../../picture/facets/consent/version.ts';
import { copyOf } from '../../picture/facets/release/copy.ts';
import type { AnyItem } from '../../picture/picture.ts';
import { all } from '../../picture/table.ts';
import { playExercise, startExercise } from '../../server/agents/exercise.ts';
import { endingOf, type ScenarioLine } from '../../server/agents/scenario.ts';
import {
  ENDING,
  LATE_ENDING,
  LINES,
  SERVED,
  SHARED,
  SHARED_ENDING,
  START,
  stoppedAt,
  theatre,
} from '../support/theatre.ts';

/** The line that makes an item, those that name it, and those that name what these would have made. */
function namingWhatIsLost(key: string): readonly ScenarioLine[] {
  const lost = new Set([key]);
  return LINES.filter((line) => {
    const named = JSON.stringify(line.change);
    const falls = line.key === key || [...lost].some((one) => named.includes(`"@${one}"`));
    if (falls && line.key !== undefined) lost.add(line.key);
    return falls;
  });
}

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
    const first = SHARED.length + LATE_ENDING.length;
    expect(one.replica.head.seq).toBe(1 + first + SHARED.length);
    const lap = SHARED.length + SHARED_ENDING.length;
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
    const lost = namingWhatIsLost('fire-1');
    expect(one.skipped.map((said) => said.replace(/:.*/, ''))).toEqual(
      lost.map(({ at, change }) => `${at} s ${change.type}`),
    );
    const rest = SHARED.filter((line) => !lost.includes(line));
    expect(one.replica.head.seq).toBe(1 + rest.length);
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
    const made = first.standing().filter((item) => !isShared(item)).length;
    expect(made).toBeGreaterThan(10);
    const second = await theatre(first.logs);
    second.pass(86_400_000);
    const { seq } = second.replica.head;
    await playExercise(stoppedAt(second, seq + made));
    expect(second.standing()).toEqual([]);
    expect(second.replica.head.seq).toBe(seq + made);
    expect(second.skipped).toEqual([]);
  });

  test('begun anew in its midst, a run is ended at once, and the next is played', async () => {
    const one = await theatre();
    const { send } = one.stage();
    const ahead = 300;
    const due = LINES.filter(({ at }) => at <= ahead).length;
    let [sent, firsts] = [0, 0];
    const played = startExercise(
      one.stage({
        loop: true,
        ahead,
        speed: 1000,
        send: async (person, asked, stage) => {
          if (++sent === due) played.anew();
          const { change } = asked;
          if (change.type === 'note.added' && change.note.text.en?.startsWith(FIRST)) firsts++;
          if (firsts === 2) one.stop.abort(); // the next has begun
          return send(person, asked, stage);
        },
      }),
    );
    expect(played.lap().nth).toBe(1);
    expect(await played.ended).toBe('stopped');
    expect(played.lap().nth).toBe(2);
    expect(one.standing().map(({ kind }) => kind)).toEqual(['note']); // the first item of the next
    expect(sent).toBeGreaterThan(due + 10);
    expect(sent).toBeLessThanOrEqual(2 * due + 1); // and no line that was not due
    expect(one.skipped).toEqual([]);
  });

  test('a server that stops in the midst of an ending goes on with it', async () => {
    const first = await theatre();
    const lap = SHARED.length + SHARED_ENDING.length;
    await playExercise(stoppedAt(first, 1 + lap - 10));
    expect(first.standing().length).toBeGreaterThan(5);
    const second = await theatre(first.logs);
    await playExercise(stoppedAt(second, 1 + lap));
    expect(second.standing()).toEqual([]);
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
    const { release } = SERVED;
    for (const desk of ['us', 'il', 'sy']) {
      const [draft, ...more] = one.standing(desk);
      if (draft?.kind !== 'event') throw new Error(`${desk} has no draft`);
      expect(more).toEqual([]);
      expect(draft.by).toMatchObject({ desk, person: `${desk}-watch` });
      expect(release?.twoPersons).toContain(draft.fields.category);
    }
  });

  test('[P12] a draft is released by the watch officer and the second officer of its desk, and then left', async () => {
    const one = await theatre();
    await playExercise(one.stage());
    const [draft] = one.standing('il');
    if (draft === undefined) throw new Error('the desk of Israel has no draft');
    const to = PictureId.parse('shared');
    const from = one.at(PictureId.parse('il')).replica.picture;
    const change = copyOf(draft, { from, to, precision: 'exact' });
    const { ref: item, seq: of } = draft;
    const proposal = { type: 'release.proposed', item, to, of, change, second: true };
    expect(await one.ask(proposal, 'il')).toMatchObject({ kind: 'taken' });
    const release = one.at(PictureId.parse('il')).replica.head.seq;
    const approval = { type: 'release.approved', item, release };
    expect(await one.ask(approval, 'il')).toMatchObject({ kind: 'forbidden', rule: 'P12' });
    expect(await one.ask(approval, 'il', 'il-second')).toMatchObject({ kind: 'taken' });
    one.pass(86_400_000);
    await playExercise(one.stage());
    expect(one.standing('il').map(({ ref }) => ref)).toContain(item);
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

/** A zone to which other desks have agreed: it ends with its window, and nobody withdraws it. */
const isShared = (item: AnyItem): boolean =>
  item.kind === 'zone' &&
  item.versions?.some((version) => agreedByOthers(version, item.by.desk)) === true;
/** The words that each run begins with. */
const FIRST = 'EXERCISE begins';
const Occurring = z.object({ occurred: z.object({ from: z.number() }) });
