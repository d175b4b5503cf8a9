import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenLog } from '../../picture/broken.ts';
import { Command, faults, firstFault, readEntry } from '../../picture/entry.ts';
import { EVENT, proposed, reported } from '../support/examples.ts';
import { Growing, idOf, log } from '../support/logs.ts';
import { person } from '../support/people.ts';
import { sized } from '../support/scale.ts';
import { change } from '../support/wishes.ts';
import '../support/seed.ts';

const encoder = new TextEncoder();
const lineOf = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value));

/** The rule that reading a line as entry 2 is refused by. */
function ruleOf(line: Uint8Array): string {
  try {
    readEntry(line, 2);
  } catch (fault) {
    if (fault instanceof BrokenLog && fault.seq === 2) return fault.rule;
    throw fault;
  }
  throw new Error('was read');
}

/** All that is wrong with a command, as `field: why`. */
function wrong(change: unknown): string[] {
  const read = Command.safeParse({ id: idOf(1), change });
  return read.success ? [] : faults(read.error).map(({ field, why }) => `${field}: ${why}`);
}

test('[R4] an unknown name asks for a reload; a known one that is wrong does not', () => {
  const growing = new Growing();
  growing.ask(person('il'), reported());
  const entry = growing.entries[1]!;
  expect(readEntry(lineOf(entry), 2)).toEqual(entry);
  const named = (type: unknown) => lineOf({ ...entry, change: { ...entry.change, type } });
  expect(ruleOf(named('event.reported.v2'))).toBe('R4');
  expect(ruleOf(named('incident.opened'))).toBe('R4');
  expect(ruleOf(named('toString'))).toBe('R4');
  expect(ruleOf(named('zone.proposed'))).toBe('C4');
  expect(ruleOf(named(7))).toBe('C4');
  expect(ruleOf(lineOf({ ...entry, change: null }))).toBe('C4');
  expect(ruleOf(lineOf([entry]))).toBe('C4');
  expect(ruleOf(encoder.encode('null'))).toBe('C4');
});

test('[R4] whatever the bytes, reading says which entry is bad and never fails in another way', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => encoder.encode(text)),
      ),
      (line) => {
        expect(['C4', 'R4']).toContain(ruleOf(line));
      },
    ),
  );
});

test('[C4] a command is read into the one form in which it stays, however it was sent', () => {
  const read = (sent: unknown) => Command.parse(JSON.parse(JSON.stringify(sent)));
  const aimed = change.filter(({ type }) => ['event.reported', 'zone.proposed'].includes(type));
  const unlinked = (sent: object) =>
    'event' in sent ? { ...sent, event: { ...Object(sent.event), links: [] } } : sent;
  fc.assert(
    fc.property(aimed, (sent) => {
      const once = read({ change: unlinked(sent), id: idOf(1).toUpperCase() });
      expect(JSON.stringify(read(once))).toBe(JSON.stringify(once));
      const shuffled = read(turned({ id: idOf(1), change: unlinked(sent) }));
      expect(JSON.stringify(shuffled)).toBe(JSON.stringify(once));
    }),
  );
});

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, turned(part)])
      .reverse(),
  );
}

test('[C4] no field that a schema does not know gets into a log', () => {
  fc.assert(
    fc.property(log, ({ entries }) => {
      for (const entry of entries) {
        expect(() => readEntry(lineOf({ ...entry, extra: 1 }), entry.seq)).toThrow('[C4]');
        const more = { ...entry, change: { ...entry.change, extra: 1 } };
        expect(() => readEntry(lineOf(more), entry.seq)).toThrow('change.extra: no such field');
      }
    }),
    { numRuns: sized({ test: 10, soak: 200 }) },
  );
});

test('[R16] [R17] [R18] what is wrong is said by its field, deepest first in a choice of shapes', () => {
  const event = (over: object) => ({ type: 'event.reported', event: { ...EVENT, ...over } });
  expect(wrong(event({}))).toEqual([]);
  expect(wrong(event({ geometry: { type: 'Point', coordinates: [200, 33] } }))).toEqual([
    'change.event.geometry.coordinates.0: longitude is above 180',
  ]);
  expect(wrong(event({ occurred: { from: '2026-02-30T00:00:00Z' } }))).toEqual([
    'change.event.occurred.from: no such date or time',
  ]);
  expect(
    wrong(event({ occurred: { from: '2026-11-22T12:00:00Z', to: '2026-11-22T11:00:00Z' } })),
  ).toEqual(['change.event.occurred.to: ends before it begins']);
  expect(wrong(event({ title: { original: 'ar', ar: '\u202e' } }))).toEqual([
    'change.event.title.ar: holds an invisible control character',
  ]);
  expect(wrong(event({ colour: 'red' }))).toEqual(['change.event.colour: no such field']);
  expect(
    wrong(
      event({
        geometry: {
          type: 'LineString',
          coordinates: [
            [35, 33],
            [36, 33],
          ],
        },
        uncertainty: 50,
      }),
    ),
  ).toEqual(['change.event.uncertainty: only a point has a radius of uncertainty']);
  expect(wrong({ type: 'event.foretold' })).toEqual(['change.type: no such change']);
  expect(wrong(proposed({ area: { type: 'Circle', centre: [35, 33], radius: -1 } }))).toEqual([
    'change.terms.area.radius: is not above 0 m',
  ]);
  const none = Command.safeParse(undefined);
  expect(none.success ? '' : firstFault(none.error)).toContain('expected object');
});
