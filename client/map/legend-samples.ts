/** The little drawings of the map's key: the same shapes, rings and lines as on the map, as paths. */
import { type Cell, signOf } from '../../picture/cell.ts';
import { inks } from '../drawing/layer.ts';
import { letterOn } from '../drawing/symbols.ts';
import { STATES } from '../kinds/zone/states.ts';

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
  'suspended',
  'over',
  'groups',
  'letters',
  'rings',
  'faded',
  'disputed',
  'selected',
] as const;
type Row = (typeof kept)[number];

const line = 'M-22 0H22';
const diamond = (x: number): string => `M${x} -8.5 ${x + 8.5} 0 ${x} 8.5 ${x - 8.5} 0z`;
const square = (x: number): string => `M${x - 6.5} -6.5h13v13h-13z`;
const triangle = (x: number): string => `M${x} -8 ${x + 8} 6.5H${x - 8}z`;
const ring = (x: number, r: number): string =>
  `M${x - r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const cross = (x: number, y: number, r: number): string =>
  `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x - r} ${y + r}l${2 * r} ${-2 * r}`;

export function sampled({ desks }: Cell): Readonly<Record<Row, readonly Sample[]>> {
  const { dim, ink, amber, alarm } = inks();
  const [first, second = first, third = second] = desks;
  const colour = first?.colour ?? dim;
  return {
    proposed: [{ path: line, stroke: STATES.proposed.colour(inks()), width: 1.8, dash: '6 4' }],
    suspended: [
      { path: line, stroke: dim, width: 1.4 },
      { path: [-14, 0, 14].map((x) => cross(x, 0, 3)).join(''), stroke: dim, width: 1.4 },
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
    selected: [
      { path: diamond(0), fill: colour },
      { path: 'M-10 -6v-4h4M6 -10h4v4M10 6v4h-4M-6 10h-4v-4', stroke: ink, width: 1.6 },
    ],
  };
}
