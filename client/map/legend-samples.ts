/** The little drawings of the map's key: the same shapes, rings and lines as on the map, as paths. */
import { type Cell, signOf } from '../../picture/cell.ts';
import { inks } from '../drawing/layer.ts';
import { letterOn } from '../drawing/symbols.ts';
import { STATES } from '../kinds/zone/states.ts';
import { theme } from '../ui/theme.svelte.ts';
import { palettes } from './palette.ts';

interface Sample {
  /** On a field of 46 by 20 about its middle. */
  readonly path: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: string;
  readonly letter?: { readonly x: number; readonly sign: string; readonly ink: string };
  readonly faded?: boolean;
}

/** The rows of the key, in their order, for what exists. */
export const kept = [
  'proposed',
  'agreed',
  'force',
  'suspended',
  'denounced',
  'unilateral',
  'over',
  'groups',
  'letters',
  'rough',
  'rings',
  'faded',
  'disputed',
  'note',
  'own',
  'selected',
  'separation',
] as const;
type Row = (typeof kept)[number];

const line = 'M-22 0H22';
const diamond = (x: number): string => `M${x} -8.5 ${x + 8.5} 0 ${x} 8.5 ${x - 8.5} 0z`;
const square = (x: number, half = 6.5): string =>
  `M${x - half} ${-half}h${2 * half}v${2 * half}h${-2 * half}z`;
const triangle = (x: number): string => `M${x} -8 ${x + 8} 6.5H${x - 8}z`;
const ring = (x: number, r: number): string =>
  `M${x - r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const cross = (x: number, y: number, r: number): string =>
  `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x - r} ${y + r}l${2 * r} ${-2 * r}`;

export function sampled({ desks }: Cell): Readonly<Record<Row, readonly Sample[]>> {
  const { dim, ink, amber, agree, alarm } = inks();
  const [first, second = first, third = second] = desks;
  const colour = first?.colour ?? dim;
  const { separation, separationLine } = palettes[theme.current];
  return {
    proposed: [{ path: line, stroke: STATES.proposed.colour(inks()), width: 1.8, dash: '6 4' }],
    suspended: [
      { path: line, stroke: dim, width: 1.4 },
      { path: [-14, 0, 14].map((x) => cross(x, 0, 3)).join(''), stroke: dim, width: 1.4 },
    ],
    agreed: [{ path: line, stroke: agree, width: 1.5 }],
    force: [{ path: line, stroke: agree, width: 3.4 }],
    denounced: [{ path: line, stroke: ink, width: 1.8, dash: '8 3 1.6 3' }],
    unilateral: [
      { path: 'M-22 -6h28v12h-28z', stroke: agree, width: 3 },
      ...(first
        ? [
            {
              path: square(16, 5.5),
              fill: first.colour,
              letter: { x: 16, sign: signOf(first), ink: letterOn(first.colour) },
            },
          ]
        : []),
    ],
    over: [{ path: line, stroke: dim, width: 1.4, faded: true }],
    groups: [diamond(-13), square(1), triangle(15)].map((path) => ({ path, fill: dim })),
    letters: [first, second, third].flatMap((desk, i) => {
      const x = -15 + i * 15;
      const sign = desk && signOf(desk);
      return desk && sign
        ? [{ path: square(x), fill: desk.colour, letter: { x, sign, ink: letterOn(desk.colour) } }]
        : [];
    }),
    rough: [
      { path: ring(0, 9), stroke: colour, width: 1.2, dash: '3 3' },
      { path: square(0, 4.5), stroke: colour, width: 1.8 },
    ],
    rings: [
      { path: ring(-12, 6), stroke: amber, width: 2 },
      { path: ring(11, 4.5), stroke: alarm, width: 1.8 },
      { path: ring(11, 8), stroke: alarm, width: 1.4 },
    ],
    faded: [{ path: diamond(0), fill: colour, faded: true }],
    disputed: [
      { path: ring(-12, 5.5), stroke: ink, width: 1.2 },
      { path: cross(-12, 0, 2), stroke: ink, width: 1.2 },
      { path: 'M5 -5.5h12v8.5h-7l-3 3v-3h-2z', stroke: colour, width: 1.5 },
    ],
    note: [
      { path: 'M-22 0H-8', stroke: colour, width: 1.6 },
      { path: 'M-3 0l-8 4v-8z', fill: colour },
      { path: 'M4 -6.5h16v13h-16z', stroke: colour, width: 1.6 },
    ],
    own: [
      { path: square(0, 9), stroke: colour, width: 1.6, dash: '4 2.5' },
      { path: 'M-2.2 -1v-1.6a2.2 2.2 0 0 1 4.4 0v1.6', stroke: colour, width: 1.4 },
      { path: 'M-3.6 -1h7.2v5.4h-7.2z', fill: colour },
    ],
    selected: [
      { path: diamond(0), fill: colour },
      { path: 'M-10 -6v-4h4M6 -10h4v4M10 6v4h-4M-6 10h-4v-4', stroke: ink, width: 1.6 },
    ],
    separation: [
      { path: 'M-22 -6h44v12h-44z', fill: separation },
      ...[-6, 6].map((y) => ({
        path: `M-22 ${y}h44`,
        stroke: separationLine,
        width: 1.8,
        dash: '1.8 2.6',
      })),
    ],
  };
}
