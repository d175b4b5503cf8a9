/** Rules for changes: the schema of each type, and who may make it. What a rule does not allow is refused. */
import { z } from 'zod';
import { Ref } from './basics.ts';
import type { AuthorRole } from './roles.ts';

/** The rule of one type of change. */
export interface Rule {
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<string> }>;
  /** [P3] The roles that may make it; 'server' if the server makes it by itself. [P15] */
  readonly may: readonly AuthorRole[];
  /** [P9] Analysts may make it in a picture of several desks too. */
  readonly analystsShare?: true;
  /** [P4] Desks that did not make the item may make it too. */
  readonly anyDesk?: true;
  /** Its author says what they had seen: there is no such entry without. [R47] */
  readonly asksSeen?: true;
  /** It puts terms to others; by `agrees` its desk agrees to them, and then it asks for `seen` too. [R46] */
  readonly proposes?: true;
  /** Set if it is made only in a picture of one desk: the rule that says so, and why. */
  readonly private?: { readonly rule: string; readonly why: string };
}

/** A change to one item of the picture, which it names. */
export interface Act extends Rule {
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<string>; item: z.ZodType<string> }>;
}

/** A change to several items at once: to all of them or to none. [R26] */
export interface ActOnSeveral extends Rule {
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<string>; items: typeof Items }>;
}

const MOST_ITEMS = 256;

/** References to the items of one act, each once. */
export const Items = z
  .array(Ref)
  .min(1, 'names no item')
  .max(MOST_ITEMS, `names more than ${MOST_ITEMS} items`)
  .refine((refs) => new Set(refs).size === refs.length, 'names an item twice');

/** The items that a change says it changes; empty if it makes an item or concerns none. */
export function itemsIn(change: {
  readonly type: string;
  readonly item?: Ref;
  readonly items?: readonly Ref[];
}): readonly Ref[] {
  return change.items ?? (change.item === undefined ? [] : [change.item]);
}
