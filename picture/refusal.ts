import type { DeskId, Ref } from './basics.ts';

/** A refusal by a rule of RULES.md: not permitted, not possible, or decided on an outdated picture. */
export type Refusal =
  | { readonly kind: 'forbidden'; readonly rule: string; readonly why: string }
  | {
      readonly kind: 'impossible';
      readonly rule: string;
      readonly field: string;
      readonly why: string;
    }
  | {
      readonly kind: 'missed';
      readonly rule: string;
      readonly why: string;
      readonly missed: readonly number[];
      /** [R50] The items that those entries changed, and whose they are. */
      readonly items?: readonly Unseen[];
    };

/** An item that an author has not seen as it is. */
export interface Unseen {
  readonly ref: Ref;
  /** Whose it is: the desk that changed it last. */
  readonly desk: DeskId;
  /** The entries that changed it meanwhile. */
  readonly entries: readonly number[];
}

/** The actor may not do it. */
export const forbidden = (rule: string, why: string): Refusal => ({
  kind: 'forbidden',
  rule,
  why,
});

/** It cannot be done; `field` is the path in the command that is at fault. */
export const impossible = (rule: string, field: string, why: string): Refusal => ({
  kind: 'impossible',
  rule,
  field,
  why,
});

/** These entries (`missed`, by seq) came after what the author had seen. */
export const overlooked = (
  why: string,
  missed: readonly number[],
  rule: 'R12' | 'R32' | 'R33' | 'R47' | 'R50' | 'R60' = 'R12',
): Extract<Refusal, { kind: 'missed' }> => ({
  kind: 'missed',
  rule,
  why,
  missed,
});
