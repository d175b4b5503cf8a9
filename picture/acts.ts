/** Rules for changes: the schema of each type, and who may make it. What a rule leaves out is refused. */
import { z } from 'zod';
import { Ref } from './basics.ts';
import type { AuthorRole } from './roles.ts';

/** One type of change. */
export interface Rule {
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<string> }>;
  /** [P3] The roles that make it; 'server' if the server does so by itself. [P15] */
  readonly may: readonly AuthorRole[];
  /** [P9] Analysts make it in a picture of several desks too. */
  readonly analystsShare?: true;
  /** [P4] Desks that did not make the item make it too. */
  readonly anyDesk?: true;
  /** It is made in the picture of one desk alone: the rule that says so, and why. */
  readonly private?: { readonly rule: string; readonly why: string };
}

/** A change to an item that is there: it names it. */
export interface Act extends Rule {
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<string>; item: z.ZodType<string> }>;
}

/** A change to several items at once: all of them or none. */
export interface ActOnSeveral extends Rule {
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<string>; items: typeof Items }>;
}

const MOST_ITEMS = 256;

/** The items of one act, each once. */
export const Items = z
  .array(Ref)
  .min(1, 'names no item')
  .max(MOST_ITEMS, `names more than ${MOST_ITEMS} items`)
  .refine((refs) => new Set(refs).size === refs.length, 'names an item twice');

/** The items that a change names as those it changes: none if it makes one, or none at all. */
export function itemsIn(change: {
  readonly type: string;
  readonly item?: Ref;
  readonly items?: readonly Ref[];
}): readonly Ref[] {
  return change.items ?? (change.item === undefined ? [] : [change.item]);
}
