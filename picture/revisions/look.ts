/** What a point looks like, in one number: category, precedence, withdrawn or not, and whose it is. */
import type { DeskId } from '../basics.ts';
import { CATEGORIES, CATEGORY_IDS, type Category, GROUPS } from '../categories.ts';
import { isUrgent, PRECEDENCES, type Precedence } from '../precedence.ts';

export interface Look {
  readonly category: Category;
  readonly precedence: Precedence;
  readonly withdrawn: boolean;
  readonly desk: DeskId;
}

const PRECEDENCE = 64; // categories fit below it
const WITHDRAWN = PRECEDENCE * 4;
const MAKER = WITHDRAWN * 2;

const NUMBERS: ReadonlyMap<string, number> = new Map(CATEGORY_IDS.map((id, i) => [id, i]));
const GROUP_OF = CATEGORY_IDS.map((id) => GROUPS.indexOf(CATEGORIES[id].group));

/** Looks by number. Desks and kinds are numbered in the order in which they are met; numbers never change. */
export class Looks {
  readonly #makers: { readonly desk: DeskId; readonly letter: string }[] = [];

  /** `letter`: that of the kind. */
  pack({ category, precedence, withdrawn, desk }: Look, letter: string): number {
    let number = this.#makers.findIndex((one) => one.desk === desk && one.letter === letter);
    if (number < 0) number = this.#makers.push({ desk, letter }) - 1;
    return (
      (NUMBERS.get(category) ?? 0) +
      PRECEDENCES.indexOf(precedence) * PRECEDENCE +
      (withdrawn ? WITHDRAWN : 0) +
      number * MAKER
    );
  }

  unpack(look: number): Look & { readonly letter: string } {
    const maker = this.#makers[Math.floor(look / MAKER)];
    const category = CATEGORY_IDS[look % PRECEDENCE];
    if (maker === undefined || category === undefined)
      throw new Error(`nothing looks like ${look}`);
    return {
      category,
      precedence: PRECEDENCES[precedenceOf(look)] ?? 'ROUTINE',
      withdrawn: isWithdrawn(look),
      ...maker,
    };
  }
}

export const isWithdrawn = (look: number): boolean => (look & WITHDRAWN) !== 0;
/** 0 for FLASH to 3 for ROUTINE. */
export const precedenceOf = (look: number): number => Math.floor(look / PRECEDENCE) % 4;
const URGENT = PRECEDENCES.map(isUrgent);
/** Of an urgent precedence. */
export const isGrave = (look: number): boolean => URGENT[precedenceOf(look)] === true;

/** Classes that bars tell apart: the three groups, other kinds of items; then the same when grave. */
export const CLASSES = 8;
export const OTHER = 3;
const GRAVE = 4;
/** The class of an entry that is about no item: no bar counts it. */
export const UNCOUNTED = 0xff;

/** The class of a point by its look; withdrawn, it is not grave. */
export const classOf = (look: number): number =>
  (GROUP_OF[look % PRECEDENCE] ?? 0) + (isGrave(look) && !isWithdrawn(look) ? GRAVE : 0);
