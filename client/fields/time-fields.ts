/** Which fields of a form hold times, and which way they lean. */
import type { Lean } from '../../picture/reading/stretch.ts';

/** What a field makes of a time: the day of a clock time, and the end of a whole day that counts. */
export interface Bound {
  readonly lean: Lean;
  readonly end: 'from' | 'to';
}

/** The fields of a form that hold a moment. */
export type TimeFields = Readonly<Record<string, Bound>>;

/** The two fields of a stretch: `occurred.from`, `occurred.to`. */
export const spanFields = (of: string, lean: Lean): TimeFields => ({
  [`${of}.from`]: { lean, end: 'from' },
  [`${of}.to`]: { lean, end: 'to' },
});

/** Under this a form keeps the clocks of the cell, which a time may name by their labels. */
export const CLOCKS = '#clocks';
