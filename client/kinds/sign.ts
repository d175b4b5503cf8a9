/** By what something is told from others at once. */
import type { Ref } from '../../picture/basics.ts';
import type { Precedence } from '../../picture/precedence.ts';

/** How urgent it says it is, drawn as a tag; or a word, and the item that it is attached to. */
export type Sign =
  | { readonly as: 'precedence'; readonly precedence: Precedence }
  | { readonly as: 'word'; readonly word: string; readonly on?: Ref | undefined };
