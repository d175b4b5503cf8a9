/** The heights of a zone in a row, and what differs. Pure. */
import type { Language } from '../../../picture/basics.ts';
import type { Altitude, Level } from '../../../picture/geo/place.ts';
import { altitudeText, distanceText } from '../../lib/format.ts';
import { type Messages, wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';
import { given, type Told } from './told.ts';

type Words = Messages['agreeing']['change'];

export const heightRow = (language: Language): Told => ({
  of: ({ altitude }) => [
    altitude === undefined
      ? { text: wordsIn(language).agreeing.anyHeight }
      : { text: altitudeText(altitude), code: true },
  ],
  change: (before, after) => {
    const w = wordsIn(language).agreeing.change;
    const [a, b]: readonly Altitude[] = [before.altitude ?? {}, after.altitude ?? {}];
    if (a === undefined || b === undefined) return [];
    return given(
      levelChange(a.upper, b.upper, [w.higher, w.lower], w, language),
      levelChange(a.lower, b.lower, [w.floorHigher, w.floorLower], w, language),
    );
  },
});

function levelChange(
  a: Level | undefined,
  b: Level | undefined,
  [higher, lower]: readonly [Words['higher'], Words['lower']],
  w: Words,
  language: Language,
): string | undefined {
  if (a === undefined || b === undefined) return a === b ? undefined : w.limits;
  if (a.reference !== b.reference) return w.reference;
  const by = b.metres - a.metres;
  if (by === 0) return undefined;
  return fill(by > 0 ? higher : lower, { length: distanceText(Math.abs(by), language) });
}
