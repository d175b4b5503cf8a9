/** Names of military symbols among the map's images: `military/<category>/<desk>/<precedence or withdrawn>`. */
import { DeskId } from '../../../picture/basics.ts';
import { CATEGORY_IDS, type Category } from '../../../picture/categories.ts';
import { PRECEDENCES, type Precedence } from '../../../picture/precedence.ts';

export interface MilitaryLook {
  readonly category: Category;
  readonly desk: DeskId;
  readonly precedence: Precedence;
  readonly withdrawn: boolean;
}

export const militaryName = ({ category, desk, precedence, withdrawn }: MilitaryLook): string =>
  `military/${category}/${desk}/${withdrawn ? 'withdrawn' : precedence}`;

/** The look that a name stands for; undefined if it is not one of these names. */
export function readMilitaryName(name: string): MilitaryLook | undefined {
  const [kind, id, owner, state, ...more] = name.split('/');
  const category = CATEGORY_IDS.find((one) => one === id);
  const desk = DeskId.safeParse(owner).data;
  const precedence = PRECEDENCES.find((one) => one === state);
  if (kind !== 'military' || more.length > 0 || category === undefined || desk === undefined)
    return undefined;
  if (precedence !== undefined) return { category, desk, precedence, withdrawn: false };
  return state === 'withdrawn'
    ? { category, desk, precedence: 'ROUTINE', withdrawn: true }
    : undefined;
}
