/** The names of the changes that the page itself has words for. */
import type { Language } from '../../picture/basics.ts';
import { wordsIn } from '../messages/catalogue.ts';

export function changeName(type: string, language: Language): string | undefined {
  const names: Readonly<Record<string, string>> = wordsIn(language).items.change;
  return names[type];
}
