/** Heights in feet beside those in metres: pilots read one, surveyors the other. */
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
