import { expect, test } from 'vitest';
import { fold, type Picture } from '../../../../picture/fold.ts';
import { all } from '../../../../picture/table.ts';
import type { DeskAlarms } from '../../../../picture/views/alarms/alarm.ts';
import { alarms } from '../../../../picture/views/alarms/alarms.ts';
import { badNight, everyPair } from '../../../support/alarms/bad-night.ts';
import { DESKS } from '../../../support/alarms/log.ts';

const SECOND = 1000;
const MINUTE = 60_000;
const TEN_MINUTES = 10 * MINUTE;

const night = badNight();
const pairs = everyPair(night).sort();

/** Moves the clock through the night, from one change to the next, and writes down when each desk heard something. */
function heardOf() {
  const view = alarms(night.cell);
  let picture: Picture = night.zones;
  view.start(picture);
  const heard = new Map(DESKS.map((desk) => [desk, new Map<number, number>()]));
  const counted = new Map<string, number>();
  const listen = (now: number) => {
    for (const desk of DESKS) {
      for (const { name, soundings, sounded } of view.at(now)(desk).groups) {
        const key = `${desk} ${name}`;
        const before = counted.get(key) ?? 0;
        counted.set(key, soundings);
        expect(soundings - before, `${key} is heard one by one`).toBeLessThan(2);
        const times = heard.get(desk);
        if (soundings > before) times?.set(sounded, (times.get(sounded) ?? 0) + 1);
      }
    }
  };
  const whole = night.waves.at(-1)?.at ?? 0;
  for (const [i, { at, entries }] of night.waves.entries()) {
    picture = fold(picture, entries);
    view.take(entries, picture);
    const until = night.waves[i + 1]?.at ?? whole + TEN_MINUTES;
    for (let now: number | undefined = at; now !== undefined && now < until; now = view.next(now)) {
      listen(now);
    }
  }
  return { heard, last: view.at(whole + TEN_MINUTES), picture };
}

const { heard, last, picture } = heardOf();
const timesOf = (desk: (typeof DESKS)[number]): number[] =>
  [...(heard.get(desk) ?? [])].flatMap(([at, count]) => new Array<number>(count).fill(at));

test('a night of 1,233 zones and 2,571 alerts passes the rules', () => {
  const kinds = Map.groupBy(all(picture.items), ({ kind }) => kind);
  expect([kinds.get('zone')?.length, kinds.get('event')?.length]).toEqual([1233, 2571]);
  expect(night.waves.map(({ entries }) => entries.length)).toEqual([
    83, 3, 9, 547, 751, 972, 202, 4,
  ]);
});

test('[R42] on it, the list of every desk is what trying each alert with each zone finds', () => {
  expect(pairs.length).toBeGreaterThan(2000);
  const names = ({ groups }: DeskAlarms) =>
    groups
      .filter(({ kind }) => kind === 'inside')
      .flatMap((group) => group.alarms.map(({ occurrence: { name } }) => String(name)));
  for (const desk of DESKS) expect(names(last(desk)).sort()).toEqual(pairs);
});

test('[R40] on it, no desk hears more than ten things in any ten minutes', () => {
  for (const desk of DESKS) {
    const times = timesOf(desk);
    expect(times.length).toBeGreaterThan(5);
    for (const from of times) {
      const within = times.filter((time) => time >= from && time < from + TEN_MINUTES);
      expect(within.length, `${desk} from ${new Date(from).toISOString()}`).toBeLessThanOrEqual(10);
    }
  }
});

test('[R40] on it, each wave is heard within two seconds', () => {
  const ringing = new Set(pairs.map((name) => name.split(/[ .]/)[1]));
  const waves = night.waves.filter(({ entries }) =>
    entries.some(({ seq }) => ringing.has(`E-${seq}`)),
  );
  expect(waves.length).toBeGreaterThan(5);
  for (const desk of DESKS) {
    const times = timesOf(desk);
    for (const { at } of waves) {
      const heardAt = times.find((time) => time >= at) ?? Number.POSITIVE_INFINITY;
      expect(heardAt - at, `${desk} ${new Date(at).toISOString()}`).toBeLessThan(2 * SECOND);
    }
  }
});
