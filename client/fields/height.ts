/** Heights and lengths in feet beside those in metres: pilots read one, surveyors the other. */
import { type Altitude, type Level, REFERENCES } from '../../picture/geo/place.ts';
import { METRES } from '../../picture/reading/units.ts';
import { grouped } from '../lib/format.ts';

/** The reference of heights that was chosen in a form; above ground if none was. */
export const referenceOf = (chosen: string | undefined): Level['reference'] =>
  REFERENCES.find((one) => one === chosen) ?? 'AGL';

/** Metres as whole feet, `1 312 ft`. */
export const inFeet = (metres: number): string => `${grouped(Math.round(metres / METRES.FT))} ft`;

/** A band in feet: `0 – 1 312 ft AGL`; `GND` and `UNL` where a limit is left open. */
export function feetText({ lower, upper }: Altitude): string {
  const text = (level: Level) => `${inFeet(level.metres)} ${level.reference}`;
  if (lower && upper && lower.metres === upper.metres && lower.reference === upper.reference) {
    return text(upper);
  }
  if (lower && upper && lower.reference === upper.reference) {
    return `${grouped(Math.round(lower.metres / METRES.FT))} – ${text(upper)}`;
  }
  return `${lower ? text(lower) : 'GND'} – ${upper ? text(upper) : 'UNL'}`;
}

const FINE = 100; // metres below which tenths count

/** A length in both units: `1 500 m · 4 921 ft`; short ones with their tenths, `1.2 m · 3.9 ft`. */
export function bothUnits(metres: number): string {
  if (Math.abs(metres) >= FINE || Number.isInteger(metres)) {
    return `${grouped(Math.round(metres))} m · ${inFeet(metres)}`;
  }
  const shown = tenths(metres); // also what the feet are of, so that both say the same
  return `${shown} m · ${tenths(shown / METRES.FT)} ft`;
}

const tenths = (length: number): number => Math.round(length * 10) / 10 + 0; // never -0
