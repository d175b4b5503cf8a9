/** What the exercise tells of consent, at its own pace; and what it leaves to people who sit at a desk. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { DeskId } from '../../picture/basics.ts';
import { type Entry, readEntry } from '../../picture/entry.ts';
import { agreedIn, openIn } from '../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import { zoneStatus } from '../../picture/kinds/zone-status.ts';
import { all } from '../../picture/table.ts';
import { startExercise } from '../../server/agents/exercise.ts';
import { theatre } from '../support/theatre.ts';

/** Seconds from the start of a lap to the next: the last line, its ending and a pause. */
const LAP = 2250;
const STEP = 5;

/** The exercise in a loop at its own pace, on a clock that the test moves. */
async function played(...seated: readonly string[]) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const one = await theatre();
  for (const desk of seated) one.seated.add(DeskId.parse(desk));
  const began = one.time();
  const exercise = startExercise(one.stage({ now: one.time, speed: 1, loop: true }));
  onTestFinished(async () => {
    one.stop.abort();
    await exercise.ended;
  });
  /** Settles when nothing more is written. */
  const settled = async () => {
    for (let seq = -1; seq !== one.replica.head.seq; ) {
      seq = one.replica.head.seq;
      for (let i = 0; i < 12; i++) await new Promise(setImmediate);
    }
  };
  await settled();
  /** Goes on to a second since the first lap began. */
  const reach = async (second: number) => {
    while (one.time() < began + second * 1000) {
      one.pass(STEP * 1000);
      await vi.advanceTimersByTimeAsync(STEP * 1000);
      await settled();
    }
  };
  /** The newest zone of a name. */
  const zone = (name: string): ZoneItem => {
    const zones = [...all(one.replica.picture.items)].filter((item) => item.kind === 'zone');
    const found = zones.findLast(({ terms }) => terms.name.en === name);
    if (found === undefined) throw new Error(`no zone ${name}`);
    return found;
  };
  const standing = (name: string): string => {
    const { versions = [] } = zone(name);
    const [agreed, open] = [agreedIn(versions)?.version, openIn(versions)?.version];
    return `${zoneStatus(zone(name), one.time())}, ${agreed ?? 'none'} agreed, ${open ?? 'none'} open`;
  };
  const entries = async (): Promise<readonly Entry[]> =>
    (await one.replica.log.read(0, 10_000)).map(({ bytes, seq }) => readEntry(bytes, seq));
  return { ...one, reach, zone, standing, entries, settled };
}

const CALM = 'No fire';
const DRONES = 'No unmanned flights';
const FIELDS = 'Coordination, Kudnah fields';
const ROAD = 'Convoy road';

test('[R46] [R48] [R49] proposed, countered, agreed by three, suspended by all, denounced and settled', async () => {
  const one = await played();
  await one.reach(300);
  expect(one.standing(CALM)).toBe('proposed, none agreed, 1 open');
  expect(one.standing(FIELDS)).toBe('in-force, 1 agreed, none open');
  await one.reach(395);
  expect(one.standing(CALM)).toBe('proposed, none agreed, 2 open');
  expect(one.zone(CALM).versions?.[1]?.by.desk).toBe('sy');
  await one.reach(425);
  expect(one.standing(CALM)).toBe('in-force, 2 agreed, none open');
  const terms = one.zone(CALM).versions?.map(({ hash }) => hash);
  expect(new Set(terms).size).toBe(2);
  expect(one.standing(ROAD)).toBe('in-force, 1 agreed, none open');
  await one.reach(550);
  expect(one.standing(ROAD)).toBe('suspended, 2 agreed, none open');
  await one.reach(630);
  const hospital = one.zone('Hospital');
  expect(zoneStatus(hospital, one.time())).toBe('in-force');
  expect(hospital.versions?.[0]?.parties).toEqual(['sy']); // unilateral
  await one.reach(900);
  expect(one.standing(CALM)).toBe('in-force, 2 agreed, 3 open'); // it waits
  await one.reach(1000);
  expect(one.standing(ROAD)).toBe('in-force, 3 agreed, none open');
  await one.reach(1210);
  const mines = one.zone('Old mine field').versions?.[0];
  const fire = one.zone('Fire area').versions?.at(-1);
  expect(fire?.seq).toBeGreaterThan(mines?.seen ?? Number.POSITIVE_INFINITY); // sent unseen
  await one.reach(1300);
  expect(one.standing(FIELDS)).toBe('leaving, 1 agreed, none open');
  await one.reach(1430);
  expect(one.standing(FIELDS)).toBe('leaving, 1 agreed, 2 open');
  await one.reach(1470);
  expect(one.standing(FIELDS)).toBe('in-force, 2 agreed, none open');
  await one.reach(1640);
  expect(one.standing(CALM)).toBe('expired, 2 agreed, none open');
  expect(one.skipped).toEqual([]);
});

test('after each of three laps nothing of it stands, and nothing was refused', async () => {
  const one = await played();
  for (const lap of [1, 2, 3]) {
    await one.reach(lap * LAP - STEP);
    expect(one.standing(CALM)).toBe('expired, 2 agreed, none open');
    expect(one.standing(DRONES)).toBe('withdrawn, none agreed, 1 open');
    const left = [...all(one.replica.picture.items)].filter(
      (item) =>
        item.state !== 'withdrawn' &&
        !(item.kind === 'zone' && zoneStatus(item, one.time()) === 'expired'),
    );
    expect(left.map(({ ref }) => ref)).toEqual([]);
  }
  expect(one.skipped).toEqual([]);
});

test('[P20] where somebody sits, nobody else takes a stance for that desk, and the story goes another way', async () => {
  const one = await played('sy');
  await one.reach(LAP + 600);
  expect(one.standing(CALM)).toBe('proposed, none agreed, 1 open');
  await one.reach(2 * LAP);
  const speaking = /^(consent\.|zone\.(versioned|retracted))/;
  const spoken = (await one.entries()).filter(({ change }) => speaking.test(change.type));
  expect(spoken.filter(({ by }) => by.desk === 'sy')).toEqual([]);
  expect(new Set(spoken.map(({ by }) => by.desk))).toEqual(new Set(['il']));
  expect(one.skipped).toEqual([]);
  // what only other desks could end ends by its window: there is one of each at a time
  const names = [...all(one.replica.picture.items)].flatMap((item) =>
    item.kind === 'zone' && !/^(expired|withdrawn)$/.test(zoneStatus(item, one.time()))
      ? [item.terms.name.en]
      : [],
  );
  expect(new Set(names).size).toBe(names.length);
});

test('the other desks answer what somebody says, and what is agreed with them is left alone', async () => {
  const one = await played('sy');
  await one.reach(300);
  const { ref, terms } = one.zone(CALM);
  const { to } = terms.window;
  const longer = new Date(Date.parse(to ?? '') + 7_200_000).toISOString();
  const own = { ...terms, basis: 'Ours', window: { ...terms.window, to: longer } };
  const answer = await one.ask(
    { type: 'zone.versioned', item: ref, terms: own },
    undefined,
    'sy-officer',
  );
  expect(answer?.kind).toBe('taken');
  await one.reach(430);
  expect(one.standing(CALM)).toBe('in-force, 2 agreed, none open');
  expect(one.zone(CALM).terms.basis).toBe('Ours');
  await one.reach(LAP + 430);
  expect(one.zone(CALM).ref).toBe(ref); // the next lap takes it up
  expect(one.zone(CALM).terms.basis).toBe('Ours');
  expect(one.skipped).toEqual([]);
});

test('a zone that somebody of its desk has withdrawn is spoken of no more', async () => {
  const one = await played();
  await one.reach(300);
  const { ref } = one.zone(CALM);
  const withdrawn = { type: 'zone.withdrawn', item: ref, reason: 'We thought again' };
  expect((await one.ask(withdrawn, undefined, 'us-officer'))?.kind).toBe('taken');
  await one.reach(LAP - STEP);
  const about = (await one.entries()).filter(
    ({ change }) => 'item' in change && change.item === ref,
  );
  expect(about.map(({ change }) => change.type)).toEqual(['zone.withdrawn']);
  expect(one.skipped).toEqual([]);
});
