/** What people might ask for, before it is aimed at a picture: numbers stand where references go. */
import fc from 'fast-check';
import { CATEGORY_IDS } from '../../picture/categories.ts';
import { STANCES } from '../../picture/facets/positions.ts';
import { ZONE_KINDS } from '../../picture/kinds/zone.ts';
import { PRECEDENCES } from '../../picture/precedence.ts';
import { DAYS } from '../../picture/window/schema.ts';
import { DESKS } from './people.ts';
import { altitude, area, line, point, polygon } from './shapes.ts';
import { phrase, texts } from './words.ts';

const SOME_DAY = Date.parse('2026-11-22T00:00:00Z');
const DAY = 86_400_000;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A moment within a few days, written with one zone or another. */
const instant = fc
  .tuple(fc.integer({ min: -3 * DAY, max: 3 * DAY }), fc.constantFrom('Z', '+02:00', '-05:30'))
  .map(([ms, zone]) => new Date(SOME_DAY + ms).toISOString().replace('Z', zone));

const clock = fc
  .integer({ min: 0, max: 24 * 4 - 1 })
  .map((quarter) => new Date(quarter * 900_000).toISOString().slice(11, 16));

const occurred = fc.oneof(
  instant.map((from) => ({ from })),
  fc.nat(DAY).map((ms) => ({
    from: new Date(SOME_DAY).toISOString(),
    to: new Date(SOME_DAY + ms).toISOString(),
  })),
);

export const event = fc.record({
  category: fc.constantFrom(...CATEGORY_IDS),
  precedence: fc.constantFrom(...PRECEDENCES),
  geometry: fc.oneof(point, line, polygon),
  occurred,
  title: texts,
  text: maybe(texts),
  source: fc.record({
    name: maybe(phrase),
    reliability: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
    credibility: fc.constantFrom('1', '2', '3', '4', '5', '6'),
  }),
  altitude: maybe(altitude),
  links: maybe(
    fc.array(fc.record({ relation: fc.constantFrom('related', 'cause'), item: fc.nat() }), {
      maxLength: 3,
    }),
  ),
});

const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

/** Without an end, or for up to a week; by hours, days and the clock of a zone now and then. */
const window = fc
  .record({
    from: instant,
    ms: maybe(fc.integer({ min: 1, max: 7 * DAY })),
    daily: maybe(fc.record({ from: clock, to: clock })),
    days: rarely(fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 1 })),
    quarters: rarely(fc.integer({ min: -96, max: 96 })),
    estimated: fc.boolean(),
  })
  .map(({ from, ms, daily, days, quarters, estimated }) => {
    const to = new Date(Date.parse(from) + (ms ?? 0)).toISOString();
    const offsets = [{ from, minutes: (quarters ?? 0) * 15 }];
    return {
      from,
      ...(ms === undefined ? {} : { to, ...(estimated ? { estimated } : {}) }),
      ...(daily && { daily }),
      ...(days && { days }),
      ...(quarters === undefined ? {} : { zone: 'Asia/Damascus', offsets }),
    };
  });

export const terms = fc.record({
  kind: fc.constantFrom(...ZONE_KINDS),
  name: texts,
  area,
  altitude: maybe(altitude),
  window,
  rules: maybe(texts),
  basis: phrase,
});

const mark = fc.oneof(
  fc.record({ form: fc.constantFrom('pin', 'text'), geometry: point }),
  fc.record({ form: fc.constantFrom('arrow', 'line'), geometry: line }),
  fc.record({ form: fc.constant('area'), geometry: polygon }),
);
export const note = fc.record({ text: texts, on: maybe(fc.nat()), mark });

const reason = phrase;
const is = <T extends string>(type: T) => fc.constant(type);

/** Changes of every kind but the opening. `item` is added when they are aimed. */
export const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: is('event.reported'), event }) },
  { weight: 2, arbitrary: fc.record({ type: is('event.amended'), event, reason: maybe(reason) }) },
  { weight: 1, arbitrary: fc.record({ type: is('event.withdrawn'), reason }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: is('position.taken'),
      stance: fc.constantFrom(...STANCES),
      reason: maybe(reason),
      said: maybe(texts),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: is('zone.proposed'), terms }) },
  { weight: 1, arbitrary: fc.record({ type: is('zone.amended'), terms, reason: maybe(reason) }) },
  { weight: 3, arbitrary: fc.record({ type: is('zone.suspended'), reason }) },
  { weight: 5, arbitrary: fc.record({ type: is('zone.resumed'), reason }) },
  { weight: 1, arbitrary: fc.record({ type: is('zone.withdrawn'), reason }) },
  { weight: 2, arbitrary: fc.record({ type: is('note.added'), note }) },
  { weight: 1, arbitrary: fc.record({ type: is('note.amended'), note }) },
  { weight: 2, arbitrary: fc.record({ type: is('note.replied'), text: texts }) },
  { weight: 1, arbitrary: fc.record({ type: is('note.withdrawn'), reason }) },
);

/** An act of watch, channel or alarm: which, the salt says. */
const staff = fc.record({
  type: is('staff'),
  salt: fc.nat(),
  server: fc.nat(5).map((n) => n === 0),
});

/** A version of terms, or a word about one: which, the salt says. */
const spoken = fc.record({ type: is('spoken'), salt: fc.nat() });

/** A message, or a step with what a desk must know: which, the salt says. */
const known = fc.record({
  type: is('known'),
  salt: fc.nat(),
  server: fc.nat(3).map((n) => n === 0),
});

export const wish = fc.record({
  desk: fc.constantFrom(...DESKS),
  role: fc.constantFrom(
    'officer' as const,
    'supervisor' as const,
    'officer' as const,
    'analyst' as const,
    'feed' as const,
  ),
  /** By how much the server's clock moved since the wish before, in ms: it may run backwards. */
  tick: fc.oneof(fc.integer({ min: -5000, max: 60_000 }), fc.constant(0)),
  /** Which of the items of the kind it is about. */
  pick: fc.nat(),
  /** How many entries ago the author last looked; not said if undefined. */
  behind: maybe(fc.nat(3)),
  change: fc.oneof(
    { weight: 10, arbitrary: change },
    { weight: 5, arbitrary: staff },
    { weight: 6, arbitrary: spoken },
    { weight: 5, arbitrary: known },
  ),
});

export type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;
