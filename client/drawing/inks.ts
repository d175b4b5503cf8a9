/** The colours that layers of the map share, by theme. */
import type { SymbolLayerSpecification } from 'maplibre-gl';
import { onBright } from '../ui/contrast.ts';
import type { Theme } from '../ui/theme.svelte.ts';

type Hex = `#${string}`;

export interface Inks {
  readonly ink: Hex;
  readonly dim: Hex;
  readonly ground: Hex;
  readonly amber: Hex;
  /** What desks have agreed. */
  readonly agree: Hex;
  readonly alarm: Hex;
  /** The ground of a raised label, and what lies around a ring. */
  readonly raised: string;
  readonly casing: string;
  /** A light colour as it is drawn on this ground. */
  readonly tint: (colour: string) => string;
  /** What is being drawn and is not in the picture. */
  readonly draft: Hex;
  /** What keeps a label readable on any ground. */
  readonly edge: NonNullable<SymbolLayerSpecification['paint']>;
}

const made = (colours: Omit<Inks, 'edge'>): Inks => ({
  ...colours,
  edge: { 'text-halo-color': colours.ground, 'text-halo-width': 1.6 },
});

export const INKS: Readonly<Record<Theme, Inks>> = {
  dark: made({
    ink: '#e6edf5',
    dim: '#93a3b6',
    ground: '#0b1017',
    amber: '#ffc24d',
    agree: '#4fd08c',
    alarm: '#ff5d52',
    raised: 'rgb(24 34 48 / 0.96)',
    casing: 'rgb(11 16 23 / 0.75)',
    tint: (colour) => colour,
    draft: '#8fb8ff',
  }),
  bright: made({
    ink: '#14202d',
    dim: '#3b4a64',
    ground: '#ffffff',
    amber: '#5c3600',
    agree: '#0b7657',
    alarm: '#d3150b',
    raised: 'rgb(255 255 255 / 0.97)',
    casing: 'rgb(255 255 255 / 0.85)',
    tint: onBright,
    draft: '#1f57b5',
  }),
};
