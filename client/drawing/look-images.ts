/** The names of the images that events are drawn with, by how they look. */
import { CATEGORIES } from '../../picture/categories.ts';
import type { Look } from '../../picture/revisions/look.ts';
import type { SymbolSet } from './choices.ts';
import { militaryName } from './military/names.ts';

/** The names of an event's images: its symbol, and the open mark of one known only roughly. */
export function imagesOf(
  look: Look,
  symbols: SymbolSet = 'plain',
): {
  readonly symbol: string;
  readonly mark: string;
} {
  const { category, precedence, withdrawn, desk } = look;
  const { group } = CATEGORIES[category];
  const military = symbols === 'military' ? militaryName(look) : undefined;
  if (withdrawn) {
    const symbol = military ?? `withdrawn/${group}/${desk}`;
    return { symbol, mark: symbol };
  }
  const kind = `${group}/${desk}/${precedence}`;
  return { symbol: military ?? `solid/${kind}`, mark: `open/${kind}` };
}
