/** Fields of an item that hold what people wrote in one language: `title.ar`. */
import { LANGUAGES, type Language } from '../../picture/basics.ts';

export function languageOf(field: string): Language | undefined {
  const [, tail] = /^(?:title|text|name|rules)\.(\w+)$/.exec(field) ?? [];
  return LANGUAGES.find((one) => one === tail);
}
