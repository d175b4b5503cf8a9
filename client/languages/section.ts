/** One part of the catalogue of words, whole in every language: a missing key is a type error. */
export const section = <Words extends object>(words: {
  en: Words;
  ar: NoInfer<Words>;
  he: NoInfer<Words>;
}): { readonly en: Words; readonly ar: Words; readonly he: Words } => words;
