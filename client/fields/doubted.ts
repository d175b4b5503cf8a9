/**
 * Questions about times and places that were read well, and are unlikely. What the author said is meant so is not
 * asked about again while it stands. Pure. [R67] [R68]
 */
import type { LonLat } from '../../picture/geo/place.ts';
import { placeDoubt, planDoubt, timeDoubt, timesInstead } from '../../picture/reading/doubts.ts';
import { instantOf, type Lean, type Stretch } from '../../picture/reading/stretch.ts';
import type { Offer, Question } from '../ui/asking.ts';
import type { FieldQuestion } from './faults.ts';
import type { FieldValues } from './field-values.ts';
import { isMeant } from './meant.ts';
import { placeOffer, placeWritten, stretchOffer } from './offers.ts';

/** What is asked about a time; what leans to the past has occurred, all else is planned. `now` is in ms since 1970. */
export function timeQuestion(time: Stretch, lean: Lean, now: number): Question | undefined {
  const doubt = lean === 'past' ? timeDoubt(time, now) : planDoubt(time, now);
  if (doubt === undefined) return undefined;
  const from = Date.parse(time.from);
  const offers = timesInstead(from, doubt, now).flatMap((at) => moved(time, at - from));
  return { name: doubt, offers, keep: true };
}

function moved({ from, to }: Stretch, by: number): Offer[] {
  const [begins, ends] = [from, to].map((at) => at && instantOf(Date.parse(at) + by));
  if (!begins) return [];
  return [stretchOffer(ends ? { from: begins, to: ends } : { from: begins })];
}

/** What is asked about a place that was typed; `middle` is that of the cell's view. */
export function placeQuestion(place: LonLat, middle: LonLat): Question | undefined {
  const doubt = placeDoubt(place, middle);
  if (doubt === undefined) return undefined;
  const offers = doubt.kind === 'swapped' ? [exchanged(doubt.other)] : [];
  return { name: doubt.kind, offers, keep: true };
}

const exchanged = (place: LonLat): Offer => ({
  ...placeOffer({ place, within: undefined }),
  act: 'exchange',
});

/** What is asked about the places of a list, at the first that is doubted; none that `was` there before is. */
export function placesQuestion(
  places: readonly LonLat[],
  was: readonly LonLat[],
  middle: LonLat,
): Question | undefined {
  const doubts = places.map((place) =>
    was.includes(place) ? undefined : placeDoubt(place, middle),
  );
  const at = doubts.findIndex((one) => one !== undefined);
  const [place, doubt] = [places[at], doubts[at]];
  if (place === undefined || doubt === undefined) return undefined;
  const text = places
    .map((one, i) => (doubts[i]?.kind === 'swapped' ? doubts[i].other : one))
    .map((one) => placeWritten({ place: one, within: undefined }))
    .join('\n');
  const offers: Offer[] = doubt.kind === 'swapped' ? [{ text, shown: '', act: 'exchange' }] : [];
  return { name: doubt.kind, offers, keep: true, line: at + 1 };
}

/** The question at a field, unless what stands there was said to be meant so. */
export const asked = (
  words: FieldValues,
  field: string,
  question: Question | undefined,
): readonly FieldQuestion[] =>
  question === undefined || isMeant(words, field) ? [] : [{ field, ...question }];
