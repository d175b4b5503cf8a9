/** The zones of military time, each called by a letter (ACP 121). */
import { HOUR } from './stretch.ts';
import type { WrittenZone } from './written.ts';

const LETTERS = 'YXWVUTSRQPONZABCDEFGHIKLM'; // from -12 h to +12 h

/** The zone of a letter: Z is UTC, A to M are ahead of it, N to Y behind; J is the local one, whichever that is. */
export function zoneOfLetter(letter: string): WrittenZone {
  const at = LETTERS.indexOf(letter);
  return at < 0 ? { label: letter } : { ahead: (at - LETTERS.indexOf('Z')) * HOUR };
}
