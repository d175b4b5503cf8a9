/** The base map: where things are, quiet under what happens there. */
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import sources from '../../data/basemap/sources.json';
import type { Language } from '../../picture/basics.ts';
import { type Messages, wordsIn } from '../messages/catalogue.ts';
import type { Theme } from '../ui/theme.svelte.ts';
import { addressOf } from './ground-parts.ts';
import { palettes } from './palette.ts';
import { fontFaces } from './style-fonts.ts';
import { groundLayers } from './style-ground.ts';
import { labelLayers } from './style-labels.ts';

/** One GeoJSON source a part, `base-land` for land.geojson, each with whom it is owed to. */
const baseSources = (): Record<string, SourceSpecification> =>
  Object.fromEntries(
    sources.map(({ file, attribution }) => {
      const part = file.replace('.geojson', '');
      return [`base-${part}`, { type: 'geojson', data: addressOf(part), attribution }];
    }),
  );

/** The whole style in one language and theme; another of either changes layers, never sources. */
export const baseStyle = (
  language: Language,
  theme: Theme,
  words: Messages['base'] = wordsIn(language).base,
): StyleSpecification => ({
  version: 8,
  'font-faces': fontFaces(),
  sources: baseSources(),
  layers: [...groundLayers(palettes[theme]), ...labelLayers(language, words, palettes[theme])],
});
