/** What the page shows of a time can be pasted back and is the same; so can what other programs show. [R66] */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runIn } from '../../../client/facets/reading.ts';
import { stretchOffer } from '../../../client/fields/offers.ts';
import { timeRead } from '../../../client/fields/reading.ts';
import { timeText } from '../../../client/fields/time-text.ts';
import { commonText } from '../../../client/fields/values.ts';
import { clock, day, dtg, hours, localTime } from '../../../client/lib/format.ts';
import { LANGUAGES } from '../../../picture/basics.ts';
import type { Stretch, TimeReading } from '../../../picture/reading/stretch.ts';
import { readTime } from '../../../picture/reading/times.ts';
import { typedAt } from '../../../picture/reading/typed-at.ts';
import { CELL } from '../../client/picture.ts';
import '../../support/seed.ts';
import { TABLES } from './written/tables.ts';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];
const clocks = [
  { label: 'DAM', timeZone: 'Asia/Damascus' },
  { label: 'TLV', timeZone: 'Asia/Jerusalem' },
];
const cell = { ...CELL, clocks };
const iso = (at: number) => new Date(at).toISOString();
const floor = (at: number, unit: number) => Math.floor(at / unit) * unit;
const local = (at: number) =>
  clocks.map(({ label, timeZone }) => `${label} ${localTime(at, timeZone)}`).join(' · ');

/** A moment that a group of two digits a year can say, and how long ago it is looked at (ms). */
const moment = fc.integer({ min: Date.UTC(2000), max: Date.UTC(2100) - 1 });
const within = (most: number) => fc.integer({ min: 0, max: most });

const valuesOf = (reading: TimeReading): readonly Stretch[] =>
  reading.kind === 'read' ? [reading.value] : reading.kind === 'asks' ? reading.values : [];

/** Each way in which the page shows a moment, to which unit, and how long ago it may be at most. */
const SHOWN: readonly (readonly [
  name: string,
  show: (at: number, now: number) => string,
  unit: number,
  since: number,
])[] = [
  ['a date-time group', (at) => dtg(at), MINUTE, 50 * 365 * DAY],
  ['a field, said back', (at) => timeRead(iso(at), at, PAST, cell) ?? '', MINUTE, 365 * DAY],
  ['a moment with local times', (at) => `${dtg(at)}\n${local(at)}`, MINUTE, 365 * DAY],
  ['a value of a list', (at) => commonText('at', iso(at), 'en'), SECOND, 365 * DAY],
  ['a value in a form', (at) => timeText(iso(at)), 1, 365 * DAY],
  ['the time in full', iso, 1, 50 * 365 * DAY],
  ['Zulu time and day', (at) => `${clock(at)} ${day(at)}`, SECOND, 365 * DAY],
  [
    'clocks',
    (at) => `${clock(at)}\n${day(at)}\n${local(at).replace(' · ', '\n')}`,
    SECOND,
    365 * DAY,
  ],
  ['clocks in one line', (at) => `${day(at)} · ${local(at)}`, MINUTE, 365 * DAY],
  ['Zulu time', (at) => clock(at), SECOND, 23 * HOUR],
  ['hours', (at, now) => hours(at, now), MINUTE, 27 * DAY],
  ['a group without its month', (at) => dtg(at).slice(0, 7), MINUTE, 27 * DAY],
  ['hours of a bar', (at) => dtg(at).slice(2, 7), MINUTE, 23 * HOUR],
  ['a local time', (at) => `DAM ${localTime(at, 'Asia/Damascus')}`, MINUTE, 23 * HOUR],
  ['both local times', local, MINUTE, 22 * HOUR],
];
const PAST = { lean: 'past', end: 'from' } as const;

describe('pasted back it is the same', () => {
  test.each(SHOWN)('%s', (_, show, unit, since) => {
    fc.assert(
      fc.property(moment, within(since), fc.constantFrom(...LANGUAGES), (at, ago, language) => {
        const now = at + ago;
        const text = show(at, now);
        for (const pasted of [text, runIn(language)(text), ` \u200f${text}\u200e\n`]) {
          const reading = readTime(pasted, typedAt(now, 'past', clocks));
          const found = valuesOf(reading);
          expect(found, pasted).toContainEqual({ from: iso(floor(at, unit)) });
          if (found.length > 1) expect(setBack(at), pasted).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a day', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const [from, to] = [iso(floor(at, DAY)), iso(floor(at, DAY) + DAY - 1)];
        expect(valuesOf(readTime(day(at), typedAt(at, 'past')))).toEqual([{ from, to }]);
      }),
    );
  });

  test('from when to when', () => {
    fc.assert(
      fc.property(moment, within(365 * DAY), (at, length) => {
        const [from, to] = [floor(at, MINUTE), floor(at + length, MINUTE)].map(iso);
        if (at + length >= Date.UTC(2100)) return;
        const text = `${dtg(at)} – ${dtg(at + length)}`;
        expect(valuesOf(readTime(text, typedAt(at, 'past')))).toEqual([{ from, to }]);
      }),
    );
  });

  test('what is offered to choose from', () => {
    const offered = TABLES.flatMap(({ name, forms }) => (name === 'times' ? forms : []))
      .filter(({ wanted }) => 'asks' in wanted)
      .map(({ text }) => readTime(text, typedAt(Date.parse('2026-11-29T09:00Z'), 'past')))
      .flatMap(valuesOf);
    expect(offered.length).toBeGreaterThan(10);
    for (const value of offered) {
      const { text } = stretchOffer(value);
      expect(valuesOf(readTime(text, typedAt(0, 'past'))), text).toEqual([value]);
    }
  });

  test('parts that contradict the first are refused', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 1439 }), (at, wrong) => {
        const text = `${dtg(at)} · DAM ${localTime(at + wrong * MINUTE, 'Asia/Damascus')}`;
        const reading = readTime(text, typedAt(at, 'past', clocks));
        if (localTime(at, 'Asia/Damascus') !== localTime(at + wrong * MINUTE, 'Asia/Damascus'))
          expect(reading).toEqual({ kind: 'refused', fault: 'date' });
      }),
    );
  });
});

/** Whether a clock of the cell shows the same time again an hour before or after. */
const setBack = (at: number): boolean =>
  clocks.some(({ timeZone }) =>
    [-HOUR, HOUR].some((step) => localTime(at, timeZone) === localTime(at + step, timeZone)),
  );

describe('what other programs show', () => {
  const LOCALES = ['en-GB', 'en-US', 'en-IL', 'ar', 'ar-EG', 'ar-SY', 'ar-LB', 'ar-JO', 'he'];
  const STYLES = ['short', 'medium', 'long', 'full'] as const;
  const cases = LOCALES.flatMap((locale) =>
    STYLES.map((dateStyle) => [locale, dateStyle] as const),
  );

  test.each(cases)('a date and a time in %s, %s', (locale, dateStyle) => {
    const format = new Intl.DateTimeFormat(locale, {
      dateStyle,
      timeStyle: 'short',
      timeZone: 'UTC',
      calendar: 'gregory',
    });
    fc.assert(
      fc.property(moment, (at) => {
        const text = format.format(at);
        const found = valuesOf(readTime(text, typedAt(at, 'past')));
        expect(found, text).toContainEqual({ from: iso(floor(at, MINUTE)) });
        expect(found.length, text).toBeLessThanOrEqual(2); // the day or the month first
      }),
    );
  });

  test('a date of a mail, of a web server and of JavaScript', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const value = [{ from: iso(floor(at, SECOND)) }];
        const date = new Date(at);
        for (const text of [
          date.toUTCString(),
          date.toString(),
          date.toUTCString().replace('GMT', '+0000'),
        ])
          expect(valuesOf(readTime(text, {})), text).toEqual(value);
      }),
    );
  });
});
