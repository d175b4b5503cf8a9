/** Fields of an item that hold what people wrote in one language: `title.ar`. */
import { LANGUAGES, type Language } from '../../picture/basics.ts';

export function languageOf(field: string): Language | undefined {
  return LANGUAGES.find((one) => field.endsWith(`.${one}`));
}
