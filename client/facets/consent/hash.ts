/** The hash of terms as people read it, and read it out on the telephone. Pure. */
import type { Hash, Language } from '../../../picture/basics.ts';
import { wordsIn } from '../../messages/catalogue.ts';

/** Its first eight digits, in two fours: `81D5 3B6F`. */
export function hashText(hash: Hash): string {
  const digits = hash.slice(0, 8).toUpperCase();
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

/** The same in words: `eight one delta five · three bravo six foxtrot`. */
export function spelledOut(hash: Hash, language: Language): string {
  const words: Readonly<Record<string, string>> = wordsIn(language).agreeing.spelled;
  const four = (digits: string) => [...digits].map((digit) => words[digit] ?? digit).join(' ');
  return `${four(hash.slice(0, 4))} · ${four(hash.slice(4, 8))}`;
}
