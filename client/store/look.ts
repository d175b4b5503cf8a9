/** What an event looks like, in one number: category, precedence, withdrawn or not, and whose it is. */
import type { DeskId } from '../../picture/basics.ts';
import { CATEGORIES, CATEGORY_IDS, type Category, GROUPS } from '../../picture/categories.ts';
import { type EventItem, PRECEDENCES, type Precedence } from '../../picture/kinds/event.ts';
import { isUrgent } from '../lib/urgent.ts';

export interface Look {
  readonly category: Category;
  readonly precedence: Precedence;
  readonly withdrawn: boolean;
  readonly desk: DeskId;
}

const PRECEDENCE = 64; // categories fit below it
const WITHDRAWN = PRECEDENCE * 4;
const DESK = WITHDRAWN * 2;

const NUMBERS: ReadonlyMap<string, number> = new Map(CATEGORY_IDS.map((id, i) => [id, i]));
const GROUP_OF = CATEGORY_IDS.map((id) => GROUPS.indexOf(CATEGORIES[id].group));

/** Desks by number, in the order in which they were met; numbers never change. */
export class Looks {
  readonly #desks: DeskId[] = [];

  pack({ category, precedence, withdrawn, desk }: Look): number {
    let number = this.#desks.indexOf(desk);
    if (number < 0) number = this.#desks.push(desk) - 1;
    return (
      (NUMBERS.get(category) ?? 0) +
      PRECEDENCES.indexOf(precedence) * PRECEDENCE +
      (withdrawn ? WITHDRAWN : 0) +
      number * DESK
    );
  }

  unpack(look: number): Look {
    const desk = this.#desks[Math.floor(look / DESK)];
    const category = CATEGORY_IDS[look % PRECEDENCE];
    if (desk === undefined || category === undefined)
      throw new Error(`no event looks like ${look}`);
    return {
      category,
      precedence: PRECEDENCES[Math.floor(look / PRECEDENCE) % 4] ?? 'ROUTINE',
      withdrawn: isWithdrawn(look),
      desk,
    };
  }
}

export const lookOf = ({ fields, state, by }: EventItem): Look => ({
  category: fields.category,
  precedence: fields.precedence,
  withdrawn: state === 'withdrawn',
  desk: by.desk,
});

export const isWithdrawn = (look: number): boolean => (look & WITHDRAWN) !== 0;
/** The same look, withdrawn. */
export const withdrawn = (look: number): number => look | WITHDRAWN;
/** 0 for FLASH to 3 for ROUTINE. */
export const precedenceOf = (look: number): number => Math.floor(look / PRECEDENCE) % 4;
const URGENT = PRECEDENCES.map(isUrgent);
/** Of an urgent precedence. */
export const isGrave = (look: number): boolean => URGENT[precedenceOf(look)] === true;

/** Classes that bars tell apart: the three groups, other kinds of items; then the same when grave. */
export const CLASSES = 8;
export const OTHER = 3;
const GRAVE = 4;

/** The class of an event by its look; withdrawn, it is not grave. */
export const classOf = (look: number): number =>
  (GROUP_OF[look % PRECEDENCE] ?? 0) + (isGrave(look) && !isWithdrawn(look) ? GRAVE : 0);
