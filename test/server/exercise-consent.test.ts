/** What the exercise tells of consent, at its own pace; and what it leaves to people who sit at a desk. */
import { expect, test } from 'vitest';
import { zoneStatus } from '../../picture/kinds/zone-status.ts';
import { all } from '../../picture/table.ts';
import { LAP, played, STEP } from '../support/playing.ts';
import { isSettled } from '../support/theatre.ts';

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
        !(item.kind === 'message' && isSettled(item)) &&
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
