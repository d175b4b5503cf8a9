/** Words with a number in them: each language has the forms that it needs, `{n}` stands for the number. */
type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Lets the languages of a section differ in which plural forms they have. */
export const counted = (forms: Counted): Counted => forms;
