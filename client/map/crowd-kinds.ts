/** What a crowd is made of. Pure. */
import type { Language } from '../../picture/basics.ts';
import { CATEGORIES } from '../../picture/categories.ts';
import type { Revisions } from '../../picture/revisions/revisions.ts';
import type { Crowd } from './points/crowds.ts';

/** The most first: `8 Rocket alert`. */
export function kindsIn(
  crowd: Crowd,
  looks: Revisions['looks'],
  language: Language,
): readonly string[] {
  const kinds = new Map<string, number>();
  for (const [look, count] of crowd.looks) {
    const kind = CATEGORIES[looks.unpack(look).category][language];
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  return [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} ${kind}`);
}
