/** What is asked about a value of a phrase, in the words in which forms ask. Pure. [R66] */

import { Instant } from '../../picture/basics.ts';
import type { LonLat } from '../../picture/geo/place.ts';
import type { BookPhrase, Place } from '../../picture/phrasebook/book.ts';
import { readPlace } from '../../picture/reading/places.ts';
import { onlyValue } from '../../picture/reading/reading.ts';
import { placeQuestion, timeQuestion } from '../fields/doubted.ts';
import type { Question } from '../ui/asking.ts';
import { leanOf, type SlotRead } from './slot-values.ts';

interface Around {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly near: LonLat;
  /** The middle of the cell's view. */
  readonly middle: LonLat;
}

/** Which of several meanings is meant, or whether one is meant that is unlikely. */
export function slotQuestion(
  phrase: Pick<BookPhrase, 'act' | 'number'>,
  place: Place,
  typed: string,
  read: SlotRead,
  { now, near, middle }: Around,
): Question | undefined {
  if ('offers' in read) return { name: 'several', offers: read.offers, keep: false };
  if (place.type === 'time' && 'value' in read) {
    return timeQuestion({ from: Instant.parse(read.value) }, leanOf(phrase), now);
  }
  if (place.type !== 'place') return undefined;
  const at = onlyValue(readPlace(typed, near))?.place;
  const question = at && placeQuestion(at, middle);
  if ('value' in read) return question;
  return question?.name === 'swapped' ? { ...question, keep: false } : undefined;
}
