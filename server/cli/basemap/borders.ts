/** Cuts the borders of the basemap, with the line of 1923 and the places of labels. */
import type { Feature, Position } from 'geojson';
import { byHand } from './inputs.ts';
import { type Box, clippedLine, nearest, rounded, simplified } from './shapes.ts';

const tolerance = 20; // metres

/**
 * Style of a line: `border` solid; `line` (armistice, withdrawal) and `disputed` dashed, with a
 * label. `label` is the key of its text in the languages, empty for none.
 */
type Depiction = { kind: 'border' | 'line' | 'disputed'; label: string; name: string };

/** A shared edge, or only the part of it west or east of its point nearest to `at`. */
type Part = Depiction & { side?: { at: Position; of: 'west' | 'east' } };

const border = (name: string): Part[] => [{ kind: 'border', label: '', name }];

const armistice = (label: string, name: string): Depiction => ({ kind: 'line', label, name });

/** The ends of the line of 1923, where it meets the lines of Jordan and of Lebanon. */
const hamma = byHand.limit1923.at(-1)!;
const hasbani = byHand.limit1923[0]!;

/** ISR|SYR is missing on purpose: that edge is the A line, drawn once, in separation.geojson. */
const parts: Record<string, Part[]> = {
  'EGY|ISR': border('Egypt – Israel'),
  'EGY|PSE': border('Egypt – Gaza Strip'),
  'IRQ|JOR': border('Iraq – Jordan'),
  'IRQ|SAU': border('Iraq – Saudi Arabia'),
  'IRQ|SYR': border('Iraq – Syria'),
  'JOR|WBK': border('Jordan – West Bank'),
  'JOR|SAU': border('Jordan – Saudi Arabia'),
  'JOR|SYR': border('Jordan – Syria'),
  'LBN|SYR': border('Lebanon – Syria'),
  'ISR|JOR': [
    { ...border('Israel – Jordan')[0]!, side: { at: hamma, of: 'west' } },
    {
      kind: 'disputed',
      label: 'yarmouk',
      name: 'Yarmouk between Jordan and the Golan',
      side: { at: hamma, of: 'east' },
    },
  ],
  'ISR|LBN': [
    { ...armistice('blueLine', 'Blue Line (2000)'), side: { at: hasbani, of: 'west' } },
    {
      kind: 'disputed',
      label: 'shebaa',
      name: 'Lines between Lebanon and the Golan: Ghajar, Shebaa Farms area',
      side: { at: hasbani, of: 'east' },
    },
  ],
  'ISR|PSE': [armistice('', 'Line of the Gaza Strip')],
  'ISR|WBK': [armistice('armistice', 'Armistice line (1949)')],
};

/** Where labels are placed while a line is too short on the screen to write along it. */
const labels: [label: string, at: Position][] = [
  ['blueLine', [35.29, 33.105]],
  ['shebaa', [35.709, 33.312]],
  ['limit1923', [35.64, 33.09]],
  ['yarmouk', [35.71, 32.71]],
  ['armistice', [35.03, 32.3]],
  ['armistice', [34.92, 31.42]],
];

/** Lines between territories, as the source depicts them. */
export function borders(edges: ReadonlyMap<string, Position[][]>, box: Box): Feature[] {
  const depicted = Object.entries(parts).flatMap(([pair, list]) => {
    const lines = (edges.get(pair) ?? []).flatMap((line) => clippedLine(line, box));
    return list.flatMap(({ side, ...depiction }) =>
      lines
        .flatMap((line) => (side ? sideOf(line, side.at, side.of) : [line]))
        .map((line) => feature(rounded(simplified(line, tolerance)), depiction, 'OpenStreetMap')),
    );
  });
  const limit: Depiction = {
    kind: 'disputed',
    label: 'limit1923',
    name: 'Line of 1923, schematic',
  };
  return [
    ...depicted,
    feature(byHand.limit1923, limit, 'schematic, written by hand'),
    ...labels.map(
      ([label, coordinates]): Feature => ({
        type: 'Feature',
        properties: { kind: 'label', label, name: '', source: 'placed by hand' },
        geometry: { type: 'Point', coordinates },
      }),
    ),
  ];
}

const feature = (coordinates: Position[], depiction: Depiction, source: string): Feature => ({
  type: 'Feature',
  properties: { ...depiction, source },
  geometry: { type: 'LineString', coordinates },
});

/** One side of a line cut at its point nearest to `at`; a line that misses it is on one side. */
function sideOf(line: Position[], at: Position, of: 'west' | 'east'): Position[][] {
  const eastward = line[0]![0]! < line.at(-1)![0]! ? line : line.toReversed();
  const cut = nearest(eastward, at);
  const part = of === 'west' ? eastward.slice(0, cut + 1) : eastward.slice(cut);
  return part.length > 1 ? [part] : [];
}
