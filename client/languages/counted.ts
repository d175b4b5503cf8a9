/** Words with a number in them: each language has the forms that it needs, `{n}` stands for the number. */
import type { Language } from '../../picture/basics.ts';
import { LOCALES } from '../format.ts';

export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Lets the languages of a section differ in which plural forms they have. */
export const counted = (forms: Counted): Counted => forms;

/** The form that the language uses for `n`, with `{n}` in it replaced by the number. Pure. */
export function formOf(n: number, forms: Counted, spoken: Language): string {
  const rule = new Intl.PluralRules(LOCALES[spoken]).select(n);
  return (forms[rule] ?? forms.other).replace('{n}', String(n));
}
