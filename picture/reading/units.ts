/** Units of length. */

/** A unit of length. `MI` is the statute mile, `NM` the nautical one. */
export type Unit = 'M' | 'KM' | 'FT' | 'NM' | 'MI' | 'YD';

/** Metres. */
export const METRES: Readonly<Record<Unit, number>> = {
  M: 1,
  KM: 1000,
  FT: 0.3048,
  NM: 1852,
  MI: 1609.344,
  YD: 0.9144,
};

/** A length as a text that is read as exactly that, and never asked about: `12.3450 m`. */
export const metresText = (metres: number): string =>
  `${metres}${/\.\d{3}$/.test(String(metres)) ? '0' : ''} m`;
