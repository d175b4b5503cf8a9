/**
 * A state as text: all that the rules can see of it, and nothing of which entry, when, or by which person.
 * Versions that are over count by their number and by who had agreed; `b` and `c` may change places.
 */
import { LETTERS, type Letter, letterOf, momentOf, wordsOf } from './terms.ts';
import type { State } from './world.ts';

/** Which desk takes whose place: none, or `b` and `c` each other's. */
const SWAP: Readonly<Record<Letter, Letter>> = { a: 'a', b: 'c', c: 'b' };
const SAME: Readonly<Record<Letter, Letter>> = { a: 'a', b: 'b', c: 'c' };
type Places = Readonly<Record<Letter, Letter>>;

const MARKS = { agreed: 'y', objected: 'n', considering: 'n', denounced: 'd' } as const;

/** The key, and whether `b` and `c` have changed places in it. */
export function keyOf(state: State): { readonly key: string; readonly swapped: boolean } {
  const same = textOf(state, SAME);
  const swapped = textOf(state, SWAP);
  return swapped < same ? { key: swapped, swapped: true } : { key: same, swapped: false };
}

function textOf({ zone, moment, told }: State, places: Places): string {
  const { versions } = zone;
  const begun = told.versions[0];
  const asked = (hash: string): string => {
    const { asked: whom, content } = wordsOf(hash);
    const placed = whom === 'own' ? whom : sorted([...whom].map((one) => places[letterIn(one)]));
    return `${placed} ${content}`;
  };
  const head = `${moment} ${zone.state}`;
  if (versions === undefined) return `${head} | silent ${begun && asked(begun.words.hash)}`;
  const newest = versions.length - 1;
  const agreed = versions.findLastIndex((one) => one.agreed !== undefined);
  const texts = versions.map((one, i) => {
    const over = one.closed !== undefined || (one.agreed !== undefined && i !== agreed);
    const stances = LETTERS.map((letter) => {
      const stance = Object.values(one.stances).find(
        (each) => each !== undefined && places[letterOf(each.by.desk)] === letter,
      );
      if (stance === undefined) return '-';
      if (over) return stance.is === 'agreed' || stance.is === 'denounced' ? 'y' : '-';
      return `${MARKS[stance.is]}${stance.effect === undefined ? '' : momentOf(stance.effect)}`;
    }).join('');
    if (over) return `${one.agreed === undefined ? 'x' : 's'} ${stances}`;
    const author = i === newest ? places[letterOf(one.by.desk)] : '';
    return `${one.agreed === undefined ? 'o' : 'g'}${author} ${asked(one.hash)} ${stances}`;
  });
  return `${head} | ${texts.join(' | ')}`;
}

function letterIn(text: string): Letter {
  const letter = LETTERS.find((one) => one === text);
  if (letter === undefined) throw new Error(text);
  return letter;
}

const sorted = (letters: readonly Letter[]): string => [...letters].sort().join('');
