/** The small world of the proof: three desks, what terms can differ in, and a clock of three moments. */
import { createHash } from 'node:crypto';
import { type DeskId, Hash, Instant } from '../../../picture/basics.ts';
import { ZoneTerms } from '../../../picture/kinds/zone-terms.ts';
import { CELL } from '../../support/cell.ts';
import { TERMS } from '../../support/examples.ts';
import { DESKS } from '../../support/people.ts';

/** The desks by letters: `a` makes the zone; `b` and `c` may change places. */
export type Letter = 'a' | 'b' | 'c';
export const LETTERS = ['a', 'b', 'c'] as const satisfies readonly Letter[];

export function deskOf(letter: Letter): DeskId {
  const desk = DESKS[LETTERS.indexOf(letter)];
  if (desk === undefined) throw new Error(`no desk ${letter}`);
  return desk;
}
export function letterOf(desk: DeskId): Letter {
  const letter = LETTERS[DESKS.indexOf(desk)];
  if (letter === undefined) throw new Error(`no desk ${desk}`);
  return letter;
}

const STEP = 3_600_000; // ms between two moments of the clock
const START = Date.parse('2026-11-22T14:00:00Z');
/** The last moment: the window of terms that end is over, and so is a notice given at the one before. */
export const LAST = 2;
/** Moments from denouncing to its effect. */
export const NOTICE = 1;
export const timeAt = (moment: number): number => START + moment * STEP;
const instants = new Map<number, Instant>();
export function instantAt(moment: number): Instant {
  const known = instants.get(moment) ?? Instant.parse(new Date(timeAt(moment)).toISOString());
  instants.set(moment, known);
  return known;
}
/** The moment of a time that the rules computed. */
export const momentOf = (time: string): number => (Date.parse(time) - START) / STEP;

export const NOTICE_MINUTES = (NOTICE * STEP) / 60_000;
/** A cell with that notice. */
export const SETTING = { ...CELL, consent: { notice: NOTICE_MINUTES } };

/** Whom terms ask: all (no list), two by letters, or nobody but their own desk. */
export const ASKED = ['abc', 'ab', 'ac', 'bc', 'own'] as const;
/** In what else they differ: nothing, an end at the last moment, or that they hold for nobody. */
export const CONTENTS = ['plain', 'ends', 'suspended'] as const;

export interface Words {
  readonly asked: (typeof ASKED)[number];
  readonly content: (typeof CONTENTS)[number];
  readonly terms: ZoneTerms;
  readonly hash: Hash;
}

function words(asked: Words['asked'], content: Words['content']): Words {
  const desks = asked.length === 2 ? LETTERS.filter((one) => asked.includes(one)).map(deskOf) : [];
  const terms = ZoneTerms.parse({
    ...TERMS,
    window: { from: instantAt(-1), ...(content === 'ends' ? { to: instantAt(LAST) } : {}) },
    ...(desks.length === 0 ? {} : { desks }),
    ...(content === 'suspended' ? { suspended: true } : {}),
    ...(asked === 'own' ? { unilateral: true } : {}),
  });
  const hash = Hash.parse(createHash('sha256').update(JSON.stringify(terms)).digest('hex'));
  return { asked, content, terms, hash };
}

export const ALL_WORDS: readonly Words[] = ASKED.flatMap((asked) =>
  CONTENTS.map((content) => words(asked, content)),
);

/** Words by name, as in `abc plain, own ends`. */
export const wordsNamed = (names: string): readonly Words[] =>
  names.split(', ').map((name) => {
    const found = ALL_WORDS.find(({ asked, content }) => `${asked} ${content}` === name);
    if (found === undefined) throw new Error(`no words "${name}"`);
    return found;
  });

const byHash = new Map<string, Words>(ALL_WORDS.map((one) => [one.hash, one]));
/** The words with this hash. Throws for terms that nobody proposed. */
export function wordsOf(hash: string): Words {
  const found = byHash.get(hash);
  if (found === undefined) throw new Error(`nobody proposed ${hash}`);
  return found;
}

/** The desks whose agreement words of a desk need; stated here, not by the code under test. */
export const neededBy = ({ asked }: Words, author: Letter): readonly Letter[] =>
  asked === 'own' ? [author] : LETTERS.filter((one) => asked.includes(one));
