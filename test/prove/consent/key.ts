/**
 * A state as text: all that the rules can see of it, and nothing of which entry, when, or by which person.
 * Versions that are over count by their number and by who had agreed, one that was left by its terms; `b`
 * and `c` may change places.
 */
import type { Version } from '../../../picture/facets/consent/version.ts';
import type { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import { LETTERS, type Letter, letterOf, momentOf, wordsOf } from './terms.ts';
import type { State } from './world.ts';

/** Which desk takes whose place: none, or `b` and `c` each other's. */
const SWAP: Readonly<Record<Letter, Letter>> = { a: 'a', b: 'c', c: 'b' };
const SAME: Readonly<Record<Letter, Letter>> = { a: 'a', b: 'b', c: 'c' };
type Places = Readonly<Record<Letter, Letter>>;

/** A desk that objects or considers has not agreed, like one that is silent. */
const MARKS = { agreed: 'y', objected: '-', considering: '-', denounced: 'd' } as const;

/** The key, and whether `b` and `c` have changed places in it. */
export function keyOf(state: State): { readonly key: string; readonly swapped: boolean } {
  const same = textOf(state, SAME);
  const swapped = textOf(state, SWAP);
  return swapped < same ? { key: swapped, swapped: true } : { key: same, swapped: false };
}

function textOf({ zone, moment, told }: State, places: Places): string {
  if (zone.state === 'withdrawn') return `withdrawn ${moment}`;
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
    if (leftAt(one) <= moment) return `e${author} ${asked(one.hash)}`;
    return `${one.agreed === undefined ? 'o' : 'g'}${author} ${asked(one.hash)} ${stances}`;
  });
  return `${head} | ${texts.join(' | ')}`;
}

/** The moment from which the first denouncing of a version counts. */
const leftAt = ({ stances }: Version<ZoneTerms>): number =>
  Math.min(
    ...Object.values(stances).map((one) =>
      one?.effect === undefined ? Number.POSITIVE_INFINITY : momentOf(one.effect),
    ),
  );

function letterIn(text: string): Letter {
  const letter = LETTERS.find((one) => one === text);
  if (letter === undefined) throw new Error(text);
  return letter;
}

const sorted = (letters: readonly Letter[]): string => [...letters].sort().join('');
