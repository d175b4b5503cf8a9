/** What desks do with zones in random logs: they propose, agree, object, denounce, and act alone. */
import type { DeskId } from '../../../picture/basics.ts';
import {
  agreedByOthers,
  openIn,
  standingAt,
  type Version,
} from '../../../picture/facets/consent/version.ts';
import type { ZoneItem, ZoneTerms } from '../../../picture/kinds/zone.ts';
import { windowEnd } from '../../../picture/window.ts';
import { type AlarmLog, DESKS } from './log.ts';
import { altitude, type Dice, place } from './random-places.ts';

const MINUTE = 60_000; // ms
const HOUR = 60 * MINUTE;
const reason = 'Because';
const time = (ms: number): string => new Date(ms).toISOString();

function area(dice: Dice): object {
  const [lon, lat] = place(dice);
  const side = dice.of(0.005, 0.03, 0.05);
  switch (dice.of('Circle', 'Corridor', 'Polygon')) {
    case 'Circle':
      return { type: 'Circle', centre: [lon, lat], radius: dice.of(400, 2500, 6000) };
    case 'Corridor': {
      const line = [
        [lon, lat],
        [lon + side, lat],
        [lon + side, lat + side],
      ];
      return { type: 'Corridor', line, width: dice.of(200, 2000) };
    }
    default: {
      const ring = [
        [lon, lat],
        [lon + side, lat],
        [lon + side / 2, lat + side],
        [lon, lat],
      ];
      return { type: 'Polygon', coordinates: [ring] };
    }
  }
}

function window(dice: Dice, now: number): object {
  const from = now - dice.of(HOUR, 5 * HOUR, 5 * HOUR, 0, -10 * MINUTE);
  const lasts = dice.of(6 * HOUR, 7 * HOUR, 10 * HOUR, 48 * HOUR);
  const estimated = dice.one(4) ? { estimated: true } : {};
  const to = dice.one(2) ? { to: time(from + lasts), ...estimated } : {};
  const daily = dice.one(6) ? { daily: { from: '13:00', to: dice.of('14:30', '02:00') } } : {};
  return { from: time(from), ...to, ...daily };
}

function terms(dice: Dice, now: number, asks: object = asksOf(dice)): object {
  return {
    kind: dice.of('no-fire', 'no-fire', 'no-fire', 'no-fly', 'hazard', 'corridor', 'exercise'),
    name: { original: 'en', en: 'A zone' },
    area: area(dice),
    ...altitude(dice),
    window: window(dice, now),
    basis: 'An agreement',
    ...asks,
  };
}

/** Whom terms ask: two desks, all, or none but their own. */
function asksOf(dice: Dice): object {
  const [us, il, sy] = ['us', 'il', 'sy'];
  return dice.of<object>(
    {},
    { desks: dice.of([us, il], [il, sy], [us, sy]) },
    { desks: dice.of([us, il], [il, sy], [us, sy]) },
    { unilateral: true },
    { unilateral: true },
  );
}

export function proposeZone(log: AlarmLog, dice: Dice, desk: string): void {
  const old = dice.one(8);
  const agrees = old ? {} : { agrees: true };
  log.say(desk, {
    type: 'zone.proposed',
    terms: terms(dice, log.now, old ? {} : asksOf(dice)),
    ...agrees,
  });
}

/** Something that the rules allow; now and then there is nothing. */
export function zoneAct(log: AlarmLog, dice: Dice, zone: ZoneItem, desk: string): void {
  const { ref: item, versions = [] } = zone;
  const open = openIn(versions);
  const maker = zone.by.desk;
  const alone = ![...versions].some((one) => agreedByOthers(one, maker));
  const draw = dice.next();
  const shared = !alone && standingAt(versions, log.now) !== undefined;
  if (open !== undefined && draw < 0.65) answer(log, dice, zone, open);
  else if (shared && draw < 0.92) denounceOrTakeBack(log, dice, zone);
  else if (draw < 0.7 && alone && zone.state === 'suspended') {
    log.say(maker, { type: 'zone.resumed', item, reason });
  } else if (draw < 0.7 && alone) log.say(maker, { type: 'zone.suspended', item, reason });
  else if (draw < 0.76 && alone) log.say(maker, { type: 'zone.withdrawn', item, reason });
  else if (draw < 0.8 && alone && zone.versions === undefined) {
    log.say(maker, { type: 'zone.amended', item, terms: terms(dice, log.now, {}) });
  } else if (draw < 0.84 && zone.state !== 'suspended') nextVersion(log, dice, zone, desk);
  else denounceOrTakeBack(log, dice, zone);
}

/** A desk that is asked takes a stance, or the desk of the version changes it or takes it back. */
function answer(log: AlarmLog, dice: Dice, zone: ZoneItem, open: Version<ZoneTerms>): void {
  const { ref: item, state } = zone;
  const { version, hash: termsHash, by, parties, stances } = open;
  const draw = dice.next();
  if (draw < 0.08 && !agreedByOthers(open, by.desk)) {
    log.say(by.desk, { type: 'zone.amended', item, terms: terms(dice, log.now) });
    return;
  }
  if (draw < 0.12 && !agreedByOthers(open, by.desk)) {
    log.say(by.desk, { type: 'zone.retracted', item, version, reason });
    return;
  }
  const desk = dice.pick(parties.filter((one) => draw < 0.3 || stances[one]?.is !== 'agreed'));
  if (desk === undefined) return;
  const end = open.terms && windowEnd(open.terms.window);
  const mayAgree = state !== 'suspended' && (end === undefined || end > log.now);
  const is = dice.of('agreed', 'agreed', 'agreed', 'objected', 'considering');
  if (is === 'agreed' && (!mayAgree || stances[desk]?.is === 'agreed')) return;
  log.say(desk, { type: `consent.${is}`, item, version, termsHash });
}

/** While a version stands every later one asks all its desks. [R48] */
function nextVersion(log: AlarmLog, dice: Dice, zone: ZoneItem, desk: string): void {
  const standing = standingAt(zone.versions ?? [], log.now);
  const all = standing === undefined || standing.parties.length < 2 ? asksOf(dice) : {};
  const suspended = dice.one(4) ? { suspended: true } : {};
  const next = 'unilateral' in all ? {} : all;
  log.say(desk, {
    type: 'zone.versioned',
    item: zone.ref,
    terms: terms(dice, log.now, { ...next, ...suspended }),
  });
}

function denounceOrTakeBack(log: AlarmLog, dice: Dice, { ref: item, versions = [] }: ZoneItem) {
  const standing = standingAt(versions, log.now);
  if (standing === undefined) return;
  const { version, hash: termsHash, parties, stances } = standing;
  const desk = dice.pick(parties);
  if (desk === undefined) return;
  const act = { item, version, termsHash };
  if (stances[desk]?.is === 'denounced') log.say(desk, { type: 'consent.agreed', ...act });
  else {
    const notice = dice.of(0, 10, 180, 180);
    log.say(desk, { type: 'consent.denounced', ...act, reason, notice });
  }
}

/** Names of what may ring about these zones, and of what does not. */
export function zoneNames(zones: readonly ZoneItem[]): string[] {
  const revised = ({ ref, revision }: ZoneItem) => `${ref}.${revision}`;
  return [
    ...zones.flatMap((zone) => [`ending ${revised(zone)}`, `ended ${revised(zone)}`]),
    ...zones.flatMap(({ ref, versions = [] }) =>
      DESKS.map((desk: DeskId) => `waiting ${ref} ${Math.max(1, versions.length)} ${desk}`),
    ),
    ...zones.flatMap((one) =>
      zones.flatMap((two) =>
        one.seq < two.seq ? [`conflict ${revised(one)} ${revised(two)}`] : [],
      ),
    ),
    ...zones.flatMap((zone) =>
      zone.history.flatMap(({ type, seq }) =>
        type === 'consent.denounced' ? [`denounced ${revised(zone)} ${seq}`] : [],
      ),
    ),
  ];
}
