/** The brief of a watch: what is open stands in it, whatever else is in the picture. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Author, CommandId, DeskId, Instant } from '../../picture/basics.ts';
import { GENESIS } from '../../picture/chain.ts';
import { Change, type Entry } from '../../picture/entry.ts';
import { fold, type Picture } from '../../picture/fold.ts';
import { EMPTY } from '../../picture/picture.ts';
import { replay } from '../../picture/replay.ts';
import { all } from '../../picture/table.ts';
import { deskAlarms } from '../../picture/views/alarms/alarms.ts';
import { type Brief, briefOf } from '../../picture/views/brief.ts';
import { CELL } from '../support/cell.ts';
import { HOUR, MINUTE } from '../support/clock.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { log as anyLog, idOf } from '../support/logs.ts';
import { DESKS, person } from '../support/people.ts';
import { random, seed } from '../support/seed.ts';
import { Staffed } from '../support/staffed.ts';

const brief = (picture: Picture, desk: string, at: number): Brief => {
  const id = DeskId.parse(desk);
  return briefOf(picture, { desk: id, at, cell: CELL, alarms: deskAlarms(picture, CELL, at)(id) });
};
/** In which groups an item stands, in their order. */
const groupsOf = ({ rows }: Brief, ref: string) =>
  rows.filter((row) => row.id === ref).map(({ group }) => group);

/** The picture with one more entry, and the reference of what that made. */
function withMore(picture: Picture, desk: string, change: object, at: number) {
  const seq = picture.seq + 1;
  const entry: Entry = {
    seq,
    prev: GENESIS.hash,
    time: Instant.parse(new Date(at).toISOString()),
    by: Author.parse({ desk, person: 'planted', role: 'officer' }),
    command: CommandId.parse(idOf(9_000_000 + seq)),
    change: Change.parse(change),
  };
  return fold(picture, [entry]);
}

/** What is planted, and in which groups it is looked for: by a desk of its own, and by another one. */
const PLANTS = [
  ['a FLASH event', (now: number) => event(now, 'FLASH'), ['open'], ['open', 'waiting']],
  ['an IMMEDIATE event', (now: number) => event(now, 'IMMEDIATE'), ['open'], ['open', 'waiting']],
  ['a zone that ends within 8 hours', (now: number) => zone(now, 8 * HOUR), ['ending'], ['ending']],
  ['a zone that ends in a minute', (now: number) => zone(now, MINUTE), ['ending'], ['ending']],
] as const;
const event = (now: number, precedence: string) =>
  reported({ precedence, occurred: { from: new Date(now - 5 * MINUTE).toISOString() } });
const zone = (now: number, ms: number) =>
  proposed({
    window: {
      from: new Date(now - HOUR).toISOString(),
      to: new Date(now + ms).toISOString(),
    },
  });

const COUNT = 1000;
const LOGS = fc.sample(anyLog, { seed, numRuns: 50 });

test(`[R33] a planted open item is missing from no brief of ${COUNT} random pictures`, () => {
  const next = random(15);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  let planted = 0;
  let others = 0;
  for (let i = 0; i < COUNT; i++) {
    const { entries } = pick(LOGS);
    const cut = 1 + Math.floor(next() * entries.length);
    const before = replay(EMPTY, entries, { seq: cut });
    const now = Date.parse(before.time ?? '') + Math.floor(next() * 6 * HOUR);
    const [what, change, own, foreign] = pick(PLANTS);
    const maker = pick(DESKS);
    let picture = withMore(before, maker, change(now), now);
    const item = [...all(picture.items)].at(-1);
    // and something after it
    for (let more = Math.floor(next() * 3); more > 0; more--) {
      picture = withMore(picture, pick(DESKS), pick([added(), event(now, 'ROUTINE')]), now);
    }
    for (const desk of DESKS) {
      const found = groupsOf(brief(picture, desk, now), `${item?.ref}`);
      expect(found, `picture ${i}, desk ${desk}: ${what}`).toEqual(desk === maker ? own : foreign);
      planted++;
    }
    others += brief(before, maker, now).rows.length;
  }
  expect(planted).toBe(3 * COUNT);
  expect(others).toBeGreaterThan(COUNT / 2); // the pictures had something in them
});

/** Zones in the states of consent, each as the entries of a maker and two others that lead to it. */
type Says = readonly [desk: string, change: (ref: string) => object];
interface ZonePlant {
  readonly said: (maker: string, others: readonly [string, string], now: number) => readonly Says[];
  readonly own: readonly string[];
  /** For the first of the others, and for the second. */
  readonly foreign: readonly [readonly string[], readonly string[]];
}
const proposes = (desk: string, window: object = {}, more: object = {}): Says => [
  desk,
  () => ({
    ...proposed({ window: { from: '2026-11-20T00:00:00Z', ...window }, ...more }),
    agrees: true,
  }),
];
const says = (desk: string, is: string, version = 1): Says => [
  desk,
  (item) => ({
    type: `consent.${is}`,
    item,
    version,
    termsHash: '0'.repeat(64),
    ...(is === 'denounced' ? { reason: 'x' } : {}),
  }),
];
const later = (now: number, ms: number) => ({ to: new Date(now + ms).toISOString() });
const ZONE_PLANTS: Readonly<Record<string, ZonePlant>> = {
  'a proposal that waits for two': {
    said: (maker) => [proposes(maker)],
    own: [],
    foreign: [['waiting'], ['waiting']],
  },
  'one that somebody considers': {
    said: (maker, [one]) => [proposes(maker), says(one, 'considering')],
    own: [],
    foreign: [['waiting'], ['waiting']],
  },
  'one to which somebody has objected': {
    said: (maker, [one]) => [proposes(maker), says(one, 'objected')],
    own: ['disputed'],
    foreign: [['disputed'], ['waiting', 'disputed']],
  },
  'one that all agreed to': {
    said: (maker, [one, two]) => [proposes(maker), says(one, 'agreed'), says(two, 'agreed')],
    own: ['agreed'],
    foreign: [['agreed'], ['agreed']],
  },
  'one that was denounced': {
    said: (maker, [one, two]) => [
      proposes(maker),
      says(one, 'agreed'),
      says(two, 'agreed'),
      says(two, 'denounced'),
    ],
    own: ['disputed', 'ending'],
    foreign: [
      ['disputed', 'ending'],
      ['disputed', 'ending'],
    ],
  },
  'a unilateral one that ends in 7 hours': {
    said: (maker, _, now) => [proposes(maker, later(now, 7 * HOUR), { unilateral: true })],
    own: ['ending', 'agreed'],
    foreign: [
      ['ending', 'agreed'],
      ['ending', 'agreed'],
    ],
  },
  'one whose end has to be confirmed': {
    said: (maker, _, now) => [
      proposes(maker, { ...later(now, -HOUR), estimated: true }, { unilateral: true }),
    ],
    own: ['ending', 'agreed'],
    foreign: [
      ['ending', 'agreed'],
      ['ending', 'agreed'],
    ],
  },
  'a version beside one that has ended': {
    said: (maker, [one], now) => [
      proposes(maker, later(now, -HOUR), { unilateral: true }),
      [
        one,
        (item) => ({
          type: 'zone.versioned',
          item,
          terms: proposed({ window: { from: '2026-11-20T00:00:00Z' } }).terms,
        }),
      ],
    ],
    own: ['waiting', 'agreed'],
    foreign: [['agreed'], ['waiting', 'agreed']],
  },
};

test(`[R33] a zone that waits, is disputed, ends or was agreed is missing from no brief of ${COUNT} random pictures`, () => {
  const next = random(16);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const planted = new Set<string>();
  for (let i = 0; i < COUNT; i++) {
    const { entries } = pick(LOGS);
    const before = replay(EMPTY, entries, { seq: 1 + Math.floor(next() * entries.length) });
    const now = Date.parse(before.time ?? '') + Math.floor(next() * 6 * HOUR);
    const [what, { said, own, foreign }] = pick(Object.entries(ZONE_PLANTS));
    const maker = pick(DESKS);
    const [one, two] = DESKS.filter((desk) => desk !== maker);
    if (one === undefined || two === undefined) throw new Error('three desks');
    const ref = `Z-${before.seq + 1}`;
    let picture = before;
    for (const [desk, change] of said(maker, [one, two], now)) {
      picture = withMore(picture, desk, change(ref), now);
      if (next() < 0.3) picture = withMore(picture, pick(DESKS), added(), now);
    }
    const expected = [own, ...foreign];
    for (const [n, desk] of [maker, one, two].entries()) {
      const found = groupsOf(brief(picture, desk, now), ref);
      expect(found, `picture ${i}, ${what}, for ${n}`).toEqual(expected[n]);
    }
    planted.add(what);
  }
  expect(planted.size).toBe(Object.keys(ZONE_PLANTS).length);
});

describe('[R33] an event', () => {
  const log = new Staffed();
  const seq = log.do(person('us'), event(log.now, 'FLASH'));
  const ref = `E-${seq}`;
  const groups = (desk: string, at = log.now) => groupsOf(brief(log.picture, desk, at), ref);
  test('waits for each other desk until that desk has taken a position', () => {
    expect([groups('us'), groups('il')]).toEqual([['open'], ['open', 'waiting']]);
    log.do(person('il'), { type: 'position.taken', item: ref, stance: 'reviewing' });
    expect([groups('il'), groups('sy')]).toEqual([['open'], ['open', 'waiting']]);
  });
  test('is disputed once a desk disputes or denies it, for all', () => {
    log.do(person('sy'), { type: 'position.taken', item: ref, stance: 'denies' });
    for (const desk of DESKS) expect(groups(desk)).toEqual(['open', 'disputed']);
    log.do(person('sy'), { type: 'position.taken', item: ref, stance: 'confirms' });
    expect(groups('us')).toEqual(['open']);
  });
  test('leaves the brief when it leaves the map, or is withdrawn', () => {
    expect(groups('us', log.now + 23 * HOUR)).toEqual(['open']);
    expect(groups('us', log.now + 25 * HOUR)).toEqual([]);
    log.do(person('us'), { type: 'event.withdrawn', item: ref, reason: 'x' });
    expect(groups('us')).toEqual([]);
  });
});

describe('[R33] the hash of a brief', () => {
  const log = new Staffed();
  log.do(person('us'), event(log.now, 'FLASH'));
  const hash = (picture = log.picture, desk = 'il', at = log.now) => brief(picture, desk, at).hash;
  test('is of its rows and their last entries: it changes with each act on one of them', () => {
    const before = hash();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    log.do(person('us'), { type: 'note.added', note: added().note });
    expect(hash()).toBe(before);
    log.do(person('us'), { type: 'position.taken', item: 'E-2', stance: 'confirms' });
    expect(hash()).not.toBe(before);
  });
  test('is the same for the same picture, however it was come by', () => {
    expect(hash(replay(EMPTY, log.entries))).toBe(hash());
    expect(hash(log.picture, 'us')).not.toBe(hash());
  });
});
