/**
 * One thing that items are filtered by: any of its chosen options will do. Items of kinds without it pass;
 * kinds that have one of the same name share it.
 */
import type { DeskId, Language } from '../../picture/basics.ts';
import type { KindItem } from '../../picture/items.ts';
import type { Sign } from './sign.ts';

export interface Criterion<I extends KindItem = KindItem, Option extends string = string> {
  /** In the address: for ever, since links are kept. */
  readonly name: string;
  readonly options: readonly Option[];
  /** What links of earlier versions call an option. */
  readonly formerly?: Readonly<Record<string, Option>>;
  /** Before all others, since it is asked for most. */
  readonly first: boolean;
  /** At `now` (ms since 1970), for a reader of this desk. */
  holds(item: I, option: Option, now: number, desk?: DeskId): boolean;
  legend(language: Language): string;
  label(option: Option, language: Language): Sign;
  /** Too many for buttons: the others are taken from a list, under the options that are buttons. */
  readonly shows: 'buttons' | OptionList<Option>;
}

interface OptionList<Option extends string> {
  /** The option that another stands under; undefined: it is a button. */
  under(option: Option): Option | undefined;
  legend(language: Language): string;
}
