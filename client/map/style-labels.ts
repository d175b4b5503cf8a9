import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { Language } from '../../picture/basics.ts';
import { regular, semiBold } from '../drawing/fonts.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { Palette } from './palette.ts';

type Text = ExpressionSpecification;

const has = (language: Language): Text => ['!=', ['get', `name_${language}`], ''];
const name = (language: Language): Text => ['get', `name_${language}`];
const haloed = ({ halo }: Palette) => ({ 'text-halo-color': halo, 'text-halo-width': 1.2 });

/** The reader's name, else the English one, which every place has. */
const ownName = (language: Language): Text => ['case', has(language), name(language), name('en')];

/** The names in the other scripts, without one that already stands as the first. */
function otherNames(language: Language): Text {
  const scripts: Language[] = ['ar', 'he', 'en'];
  const parts = scripts
    .filter((other) => other !== language)
    .map((other): Text => {
      const shown = other === 'en' ? has(language) : has(other);
      return ['case', shown, ['concat', '\n', name(other)], ''];
    });
  return ['concat', ...parts];
}

/** One name from afar, all three scripts from `near` on, the others smaller and dimmer. */
const names = (language: Language, near: number, { placeOther }: Palette): Text => [
  'step',
  ['zoom'],
  ['format', ownName(language), {}],
  near,
  [
    'format',
    ownName(language),
    {},
    otherNames(language),
    { 'font-scale': 0.82, 'text-color': placeOther },
  ],
];

/** Where a name may stand beside its place, as `text-anchor` has it, in the order in which it is tried. */
export const sidesOf = (language: Language) => {
  const [first, second] =
    language === 'en' ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const corners = [`top-${first}`, `bottom-${first}`, `top-${second}`, `bottom-${second}`] as const;
  return [first, second, 'top', 'bottom', ...corners] as const;
};

/** Sizes of a letter from a place to its name: farther out where something stands on the place. */
export const OFFS = [0.55, 1, 1.6] as const;

/** The way from a place to its name, in sizes of a letter, as `text-radial-offset` has it. */
function wayTo(side: ReturnType<typeof sidesOf>[number], off: number): [number, number] {
  const one = side.includes('-') ? off * Math.SQRT1_2 : off;
  const across = side.endsWith('left') ? one : side.endsWith('right') ? -one : 0;
  return [across, side.startsWith('top') ? one : side.startsWith('bottom') ? -one : 0];
}

const beside = (language: Language): SymbolLayerSpecification['layout'] => ({
  'text-variable-anchor-offset': OFFS.flatMap((off) =>
    sidesOf(language).flatMap((side) => [side, wayTo(side, off)]),
  ),
  'text-justify': 'auto',
  'text-max-width': 12,
  'text-line-height': 1.2,
});

/** How places are named by their rank: from which zoom, and how large at zoom 7 and from 12 on. */
export const RANKS = [
  { rank: 4, from: 11.2, size: [10.5, 12.5], bold: false },
  { rank: 3, from: 9.8, size: [10.5, 13], bold: false },
  { rank: 2, from: 7, size: [11, 14], bold: false },
  { rank: 1, from: 4, size: [12, 16], bold: true },
] as const;

const ranks = (palette: Palette) =>
  RANKS.map(({ bold, ...one }) => ({
    ...one,
    colour: bold ? palette.placeMain : palette.place,
    font: bold ? semiBold : regular,
  }));

const ofRank = (rank: number): FilterSpecification => ['==', ['get', 'rank'], rank];

const dots = (palette: Palette) =>
  ranks(palette).map(
    ({ rank, from }): LayerSpecification => ({
      id: `base-place-${rank}-dot`,
      type: 'circle',
      source: 'base-places',
      minzoom: from,
      filter: ofRank(rank),
      paint: {
        'circle-radius': rank === 1 ? 2.4 : rank === 2 ? 1.9 : 1.5,
        'circle-color': palette.dot,
      },
    }),
  );

const places = (language: Language, palette: Palette) =>
  ranks(palette).map(
    ({ rank, from, size, colour, font }): LayerSpecification => ({
      id: `base-place-${rank}`,
      type: 'symbol',
      source: 'base-places',
      minzoom: from,
      filter: ofRank(rank),
      layout: {
        ...beside(language),
        'text-field': names(language, 13, palette), // layout sees whole zooms only
        'text-font': font,
        'text-size': ['interpolate', ['linear'], ['zoom'], 7, size[0]!, 12, size[1]!],
        'text-padding': 4,
        'text-overlap': rank <= 2 ? 'always' : 'never', // towns can be read whatever is there
      },
      paint: { ...haloed(palette), 'text-color': colour },
    }),
  );

/** Words that follow a line. */
const along = (id: string, source: string, from: number, text: Text | string, palette: Palette) =>
  ({
    id,
    type: 'symbol',
    source,
    minzoom: from,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 260,
      'text-field': text,
      'text-font': regular,
      'text-size': 10.5,
      'text-letter-spacing': 0.02,
      'text-offset': [0, -0.95],
      'text-max-angle': 60,
      'text-padding': 6,
    },
    paint: { ...haloed(palette), 'text-color': palette.lineName },
  }) satisfies LayerSpecification;

/** What a line of borders.geojson is, by the key that the file gives it. */
const lineName = (words: Messages['base']): Text => [
  'match',
  ['get', 'label'],
  'blueLine',
  words.blueLine,
  'shebaa',
  words.shebaa,
  'armistice',
  words.armistice,
  'limit1923',
  words.limit1923,
  'yarmouk',
  words.yarmouk,
  '',
];

const lines = (words: Messages['base'], palette: Palette): LayerSpecification[] => [
  {
    ...along('base-line-name', 'base-borders', 11, lineName(words), palette),
    filter: ['!=', ['get', 'kind'], 'label'],
  },
  {
    id: 'base-line-label',
    type: 'symbol',
    source: 'base-borders',
    minzoom: 8.6,
    maxzoom: 11,
    filter: ['==', ['get', 'kind'], 'label'],
    layout: {
      ...beside('en'), // on the same side of the line for all
      'text-max-width': 24,
      'text-field': lineName(words),
      'text-font': regular,
      'text-size': 10.5,
      'text-letter-spacing': 0.02,
    },
    paint: { ...haloed(palette), 'text-color': palette.lineName },
  },
  ...(['a', 'b'] as const).map((side) => ({
    ...along(`base-${side}-name`, 'base-separation', 9, words[side], palette),
    filter: ['==', ['get', 'kind'], side] satisfies FilterSpecification,
  })),
  {
    id: 'base-separation-name',
    type: 'symbol',
    source: 'base-separation',
    minzoom: 8.5,
    filter: ['==', ['get', 'kind'], 'label'],
    layout: {
      'text-field': words.area,
      'text-font': semiBold,
      'text-size': 10.5,
      'text-letter-spacing': 0.08,
      'text-max-width': 20,
    },
    paint: { ...haloed(palette), 'text-color': palette.lineName },
  },
];

const airfields = (palette: Palette): LayerSpecification[] => [
  {
    id: 'base-airfield-mark',
    type: 'circle',
    source: 'base-airfields',
    minzoom: 8.3,
    paint: {
      'circle-radius': 2.6,
      'circle-color': palette.land,
      'circle-stroke-color': palette.airfield,
      'circle-stroke-width': 1,
    },
  },
  {
    id: 'base-airfield',
    type: 'symbol',
    source: 'base-airfields',
    minzoom: 8.8,
    layout: {
      'text-field': ['get', 'icao'],
      'text-font': regular,
      'text-size': 10,
      'text-letter-spacing': 0.06,
      'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.6,
    },
    paint: { ...haloed(palette), 'text-color': palette.airfield },
  },
];

const waterNames = (language: Language, palette: Palette) =>
  (['river', 'lake'] as const).map((kind): LayerSpecification => {
    const layer = along(`base-${kind}-name`, 'base-water', kind === 'lake' ? 8 : 10, '', palette);
    const placing = { 'symbol-placement': kind === 'lake' ? 'point' : 'line' } as const;
    const layout = { ...layer.layout, ...placing, 'text-field': ownName(language) };
    return {
      ...layer,
      layout: kind === 'lake' ? { ...layout, 'text-offset': [0, 0] } : layout,
      filter: ['==', ['get', 'kind'], kind],
      paint: { ...haloed(palette), 'text-color': palette.waterName },
    };
  });

/** Dots and words, those that matter most last: MapLibre places the last first. */
export function labelLayers(
  language: Language,
  words: Messages['base'],
  palette: Palette,
): LayerSpecification[] {
  const [villages, towns, ...cities] = places(language, palette);
  return [
    ...dots(palette),
    ...waterNames(language, palette),
    ...airfields(palette),
    villages!,
    towns!,
    ...lines(words, palette),
    ...cities,
  ];
}
