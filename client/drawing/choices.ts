/** What a reader has chosen to see of the map. Kept in this browser; it is no part of the picture. */
import { z } from 'zod';

export const BASE_GROUPS = ['water', 'borders', 'separation', 'places', 'airfields'] as const;
export type BaseGroup = (typeof BASE_GROUPS)[number];

export const GRIDS = ['none', 'graticule', 'mgrs'] as const;
export type GridKind = (typeof GRIDS)[number];

export const SYMBOL_SETS = ['plain', 'military'] as const;
export type SymbolSet = (typeof SYMBOL_SETS)[number];

const Choices = z.object({
  /** Parts of the base map, and files of tiles by name, that are not shown. */
  hidden: z.array(z.string()).catch([]),
  grid: z.enum(GRIDS).catch('none'),
  uncertainty: z.boolean().catch(true),
  withdrawn: z.boolean().catch(true),
  /** Events that stand too close together are drawn as crowds. */
  gathered: z.boolean().catch(true),
  /** The key of the map is open. */
  legend: z.boolean().catch(false),
  symbols: z.enum(SYMBOL_SETS).catch('plain'),
});
export type Choices = Readonly<z.infer<typeof Choices>>;

/** What was kept; what cannot be read is as it is at first. */
export function readChoices(text: string | null): Choices {
  try {
    return Choices.catch(Choices.parse({})).parse(JSON.parse(text ?? '{}'));
  } catch {
    return Choices.parse({}); // not JSON: another page's, or a half-written one
  }
}

const BELONGS: Readonly<Record<BaseGroup, RegExp>> = {
  water: /^base-(river|lake)/,
  borders: /^base-(border|line|disputed)/,
  separation: /^base-(separation|a-|b-)/,
  places: /^base-place/,
  airfields: /^base-airfield/,
};

/** To which part of the base map a layer belongs; land and sea belong to none, and always show. */
export const groupOf = (layer: string): BaseGroup | undefined =>
  BASE_GROUPS.find((group) => BELONGS[group].test(layer));
