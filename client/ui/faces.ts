/** The letters that a page needs at once. */
import type { Language } from '../../picture/basics.ts';

const PATIENCE = 400; // ms: then the page goes on in what letters there are

const NEEDED: Readonly<Record<Language, readonly (readonly [family: string, sample: string])[]>> = {
  en: [],
  ar: [['IBM Plex Sans Arabic', '\u0639']],
  he: [['IBM Plex Sans Hebrew', '\u05e2']],
};
const WEIGHTS = [400, 600];

/** Settles when the letters of a language are there, or when they take too long. */
export async function fontsOf(language: Language): Promise<void> {
  const faces = [
    ...NEEDED[language],
    ['IBM Plex Sans', 'a'] as const,
    ['IBM Plex Mono', '0'] as const,
  ];
  const loading = faces.flatMap(([family, sample]) =>
    WEIGHTS.map((weight) => document.fonts.load(`${weight} 14px "${family}"`, sample)),
  );
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.allSettled(loading), late]);
}
