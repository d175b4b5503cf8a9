/** Texts with a counted number in them: each language has the forms of its grammar (CLDR), `{n}` is the number. */
import type { Language } from '../../picture/basics.ts';
import { LOCALES } from '../lib/format.ts';

export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** The form that the language uses for `n`, with `{n}` in it replaced by the number. Pure. */
export function formOf(n: number, forms: Counted, spoken: Language): string {
  const rule = new Intl.PluralRules(LOCALES[spoken]).select(n);
  return (forms[rule] ?? forms.other).replace('{n}', String(n)); // a browser may know more forms than we do
}
