/** The layers and sources that kinds bring to the map. */

import { type KindLayer, type Level, PICKS } from '../kinds/on-map.ts';
import { everyKind } from '../kinds.ts';

const all = everyKind.flatMap(({ layers }) => layers);

export const layersAt = (level: Level): readonly KindLayer[] =>
  all.filter((layer) => layer.level === level);

/** The map's own source: events that stand too close together. */
export const CROWDS = 'crowds';

/** The sources that hold a picture, by name. */
export const KIND_SOURCES: readonly string[] = all.map(({ source }) => source);
export const SOURCES: readonly string[] = [...KIND_SOURCES, CROWDS];
/** Those that hold words alone, once these are placed: names, and what stands for many. */
export const WORD_SOURCES: ReadonlySet<string> = new Set([
  ...all.filter(({ words }) => words).map(({ source }) => source),
  CROWDS,
]);

/** The layers whose features can be picked: symbols before lines before areas, whatever the drawing order. */
export const PICKABLE: readonly string[] = PICKS.flatMap((pick) =>
  all.flatMap(({ picks }) => picks[pick] ?? []),
);

/** The layers below which the layer of points draws its parts. */
export const UNDER = everyKind.find(({ indexed }) => indexed !== undefined)?.indexed?.under;
