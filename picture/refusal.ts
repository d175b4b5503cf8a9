/** Why not, by the rules of RULES.md: not theirs to do, not possible, or decided on an old picture. */
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
      readonly rule: 'R12';
      readonly why: string;
      readonly missed: readonly number[];
    };

export const forbidden = (rule: string, why: string): Refusal => ({
  kind: 'forbidden',
  rule,
  why,
});

export const impossible = (rule: string, field: string, why: string): Refusal => ({
  kind: 'impossible',
  rule,
  field,
  why,
});

/** [R12] These entries came after what was seen. */
export const overlooked = (why: string, missed: readonly number[]): Refusal => ({
  kind: 'missed',
  rule: 'R12',
  why,
  missed,
});
