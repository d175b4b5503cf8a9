/** The worlds that the proof goes through: which words desks may propose, and how many versions there are. */
import { ALL_WORDS, type Words, wordsNamed } from './terms.ts';

export interface World {
  readonly name: string;
  /** With every words that ask `ab` there are those that ask `ac`: `b` and `c` may change places. */
  readonly words: readonly Words[];
  /** As many versions are ever proposed. */
  readonly versions: number;
}

const PLAIN = 'abc plain, ab plain, ac plain, bc plain, own plain';
/** Three versions; terms that end and terms that hold for nobody ask all. */
const THREE: World = {
  name: 'three versions',
  words: wordsNamed(`${PLAIN}, abc ends, abc suspended`),
  versions: 3,
};
/** Two versions, with all words that there are. */
const TWO: World = { name: 'two versions, all words', words: ALL_WORDS, versions: 2 };
export const WORLDS: readonly World[] = [TWO, THREE];

/** In it every planted fault is found, within seconds. */
export const SMALL: World = { name: 'two versions', words: wordsNamed(PLAIN), versions: 2 };
