/** What the rules know of phrases by their numbers, without the book. [R56] */
import type { Phrase } from './phrase.ts';

/** Phrases that say what an act of the product does: it is made with these words, and there is no message. */
export const SPOKEN = { suspending: '158', resuming: '163', received: '308' } as const;
/** Phrases about a message of one's own: it is corrected, or cancelled. */
export const CORRECTION = '130';
export const CANCELLATION = '149';
/** An answer that closes nothing: it says when one will come. */
export const STAND_BY = '343';

export const isSpoken = (number: string): boolean => Object.values<string>(SPOKEN).includes(number);

/**
 * True if what a phrase says is for people on the ground, so that units have to hear of it: activity and
 * movement, air and firing, civil life, safety of life. The rest is between desks.
 */
export const isForUnits = ({ number, act }: Pick<Phrase, 'number' | 'act'>): boolean =>
  ['2', '5', '6', '7'].includes(number.slice(0, 1)) && act !== 'question';
