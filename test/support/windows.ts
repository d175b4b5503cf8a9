/** Windows of every sort, within the two years that the slow check goes through. */
import fc from 'fast-check';
import { DAYS } from '../../picture/window/schema.ts';
import { MINUTE, offsetsBy, openMinutes, type Said, wallsOf, ZONES } from './slow-window.ts';

/** Two years in which all three zones change their clocks; Damascus for the last time. */
export const FROM = Date.parse('2021-01-01T00:00:00Z');
export const TO = Date.parse('2023-01-01T00:00:00Z');
export const MINUTES = (TO - FROM) / MINUTE;

const once = <Made>(make: (zone: string) => Made) => {
  const made = new Map<string, Made>();
  return (zone = 'UTC'): Made => {
    const known = made.get(zone) ?? make(zone);
    made.set(zone, known);
    return known;
  };
};

const WALLS = once((zone) => wallsOf(zone, FROM, MINUTES));
const OFFSETS = once((zone) => offsetsBy(zone, FROM, TO));

/** Of each of these minutes, 1 if the window is open in it by the slow check. */
export const slowly = (said: Said): Uint8Array => openMinutes(said, FROM, WALLS(said.zone));

const instant = fc
  .integer({ min: 0, max: MINUTES - 1 })
  .map((minute) => new Date(FROM + minute * MINUTE).toISOString());
const two = (n: number): string => String(n).padStart(2, '0');
/** Whole hours often: changes of clocks are there. */
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 0, 0, 15, 59))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** As somebody would send it, with the offsets of its zone. */
export const said: fc.Arbitrary<Said> = fc
  .record({
    ends: fc.tuple(instant, rarely(instant)),
    daily: rarely(fc.record({ from: clock, to: clock })),
    days: rarely(fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 1 })),
    zone: rarely(fc.constantFrom(...ZONES)),
    estimated: fc.boolean(),
  })
  .map(({ ends, daily, days, zone, estimated }) => {
    const [from = '', to] = ends.filter((end) => end !== undefined).sort();
    const ended = to !== undefined && from < to ? { to } : {};
    return {
      from,
      ...ended,
      ...(daily && { daily }),
      ...(days && { days }),
      ...(zone && { zone, offsets: OFFSETS(zone) }),
      ...(estimated && 'to' in ended ? { estimated } : {}),
    };
  });
