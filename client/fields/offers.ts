/** Meanings that a text may have, as they are offered: each in words that can mean nothing else. Pure. */
import type { Instant } from '../../picture/basics.ts';
import { type Altitude, type Level, samePlace } from '../../picture/geo/place.ts';
import { readPlace } from '../../picture/reading/places.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import type { Stretch } from '../../picture/reading/stretch.ts';
import { metresText } from '../../picture/reading/units.ts';
import type { WrittenPlace } from '../../picture/reading/written-place.ts';
import { altitudeText, dtg, mgrsOf } from '../lib/format.ts';
import type { Offer } from '../ui/asking.ts';
import { bothUnits } from './height.ts';
import { placeText } from './place-text.ts';
import { timeText } from './time-text.ts';

export function timeOffer(time: Instant): Offer {
  const text = timeText(time);
  return { text, shown: text, at: Date.parse(time) };
}

const DAY = 86_400_000; // ms

/** A moment; a whole day of UTC, which is written by its date alone; or other days from their first to their last moment. */
export function stretchOffer({ from, to }: Stretch): Offer {
  if (to === undefined) return timeOffer(from);
  const begins = Date.parse(from);
  const isDay = begins % DAY === 0 && Date.parse(to) === begins + DAY - 1;
  const text = isDay ? from.slice(0, 10) : `${from}/${to}`;
  return { text, shown: `${dtg(from)} – ${dtg(to)}`, at: begins };
}

export const lengthOffer = (metres: number): Offer => ({
  text: metresText(metres),
  shown: bothUnits(metres),
});

export const heightOffer = ({ metres, reference }: Level): Offer => ({
  text: levelText({ metres, reference }),
  shown: `${bothUnits(metres)} ${reference}`,
});

const levelText = ({ metres, reference }: Level): string => `${metresText(metres)} ${reference}`;

/** A band, `GND` and `UNL` where it is open. */
export const bandOffer = (band: Altitude): Offer => ({
  text: [band.lower, band.upper].map((end, i) => (end ? levelText(end) : OPEN[i])).join(' – '),
  shown: altitudeText(band),
});
const OPEN = ['GND', 'UNL'];

export const placeOffer = (written: WrittenPlace): Offer => ({
  text: placeWritten(written),
  shown: placeText(written.place),
});

/** As exactly as it was written: by its square of MGRS, or in degrees to the last digit that a picture keeps. */
export function placeWritten({ place, within }: WrittenPlace): string {
  const [lon, lat] = place;
  const digits = within === undefined ? undefined : Math.round(5 - Math.log10(2 * within));
  const grid = digits === undefined ? undefined : square(place, digits);
  const again = onlyValue(readPlace(grid ?? '', undefined))?.place; // at the edge of a zone it is another square
  if (grid !== undefined && samePlace(place, again)) return grid;
  return `${angle(lat, 'N', 'S')} ${angle(lon, 'E', 'W')}`;
}

/** The square of MGRS that a place lies in, of 100 km for no digits to 1 m for five. */
function square(place: WrittenPlace['place'], digits: number): string | undefined {
  const [sharp, blunt] = [
    ([1, 2, 3, 4, 5] as const).find((one) => one === digits),
    mgrsOf(place, 1),
  ];
  if (sharp !== undefined) return mgrsOf(place, sharp);
  return digits === 0 ? blunt?.split(' ').slice(0, 2).join(' ') : undefined;
}

const angle = (value: number, plus: string, minus: string): string =>
  `${Math.abs(value)
    .toFixed(7)
    .replace(/0{1,6}$/, '')} ${value < 0 ? minus : plus}`;

export const timeOfDayOffer = (time: string): Offer => ({ text: time, shown: time });
