/** Reads lengths as people and files write them; the results are in metres. */
import { type Decimal, DIGITS, lastDigit, numbersIn, type Said, saidIn } from './numbers.ts';
import { oneOf, type Reading, refused } from './reading.ts';
import { unitsNamed } from './unit-names.ts';
import { METRES, type Unit } from './units.ts';

/** The reason why a length cannot be read. */
export type LengthFault = 'empty' | 'length';

/** What a file or a field has settled for its lengths. */
export interface Settled<U> {
  /** The unit of a number alone; metres if left out. */
  readonly bare?: U | undefined;
  readonly decimal?: Decimal | undefined;
}

/**
 * Reads `400`, `400 m`, `1,5 km`, `1,300 ft`, `2 NM`, `٥٠٠ م` or `500 מ'`. Metres are kept as
 * written, other units are rounded to 0.1 m. A unit that is written counts, and one that is not known is refused.
 * Asks where digits may mean two numbers (numbers.ts; `decimal` settles that), or a mile may be either.
 * `1 500 m · 4 921 ft`, as the page writes it, is the first of them; refused if they are not the same length.
 */
export function readLength(
  text: string,
  settled: Settled<Unit> = {},
): Reading<number, LengthFault> {
  const said = saidIn(text, settled.decimal);
  if (said.text === '') return refused('empty');
  const unsigned = { ...said, text: said.text.replace(/^± ?/, '') };
  const [first, ...others] = likely(amountsIn(unsigned, settled.bare ?? 'M'), isLength);
  if (first === undefined) return refused('length');
  return oneOf([first, ...others]);
}

const LONGEST = 1_000_000; // metres: no area is wider

const isLength = (metres: number): boolean => Math.abs(metres) <= LONGEST;

/** The meanings that can be, all if none can: `1.852 km` is nobody's way to write 1,852 km here. */
export function likely<T>(meanings: readonly T[], canBe: (meaning: T) => boolean): readonly T[] {
  const real = meanings.filter(canBe);
  return real.length > 0 ? real : meanings;
}

const AMOUNT = new RegExp(`^(${DIGITS}) ?(\\D*)$`);

/** The unit that is written in a normalised text of one length; undefined if there is none, or none that is known. */
export function unitOf(text: string): Unit | undefined {
  const [first = ''] = text.split('·');
  return unitsNamed(AMOUNT.exec(first.trim())?.[2] ?? '')[0];
}

/** The lengths that a text may mean, in metres, the likeliest first; none if it cannot be read. */
export function amountsIn(said: Said, bare: Unit): readonly number[] {
  const [first = [], ...others] = said.text.split('·').map((one) => meanings(one, said, bare));
  const alike = first.filter((one) =>
    others.every((other) =>
      other.some(({ metres, within }) => Math.abs(metres - one.metres) <= one.within + within),
    ),
  );
  return [...new Set(alike.map(({ metres }) => metres))];
}

interface Amount {
  readonly metres: number;
  /** Metres: how far the length may be from this, by how it is written. */
  readonly within: number;
}

function meanings(text: string, said: Said, bare: Unit): readonly Amount[] {
  const [, digits, name = ''] = AMOUNT.exec(text.trim()) ?? [];
  if (digits === undefined) return [];
  const units = name === '' ? [bare] : unitsNamed(name.trim());
  return numbersIn(digits, said).flatMap((number) =>
    units.map((unit) => ({
      metres: metresOf(number, unit),
      within: lastDigit(digits) * METRES[unit] * 0.501,
    })),
  );
}

/** Metres as they are written, other units rounded to 0.1 m. */
const metresOf = (number = 0, unit: Unit = 'M'): number =>
  unit === 'M' ? number : tenths(number * METRES[unit]);

/** Rounded to 0.1 m. */
export const tenths = (metres: number): number => Math.round(metres * 10) / 10;

/** A number, the name of its unit if it has one, and what separates them from the next. */
const PIECE = /(\d{1,3}(?:'\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([^\d,]*)([ ,]*)/y;

/** Narrow spaces within a number, as the page writes them: `1 500 m` is one length. */
const WITHIN = /(?<=\p{Nd})[\u00a0\u2009\u202f](?=\p{Nd}{3}(?!\p{Nd}))/gu;

interface Piece {
  readonly numbers: readonly number[];
  /** Undefined if none is written. */
  readonly units: readonly Unit[] | undefined;
}

/**
 * Reads several lengths, in the order written: `1, 2, 5 km`, `500 m 1.5 km`. A number takes the next unit that
 * follows, `bare` if none does. A comma separates numbers here, and so does a space: `1,300 m` is two lengths.
 * Asks as `readLength` does, about all of them at once.
 */
export function readLengths(text: string, bare: Unit): Reading<readonly number[], LengthFault> {
  const said = saidIn(text.replace(WITHIN, ''));
  const listed = said.text.replace(/[;/·]/g, ',').replace(/^[ ,]+/, '');
  if (listed === '') return refused('empty');
  const pieces = piecesIn(listed, said);
  if (pieces === undefined) return refused('length');
  let following: readonly Unit[] = [bare];
  const whole = pieces.toReversed().map(({ numbers, units = following }) => {
    following = units;
    return { numbers, units };
  });
  const lists = [0, 1].flatMap((n) =>
    [0, 1].map((u) =>
      whole
        .map(({ numbers, units }) => metresOf(numbers[n] ?? numbers[0], units[u] ?? units[0]))
        .toReversed(),
    ),
  );
  const different = [...new Map(lists.map((list) => [list.join(), list])).values()];
  const [first = [], ...others] = likely(different, (list) => list.every(isLength));
  return oneOf([first, ...others]);
}

function piecesIn(listed: string, said: Said): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < listed.length) {
    const [all = '', digits = '', written = '', gap = ''] = PIECE.exec(listed) ?? [];
    const name = written.trim();
    const units = name === '' ? undefined : unitsNamed(name);
    const joined = PIECE.lastIndex < listed.length && gap === '' && !written.endsWith(' ');
    const numbers = numbersIn(digits, said);
    if (all === '' || joined || numbers.length === 0 || units?.length === 0) return undefined;
    pieces.push({ numbers, units });
  }
  return pieces;
}
